// How well a column's title names a field.

import type { ImportField } from './model.ts';
import { words } from './words.ts';

const SAME = 1;
const CONTAINS = 0.8;

/** Words that say nothing about which field a column is. */
const FILLING = new Set(['n', 'no', 'num', 'numero', 'number', 'code', 'de', 'du', 'la', 'le', 'l', 'd', 'the', 'of']);

function namesOf({ key, title, aliases }: ImportField): string[] {
  return [key, title.fr, title.en, ...aliases].map(words);
}

const telling = (text: string): string[] => text.split(' ').filter((word) => !FILLING.has(word));

/** 1: it is the field's name; less: all telling words of one of its names are in the title; 0: it says nothing. */
export function titleScore(title: string, field: ImportField): number {
  const asked = words(title);
  if (asked === '') return 0;
  const names = namesOf(field);
  if (names.includes(asked)) return SAME;
  const askedWords = telling(asked);
  let best = 0;
  for (const name of names) {
    const nameWords = telling(name);
    if (nameWords.length === 0 || !nameWords.every((word) => askedWords.includes(word))) continue;
    best = Math.max(best, (CONTAINS * nameWords.length) / askedWords.length);
  }
  return best;
}
