import { describe, expect, test } from 'vitest';
import { fold } from '../../../../modules/ocr/layout/fold.ts';
import { linesOf } from '../../../../modules/ocr/layout/lines.ts';
import { sheet } from '../support/sheet.ts';

describe('lines', () => {
  test('are read left to right and top to bottom, cells parted by tabs', () => {
    const page = sheet([
      [
        [0.6, 'droite'],
        [0.1, 'à gauche'],
      ],
      'dessous',
    ]);
    expect(linesOf([page]).map(({ text }) => text)).toEqual(['à gauche\tdroite', 'dessous']);
  });

  test('do not run into each other through a word set between them', () => {
    const page = sheet([[[0.3, 'première ligne']], [[0.3, 'seconde ligne']]]);
    const between = { text: 'Note', box: { x: 0.1, y: 0.058, width: 0.05, height: 0.014 }, confidence: 1 };
    const texts = linesOf([{ ...page, words: [...page.words, between] }]).map(({ text }) => text);
    expect(texts.filter((text) => text.includes('ligne'))).toHaveLength(2);
  });

  test('do not run into each other beside a large title', () => {
    const page = sheet([[[0.6, 'Facturé à']], [[0.6, 'Nordlys Logiciels']]]);
    const title = { text: 'FACTURE', box: { x: 0.1, y: 0.05, width: 0.3, height: 0.04 }, confidence: 1 };
    const texts = linesOf([{ ...page, words: [...page.words, title] }]).map(({ text }) => text);
    expect(texts.some((text) => text.includes('Facturé') && text.includes('Nordlys'))).toBe(false);
  });

  test('of small print stay apart from a title below them', () => {
    const title = { text: 'FACTURE', box: { x: 0.1, y: 0.065, width: 0.3, height: 0.04 }, confidence: 1 };
    const page = sheet([[[0.6, 'Facturé à']]]);
    expect(linesOf([{ ...page, words: [...page.words, title] }])).toHaveLength(2);
  });

  test('along the margin come after the others', () => {
    const page = sheet(['corps']);
    const margin = { text: 'SIRET', box: { x: 0.01, y: 0.02, width: 0.01, height: 0.05 }, confidence: 1, angle: 90 };
    expect(linesOf([{ ...page, words: [margin, ...page.words] }]).map(({ text }) => text)).toEqual(['corps', 'SIRET']);
  });
});

test('folding keeps every offset', () => {
  const text = 'Échéance : « Où çà ? » œuvre 1\u202f234 €';
  expect(fold(text)).toHaveLength(text.length);
  expect(fold(text)).toMatch(/^echeance : « ou ca \? » ouvre 1 234 €$/);
});
