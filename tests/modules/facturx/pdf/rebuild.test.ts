// Embedded fonts that break a rule are drawn anew: the pages stay, look as they did, and say the same.

import { expect, test } from 'vitest';
import { buildFacturx } from '../../../../modules/facturx/pdf/index.ts';
import { rebuiltFont } from '../../../../modules/facturx/pdf/fonts/rebuild/rebuild.ts';
import { preflight, surveyFonts } from '../../../../modules/facturx/pdf/preflight/preflight.ts';
import { looksSame } from '../../../../modules/facturx/pdf/raster/same-look.ts';
import { PdfDraft } from '../../../../modules/facturx/pdf/syntax/draft.ts';
import { PdfFile } from '../../../../modules/facturx/pdf/syntax/file.ts';
import { difference, largestMove, wordsOf } from './compare.ts';
import { cffPdf, notdefPdf, trueTypePdf, type1Pdf } from './program-samples.ts';
import { INFO, XML } from './samples.ts';

const build = (pdf: Uint8Array) => buildFacturx({ pdf, xml: XML, profile: 'EN 16931', info: INFO });
const clauses = (pdf: Uint8Array) => preflight(new PdfFile(pdf)).map((finding) => finding.clause);

test.each([
  ['a Type 1 font, widths that differ, accents and flex', type1Pdf(), '6.2.11.5'],
  ['a CFF font, widths that differ', cffPdf(640), '6.2.11.5'],
  ['a TrueType font, widths that differ', trueTypePdf({ flags: 32 }), '6.2.11.5'],
  ['a symbolic TrueType font with an encoding', trueTypePdf({ flags: 4 }), '6.2.11.6'],
  ['a TrueType font without an encoding', trueTypePdf({ flags: 32, rest: '' }), '6.2.11.6'],
  ['a code that has no glyph', trueTypePdf({ flags: 32, codes: 'A\u0001B\u0000C' }), '6.2.11'],
  ['a CID that counts as no glyph', notdefPdf(), '6.2.11.8'],
])('%s', async (_, pdf, clause) => {
  expect(clauses(pdf).some((found) => found.startsWith(clause))).toBe(true);
  const { bytes, method, findings } = await build(pdf);
  expect(findings).toEqual([]);
  expect(method).toBe('repaired');
  expect(clauses(bytes)).toEqual([]);
  expect(await difference(pdf, bytes)).toBeLessThan(0.4);
  expect(await largestMove(pdf, bytes)).toBeLessThan(1);
  expect(await wordsOf(bytes)).toEqual(await wordsOf(pdf));
});

test('what is as it should be is left alone', async () => {
  const { fonts, faultyFonts } = surveyFonts(new PdfFile(cffPdf(600)));
  expect(fonts.size).toBe(1);
  expect(faultyFonts.size).toBe(0);
});

test('further codes of a CFF encoding are glyphs too', () => {
  expect(clauses(cffPdf(600, 'a')).filter((clause) => clause.startsWith('6.2.11'))).toEqual([]);
});

test('a font drawn anew says what its codes mean by the names of its glyphs', async () => {
  const draft = new PdfDraft(new PdfFile(type1Pdf()));
  const [font] = [...surveyFonts(draft).fonts.keys()];
  expect(rebuiltFont(draft, font!, new Set([65]))?.has('ToUnicode')).toBe(true);
});

test('two looks are told apart by a single letter', async () => {
  const page = (codes: string) => trueTypePdf({ flags: 32, codes });
  expect(await looksSame(page('Facture 100'), page('Facture 100'), () => {})).toBe(true);
  expect(await looksSame(page('Facture 100'), page('Facture 700'), () => {})).toBe(false);
  expect(await looksSame(page('Facture 100'), page('Facture 10'), () => {})).toBe(false);
  const small = (codes: string) =>
    Buffer.from(page(codes).toString('latin1').replace('/F 18 Tf', '/F 07 Tf'), 'latin1');
  expect(await looksSame(small('3,00'), small('8,00'), () => {})).toBe(false);
});
