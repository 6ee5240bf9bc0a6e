// Pixels as they are stored in a page: JPEG, grey when there is no colour.

import sharp from 'sharp';
import type { PageImage } from './document.ts';
import type { Bitmap } from './pdfium.ts';

const JPEG = { quality: 85, chromaSubsampling: '4:4:4' } as const;

function isGrey({ rgba }: Bitmap): boolean {
  for (let at = 0; at < rgba.length; at += 4) {
    if (rgba[at] !== rgba[at + 1] || rgba[at] !== rgba[at + 2]) return false;
  }
  return true;
}

export async function encodeBitmap(bitmap: Bitmap): Promise<PageImage> {
  const grey = isGrey(bitmap);
  const raw = { width: bitmap.width, height: bitmap.height, channels: 4 } as const;
  const opaque = sharp(bitmap.rgba, { raw }).removeAlpha();
  const bytes = await (grey ? opaque.toColourspace('b-w') : opaque).jpeg(JPEG).toBuffer();
  return {
    bytes,
    filter: 'DCTDecode',
    pixelWidth: bitmap.width,
    pixelHeight: bitmap.height,
    colour: grey ? 'DeviceGray' : 'DeviceRGB',
  };
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
