// Where bounces come back to: an envelope sender of its own for each mail (VERP), `retour+<id>.<token>@<mail domain>`.
// The token is random and kept in the mail's row: nobody who did not get the mail can report it as refused.

import { randomBytes, timingSafeEqual } from 'node:crypto';
import { isId } from '../ids.ts';

/** No dossier may take this word as its address. */
const WORD = 'retour';

/** 64 bits in hexadecimal: servers may change the case of a local part, and 64 characters are all it may have. */
export function newReturnToken(): string {
  return randomBytes(8).toString('hex');
}

export interface ReturnPath {
  readonly mailId: string;
  readonly token: string;
}

export function returnLocalPart({ mailId, token }: ReturnPath): string {
  return `${WORD}+${mailId.replaceAll('-', '')}.${token}`;
}

/** Undefined for any other address. */
export function parseReturnLocalPart(localPart: string): ReturnPath | undefined {
  const found = /^retour\+([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})\.([0-9a-f]{16})$/.exec(
    localPart.toLowerCase(),
  );
  if (!found) return undefined;
  const [, ...parts] = found;
  const token = parts.pop() ?? '';
  const mailId = parts.join('-');
  return isId(mailId) ? { mailId, token } : undefined;
}

export function isSameToken(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}
