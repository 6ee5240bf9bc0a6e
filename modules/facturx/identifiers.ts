// Identifiers that carry their own proof: SIREN, SIRET, French VAT number, IBAN, BIC.

import { isValidBIC, isValidIBAN } from 'ibantools';

export {
  compact,
  frenchVatNumber,
  isFrenchVatNumber,
  isSiren,
  isSiret,
  sirenOfVatNumber,
  vatKeyOf,
} from '#src/siren.ts';

/** Electronic form, without spaces; length of the country and modulo 97 are checked. */
export function isIban(text: string): boolean {
  return isValidIBAN(text);
}

/** Written like an IBAN, right or wrong: BT-84 is then one, and is checked. */
export function looksLikeIban(text: string): boolean {
  return /^[A-Z]{2}\s?\d{2}[A-Z0-9\s]{8,}$/.test(text);
}

export function isBic(text: string): boolean {
  return isValidBIC(text);
}
