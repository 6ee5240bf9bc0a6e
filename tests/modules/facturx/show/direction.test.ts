import { expect, test } from 'vitest';
import { visualOrder } from '../../../../modules/facturx/show/pdf/direction.ts';

const seen = (text: string, width = 1_000) =>
  visualOrder(text, width, (part) => part.length)
    .replace(/ +/g, ' ')
    .replace(/ $/gm, '');

test('a line without Hebrew or Arabic stays as it is', () => {
  expect(visualOrder('Éts  Dupont 2024', 5, () => 9)).toBe('Éts  Dupont 2024');
});

test('a line that begins in Hebrew runs to the left, Latin words inside it to the right', () => {
  expect(seen('אחת שתיים one two שלוש')).toBe('שלוש one two שתיים אחת');
});

test('a Hebrew name inside a French line is turned, the line is not', () => {
  expect(seen('Société אחת שתיים SARL')).toBe('Société שתיים אחת SARL');
});

test('figures go with the words before them', () => {
  expect(seen('אחת 12 שתיים')).toBe('שתיים 12 אחת');
});

test('lines are broken before they are turned: the first words stay on the first line', () => {
  expect(seen('אחת שתיים שלוש ארבע', 13)).toBe('שתיים אחת\nארבע שלוש');
});
