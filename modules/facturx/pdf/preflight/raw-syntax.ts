// What PDF/A asks of the bytes between objects (ISO 19005-3 §6.1.2 to §6.1.9): matters only for files that are
// kept as they are, as what we write ourselves has this form.

import type { PdfFile } from '../syntax/file.ts';
import { isSpace } from '../syntax/lexer.ts';
import { latin1 } from '../syntax/text.ts';

const LINE_FEED = 10;
const RETURN = 13;

/** `%PDF-1.4`, end of line, `%` and four bytes above 127. */
function hasSoundHeader(text: string): boolean {
  return /^%PDF-1\.[0-7](\r\n|\r|\n)%[\x80-\xff]{4}/.test(text.slice(0, 64));
}

function endsLine(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === LINE_FEED || bytes[at] === RETURN;
}

/** `12 0 obj` with single spaces, alone on its line. */
function hasSoundHead(bytes: Uint8Array, text: string, offset: number): boolean {
  return /^\d+ \d+ obj[\r\n]/.test(text.slice(offset, offset + 40)) && (offset === 0 || endsLine(bytes, offset - 1));
}

function* occurrences(text: string, word: string): Generator<number> {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) yield at;
}

/** `stream` is followed by a line feed, with a return before it at most; `endstream` and `endobj` start a line. */
function hasSoundKeywords(bytes: Uint8Array, text: string): boolean {
  for (const at of occurrences(text, 'endobj')) if (!endsLine(bytes, at - 1) || !endsLine(bytes, at + 6)) return false;
  for (const at of occurrences(text, 'endstream')) if (!endsLine(bytes, at - 1)) return false;
  for (const at of occurrences(text, 'stream')) {
    if (bytes[at - 1] === 0x64 || !(isSpace(bytes[at - 1]) || bytes[at - 1] === 0x3e)) continue;
    const next = bytes[at + 6] === RETURN ? bytes[at + 7] : bytes[at + 6];
    if (next !== LINE_FEED) return false;
  }
  return true;
}

/** `xref`, one end of line, `0 12`, one end of line. */
function hasSoundTables(bytes: Uint8Array, text: string): boolean {
  for (const at of occurrences(text, 'xref')) {
    if (bytes[at - 1] === 0x74) continue;
    if (!endsLine(bytes, at - 1)) continue;
    if (!/^xref(\r\n|\r|\n)\d+ \d+(\r\n|\r|\n| \r| \n)/.test(text.slice(at, at + 40))) return false;
  }
  return true;
}

export function hasSoundSyntax(file: PdfFile): boolean {
  const { bytes } = file;
  const text = latin1(bytes);
  if (!hasSoundHeader(text) || !hasSoundKeywords(bytes, text) || !hasSoundTables(bytes, text)) return false;
  for (const num of file.numbers()) {
    const place = file.xref.places.get(num);
    if (place && place !== 'free' && 'offset' in place && !hasSoundHead(bytes, text, place.offset)) return false;
  }
  return true;
}
