// Recovery codes: for who has lost the phone. Each opens once. 80 bits: kept as a plain hash they cannot be guessed back.

import { randomInt } from 'node:crypto';

const COUNT = 10;
const LENGTH = 16;
/** Without 0, 1, i, l, o: codes are read from paper. 31^16 is more than 2^79. */
const LETTERS = '23456789abcdefghjkmnpqrstuvwxyz';

function newCode(): string {
  const letters = Array.from({ length: LENGTH }, () => LETTERS.charAt(randomInt(LETTERS.length)));
  return letters.join('').replaceAll(/(.{4})(?=.)/g, '$1-');
}

/** Ten of the form `abcd-efgh-jkmn-pqrs`. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: COUNT }, newCode);
}

/** As typed → as hashed; `undefined` for what cannot be a recovery code. */
export function readRecoveryCode(typed: string): string | undefined {
  const letters = typed.toLowerCase().replaceAll(/[\s-]/gu, '');
  return letters.length === LENGTH && [...letters].every((letter) => LETTERS.includes(letter)) ? letters : undefined;
}
