// Codes of authenticator apps: TOTP (RFC 6238) with what every app understands: SHA-1, six digits, thirty seconds.

import { Secret, TOTP } from 'otpauth';

const PERIOD_SECONDS = 30;
/** RFC 4226, requirement 6: at least 128 bits, 160 recommended. */
const SECRET_BYTES = 20;
/** Codes of the steps before and after count too: clocks of phones are off, and people type slowly. */
const STEPS_OFF = 1;

/** Base32, 32 characters. */
export function newTotpSecret(): string {
  return new Secret({ size: SECRET_BYTES }).base32;
}

function totpOf(secret: string, label: string): TOTP {
  const options = { issuer: 'Facteur', algorithm: 'SHA1', digits: 6, period: PERIOD_SECONDS };
  return new TOTP({ ...options, label, secret: Secret.fromBase32(secret) });
}

/** What the QR code says: `otpauth://totp/Facteur:alice@exemple.fr?…`. */
export function totpUri(secret: string, email: string): string {
  return totpOf(secret, email).toString();
}

/** The thirty seconds whose code this is, counted since 1970; `undefined` for a code of none around now. */
export function stepOfCode(secret: string, code: string, now: Date): number | undefined {
  const token = code.replaceAll(/\s/gu, '');
  if (!/^\d{6}$/.test(token)) return undefined;
  const timestamp = now.getTime();
  const off = totpOf(secret, '').validate({ token, timestamp, window: STEPS_OFF });
  return off === null ? undefined : Math.floor(timestamp / 1000 / PERIOD_SECONDS) + off;
}
