import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeStream } from '../../../../modules/facturx/pdf/syntax/filters.ts';
import { PdfFile } from '../../../../modules/facturx/pdf/syntax/file.ts';
import { Lexer } from '../../../../modules/facturx/pdf/syntax/lexer.ts';
import {
  dict,
  name,
  PdfName,
  PdfRef,
  PdfStream,
  PdfString,
  type PdfObjects,
  type PdfValue,
} from '../../../../modules/facturx/pdf/syntax/objects.ts';
import { Output } from '../../../../modules/facturx/pdf/syntax/output.ts';
import { asIs, write } from '../../../../modules/facturx/pdf/syntax/serialise.ts';
import { decodeText, encodeText } from '../../../../modules/facturx/pdf/syntax/text.ts';
import { EMPTY_PAGES, handmadePdf } from './samples.ts';

const NOTHING: PdfObjects = { trailer: new Map(), resolve: (value) => value ?? null };
const read = (text: string) => new Lexer(Buffer.from(text, 'latin1')).value();

test.each<[string, PdfValue]>([
  ['12', 12],
  ['-0.50', -0.5],
  ['+.5', 0.5],
  ['true', true],
  ['null', null],
  ['12 0 R', new PdfRef(12)],
  ['/A#20b', new PdfName('A b')],
  ['(a\\(b\\)\\053\\n(c))', new PdfString(Buffer.from('a(b)+\n(c)'))],
  ['<48 6 5 7>', new PdfString(Buffer.from([0x48, 0x65, 0x70]))],
  ['[1 2 R 3 4]', [new PdfRef(1, 2), 3, 4]],
])('%s is read as it stands', (text, expected) => {
  const value = read(text);
  expect(value instanceof PdfString ? Buffer.from(value.bytes) : value).toEqual(
    expected instanceof PdfString ? Buffer.from(expected.bytes) : expected,
  );
});

test('decimals are read as JavaScript reads them, whatever their length', () => {
  const check = fc.property(fc.integer(), fc.nat({ max: 20 }), (units, scale) => {
    const digits = String(Math.abs(units)).padStart(scale + 1, '0');
    const at = digits.length - scale;
    const text = `${units < 0 ? '-' : ''}${digits.slice(0, at)}.${digits.slice(at)}`;
    expect(read(text)).toBe(Number(text));
  });
  fc.assert(check);
});

test.each([
  ['5.', 5],
  ['.5', 0.5],
  ['-.25', -0.25],
  ['--3', -3],
  ['1.2.3', 1.2],
  ['1e3', 1],
  ['123456789012345680', 123_456_789_012_345_680],
  ['.', 0],
])('the odd number %s is read as %d, as viewers do', (text, expected) => {
  expect(read(text)).toBe(expected);
});

test.each([
  ['<>', ''],
  ['<4', '40'],
  ['<4a4B>', '4a4b'],
  ['<4 a4\nB5>', '4a4b50'],
  ['<4a4b', '4a4b'],
  ['()', ''],
  ['(plain)', Buffer.from('plain').toString('hex')],
  ['(open', Buffer.from('open').toString('hex')],
])('the string %s holds the bytes %s', (text, hex) => {
  expect(Buffer.from((read(text) as PdfString).bytes).toString('hex')).toBe(hex);
});

test('words that share a place in the memory of words stay apart', () => {
  const words = Array.from({ length: 5_000 }, (_, index) => `N${index.toString(36)}`);
  const array = read(`[${words.map((word) => `/${word}`).join(' ')}]`) as PdfName[];
  expect(array.map(({ value }) => value)).toEqual(words);
});

test('a file that is longer than was thought is written whole', () => {
  const output = new Output(4);
  output.push('one ', Buffer.from([0xff, 0xfe]), ' two ', ' three', Buffer.alloc(50, 0x41));
  expect(output.length).toBe(67);
  expect(Buffer.from(output.since(4)).toString('latin1')).toBe(`\xff\xfe two  three${'A'.repeat(50)}`);
  expect(Buffer.from(output.bytes()).toString('latin1')).toBe(`one \xff\xfe two  three${'A'.repeat(50)}`);
});

test('what is written is read back the same', () => {
  const value = dict({
    'Key #/': [1, -0.000_01, true, null, name('é (x)')],
    Text: encodeText('Société – 12 €'),
    Ref: new PdfRef(7, 2),
  });
  const again = read(write(value, asIs)) as Map<string, PdfValue>;
  expect([...again.keys()]).toEqual(['Key #/', 'Text', 'Ref']);
  expect(again.get('Key #/')).toEqual(value.get('Key #/'));
  expect(decodeText(again.get('Text') as PdfString)).toBe('Société – 12 €');
  expect(again.get('Ref')).toEqual(new PdfRef(7, 2));
});

test.each<[string, string, string]>([
  ['ASCIIHexDecode', '48656c6c6f>', 'Hello'],
  ['ASCII85Decode', '87cURD]j7BEbo80~>', 'Hello world!'],
  ['RunLengthDecode', '\x02abc\xfed\x80', 'abcddd'],
  // The example of ISO 32000-1 §7.4.4.2.
  ['LZWDecode', '\x80\x0b\x60\x50\x22\x0c\x0c\x85\x01', '-----A---B'],
])('%s is undone', (filter, data, expected) => {
  const stream = new PdfStream(dict({ Filter: name(filter) }), Buffer.from(data, 'latin1'));
  expect(Buffer.from(decodeStream(NOTHING, stream).bytes).toString('latin1')).toBe(expected);
});

test('filters are undone in order, and image filters are left', () => {
  const packed = Buffer.from(deflateSync(Buffer.from('jpeg')).toString('hex') + '>');
  const filters = ['ASCIIHexDecode', 'FlateDecode', 'DCTDecode'].map(name);
  const decoded = decodeStream(NOTHING, new PdfStream(dict({ Filter: filters }), packed));
  expect(Buffer.from(decoded.bytes).toString()).toBe('jpeg');
  expect(decoded.pending).toEqual(['DCTDecode']);
});

test.each([
  ['none', [0, 1, 2, 3, 0, 4, 5, 6], [1, 2, 3, 4, 5, 6]],
  ['left', [1, 1, 1, 1, 1, 4, 1, 1], [1, 2, 3, 4, 5, 6]],
  ['up', [2, 1, 2, 3, 2, 3, 3, 3], [1, 2, 3, 4, 5, 6]],
])('the PNG predictor « %s » is undone', (_, rows, expected) => {
  const parms = dict({ Predictor: 15, Columns: 3 });
  const stream = new PdfStream(
    dict({ Filter: name('FlateDecode'), DecodeParms: parms }),
    deflateSync(Buffer.from(rows)),
  );
  expect([...decodeStream(NOTHING, stream).bytes]).toEqual(expected);
});

test('objects are found through a cross-reference stream and an object stream', () => {
  const inner = '<< /Type /Catalog /Pages 2 0 R >> << /Type /Pages /Count 0 /Kids [] >>';
  const head = `1 0 2 ${inner.indexOf('<< /Type /Pages')} `;
  const contained = deflateSync(Buffer.from(head + inner));
  let file = Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1');
  const place = file.length;
  file = Buffer.concat([
    file,
    Buffer.from(
      `3 0 obj\n<< /Type /ObjStm /N 2 /First ${head.length} /Filter /FlateDecode /Length ${contained.length} >>\nstream\n`,
    ),
    contained,
    Buffer.from('\nendstream\nendobj\n'),
  ]);
  const start = file.length;
  const rows = deflateSync(Buffer.from([0, 0, 0, 2, 3, 0, 2, 3, 1, 1, place, 0, 1, start, 0]));
  file = Buffer.concat([
    file,
    Buffer.from(
      `4 0 obj\n<< /Type /XRef /Size 5 /W [1 1 1] /Root 1 0 R /Filter /FlateDecode /Length ${rows.length} >>\nstream\n`,
    ),
    rows,
    Buffer.from(`\nendstream\nendobj\nstartxref\n${start}\n%%EOF\n`),
  ]);
  expect(start).toBeLessThan(256);
  const pdf = new PdfFile(file);
  expect(pdf.recovered).toBe(false);
  expect(pdf.catalog.get('Pages')).toEqual(new PdfRef(2));
  expect((pdf.get(2) as Map<string, PdfValue>).get('Count')).toBe(0);
});

test('an object that is not where the table says makes the whole file be searched', () => {
  const sound = handmadePdf(['<< /Type /Catalog /Pages 2 0 R >>', ...EMPTY_PAGES]);
  const shifted = Buffer.from(sound.toString('latin1').replace('2 0 obj', '   2 0 obj'), 'latin1');
  const pdf = new PdfFile(shifted);
  expect((pdf.get(3) as Map<string, PdfValue>).get('Type')).toEqual(name('Page'));
  expect(pdf.recovered).toBe(true);
});
