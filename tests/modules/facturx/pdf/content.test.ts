// What pages draw with: images among the operators, blend modes, JPEG 2000, patterns in the colours of the press.

import { deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { buildFacturx } from '../../../../modules/facturx/pdf/index.ts';
import { jpxFault } from '../../../../modules/facturx/pdf/preflight/jpx.ts';
import { preflight } from '../../../../modules/facturx/pdf/preflight/preflight.ts';
import { PdfFile } from '../../../../modules/facturx/pdf/syntax/file.ts';
import { difference } from './compare.ts';
import { contentPdf } from './content-samples.ts';
import { pressPatternPdf } from './colour-samples.ts';
import { INFO, stream, XML } from './samples.ts';

const build = (pdf: Uint8Array) => buildFacturx({ pdf, xml: XML, profile: 'EN 16931', info: INFO });

async function expectKept(pdf: Uint8Array): Promise<void> {
  expect(preflight(new PdfFile(pdf))).not.toEqual([]);
  const { bytes, method, findings } = await build(pdf);
  expect(findings).toEqual([]);
  expect(method).toBe('repaired');
  expect(preflight(new PdfFile(bytes))).toEqual([]);
  expect(await difference(pdf, bytes)).toBeLessThan(0.4);
}

test.each([
  ['in short words', 'BI /W 2 /H 2 /BPC 8 /CS /G /I true ID abcd EI'],
  ['in whole words', 'BI /Width 2 /Height 2 /BitsPerComponent 8 /ColorSpace /DeviceGray /Interpolate true ID abcd EI'],
  ['after a palette', 'BI/CS[/I/RGB 1<ff0000ff1000>]/I true/W 2/H 2/BPC 8 ID \u0000\u0001\u0001\u0000 EI'],
])('an image among the operators loses its interpolation, %s', async (_, image) => {
  await expectKept(contentPdf(`q 90 0 0 90 100 600 cm ${image} Q`));
});

test('the word that ends an image, inside its data, changes nothing', async () => {
  const image = 'BI /W 9 /H 1 /BPC 8 /CS /G ID a ID /I true EI';
  const { bytes } = await build(contentPdf(`q 90 0 0 90 100 600 cm ${image} Q`));
  expect(await difference(contentPdf(`q 90 0 0 90 100 600 cm ${image} Q`), bytes)).toBeLessThan(0.4);
});

test.each([
  ['a list of blend modes', '[/Foo /Multiply /Normal]'],
  ['a blend mode that nobody knows', '/Foo'],
])('%s becomes the one that viewers take', async (_, mode) => {
  const states = `/ExtGState << /S << /Type /ExtGState /BM ${mode} >> >>`;
  await expectKept(contentPdf('1 0 0 rg 100 600 90 90 re f /S gs 0 1 0 rg 140 640 90 90 re f', states));
});

test('glyphs that are named as entries of a graphics state stay', async () => {
  const glyph = (name: string) => `/${name} 5 0 R`;
  const font = `<< /Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [0.1 0 0 0.1 0 0] /FirstChar 65 /LastChar 66
/Widths [9 9] /Encoding << /Differences [65 /BM /TR] >> /CharProcs << ${glyph('BM')} ${glyph('TR')} ${glyph('A1')} >> /Resources << >> >>`;
  const draws = stream('', Buffer.from('9 0 d0 0 0 8 8 re f'));
  const pdf = contentPdf('BT /F 20 Tf 100 600 Td (AB) Tj ET', `/Font << /F ${font} >>`, '', [draws]);
  const { bytes, method } = await build(pdf);
  expect(method).toBe('repaired');
  expect(await difference(pdf, bytes)).toBe(0);
});

test('a pattern in the colours of the press is told its colour space itself', async () => {
  await expectKept(pressPatternPdf());
});

describe('a JPEG 2000 image', () => {
  const box = (kind: string, ...bytes: readonly number[]): Buffer => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length + 8);
    return Buffer.concat([length, Buffer.from(kind), Buffer.from(bytes)]);
  };
  const header = (components: number, bits: number) =>
    box('ihdr', 0, 0, 0, 9, 0, 0, 0, 9, 0, components, bits, 7, 0, 0);
  const colour = (approximation: number, space = 16) => box('colr', 1, 0, approximation, 0, 0, 0, space);
  const jpx = (...boxes: readonly Buffer[]) => Buffer.concat([box('ftyp'), box('jp2h', ...Buffer.concat(boxes))]);

  test.each([
    ['in sRGB', jpx(header(3, 7), colour(0)), false],
    ['in grey', jpx(header(1, 15), colour(0, 17)), false],
    ['with one exact specification among several', jpx(header(3, 7), colour(1), colour(2)), false],
    ['with a colour space of the dictionary', jpx(header(3, 7), colour(0, 19)), true],
  ])('%s is taken', (_, bytes, hasSpace) => {
    expect(jpxFault(bytes, hasSpace)).toBeUndefined();
  });

  test.each([
    ['with two components', jpx(header(2, 7), colour(0)), 'components'],
    ['of different depths', jpx(header(3, 255), box('bpcc', 7, 7, 3), colour(0)), 'depths'],
    ['too deep', jpx(header(3, 40), colour(0)), 'bit depth'],
    ['in CIEJab', jpx(header(3, 7), colour(0, 19)), 'CIEJab'],
    ['without a colour specification', jpx(header(3, 7)), 'colour specification'],
    ['with several, none exact', jpx(header(3, 7), colour(0), colour(0)), 'exact'],
    ['without a header', Buffer.concat([box('ftyp')]), 'JPX'],
    ['that is a bare code stream', Buffer.from('ff4fff51', 'hex'), 'JPX'],
    ['cut short', jpx(header(3, 7), colour(0)).subarray(0, 20), 'header'],
  ])('%s is not', (_, bytes, fault) => {
    expect(jpxFault(bytes, false)).toContain(fault);
  });
});

test('operators that are packed are mended too', async () => {
  const content = 'q 90 0 0 90 100 600 cm BI /W 2 /H 2 /BPC 8 /CS /G /I true ID abcd EI Q';
  await expectKept(contentPdf(deflateSync(Buffer.from(content)), '', '/Filter /FlateDecode'));
});
