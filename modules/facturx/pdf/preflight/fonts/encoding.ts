// The encoding of a simple font: base and differences (ISO 32000-1 §9.6.6).

import { arrayEntry, dictOf, nameEntry, nameOf, PdfName, type PdfDict, type PdfObjects } from '../../syntax/objects.ts';
import { encodedName, type BaseEncoding } from './glyph-names.ts';

export interface SimpleEncoding {
  /** `undefined` when the font's own encoding is the base. */
  readonly base: BaseEncoding | undefined;
  readonly differences: ReadonlyMap<number, string>;
  /** True when the font dictionary has an `/Encoding` at all. */
  readonly isGiven: boolean;
}

const BASES = new Set(['WinAnsiEncoding', 'MacRomanEncoding', 'StandardEncoding']);

function baseOf(name: string | undefined): BaseEncoding | undefined {
  return name !== undefined && BASES.has(name) ? (name as BaseEncoding) : undefined;
}

function readDifferences(context: { readonly objects: PdfObjects }, of: PdfDict): Map<number, string> {
  const differences = new Map<number, string>();
  let code = 0;
  for (const item of arrayEntry(context.objects, of, 'Differences') ?? []) {
    const value = context.objects.resolve(item);
    if (typeof value === 'number') code = value;
    else if (value instanceof PdfName) differences.set(code++, value.value);
  }
  return differences;
}

export function readEncoding(context: { readonly objects: PdfObjects }, font: PdfDict): SimpleEncoding {
  const value = context.objects.resolve(font.get('Encoding'));
  const of = dictOf(value);
  if (!of) return { base: baseOf(nameOf(value)), differences: new Map(), isGiven: value !== null };
  return {
    base: baseOf(nameEntry(context.objects, of, 'BaseEncoding')),
    differences: readDifferences(context, of),
    isGiven: true,
  };
}

/** Glyph name of a code; `undefined` when only the font program knows. */
export function nameOfCode(encoding: SimpleEncoding, code: number): string | undefined {
  const different = encoding.differences.get(code);
  if (different !== undefined) return different;
  return encoding.base && encodedName(encoding.base, code);
}
