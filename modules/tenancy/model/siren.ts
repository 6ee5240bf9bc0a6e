// French company numbers. SIREN and SIRET carry a Luhn key (INSEE, ISO/IEC 7812-1 annex B); the VAT number carries a
// key over the SIREN (CGI ann. III art. 41-0, as published for VIES).

/** La Poste numbers its establishments by another rule: the sum of all digits is a multiple of 5. */
const LA_POSTE = '356000000';

function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (const [index, digit] of Array.from(digits).toReversed().entries()) {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0;
}

function digitSum(digits: string): number {
  return Array.from(digits).reduce((sum, digit) => sum + Number(digit), 0);
}

/** As people type it (`732 829 320`, with any spaces or dots): the nine digits, or `undefined` when the key is wrong. */
export function parseSiren(text: string): string | undefined {
  const digits = text.replaceAll(/[\s\u00a0\u202f.-]/gu, '');
  return /^\d{9}$/.test(digits) && digits !== '000000000' && passesLuhn(digits) ? digits : undefined;
}

/** The fourteen digits of an establishment, or `undefined` when SIREN or key are wrong. */
export function parseSiret(text: string): string | undefined {
  const digits = text.replaceAll(/[\s\u00a0\u202f.-]/gu, '');
  if (!/^\d{14}$/.test(digits) || parseSiren(digits.slice(0, 9)) === undefined) return undefined;
  if (passesLuhn(digits)) return digits;
  return digits.startsWith(LA_POSTE) && digitSum(digits) % 5 === 0 ? digits : undefined;
}

/** The VAT number that the tax office gives to this SIREN: `732829320` → `FR44732829320`. */
export function vatNumberOf(siren: string): string {
  const key = (12 + 3 * (Number(siren) % 97)) % 97;
  return `FR${String(key).padStart(2, '0')}${siren}`;
}
