// Saves a draft: whole, with only what is reachable, or appended so that the original bytes stay a prefix.

import { createHash } from 'node:crypto';
import type { PdfDraft } from './draft.ts';
import { deflate } from './flate.ts';
import { Output } from './output.ts';
import { dict, isDict, name, PdfRef, PdfStream, PdfString, type PdfDict, type PdfValue } from './objects.ts';
import { asIs, write, writeIndirect, type Renumber } from './serialise.ts';

/** Metadata, output intent and an invoice of some lines. */
const USUAL_ADDITION = 32 * 1024;
const HEADER = Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1');

/** Numbers of everything that the trailer leads to, in order of first mention. */
function reachable(draft: PdfDraft): Map<number, number> {
  const numbers = new Map<number, number>();
  const waiting: PdfValue[] = [draft.trailer.get('Root') ?? null, draft.trailer.get('Info') ?? null];
  for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
    if (value instanceof PdfRef) {
      if (numbers.has(value.num)) continue;
      const object = draft.get(value.num);
      if (object === null) continue;
      numbers.set(value.num, numbers.size + 1);
      waiting.push(object);
    } else if (Array.isArray(value)) waiting.push(...value);
    else if (value instanceof PdfStream) waiting.push(value.dict);
    else if (isDict(value)) waiting.push(...value.values());
  }
  return numbers;
}

function firstId(trailer: PdfDict): PdfString | undefined {
  const id = trailer.get('ID');
  const first = Array.isArray(id) ? id[0] : undefined;
  return first instanceof PdfString && first.bytes.length > 0 ? first : undefined;
}

function identifier(...parts: readonly Uint8Array[]): PdfString {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return new PdfString(hash.digest().subarray(0, 16));
}

/** Root, Info and ID of the new trailer; the identifier follows from the content, so the same input gives the same bytes. */
function trailerOf(draft: PdfDraft, id: PdfString, size: number): PdfDict {
  return dict({
    Size: size,
    Root: draft.trailer.get('Root'),
    Info: draft.trailer.get('Info'),
    ID: [firstId(draft.trailer) ?? id, id],
  });
}

function tableRow(offset: number): string {
  return `${String(offset).padStart(10, '0')} 00000 n\r\n`;
}

/** The whole document, rewritten without what nothing refers to. */
export function saveWhole(draft: PdfDraft): Uint8Array {
  const numbers = reachable(draft);
  const renumber: Renumber = (ref) => {
    const num = numbers.get(ref.num);
    return num === undefined ? 'null' : `${num} 0 R`;
  };
  const output = new Output((draft.base?.bytes.length ?? 0) + USUAL_ADDITION);
  output.push(HEADER);
  const offsets: number[] = [];
  for (const [old, num] of numbers) {
    offsets.push(output.length);
    output.push(...writeIndirect(`${num} 0`, draft.get(old), renumber));
  }
  const size = numbers.size + 1;
  const trailer = trailerOf(draft, identifier(output.since(0)), size);
  const start = output.length;
  output.push(`xref\n0 ${size}\n0000000000 65535 f\r\n${offsets.map(tableRow).join('')}`);
  output.push(`trailer\n${write(trailer, renumber)}\nstartxref\n${start}\n%%EOF\n`);
  return output.bytes();
}

/** Consecutive numbers of a sorted list: first number and offsets. */
function runs(offsets: readonly [number, number][]): [number, number[]][] {
  const result: [number, number[]][] = [];
  for (const [num, offset] of offsets) {
    const last = result.at(-1);
    if (last && last[0] + last[1].length === num) last[1].push(offset);
    else result.push([num, [offset]]);
  }
  return result;
}

function appendTable(output: Output, offsets: readonly [number, number][], trailer: PdfDict): void {
  const start = output.length;
  const sections = runs(offsets).map(([first, items]) => `${first} ${items.length}\n${items.map(tableRow).join('')}`);
  output.push(`xref\n${sections.join('')}trailer\n${write(trailer, asIs)}\nstartxref\n${start}\n%%EOF\n`);
}

function appendStream(output: Output, offsets: readonly [number, number][], trailer: PdfDict): void {
  const start = output.length;
  const num = trailer.get('Size') as number;
  const all: [number, number][] = [...offsets, [num, start]];
  const rows = Buffer.alloc(all.length * 7);
  all.forEach(([, offset], index) => {
    rows.writeUInt8(1, index * 7);
    rows.writeUInt32BE(offset, index * 7 + 1);
  });
  const entries = new Map(trailer)
    .set('Type', name('XRef'))
    .set('Size', num + 1)
    .set('W', [1, 4, 2])
    .set(
      'Index',
      runs(all).flatMap(([first, items]) => [first, items.length]),
    )
    .set('Filter', name('FlateDecode'));
  output.push(...writeIndirect(`${num} 0`, new PdfStream(entries, deflate(rows)), asIs));
  output.push(`startxref\n${start}\n%%EOF\n`);
}

/** The original bytes, untouched, and after them what changed. The base must not have been recovered. */
export function saveAppended(draft: PdfDraft): Uint8Array {
  const { base } = draft;
  if (!base || base.recovered) throw new Error('Only a file whose cross-reference is sound can be appended to');
  const output = new Output((draft.base?.bytes.length ?? 0) + USUAL_ADDITION);
  output.push(base.bytes);
  if (base.bytes.at(-1) !== 10) output.push('\n');
  const offsets: [number, number][] = [];
  for (const [num, value] of [...draft.changed].sort((a, b) => a[0] - b[0])) {
    offsets.push([num, output.length]);
    output.push(...writeIndirect(`${num} ${base.generation(num)}`, value, asIs));
  }
  const size = Math.max(base.size, ...offsets.map(([num]) => num + 1));
  const known = firstId(draft.trailer)?.bytes ?? base.bytes;
  const id = identifier(known, output.since(base.bytes.length));
  const trailer = trailerOf(draft, id, size).set('Prev', base.xref.start);
  if (base.xref.isStream) appendStream(output, offsets, trailer);
  else appendTable(output, offsets, trailer);
  return output.bytes();
}
