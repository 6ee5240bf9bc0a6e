import { expect, test } from 'vitest';
import { fontForDocument } from '../../../../modules/facturx/show/pdf/theme.ts';

interface Drawing {
  layout(text: string): { glyphs: readonly { id: number; codePoints: readonly number[] }[] };
}

const glyphsOf = (font: Buffer, text: string) => (font as unknown as Drawing).layout(text).glyphs;

test('a document that draws « ﬁ » leaves no trace in the next, which joins f and i into the same glyph', () => {
  const before = glyphsOf(fontForDocument('bold'), 'ﬁ');
  const after = glyphsOf(fontForDocument('bold'), 'fi');
  expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
  expect(before.map(({ codePoints }) => codePoints)).toEqual([[0xfb01]]);
  expect(after.map(({ codePoints }) => codePoints)).toEqual([[0x66, 0x69]]);
});
