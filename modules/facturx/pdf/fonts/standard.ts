// The fourteen standard fonts, whose widths a document may leave out (ISO 32000-1 §9.6.2.2): Adobe's own tables of
// measures, which pdfkit ships.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

export interface StandardMetrics {
  /** Thousandths of an em by glyph name. */
  readonly widths: ReadonlyMap<string, number>;
  /** Built-in encoding. */
  readonly names: ReadonlyMap<number, string>;
  readonly codes: ReadonlyMap<string, number>;
}

const known = new Map<string, StandardMetrics>();
const CHARACTER = /^C (-?\d+) ; WX (\d+) ; N (\S+)/gm;

function read(file: string): StandardMetrics {
  const folder = dirname(createRequire(import.meta.url).resolve('pdfkit'));
  const text = readFileSync(join(folder, 'data', `${file}.afm`), 'latin1');
  const rows = [...text.matchAll(CHARACTER)].map((match) => ({
    code: Number(match[1]),
    width: Number(match[2]),
    glyph: match[3] as string,
  }));
  const encoded = rows.filter((row) => row.code >= 0);
  return {
    widths: new Map(rows.map((row) => [row.glyph, row.width])),
    names: new Map(encoded.map((row) => [row.code, row.glyph])),
    codes: new Map(encoded.map((row) => [row.glyph, row.code])),
  };
}

/** Measures of a standard font by its PostScript name. */
export function standardMetrics(file: string): StandardMetrics {
  let metrics = known.get(file);
  if (!metrics) known.set(file, (metrics = read(file)));
  return metrics;
}
