// A grey image held as raw bytes, and how a file becomes one.

import sharp, { type Sharp } from 'sharp';
import { ReadingFailure } from './messages.ts';

export interface Grey {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** Larger images are refused before they are decoded: a small file can announce gigabytes. */
const MOST_PIXELS = 120_000_000;
/** The long side of an A4 page at 300 dpi. Tesseract reads best there; more only costs time. */
const LONG_SIDE = 3508;
/** Below about 170 dpi on A4 the letters are too small: enlarge. Between the two, enlarging does not help. */
const SMALL_SIDE = 2000;

/** Decodes, turns as the camera says (EXIF), puts on white, and brings to a size that can be read. */
export async function greyFrom(bytes: Uint8Array): Promise<Grey> {
  try {
    const options = { limitInputPixels: MOST_PIXELS, failOn: 'truncated' } as const;
    const { autoOrient } = await sharp(bytes, options).metadata();
    const scale = scaleFor(Math.max(autoOrient.width, autoOrient.height));
    const image = sharp(bytes, options).autoOrient().flatten({ background: '#fff' }).toColourspace('b-w');
    if (scale !== 1) image.resize({ width: Math.round(autoOrient.width * scale), kernel: 'lanczos3' });
    const { data, info } = await image.extractChannel(0).raw().toBuffer({ resolveWithObject: true });
    return { data, width: info.width, height: info.height };
  } catch (cause) {
    throw new ReadingFailure('image_unreadable', { cause });
  }
}

function scaleFor(longSide: number): number {
  if (longSide > LONG_SIDE * 1.1) return LONG_SIDE / longSide;
  if (longSide < SMALL_SIDE) return Math.min(2.5, LONG_SIDE / longSide);
  return 1;
}

/** Size of the image as it is displayed, in pixels. */
export async function displayedSize(bytes: Uint8Array): Promise<{ width: number; height: number }> {
  try {
    const { autoOrient } = await sharp(bytes, { limitInputPixels: MOST_PIXELS }).metadata();
    return { width: autoOrient.width, height: autoOrient.height };
  } catch (cause) {
    throw new ReadingFailure('image_unreadable', { cause });
  }
}

export function sharpOf(grey: Grey): Sharp {
  return sharp(grey.data, { raw: { width: grey.width, height: grey.height, channels: 1 } });
}

export async function rawOf(image: Sharp): Promise<Grey> {
  const { data, info } = await image.extractChannel(0).raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/** A binary PGM: what Tesseract reads without any decompression. */
export function pgm(grey: Grey): Uint8Array {
  const header = new TextEncoder().encode(`P5\n${grey.width} ${grey.height}\n255\n`);
  const bytes = new Uint8Array(header.length + grey.data.length);
  bytes.set(header);
  bytes.set(grey.data, header.length);
  return bytes;
}
