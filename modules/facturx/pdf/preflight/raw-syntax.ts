// What PDF/A asks of the bytes between objects (ISO 19005-3 §6.1.2 to §6.1.9): matters only for files that are
// kept as they are, as what we write ourselves has this form.

import type { PdfFile } from '../syntax/file.ts';
import { isSpace } from '../syntax/lexer.ts';

const LINE_FEED = 10;
const RETURN = 13;

/** `%PDF-1.4`, end of line, `%` and four bytes above 127. */
function hasSoundHeader(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(64, bytes.length)).toString('latin1');
  return /^%PDF-1\.[0-7](\r\n|\r|\n)%[\x80-\xff]{4}/.test(head);
}

function endsLine(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === LINE_FEED || bytes[at] === RETURN;
}

/** `12 0 obj` with single spaces, alone on its line. */
function hasSoundHead(bytes: Uint8Array, offset: number): boolean {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset + offset, Math.min(40, bytes.length - offset)).toString(
    'latin1',
  );
  const match = /^\d+ \d+ obj[\r\n]/.exec(text);
  return match !== null && (offset === 0 || endsLine(bytes, offset - 1));
}

function* occurrences(bytes: Uint8Array, word: string): Generator<number> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let at = buffer.indexOf(word); at >= 0; at = buffer.indexOf(word, at + word.length)) yield at;
}

/** `stream` is followed by a line feed, with a return before it at most; `endstream` and `endobj` start a line. */
function hasSoundKeywords(bytes: Uint8Array): boolean {
  for (const at of occurrences(bytes, 'endobj')) if (!endsLine(bytes, at - 1) || !endsLine(bytes, at + 6)) return false;
  for (const at of occurrences(bytes, 'endstream')) if (!endsLine(bytes, at - 1)) return false;
  for (const at of occurrences(bytes, 'stream')) {
    if (bytes[at - 1] === 0x64 || !(isSpace(bytes[at - 1]) || bytes[at - 1] === 0x3e)) continue;
    const next = bytes[at + 6] === RETURN ? bytes[at + 7] : bytes[at + 6];
    if (next !== LINE_FEED) return false;
  }
  return true;
}

/** `xref`, one end of line, `0 12`, one end of line. */
function hasSoundTables(bytes: Uint8Array): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  for (const at of occurrences(bytes, 'xref')) {
    if (bytes[at - 1] === 0x74) continue;
    if (!endsLine(bytes, at - 1)) continue;
    const text = buffer.subarray(at, at + 40).toString('latin1');
    if (!/^xref(\r\n|\r|\n)\d+ \d+(\r\n|\r|\n| \r| \n)/.test(text)) return false;
  }
  return true;
}

export function hasSoundSyntax(file: PdfFile): boolean {
  const { bytes } = file;
  if (!hasSoundHeader(bytes) || !hasSoundKeywords(bytes) || !hasSoundTables(bytes)) return false;
  for (const num of file.numbers()) {
    const place = file.xref.places.get(num);
    if (place && place !== 'free' && 'offset' in place && !hasSoundHead(bytes, place.offset)) return false;
  }
  return true;
}
