// Black-and-white pages in the code of fax machines (ITU-T T.6): lossless, and smaller than any other.

import sharp from 'sharp';
import type { PageImage } from './document.ts';
import type { Bitmap } from './pdfium.ts';

const WIDTH = 256;
const PHOTOMETRIC = 262;
const TILE_OFFSETS = 324;
const TILE_LENGTHS = 325;
const SHORT = 3;
const MIN_IS_BLACK = 1;
/** Lighter than this is paper. */
const THRESHOLD = 140;

/** Values of the first directory of a little-endian TIFF file; only those of one number are right. */
function readTags(tiff: Buffer): Map<number, number> {
  const start = tiff.readUInt32LE(4);
  const count = tiff.readUInt16LE(start);
  return new Map(
    Array.from({ length: count }, (_, index): [number, number] => {
      const at = start + 2 + index * 12;
      const value = tiff.readUInt16LE(at + 2) === SHORT ? tiff.readUInt16LE(at + 8) : tiff.readUInt32LE(at + 8);
      return [tiff.readUInt16LE(at), value];
    }),
  );
}

const upTo16 = (pixels: number): number => Math.ceil(pixels / 16) * 16;

/** One tile that holds the whole page: its sides are multiples of 16, what is too much is white. */
function tiffOf({ rgba, width, height }: Bitmap): Promise<Buffer> {
  const [fullWidth, fullHeight] = [upTo16(width), upTo16(height)];
  return sharp(rgba, { raw: { width, height, channels: 4 } })
    .removeAlpha()
    .toColourspace('b-w')
    .threshold(THRESHOLD)
    .extend({ right: fullWidth - width, bottom: fullHeight - height, background: '#ffffff' })
    .tiff({ compression: 'ccittfax4', bitdepth: 1, tile: true, tileWidth: fullWidth, tileHeight: fullHeight })
    .toBuffer();
}

export async function encodeBilevel(bitmap: Bitmap): Promise<PageImage> {
  const tiff = await tiffOf(bitmap);
  if (tiff.toString('latin1', 0, 2) !== 'II') throw new Error('TIFF in an unexpected byte order');
  const tags = readTags(tiff);
  const offset = tags.get(TILE_OFFSETS) ?? 0;
  const [pixelWidth, pixelHeight] = [tags.get(WIDTH) ?? 0, upTo16(bitmap.height)];
  return {
    bytes: Buffer.from(tiff.subarray(offset, offset + (tags.get(TILE_LENGTHS) ?? 0))),
    filter: 'CCITTFaxDecode',
    isBlackOne: tags.get(PHOTOMETRIC) === MIN_IS_BLACK,
    pixelWidth,
    pixelHeight,
    colour: 'DeviceGray',
    shown: { width: bitmap.width / pixelWidth, height: bitmap.height / pixelHeight },
  };
}
