// The document as it came: its bytes, how far they have been read, what is cut out of them, and where something is wrong.

import { Buffer } from 'node:buffer';
import { malformed } from './errors.ts';
import { forbiddenAt, HOLDS, isNoCharacter, KIND, NAME_BYTE, textOf, withLineEnds } from './letters.ts';
import { FIRST, stands, type Written, written } from './lexicon.ts';
import { referenceOf } from './scanner.ts';
import { WRONG } from './wrong.ts';

/** A character for each byte. */
function latin(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

export class Source {
  readonly bytes: Uint8Array;
  /** A character for each byte: what is ASCII is cut out of it. */
  readonly text: string;
  /** How far it has been read. */
  offset = 0;
  private before = FIRST;

  /** UTF-8. Texts are searched much faster than bytes. */
  constructor(bytes: Uint8Array) {
    const text = latin(bytes);
    const hasReturn = text.includes('\r');
    this.bytes = hasReturn ? withLineEnds(bytes) : bytes;
    this.text = hasReturn ? latin(this.bytes) : text;
  }

  /** Whether U+FFFE or U+FFFF are there, in time for what is rare. */
  hasNoCharacter(): boolean {
    for (let at = this.text.indexOf('\xef'); at >= 0; at = this.text.indexOf('\xef', at + 1)) {
      if (isNoCharacter(this.bytes, at)) return true;
    }
    return false;
  }

  /** What a range holds; no character that XML forbids. */
  check(start: number, end: number): number {
    let holds = 0;
    for (let at = start; at < end; at += 1) holds |= KIND[this.bytes[at] as number] as number;
    if (holds & HOLDS.forbidden) throw this.wrong('character', start);
    return holds;
  }

  /** Text of a range. */
  cut(start: number, end: number): string {
    for (let at = start; at < end; at += 1) {
      if ((this.bytes[at] as number) >= 0x80) return textOf(this.bytes, start, end);
    }
    return this.text.slice(start, end);
  }

  /** Whether a range is just this text of ASCII. */
  holds(text: string, start: number, end: number): boolean {
    if (text.length !== end - start) return false;
    for (let at = start; at < end; at += 1) if (text.charCodeAt(at - start) !== this.bytes[at]) return false;
    return true;
  }

  /** The name at an offset; leaves the offset behind it. */
  name(start: number): Written | undefined {
    const { before } = this;
    const guess = before.next;
    if (guess && stands(this.bytes, start, guess)) {
      this.offset = start + guess.bytes.length;
      this.before = guess;
      return guess;
    }
    const found = this.lookUp(start);
    if (!found?.isLasting) return found;
    before.next = found;
    this.before = found;
    return found;
  }

  private lookUp(start: number): Written | undefined {
    const { bytes } = this;
    let at = start;
    let hash = 0;
    for (; at < bytes.length; at += 1) {
      const byte = bytes[at] as number;
      if (NAME_BYTE[byte] === 0) break;
      hash = (Math.imul(hash, 31) + byte) | 0;
    }
    this.offset = at;
    return at === start ? undefined : written(bytes, { start, end: at }, hash);
  }

  /** Text with its references resolved; `start` is where it stands. */
  expand(raw: string, start: number): string {
    let result = '';
    let from = 0;
    for (let amp = raw.indexOf('&'); amp >= 0; amp = raw.indexOf('&', from)) {
      const end = raw.indexOf(';', amp);
      const value = end < 0 ? undefined : referenceOf(raw.slice(amp + 1, end));
      if (value === undefined) throw this.wrong('reference', start + Buffer.byteLength(raw.slice(0, amp)));
      result += raw.slice(from, amp) + value;
      from = end + 1;
    }
    return result + raw.slice(from);
  }

  skipSpaces(offset: number): number {
    let at = offset;
    for (; at < this.bytes.length; at += 1) {
      const byte = this.bytes[at];
      if (byte !== 0x20 && byte !== 0x0a && byte !== 0x09) break;
    }
    return at;
  }

  /** Line and column, from 1. */
  placeOf(offset: number): { line: number; column: number } {
    const before = textOf(this.bytes, 0, offset);
    const lastBreak = before.lastIndexOf('\n');
    return { line: before.split('\n').length, column: before.length - lastBreak };
  }

  /** A character that XML forbids is said first, wherever it stands. */
  forbidden(): Error | undefined {
    const at = forbiddenAt(this.bytes);
    return at < 0 ? undefined : malformed(this.placeOf(at), WRONG.character);
  }

  wrong(what: keyof typeof WRONG, offset = this.offset): Error {
    return this.forbidden() ?? malformed(this.placeOf(Math.min(offset, this.bytes.length)), WRONG[what]);
  }
}
