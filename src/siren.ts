// French company numbers. SIREN and SIRET carry a Luhn key (INSEE, ISO/IEC 7812-1 annex B); the VAT number carries a
// key over the SIREN (CGI ann. III art. 41-0, as published for VIES).

/** Without the spaces, points and dashes people put into identifiers; upper case. */
export function compact(text: string): string {
  return text.replace(/[\s.\u00a0\u202f-]/g, '').toUpperCase();
}

function luhnSum(digits: string): number {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = digits.charCodeAt(digits.length - 1 - index) - 48;
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum;
}

/** Nine digits whose Luhn sum is right. No spaces: see {@link compact}. */
export function isSiren(text: string): boolean {
  return /^\d{9}$/.test(text) && text !== '000000000' && luhnSum(text) % 10 === 0;
}

const LA_POSTE = '356000000';
const LA_POSTE_HEAD_OFFICE = '35600000000048';

/**
 * Fourteen digits: a SIREN and five digits of the establishment, Luhn over all. La Poste has more establishments than
 * Luhn allows: theirs but the head office have a sum of digits that is a multiple of 5.
 */
export function isSiret(text: string): boolean {
  if (!/^\d{14}$/.test(text) || !isSiren(text.slice(0, 9))) return false;
  if (luhnSum(text) % 10 === 0) return true;
  if (!text.startsWith(LA_POSTE) || text === LA_POSTE_HEAD_OFFICE) return false;
  return [...text].reduce((sum, digit) => sum + Number(digit), 0) % 5 === 0;
}

/** The nine digits of a SIREN as people type it (`732 829 320`), or `undefined` when it is not one. */
export function parseSiren(text: string): string | undefined {
  const digits = compact(text);
  return isSiren(digits) ? digits : undefined;
}

/** The fourteen digits of a SIRET as people type it, or `undefined` when it is not one. */
export function parseSiret(text: string): string | undefined {
  const digits = compact(text);
  return isSiret(digits) ? digits : undefined;
}

/** The two digits between `FR` and the SIREN: (12 + 3 × (SIREN mod 97)) mod 97. */
export function vatKeyOf(siren: string): string {
  const key = (12 + 3 * (Number(siren) % 97)) % 97;
  return key.toString().padStart(2, '0');
}

/** The VAT number that the tax office gives to this SIREN: `732829320` → `FR44732829320`. */
export function frenchVatNumber(siren: string): string {
  return `FR${vatKeyOf(siren)}${siren}`;
}

/**
 * `FR`, two characters, nine digits. When both are digits they must be the key of the SIREN; keys with letters
 * (never I or O) exist for other registrations and cannot be computed.
 */
export function isFrenchVatNumber(text: string): boolean {
  const match = /^FR([0-9A-HJ-NP-Z]{2})(\d{9})$/.exec(text);
  if (!match) return false;
  const [, key = '', siren = ''] = match;
  return /^\d\d$/.test(key) ? key === vatKeyOf(siren) : true;
}

/** The SIREN inside a French VAT number, or `undefined`. */
export function sirenOfVatNumber(text: string): string | undefined {
  return /^FR[0-9A-Z]{2}(\d{9})$/.exec(text)?.[1];
}
