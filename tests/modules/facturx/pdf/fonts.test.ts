// Fonts that a document does not contain are embedded: same codes, same widths, same look, the same words.

import { expect, test } from 'vitest';
import { buildFacturx, extractAttachments } from '../../../../modules/facturx/pdf/index.ts';
import { preflight } from '../../../../modules/facturx/pdf/preflight/preflight.ts';
import { PdfFile } from '../../../../modules/facturx/pdf/syntax/file.ts';
import { difference, largestMove, wordsOf } from './compare.ts';
import { compositePdf, fontPdf, FRENCH, FRENCH_WORDS, simpleFont, STANDARD_FONTS, widthsPdf } from './font-samples.ts';
import { INFO, standardFontPdf, XML } from './samples.ts';

const build = (pdf: Uint8Array) => buildFacturx({ pdf, xml: XML, profile: 'EN 16931', info: INFO });

/** Letters of another cut of the same measures differ at their edges; text that moved differs much more. */
const SAME_LOOK = 0.4;

async function expectEmbedded(pdf: Uint8Array): Promise<Uint8Array> {
  const { bytes, method, findings } = await build(pdf);
  expect(findings).toEqual([]);
  expect(method).toBe('repaired');
  expect(preflight(new PdfFile(bytes))).toEqual([]);
  expect(await difference(pdf, bytes)).toBeLessThan(SAME_LOOK);
  expect(await largestMove(pdf, bytes)).toBeLessThan(1);
  return bytes;
}

test('a bound on the look tells a line of text from one that moved', async () => {
  const pdf = fontPdf(simpleFont('Helvetica'), FRENCH);
  const moved = Buffer.from(pdf.toString('latin1').replace('780 Td', '774 Td'), 'latin1');
  expect(await difference(pdf, moved)).toBeGreaterThan(SAME_LOOK);
});

test('what a billing program writes with Helvetica is kept, searchable, with the original no longer attached', async () => {
  const bytes = await expectEmbedded(await standardFontPdf());
  expect(await wordsOf(bytes)).toEqual(['Facture', 'F-1', ':', '1234,50', 'EUR']);
  expect(extractAttachments(bytes).map((file) => file.filename)).toEqual(['factur-x.xml']);
});

test.each(STANDARD_FONTS)('%s is embedded with its own widths', async (name) => {
  expect(await wordsOf(await expectEmbedded(fontPdf(simpleFont(name), FRENCH)))).toEqual(FRENCH_WORDS);
});

test.each([
  ['Arial', 556],
  ['ArialMT', 556],
  ['Arial,Bold', 556],
  ['TimesNewRomanPS-BoldItalicMT', 500],
  ['CourierNew', 600],
  ['Calibri', 507],
  ['Tahoma', 546],
])('%s, named by Windows programs, is embedded', async (name, width) => {
  expect(await wordsOf(await expectEmbedded(widthsPdf(name, width)))).not.toEqual([]);
});

test.each([
  ['narrow', 300],
  ['wide', 900],
])('widths that the document gives are kept: %s', async (_, width) => {
  expect(await wordsOf(await expectEmbedded(widthsPdf('ABCDEF+Verdana', width)))).not.toEqual([]);
});

test('symbols and dingbats are embedded by what their codes mean', async () => {
  const symbols = Buffer.from([0x61, 0x62, 0x53, 0xb3, 0xa0]);
  const bytes = await expectEmbedded(fontPdf(simpleFont('Symbol', ''), symbols));
  expect((await wordsOf(bytes)).join('')).toBe('αβΣ≥€');
  const marks = await expectEmbedded(fontPdf(simpleFont('ZapfDingbats', ''), Buffer.from([0x33, 0x34, 0x6c, 0xd5])));
  expect((await wordsOf(marks)).join('')).toBe('✓✔●→');
});

test('names given to codes are followed, ligatures of fonts without them included', async () => {
  const encoding = '/Encoding << /BaseEncoding /WinAnsiEncoding /Differences [1 /fi /Aogonek /uni20AC 65 /eacute] >>';
  const bytes = await expectEmbedded(fontPdf(simpleFont('Courier', encoding), Buffer.from([1, 2, 3, 65, 66])));
  expect((await wordsOf(bytes)).join('').replace('ﬁ', 'fi')).toBe('fiĄ€éB');
});

test('a composite font is embedded when its map says what every code means', async () => {
  const bytes = await expectEmbedded(compositePdf(Buffer.from('0024002500440045', 'hex')));
  expect((await wordsOf(bytes)).join('').replace('ﬁ', 'fi')).toBe('ABfié');
});

test('a font whose dictionary lies in the page itself is embedded too', async () => {
  const pdf = fontPdf(simpleFont('Helvetica'), FRENCH);
  const direct = pdf.toString('latin1').replace('/F 4 0 R', `/F ${simpleFont('Times-Roman')}`);
  expect(await wordsOf(await expectEmbedded(Buffer.from(direct, 'latin1')))).toEqual(FRENCH_WORDS);
});

test.each([
  ['a composite font without a map', compositePdf(Buffer.from('0024', 'hex'), '')],
  ['a composite font with a code that the map leaves out', compositePdf(Buffer.from('00240099', 'hex'))],
  ['a font of pictures', fontPdf(simpleFont('Wingdings', undefined, 'TrueType'), Buffer.from('A'))],
  ['accents in an encoding that nobody knows', fontPdf(simpleFont('Arial', '', 'TrueType'), Buffer.from([0xe9]))],
  [
    'a glyph name that means nothing',
    fontPdf(simpleFont('Arial', '/Encoding << /Differences [65 /g23] >>'), Buffer.from('A')),
  ],
])('%s proves nothing: the page is drawn', async (_, pdf) => {
  const { bytes, method, findings } = await build(pdf);
  expect(method).toBe('rasterised');
  expect(findings[0]).toMatchObject({ clause: '6.2.11.4.1' });
  expect(extractAttachments(bytes).map((file) => file.filename)).toContain('original.pdf');
});
