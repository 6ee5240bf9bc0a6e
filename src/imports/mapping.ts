import type { ImportField, Mapping } from './model.ts';
import { titleScore } from './titles.ts';
import { words } from './words.ts';

const SAMPLE_ROWS = 200;
/** Content alone never outweighs a title that is the field's own name. */
const CONTENT_WEIGHT = 0.75;
/** Most cells of a column must look like the field. */
const CONTENT_SHARE = 0.7;
const ENOUGH = 0.4;

interface Guess {
  readonly column: number;
  readonly field: ImportField;
  readonly score: number;
}

function contentScore(cells: readonly string[], field: ImportField): number {
  if (!field.recognises || cells.length === 0) return 0;
  const share = cells.filter((cell) => field.recognises?.(cell.trim())).length / cells.length;
  return share >= CONTENT_SHARE ? share * CONTENT_WEIGHT : 0;
}

/**
 * Guesses the field of each column, each field once, best guesses first: by title, by what the cells look like (nine
 * digits with a right key are a SIREN), and higher when both agree.
 */
export function guessMapping(
  rows: readonly (readonly string[])[],
  header: number,
  fields: readonly ImportField[],
): Mapping {
  const titles = rows[header] ?? [];
  const sample = rows.slice(header + 1, header + 1 + SAMPLE_ROWS);
  const width = Math.max(titles.length, ...sample.map((row) => row.length), 0);
  const guesses: Guess[] = [];
  for (let column = 0; column < width; column += 1) {
    const cells = sample.map((row) => row[column] ?? '').filter((cell) => cell.trim() !== '');
    for (const field of fields) {
      const score = titleScore(titles[column] ?? '', field) + contentScore(cells, field);
      if (score >= ENOUGH) guesses.push({ column, field, score });
    }
  }
  const mapping = Array.from<string | undefined>({ length: width });
  const given = new Set<string>();
  for (const { column, field } of guesses.toSorted((one, other) => other.score - one.score)) {
    if (mapping[column] !== undefined || given.has(field.key)) continue;
    mapping[column] = field.key;
    given.add(field.key);
  }
  return mapping;
}

/** Required fields that no column holds. */
export function missingFields(mapping: Mapping, fields: readonly ImportField[]): ImportField[] {
  return fields.filter(({ key, required }) => required === true && !mapping.includes(key));
}

/** The same for every file of one source: its titles, in order. Under it a corrected mapping is kept. */
export function signatureOf(titles: readonly string[]): string {
  return titles.map(words).join('|');
}
