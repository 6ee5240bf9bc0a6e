// Pages with colours for the press, as printers' programs write them.

import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { handmadePdf, stream } from './samples.ts';

const PAGE = '/Type /Page /Parent 2 0 R /MediaBox [0 0 595 842]';

/** One page; `more` are objects from 5 on. */
function page(content: string, resources: string, more: readonly (string | Buffer)[] = []): Buffer {
  return handmadePdf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< ${PAGE} /Resources << ${resources} >> /Contents 4 0 R >>`,
    stream('', Buffer.from(content)),
    ...more,
  ]);
}

/** Squares of many mixtures of the four inks, between the points that we measured. */
export function inksPdf(): Buffer {
  const mixtures = Array.from({ length: 256 }, (_, index) => [
    index & 3,
    (index >> 2) & 3,
    (index >> 4) & 3,
    index >> 6,
  ]);
  const squares = mixtures.map((inks, index) => {
    const values = inks.map((ink) => (ink / 3.3).toFixed(3)).join(' ');
    return `${values} k ${40 + (index % 16) * 30} ${300 + Math.floor(index / 16) * 30} 30 30 re f`;
  });
  return page(squares.join('\n'), '');
}

/** A photo for the press, as JPEG. */
export async function pressPhotoPdf(): Promise<Buffer> {
  const pixels = Buffer.from(Array.from({ length: 64 * 64 * 3 }, (_, at) => (at * 7) % 256));
  const jpeg = await sharp(pixels, { raw: { width: 64, height: 64, channels: 3 } })
    .blur(4)
    .toColourspace('cmyk')
    .jpeg({ quality: 90 })
    .toBuffer();
  const head = '/Type /XObject /Subtype /Image /Width 64 /Height 64 /BitsPerComponent 8 /ColorSpace /DeviceCMYK';
  const image = stream(`${head} /Decode [1 0 1 0 1 0 1 0] /Filter /DCTDecode`, jpeg);
  return page('q 300 0 0 300 100 400 cm /I Do Q', '/XObject << /I 5 0 R >>', [image]);
}

/** A colour of its own, a palette, a gradient and a form in a group, all resting on the four inks. */
export function specialInksPdf(): Buffer {
  const tint = '<< /FunctionType 2 /Domain [0 1] /C0 [0 0 0 0] /C1 [0 1 0.5 0.1] /N 1 >>';
  const spaces = `/S [/Separation /House /DeviceCMYK ${tint}] /P [/Indexed /DeviceCMYK 1 <00ff0000ff000000>]`;
  const shading = `/G << /ShadingType 2 /ColorSpace /DeviceCMYK /Coords [0 0 200 0] /Function ${tint} >>`;
  const content =
    '/S cs 0.7 scn 40 600 99 99 re f /P cs 1 sc 200 600 99 99 re f q 1 0 0 1 40 400 cm 0 0 200 99 re W n /G sh Q /F Do';
  const form = stream(
    '/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << >> /Group << /S /Transparency /CS /DeviceCMYK >>',
    Buffer.from('0.2 0.4 0 0.1 k 40 200 99 99 re f'),
  );
  return page(content, `/ColorSpace << ${spaces} >> /Shading << ${shading} >> /XObject << /F 5 0 R >>`, [form]);
}

/** A gradient as a pattern, in the four inks. */
export function pressPatternPdf(): Buffer {
  const tint = '<< /FunctionType 2 /Domain [0 1] /C0 [0 0 0 0] /C1 [0 1 0.5 0.1] /N 1 >>';
  const shading = `<< /ShadingType 2 /ColorSpace /DeviceCMYK /Coords [40 0 300 0] /Function ${tint} >>`;
  const pattern = `/Pattern << /P << /Type /Pattern /PatternType 2 /Shading ${shading} >> >>`;
  return page('/Pattern cs /P scn 40 600 200 99 re f', pattern);
}

/** Colours for the screen in a file made for the press. */
export async function screenInPressPdf(): Promise<Buffer> {
  const { data } = await sharp({ create: { width: 1, height: 1, channels: 3, background: '#fff' } })
    .toColourspace('cmyk')
    .withIccProfile('cmyk')
    .tiff()
    .toBuffer({ resolveWithObject: true });
  const { icc } = await sharp(data).metadata();
  const intent = `/OutputIntents [<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (press) /DestOutputProfile 5 0 R >>]`;
  const profile = stream('/N 4 /Filter /FlateDecode', deflateSync(icc!));
  const pdf = page('1 0.2 0 rg 40 600 99 99 re f 0 1 0 0.3 k 200 600 99 99 re f', '', [profile]);
  return Buffer.from(pdf.toString('latin1').replace('/Type /Catalog', `/Type /Catalog ${intent}`), 'latin1');
}
