// A company by its number, in the extract of SIRENE that the operator loaded: nothing is asked outside.

import type { Ctx, Tx } from '#src/context.ts';
import { readCompanyNumber } from '../../model/company-number.ts';
import { legalFormOf } from '../../model/sirene/legal-forms.ts';
import type { Extract, LookUp } from '../../model/sirene/types.ts';
import { extractsOf, findUnit } from '../../repository/sirene/register.ts';

/** `typed`: SIREN, SIRET or French VAT number, with or without spaces. */
export async function lookUpCompany(ctx: Ctx | Tx, typed: string): Promise<LookUp> {
  const numbers = readCompanyNumber(typed);
  if (!numbers) return { outcome: 'wrong_number' };
  const { siren, vatNumber } = numbers;
  const unit = await findUnit(ctx, siren);
  if (!unit) return (await canLookUp(ctx)) ? { outcome: 'unknown', siren } : { outcome: 'no_extract' };
  const { name, legalCategory, ape, active, disclosed, seatNic, address } = unit;
  if (!disclosed) return { outcome: 'undisclosed', siren, active };
  return {
    outcome: 'found',
    company: {
      siren,
      siret: seatNic === undefined ? undefined : `${siren}${seatNic}`,
      vatNumber,
      name,
      legalForm: legalFormOf(legalCategory),
      legalCategory,
      ape,
      active,
      address,
    },
  };
}

/** The extracts that are loaded: names first. */
export async function sireneExtracts(ctx: Ctx | Tx): Promise<Extract[]> {
  return await extractsOf(ctx);
}

/** False while there is nothing to look names up in. */
export async function canLookUp(ctx: Ctx | Tx): Promise<boolean> {
  return (await extractsOf(ctx)).some(({ kind }) => kind === 'units');
}
