// Pages whose fonts are not embedded, as programs write them.

import { handmadePdf, stream } from './samples.ts';

const hex = (text: Buffer): string => `<${text.toString('hex')}>`;

/** One page that shows the codes with the font, an object of its own, as are the objects after it (from 6 on). */
export function fontPdf(font: string, codes: Buffer, more: readonly (string | Buffer)[] = []): Buffer {
  return handmadePdf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 4 0 R >> >> /Contents 5 0 R >>',
    font,
    stream('', Buffer.from(`BT /F 18 Tf 40 780 Td ${hex(codes)} Tj ET`)),
    ...more,
  ]);
}

export const simpleFont = (name: string, rest = '/Encoding /WinAnsiEncoding', kind = 'Type1'): string =>
  `<< /Type /Font /Subtype /${kind} /BaseFont /${name} ${rest} >>`;

/** The euro comes last and quotation marks are left out: PDFium draws them wider than Adobe's measures of the standard fonts say. */
export const FRENCH = Buffer.from('Facture n\xb0 1 : \xe9\xe0\xe7\xf9\x9c 1 234,50 \x80', 'latin1');
export const FRENCH_WORDS = ['Facture', 'n°', '1', ':', 'éàçùœ', '1', '234,50', '€'];

export const STANDARD_FONTS = ['Helvetica', 'Times', 'Courier'].flatMap((family) => {
  const [upright, slanted] = family === 'Times' ? ['-Roman', 'Italic'] : ['', 'Oblique'];
  return [`${family}${upright}`, `${family}-Bold`, `${family}-${slanted}`, `${family}-Bold${slanted}`];
});

const WIDTHS = '/FirstChar 32 /LastChar 255 /Widths 6 0 R /FontDescriptor 7 0 R /Encoding /WinAnsiEncoding';

/** A TrueType font by name with widths of its own, all the same. */
export function widthsPdf(name: string, width: number, flags = 32): Buffer {
  return fontPdf(simpleFont(name, WIDTHS, 'TrueType'), FRENCH, [
    `[${Array.from({ length: 224 }, () => width).join(' ')}]`,
    `<< /Type /FontDescriptor /FontName /${name} /Flags ${flags} /ItalicAngle 0 /Ascent 900 /Descent -200 >>`,
  ]);
}

const TO_UNICODE = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap
1 begincodespacerange <0000> <ffff> endcodespacerange
1 beginbfchar <0003> <0020> endbfchar
2 beginbfrange <0024> <003d> <0041> <0044> <0045> [<00660069> <00e9>] endbfrange
endcmap end end`;

/** A composite font by glyph numbers of a program that is not there; `map` says what they mean, if anything does. */
export function compositePdf(codes: Buffer, map: string | undefined = TO_UNICODE): Buffer {
  const unicode = map === undefined || map === '' ? '' : '/ToUnicode 8 0 R';
  return fontPdf(
    `<< /Type /Font /Subtype /Type0 /BaseFont /ArialMT /Encoding /Identity-H /DescendantFonts [6 0 R] ${unicode} >>`,
    codes,
    [
      `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /ArialMT /FontDescriptor 7 0 R /DW 600 /W [36 [667 667 722]]
/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>`,
      '<< /Type /FontDescriptor /FontName /ArialMT /Flags 4 /ItalicAngle 0 /Ascent 905 /Descent -212 >>',
      stream('', Buffer.from(map ?? '')),
    ],
  );
}
