// A page out of an office scanner: slightly turned, grey paper, grain, some dust; an image in a PDF, no text.

import sharp from 'sharp';
import { randomOf } from '../random.ts';
import { bytesOf, openSheet } from '../pdf/sheet.ts';
import { jpegOf, pageOf, type Pixels } from './pixels.ts';

const DPI = 200;
const TURN_DEGREES = 0.8;
const GRAIN = 22;

async function turned(page: Pixels): Promise<Pixels> {
  const { width, height } = page;
  const rotated = await sharp(page.data, { raw: { width, height, channels: 1 } })
    .rotate(TURN_DEGREES, { background: '#ffffff' })
    .toColourspace('b-w')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const left = Math.floor((rotated.info.width - width) / 2);
  const top = Math.floor((rotated.info.height - height) / 2);
  const raw = { width: rotated.info.width, height: rotated.info.height, channels: rotated.info.channels };
  const cut = sharp(rotated.data, { raw }).extract({ left, top, width, height }).toColourspace('b-w');
  return { ...page, data: new Uint8Array(await cut.raw().toBuffer()) };
}

/** Ink fades to grey, paper is never white, each pixel has its grain; the left edge is darker. */
function soiled(page: Pixels): Pixels {
  const random = randomOf(20_261_013);
  const data = new Uint8Array(page.data.length);
  for (let index = 0; index < data.length; index += 1) {
    const edge = Math.max(0, 24 - (index % page.width)) * 3;
    const paper = 38 + ((page.data[index] ?? 255) * 204) / 255 - edge;
    data[index] = Math.max(0, Math.min(255, paper + (random() - 0.5) * GRAIN));
  }
  for (let speck = 0; speck < 260; speck += 1) data[Math.floor(random() * data.length)] = 60;
  return { ...page, data };
}

/** Scans the first page of a PDF into a PDF that holds one JPEG at 200 dpi. `date`: the scanner's clock. */
export async function scanOf(pdf: Uint8Array, date: string): Promise<Uint8Array> {
  const page = soiled(await turned(await pageOf(pdf, DPI)));
  const image = await jpegOf(page, { quality: 62, dpi: DPI });
  const doc = openSheet({ face: 'helvetica', title: 'Numérisation', author: '', creator: 'Copieur MX-2640', date });
  doc.image(Buffer.from(image), 0, 0, { width: 595.28, height: 841.89 });
  return bytesOf(doc);
}
