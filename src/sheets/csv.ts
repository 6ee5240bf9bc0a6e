// Comma separated values, as French spreadsheet programs really write them (RFC 4180 and its neighbours).

import { parseCsv } from 'hucre/csv';
import { SheetError } from './errors.ts';

const DELIMITERS = [';', ',', '\t', '|'] as const;
const SAMPLE_LINES = 60;

/** By its byte order mark; else UTF-8 when that fits; else Windows-1252, which always does. */
function decodeText(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** How many fields each line has, outside quotes. */
function widths(text: string, delimiter: string): number[] {
  const rows = parseCsv(text, { delimiter }).slice(0, SAMPLE_LINES);
  return rows.filter((row) => row.some((cell) => cell !== null && String(cell).trim() !== '')).map((row) => row.length);
}

/** The separator with which most lines have the same number of fields, more than one. */
function delimiterOf(text: string): string {
  const said = /^sep=(.)\r?\n/i.exec(text)?.[1];
  if (said !== undefined) return said;
  const sample = text.split('\n', SAMPLE_LINES).join('\n');
  let best = { delimiter: ';', score: 0 };
  for (const delimiter of DELIMITERS) {
    const counts = new Map<number, number>();
    for (const width of widths(sample, delimiter)) counts.set(width, (counts.get(width) ?? 0) + 1);
    for (const [width, lines] of counts) {
      const score = width < 2 ? 0 : lines * lines * Math.log2(width);
      if (score > best.score) best = { delimiter, score };
    }
  }
  return best.delimiter;
}

export function readCsv(bytes: Uint8Array): string[][] {
  const text = decodeText(bytes).replace(/^\ufeff/, '');
  // A text file has no zero characters: this is something else.
  if (text.slice(0, 4096).includes('\0')) throw new SheetError('unreadable');
  const delimiter = delimiterOf(text);
  const rows = parseCsv(text.replace(/^sep=.\r?\n/i, ''), { delimiter });
  return rows.map((row) => row.map((cell) => (cell === null ? '' : String(cell))));
}
