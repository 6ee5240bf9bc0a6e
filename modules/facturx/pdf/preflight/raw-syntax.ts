// What PDF/A asks of the bytes between objects (ISO 19005-3 §6.1.2 to §6.1.9): matters only for files that are
// kept as they are, as what we write ourselves has this form.

import type { PdfFile } from '../syntax/file.ts';
import { PdfStream } from '../syntax/objects.ts';
import { latin1 } from '../syntax/text.ts';

const HEAD = /^[\r\n]\d+ \d+ obj[\r\n]/;
const LONGEST_HEAD = 40;

/** `%PDF-1.4`, end of line, `%` and four bytes above 127. */
function hasSoundHeader(text: string): boolean {
  return /^%PDF-1\.[0-7](\r\n|\r|\n)%[\x80-\xff]{4}/.test(text.slice(0, 64));
}

function endsLine(text: string, at: number): boolean {
  return text[at] === '\n' || text[at] === '\r';
}

/** `12 0 obj` with single spaces, alone on its line. */
function hasSoundHead(bytes: Uint8Array, offset: number): boolean {
  return offset > 0 && HEAD.test(latin1(bytes.subarray(offset - 1, offset + LONGEST_HEAD)));
}

function* occurrences(text: string, word: string): Generator<number> {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) yield at;
}

/** `stream` is followed by a line feed, with a return before it at most; `endstream` and `endobj` start a line. */
function hasSoundKeywords(text: string): boolean {
  for (const at of occurrences(text, 'endobj')) if (!endsLine(text, at - 1) || !endsLine(text, at + 6)) return false;
  for (const at of occurrences(text, 'endstream')) if (!endsLine(text, at - 1)) return false;
  for (const at of occurrences(text, 'stream')) {
    if (!/[\0\t\n\f\r >]/.test(text[at - 1] ?? '')) continue;
    const next = text[at + 6] === '\r' ? text[at + 7] : text[at + 6];
    if (next !== '\n') return false;
  }
  return true;
}

/** `xref`, one end of line, `0 12`, one end of line. */
function hasSoundTables(text: string): boolean {
  for (const at of occurrences(text, 'xref')) {
    if (!endsLine(text, at - 1)) continue;
    if (!/^xref(\r\n|\r|\n)\d+ \d+(\r\n|\r|\n| \r| \n)/.test(text.slice(at, at + LONGEST_HEAD))) return false;
  }
  return true;
}

/** The file without the data of its streams: most of it, and any word may stand there. */
function betweenStreams(file: PdfFile): string {
  const { bytes } = file;
  const data = Array.from(file.numbers(), (num) => file.get(num))
    .filter((value) => value instanceof PdfStream)
    .map(({ raw }) => ({ start: raw.byteOffset - bytes.byteOffset, length: raw.length }))
    .sort((one, other) => one.start - other.start);
  let text = '';
  let at = 0;
  for (const { start, length } of data) {
    if (start < at) continue;
    text += latin1(bytes.subarray(at, start));
    at = start + length;
  }
  return text + latin1(bytes.subarray(at));
}

export function hasSoundSyntax(file: PdfFile): boolean {
  const text = betweenStreams(file);
  if (!hasSoundHeader(text) || !hasSoundKeywords(text) || !hasSoundTables(text)) return false;
  for (const num of file.numbers()) {
    const place = file.xref.places.get(num);
    if (place && place !== 'free' && 'offset' in place && !hasSoundHead(file.bytes, place.offset)) return false;
  }
  return true;
}
