import { type Line, spanBox, spanWords } from '../layout/lines.ts';
import type { Found, Method } from '../model.ts';

/** A piece of a line that holds a value. */
export interface Span {
  readonly line: Line;
  readonly start: number;
  readonly end: number;
}

export interface Sighting<T> extends Span {
  readonly value: T;
}

/** `trust` says how sure the rule is; the words' own confidence lowers it, half as much when a check has passed. */
export function found<T>(sighting: Sighting<T>, method: Method, trust: number): Found<T> {
  const { line, start, end, value } = sighting;
  const read = legibility(sighting);
  const checked = method === 'checksum' || method === 'arithmetic';
  const confidence = trust * (checked ? 0.8 + 0.2 * read : 0.4 + 0.6 * read);
  return {
    value,
    text: line.text.slice(start, end).trim(),
    page: line.page,
    box: spanBox(line, start, end),
    confidence: Math.round(confidence * 100) / 100,
    method,
  };
}

/** Confidence of the least legible word: 1 for a text layer. */
export function legibility({ line, start, end }: Span): number {
  return Math.min(1, ...spanWords(line, start, end).map((word) => word.confidence));
}
