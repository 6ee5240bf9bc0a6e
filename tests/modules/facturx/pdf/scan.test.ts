// Pages that have to be drawn anew: off the calling thread, sharp when they are black and white, never much heavier.

import { randomBytes } from 'node:crypto';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { withRaster } from '../../../../modules/facturx/pdf/raster/pdfium.ts';
import { buildFacturx, extractAttachments } from '../../../../modules/facturx/pdf/index.ts';
import { difference } from './compare.ts';
import { handmadePdf, INFO, stream, XML } from './samples.ts';

const build = (pdf: Uint8Array) => buildFacturx({ pdf, xml: XML, profile: 'EN 16931', info: INFO });

/** A scan of A4: each page shows the same picture, through an operator that PDF/A does not know. */
function scanPdf(picture: Buffer, pages: number): Buffer {
  const kids = Array.from({ length: pages }, (_, index) => `${index + 5} 0 R`);
  const page =
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595.2 841.92] /Resources << /XObject << /I 3 0 R >> >> /Contents 4 0 R >>';
  return handmadePdf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages} /Kids [${kids.join(' ')}] >>`,
    picture,
    stream('', Buffer.from('q 595.2 0 0 841.92 0 0 cm /I Do Q unknown')),
    ...kids.map(() => page),
  ]);
}

/** Bars and dots, 200 dpi, one bit a pixel. */
async function blackAndWhite(): Promise<{ picture: Buffer; isInk: (x: number, y: number) => boolean }> {
  const [width, height] = [1653, 2339];
  const isInk = (x: number, y: number) => y > 200 && y < 1500 && x > 150 && x < 1500 && ((x >> 1) + (y >> 3)) % 5 === 0;
  const rows = Buffer.alloc(Math.ceil(width / 8) * height, 0xff);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) if (isInk(x, y)) rows[y * 207 + (x >> 3)]! &= ~(0x80 >> (x & 7));
  }
  const head = `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} /BitsPerComponent 1 /ColorSpace /DeviceGray`;
  return { picture: stream(head, rows), isInk };
}

async function photo(quality: number): Promise<Buffer> {
  const noise = await sharp(randomBytes(103 * 146 * 3), { raw: { width: 103, height: 146, channels: 3 } })
    .resize(1240, 1754)
    .jpeg({ quality })
    .toBuffer();
  const head = '/Type /XObject /Subtype /Image /Width 1240 /Height 1754 /BitsPerComponent 8 /ColorSpace /DeviceRGB';
  return stream(`${head} /Filter /DCTDecode`, noise);
}

const own = (bytes: Uint8Array) =>
  bytes.length - extractAttachments(bytes).find((file) => file.filename === 'original.pdf')!.bytes.length;

test('a black-and-white scan stays black and white, dot for dot', async () => {
  const { picture, isInk } = await blackAndWhite();
  const { bytes, method } = await build(scanPdf(picture, 1));
  expect(method).toBe('rasterised');
  expect(Buffer.from(bytes).includes('CCITTFaxDecode')).toBe(true);
  const drawn = await withRaster(bytes, (document) => document.withPage(0, (page) => page.draw(1653, 2339)));
  let wrong = 0;
  for (let y = 100; y < 1600; y++) {
    for (let x = 100; x < 1600; x++) if (drawn.rgba[(y * 1653 + x) * 4]! < 128 !== isInk(x, y)) wrong++;
  }
  expect(wrong / 1500 ** 2).toBeLessThan(0.01);
});

test('a photographed page weighs at most half as much again as it did, and looks the same', async () => {
  const pdf = scanPdf(await photo(60), 2);
  const { bytes, method } = await build(pdf);
  expect(method).toBe('rasterised');
  // The picture is in the file twice now (once for each page), and the original is attached.
  expect(own(bytes)).toBeLessThan(pdf.length * 2 * 1.5);
  expect(await difference(pdf, bytes)).toBeLessThan(4);
});

test('the calling thread answers others while twenty pages are drawn', { timeout: 120_000 }, async () => {
  const pdf = scanPdf(await photo(80), 20);
  await build(scanPdf(await photo(80), 1));
  const start = performance.now();
  let [last, stalled] = [start, 0];
  const beat = setInterval(() => {
    const gap = performance.now() - last;
    if (gap > 50) stalled += gap;
    last = performance.now();
  }, 5);
  const { method } = await build(pdf);
  clearInterval(beat);
  expect(method).toBe('rasterised');
  // A machine that does other things now and then wakes us late; drawing here would stall nearly all the time.
  expect(stalled / (performance.now() - start)).toBeLessThan(0.3);
});

test('files that come at once are all built, each with its own pages', async () => {
  const { picture } = await blackAndWhite();
  const counts = [1, 2, 3, 1, 2];
  const built = await Promise.all(counts.map((count) => build(scanPdf(picture, count))));
  const found = await Promise.all(built.map(({ bytes }) => withRaster(bytes, (document) => document.pageCount)));
  expect(found).toEqual(counts);
});
