// How people prove who they are.

/** As kept with a session. `provider`: an outside one; `provider-strong`: it says that it asked for a second factor. */
const methods = ['password', 'totp', 'recovery', 'passkey', 'provider', 'provider-strong'] as const;
export type SignInMethod = (typeof methods)[number];

/** Something a person has, beside what they know. A passkey is both: its device has asked for finger, face or PIN. */
const strong: ReadonlySet<SignInMethod> = new Set(['totp', 'recovery', 'passkey', 'provider-strong']);

export function provesSecondFactor(proved: readonly SignInMethod[]): boolean {
  return proved.some((method) => strong.has(method));
}

/** For how long a second factor counts as proved a moment ago: long enough to prepare a payment and send it. */
const FRESH_MS = 10 * 60_000;

export function isFresh(provedAt: Date | undefined, now: Date): boolean {
  return provedAt !== undefined && now.getTime() - provedAt.getTime() < FRESH_MS;
}

/** Of methods as they are stored: those this version knows. */
export function knownMethods(stored: readonly string[]): SignInMethod[] {
  return methods.filter((method) => stored.includes(method));
}
