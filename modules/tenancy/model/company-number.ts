// The number people know a company by: SIREN, SIRET or French VAT number. Its key is always checked; the other numbers
// follow from it, without asking anybody.

import { compact, frenchVatNumber, isFrenchVatNumber, parseSiren, parseSiret, sirenOfVatNumber } from '#src/siren.ts';

export interface CompanyNumbers {
  readonly siren: string;
  /** Only when that is what was typed. */
  readonly siret: string | undefined;
  readonly vatNumber: string;
}

/** As typed, with or without spaces; `undefined` when it is none of the three, or its key is wrong. */
export function readCompanyNumber(typed: string): CompanyNumbers | undefined {
  const siret = parseSiret(typed);
  const text = compact(typed);
  const siren =
    parseSiren(typed) ?? siret?.slice(0, 9) ?? (isFrenchVatNumber(text) ? sirenOfVatNumber(text) : undefined);
  if (siren === undefined || parseSiren(siren) === undefined) return undefined;
  return { siren, siret, vatNumber: isFrenchVatNumber(text) ? text : frenchVatNumber(siren) };
}
