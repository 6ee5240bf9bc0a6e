// Pixels as they are stored in a page: JPEG, grey when there is no colour.

import sharp from 'sharp';
import type { PageImage } from './document.ts';
import { encodeBilevel } from './bilevel.ts';
import type { Bitmap } from './pdfium.ts';
import type { Scan } from './scan.ts';

/** A scan that has to be drawn anew may weigh this many times what it did; a picture that small may be any. */
const MAX_GROWTH = 1.5;
const MIN_WEIGHT = 50_000;

const JPEG = { quality: 85, chromaSubsampling: '4:4:4' } as const;

/** Qualities to try, best first, until the picture weighs no more than it may. */
const QUALITIES = [85, 75, 65, 55];

function isGrey({ rgba }: Bitmap): boolean {
  for (let at = 0; at < rgba.length; at += 4) {
    if (rgba[at] !== rgba[at + 1] || rgba[at] !== rgba[at + 2]) return false;
  }
  return true;
}

/** As JPEG, of the best quality that weighs no more than `limit` bytes; the smallest when none does. */
async function encodeBitmap(bitmap: Bitmap, limit = Number.POSITIVE_INFINITY): Promise<PageImage> {
  const grey = isGrey(bitmap);
  const raw = { width: bitmap.width, height: bitmap.height, channels: 4 } as const;
  const opaque = sharp(bitmap.rgba, { raw }).removeAlpha();
  const drawn = grey ? opaque.toColourspace('b-w') : opaque;
  let bytes = await drawn.clone().jpeg(JPEG).toBuffer();
  for (const quality of QUALITIES.slice(1)) {
    if (bytes.length <= limit) break;
    bytes = await drawn.clone().jpeg({ quality }).toBuffer();
  }
  return {
    bytes,
    filter: 'DCTDecode',
    pixelWidth: bitmap.width,
    pixelHeight: bitmap.height,
    colour: grey ? 'DeviceGray' : 'DeviceRGB',
  };
}

/** A page as it is best stored: black and white in the code of faxes when its scan is, else as JPEG. */
export function encodePage(bitmap: Bitmap, scan: Scan | undefined): Promise<PageImage> {
  if (scan?.bits === 1 && isGrey(bitmap)) return encodeBilevel(bitmap);
  return encodeBitmap(bitmap, scan && Math.max(MIN_WEIGHT, scan.weight * MAX_GROWTH));
}

/** A JPEG, PNG… of any kind, upright, opaque on white, in sRGB or grey. */
export async function encodeImage(image: Uint8Array): Promise<PageImage> {
  const { data, info } = await sharp(image, { limitInputPixels: 200_000_000 })
    .rotate()
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .jpeg({ ...JPEG, quality: 90 })
    .toBuffer({ resolveWithObject: true });
  return {
    bytes: data,
    filter: 'DCTDecode',
    pixelWidth: info.width,
    pixelHeight: info.height,
    colour: info.channels === 1 ? 'DeviceGray' : 'DeviceRGB',
  };
}
