import { expect, test } from 'vitest';
import { cMapOf } from '../../../../modules/facturx/pdf/preflight/fonts/cmap.ts';
import { PdfFile } from '../../../../modules/facturx/pdf/syntax/file.ts';
import { dict, name, PdfStream, type PdfDict, type PdfValue } from '../../../../modules/facturx/pdf/syntax/objects.ts';
import { encodeText } from '../../../../modules/facturx/pdf/syntax/text.ts';
import { EMPTY_PAGES, handmadePdf } from './samples.ts';

const objects = new PdfFile(handmadePdf(['<< /Type /Catalog /Pages 2 0 R >>', ...EMPTY_PAGES]));
const fontWith = (encoding: PdfValue): PdfDict => dict({ Encoding: encoding });
const embedded = (source: string, entries: Record<string, PdfValue> = {}): PdfDict => {
  const system = dict({ Registry: encodeText('Adobe'), Ordering: encodeText('Japan1'), Supplement: 0 });
  return fontWith(new PdfStream(dict({ CIDSystemInfo: system, ...entries }), Buffer.from(source)));
};
const cids = (font: PdfDict, hex: string) => cMapOf(objects, font).cidsOf(Buffer.from(hex, 'hex'));

const MIXED = `begincmap /WMode 0 def
2 begincodespacerange <00> <7f> <8000> <ffff> endcodespacerange
1 begincidchar <41> 7 endcidchar
2 begincidrange <20> <3f> 100 <8140> <8150> 200 endcidrange
endcmap`;

test('an identity takes two bytes a code', () => {
  expect(cids(fontWith(name('Identity-H')), '00410142')).toEqual([0x41, 0x142]);
  expect(cMapOf(objects, fontWith(name('Identity-V'))).isVertical).toBe(true);
  expect(() => cids(fontWith(name('Identity-H')), '004101')).toThrow('half a code');
});

test('codes of one byte and of two follow each other as the CMap says', () => {
  expect(cids(embedded(MIXED), '41218142')).toEqual([7, 101, 202]);
});

test('a code without a CID is CID 0; bytes that are no code are told', () => {
  expect(cids(embedded(MIXED), '7f')).toEqual([0]);
  expect(() => cids(embedded(MIXED), '4181')).toThrow('no code');
});

test('the collection of characters is the one that the CMap names', () => {
  expect(cMapOf(objects, embedded(MIXED)).system).toEqual({ registry: 'Adobe', ordering: 'Japan1' });
});

test.each([
  ['a name that is not embedded', fontWith(name('90ms-RKSJ-H'))],
  ['one that stands on another, by its dictionary', embedded(MIXED, { UseCMap: name('H') })],
  ['one that stands on another, by its text', embedded(`/H usecmap ${MIXED}`)],
  ['two directions at once', embedded(MIXED, { WMode: 1 })],
  ['none at all', fontWith(null)],
])('%s is not relied on', (_, font) => {
  expect(() => cMapOf(objects, font)).toThrow('CMap');
});
