import { expect, test } from 'vitest';
import { linesOf } from '../../../../modules/facturx/show/pdf/breaking.ts';
import { Faces } from '../../../../modules/facturx/show/pdf/faces.ts';
import { marksOf, runsOf, type Mark } from '../../../../modules/facturx/show/pdf/runs.ts';

const marks = (text: string, faces = new Faces()) => marksOf(text, 'regular', faces);
/** What stands on the line from left to right, run by run: letters inside a right-to-left run are turned by its font. */
const seen = (text: string) =>
  runsOf(marks(text))
    .map((run) => run.text)
    .join('');
const broken = (text: string, width: number) =>
  linesOf(marks(text), width, (line: readonly Mark[]) => line.length).map((line) =>
    line.map((mark) => mark.text).join(''),
  );

test('a line that begins in Hebrew runs to the left, Latin words and figures inside it to the right', () => {
  expect(seen('אחת שתיים one two שלוש')).toBe('שלוש one two שתיים אחת');
  expect(seen('אחת 12 שתיים')).toBe('שתיים 12 אחת');
});

test('a Hebrew name inside a French line is turned, the line is not', () => {
  expect(seen('Société אחת שתיים SARL')).toBe('Société שתיים אחת SARL');
});

test('brackets in a line that runs to the left still open and close', () => {
  expect(seen('אחת (Paris)')).toBe('(Paris) אחת');
});

test('letters that the usual font lacks are shown with the other, spaces stay with what stands before', () => {
  expect(runsOf(marks('Été שלום')).map((run) => run.face)).toEqual(['regular', 'regular', 'regular-wide']);
});

test('a letter that no font has is named by its code point, and told', () => {
  const faces = new Faces();
  expect(runsOf(marks('A\u{13000}', faces)).map((run) => run.text)).toEqual(['A[U+13000]']);
  expect([...faces.missing]).toEqual([0x13000]);
});

test('what is no letter at all is a question mark, and nothing to tell', () => {
  const faces = new Faces();
  expect(runsOf(marks('A\ue000\u0001', faces)).map((run) => run.text)).toEqual(['A??']);
  expect(faces.missing.size).toBe(0);
});

test('lines end after spaces, and are put in order afterwards: the first words stay on the first line', () => {
  expect(broken('אחת שתיים שלוש ארבע', 13)).toEqual(['אחת שתיים', 'שלוש ארבע']);
});

test('Chinese and Japanese break between letters, but never before a full stop', () => {
  const kept = (text: string, width: number) =>
    linesOf(
      [...text].map((one): Mark => ({ text: one, face: 'regular', level: 0 })),
      width,
      (line) => line.length,
    ).map((line) => line.map((mark) => mark.text).join(''));
  expect(kept('高品質な部品', 4)).toEqual(['高品質な', '部品']);
  expect(kept('高品質。部品', 3)).toEqual(['高品', '質。部', '品']);
});

test('a word wider than a line is cut, and nothing of it is lost', () => {
  expect(broken(`ab ${'x'.repeat(12)}`, 5)).toEqual(['ab', 'xxxxx', 'xxxxx', 'xx']);
});
