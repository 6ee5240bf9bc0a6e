// French identifiers, computed here on purpose and not with the product's own checks:
// the samples must be able to contradict them.

/** Luhn sum of a string of digits, modulo 10: 0 for a valid SIREN or SIRET. */
export function luhn(digits: string): number {
  const doubled = [...digits].toReversed().map((digit, position) => Number(digit) * (position % 2 === 1 ? 2 : 1));
  return doubled.reduce((total, value) => total + (value > 9 ? value - 9 : value), 0) % 10;
}

/** French VAT number of a SIREN: key = (12 + 3 × (SIREN mod 97)) mod 97. */
export function vatNumber(siren: string): string {
  const key = (12 + 3 * (Number(siren) % 97)) % 97;
  return `FR${String(key).padStart(2, '0')}${siren}`;
}

/** SIRET of the head office or of the nth establishment: SIREN, four digits, Luhn digit. */
export function siret(siren: string, establishment = 1): string {
  const stem = `${siren}${String(establishment).padStart(4, '0')}`;
  return stem + String((10 - luhn(`${stem}0`)) % 10);
}

/** French IBAN (27 characters, no blank) with its RIB key (mod 97) and its check digits (ISO 13616). */
export function iban(bank: string, branch: string, account: string): string {
  const rib = 97n - ((89n * BigInt(bank) + 15n * BigInt(branch) + 3n * BigInt(account)) % 97n);
  const bban = `${bank}${branch}${account}${String(rib).padStart(2, '0')}`;
  const check = 98n - (BigInt(`${bban}152700`) % 97n); // F = 15, R = 27
  return `FR${String(check).padStart(2, '0')}${bban}`;
}

/** IBAN in groups of four, as printed on paper. */
export function printedIban(value: string): string {
  return value.replace(/(.{4})(?=.)/g, '$1 ');
}
