// Check digits of the numbers that name a company and its account.

export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let at = 0; at < digits.length; at += 1) {
    const digit = Number(digits[digits.length - 1 - at]);
    const doubled = at % 2 === 0 ? digit : digit * 2;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return digits.length > 0 && sum % 10 === 0;
}

export function isSiren(digits: string): boolean {
  return /^\d{9}$/.test(digits) && !/^0+$/.test(digits) && passesLuhn(digits);
}

/** La Poste (356 000 000) numbers its post offices so that the plain sum of the digits is a multiple of 5. */
export function isSiret(digits: string): boolean {
  if (!/^\d{14}$/.test(digits) || !isSiren(digits.slice(0, 9))) return false;
  if (passesLuhn(digits)) return true;
  return digits.startsWith('356000000') && [...digits].reduce((sum, digit) => sum + Number(digit), 0) % 5 === 0;
}

/** Key = (12 + 3 × (SIREN mod 97)) mod 97. Newer keys with letters exist and cannot be recomputed: they do not pass. */
export function isFrenchVat(text: string): boolean {
  const match = /^FR(\d{2})(\d{9})$/.exec(text);
  if (!match?.[1] || !match[2]) return false;
  return (12 + 3 * (Number(match[2]) % 97)) % 97 === Number(match[1]) && passesLuhn(match[2]);
}

/** ISO 13616: the first four characters go to the end, letters count from 10, the rest by 97 is 1. */
export function isIban(text: string): boolean {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(text)) return false;
  const expected = IBAN_LENGTHS[text.slice(0, 2)];
  if (expected !== undefined && expected !== text.length) return false;
  let rest = 0;
  for (const sign of text.slice(4) + text.slice(0, 4)) {
    const value = Number.parseInt(sign, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}

const IBAN_LENGTHS: Record<string, number> = {
  FR: 27,
  MC: 27,
  DE: 22,
  BE: 16,
  LU: 20,
  ES: 24,
  IT: 27,
  NL: 18,
  PT: 25,
  CH: 21,
  GB: 22,
  IE: 22,
  AT: 20,
};
