// Passwords and random secrets. Passwords: Argon2id with the OWASP parameters (19 MiB, 2 passes, 1 lane: 7 to 30 ms).
// Random secrets have 256 bits: a plain SHA-256 of them cannot be guessed back, and can be looked up.

import { createHash, randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

const ARGON2ID = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** PHC string (`$argon2id$v=19$…`). */
export async function hashPassword(password: string): Promise<string> {
  return await hash(password.normalize('NFC'), ARGON2ID);
}

let decoy: Promise<string> | undefined;

/**
 * Whether the password is the one of this hash. Without a hash the same work is done against a decoy and the answer is
 * no, so that the time taken does not tell whether an account exists.
 */
export async function passwordMatches(password: string, passwordHash: string | null | undefined): Promise<boolean> {
  decoy ??= hashPassword(randomBytes(16).toString('hex'));
  const matches = await verify(passwordHash ?? (await decoy), password.normalize('NFC'));
  return matches && passwordHash != null;
}

/** A new secret, URL-safe: 43 characters. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

export function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
