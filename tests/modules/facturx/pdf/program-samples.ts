// Font programs made here, and pages that break a rule with them.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { trueTypeFile } from '../../../../modules/facturx/pdf/index.ts';
import { fontPdf, simpleFont } from './font-samples.ts';
import { stream } from './samples.ts';

/** Numbers of a charstring, as both kinds of programs write small ones. */
function number(value: number): number[] {
  if (value >= -107 && value <= 107) return [value + 139];
  const rest = Math.abs(value) - 108;
  return [(value > 0 ? 247 : 251) + (rest >> 8), rest & 255];
}

const written = (...parts: readonly (number | string)[]): Buffer =>
  Buffer.from(parts.flatMap((part) => (typeof part === 'number' ? number(part) : [...Buffer.from(part, 'hex')])));

function encrypted(bytes: Buffer, key: number): Buffer {
  let r = key;
  const plain = Buffer.concat([Buffer.from([1, 2, 3, 4]), bytes]);
  return Buffer.from(
    plain.map((byte) => {
      const cipher = byte ^ (r >> 8);
      r = ((cipher + r) * 52_845 + 22_719) & 0xffff;
      return cipher;
    }),
  );
}

const CHARSTRING_KEY = 4330;
const EEXEC_KEY = 55_665;

/** `A`: lines and curves; `B`: a call and a flex; `Aacute` of `A` and `acute` (in Adobe's words, `seac`). */
const GLYPHS: Readonly<Record<string, Buffer>> = {
  '.notdef': written(0, 500, '0d', '0e'),
  A: written(50, 600, '0d', 0, 0, '15', 500, '06', 700, '07', -200, 0, -100, -300, -200, -400, '08', '09', '0e'),
  B: written(50, 700, '0d', 4, '0a', '0e'),
  acute: written(20, 300, '0d', 0, 600, '15', 100, 100, '05', 50, -60, '05', '09', '0e'),
  Aacute: written(50, 600, '0d', 20, 100, 150, 65, 194, '0c06'),
};

/** The first four are those that Adobe prescribes for flex and hints; the fifth is ours. */
const SUBROUTINES = [
  written(3, 0, '0c10', '0c11', '0c11', '0c21', '0b'),
  written(0, 1, '0c10', '0b'),
  written(0, 2, '0c10', '0b'),
  written('0b'),
];

/** A box whose right side is a flex: its reference point, then the six points of two curves, each as a step. */
const FLEX_STEPS = [
  [0, 300],
  [0, -200],
  [60, 100],
  [0, 100],
  [0, 100],
  [-60, 100],
  [0, 100],
] as const;
const FLEX_BOX = Buffer.concat([
  written(0, 0, '15', 400, '06', 1, '0a'),
  ...FLEX_STEPS.map(([dx, dy]) => written(dx, dy, '15', 2, '0a')),
  written(50, 450, 600, 0, '0a', -400, '06', '09', '0b'),
]);

/** A Type 1 program; codes 65, 66, 193. */
function type1Program(): { bytes: Buffer; clear: number; hidden: number } {
  const subroutines = [...SUBROUTINES, FLEX_BOX];
  const clear = Buffer.from(
    `%!PS-AdobeFont-1.0: Sample\n/FontName /Sample def /FontMatrix [0.001 0 0 0.001 0 0] readonly def\n` +
      '/Encoding 256 array dup 65 /A put dup 66 /B put dup 193 /Aacute put readonly def currentfile eexec\n',
  );
  const piece = (head: string, bytes: Buffer, tail: string): Buffer => {
    const cipher = encrypted(bytes, CHARSTRING_KEY);
    return Buffer.concat([Buffer.from(`${head} ${cipher.length} RD `), cipher, Buffer.from(tail)]);
  };
  const hidden = Buffer.concat([
    Buffer.from(`dup /Private 8 dict dup begin /lenIV 4 def\n/Subrs ${subroutines.length} array\n`),
    ...subroutines.map((bytes, index) => piece(`dup ${index}`, bytes, ' NP\n')),
    Buffer.from(`ND\n2 index /CharStrings ${Object.keys(GLYPHS).length} dict dup begin\n`),
    ...Object.entries(GLYPHS).map(([name, bytes]) => piece(`/${name}`, bytes, ' ND\n')),
    Buffer.from('end\nend\n'),
  ]);
  const cipher = encrypted(hidden, EEXEC_KEY);
  return { bytes: Buffer.concat([clear, cipher]), clear: clear.length, hidden: cipher.length };
}

const widths = (first: number, last: number, width: number): string =>
  `/FirstChar ${first} /LastChar ${last} /Widths [${Array.from({ length: last - first + 1 }, () => width).join(' ')}]`;

const descriptor = (flags: number, file: string): string =>
  `<< /Type /FontDescriptor /FontName /Sample /Flags ${flags} /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 800
/Descent -200 /CapHeight 700 /StemV 80 ${file} >>`;

/** A Type 1 font whose widths are not those of its program. */
export function type1Pdf(width = 640): Buffer {
  const { bytes, clear, hidden } = type1Program();
  const font = simpleFont('Sample', `${widths(65, 193, width)} /FontDescriptor 6 0 R`);
  return fontPdf(font, Buffer.from([65, 66, 193]), [
    descriptor(4, '/FontFile 7 0 R'),
    stream(`/Length1 ${clear} /Length2 ${hidden} /Length3 0`, bytes),
  ]);
}

const index = (...items: readonly Buffer[]): Buffer => {
  if (items.length === 0) return Buffer.from([0, 0]);
  let offset = 1;
  const offsets = [1, ...items.map((item) => (offset += item.length))];
  return Buffer.concat([Buffer.from([0, items.length, 1, ...offsets]), ...items]);
};

const OPERANDS_OF_FIVE = (value: number): Buffer => Buffer.from([29, 0, 0, value >> 8, value & 255]);

/** A CFF program of `.notdef` and `A`, whose encoding has code 65, and code 97 as a supplement. */
function cffProgram(): Buffer {
  const head = Buffer.from([1, 0, 4, 1]);
  const names = index(Buffer.from('Sample'));
  const glyphs = index(
    written(500, '0e'),
    written(600, 50, 0, '15', 500, 700, -200, '06', -100, 0, -50, -300, -150, -400, '08', '0e'),
  );
  const charset = Buffer.from([0, 0, 34]);
  const encoding = Buffer.from([0x80, 1, 65, 1, 97, 0, 34]);
  const rest = Buffer.concat([index(), index()]);
  const topLength = 3 * 6 + 5 * 2 + 1;
  const start = head.length + names.length + (2 + 1 + 2 + topLength) + rest.length;
  const at = { charset: start, encoding: start + charset.length, glyphs: start + charset.length + encoding.length };
  const top = Buffer.concat([
    OPERANDS_OF_FIVE(at.charset),
    Buffer.from([15]),
    OPERANDS_OF_FIVE(at.encoding),
    Buffer.from([16]),
    OPERANDS_OF_FIVE(at.glyphs),
    Buffer.from([17]),
    OPERANDS_OF_FIVE(0),
    OPERANDS_OF_FIVE(at.glyphs + glyphs.length),
    Buffer.from([18]),
  ]);
  return Buffer.concat([head, names, index(top), rest, charset, encoding, glyphs]);
}

/** A CFF font; `width` 600 is what its program says. */
export function cffPdf(width: number, codes = 'Aa'): Buffer {
  const font = simpleFont('Sample', `${widths(65, 97, width)} /FontDescriptor 6 0 R`);
  return fontPdf(font, Buffer.from(codes), [
    descriptor(4, '/FontFile3 7 0 R'),
    stream('/Subtype /Type1C', cffProgram()),
  ]);
}

const NOTO = readFileSync(
  createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf'),
);

/** A TrueType font that is said to be symbolic and has an encoding all the same, or codes that its program lacks. */
export function trueTypePdf({
  flags = 4,
  width = 600,
  codes = 'Facture',
  rest = '/Encoding /WinAnsiEncoding',
}): Buffer {
  const font = simpleFont('Sample', `${widths(0, 255, width)} ${rest} /FontDescriptor 6 0 R`, 'TrueType');
  return fontPdf(font, Buffer.from(codes, 'latin1'), [
    descriptor(flags, '/FontFile2 7 0 R'),
    stream(`/Length1 ${NOTO.length}`, NOTO),
  ]);
}

const SQUARE = [
  [0, 0],
  [0, 700],
  [500, 700],
  [500, 0],
].map(([x = 0, y = 0]) => ({ x, y, isOn: true }));

/** A composite font that shows CID 0, the glyph that counts as none though it draws a box. */
export function notdefPdf(): Buffer {
  const box = { width: 600, contours: [SQUARE] };
  const program = trueTypeFile({ unitsPerEm: 1000, ascent: 800, descent: -200, glyphs: [box, box], codes: [] });
  const font = '<< /Type /Font /Subtype /Type0 /BaseFont /Sample /Encoding /Identity-H /DescendantFonts [6 0 R] >>';
  return fontPdf(font, Buffer.from('00000001', 'hex'), [
    `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Sample /FontDescriptor 7 0 R /DW 600 /CIDToGIDMap /Identity
/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>`,
    descriptor(4, '/FontFile2 8 0 R'),
    stream(`/Length1 ${program.length}`, program),
  ]);
}
