// Identifiers: UUID version 7 (RFC 9562, method 1): unique without coordination, and ordered by creation, also within
// one millisecond of one process: timelines and keyset pages rest on it.

import { randomBytes } from 'node:crypto';

const COUNTER_LIMIT = 0x1000;

let lastInstant = 0;
let counter = 0;

/** A new UUIDv7, lower case with dashes. */
export function newId(now: number = Date.now()): string {
  if (now > lastInstant) {
    lastInstant = now;
    counter = 0;
  } else if (++counter === COUNTER_LIMIT) {
    lastInstant += 1;
    counter = 0;
  }
  const bytes = randomBytes(16);
  bytes.writeUIntBE(lastInstant, 0, 6);
  bytes.writeUInt16BE(0x7000 | counter, 6);
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** True for the canonical lower-case form only: safe to put into SQL text. */
export function isId(text: string): boolean {
  return UUID.test(text);
}
