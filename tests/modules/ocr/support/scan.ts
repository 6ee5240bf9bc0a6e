// Turns a page into what a scanner or a phone makes of it.

import sharp, { type OverlayOptions } from 'sharp';
import { renderPage } from '#modules/ocr';

export interface ScanOptions {
  readonly dpi: number;
  /** Degrees, clockwise. */
  readonly tilt?: number;
  /** Quarter turns, clockwise: a sheet fed the wrong way. */
  readonly turns?: number;
  /** Standard deviation of the grain, 0..255. */
  readonly noise?: number;
  readonly blur?: number;
  /** Light falls off towards one corner, as under a lamp. */
  readonly shadow?: boolean;
}

/** JPEG bytes of one page, as a device delivers them. */
export async function scan(
  pdf: Uint8Array,
  { dpi, tilt = 0, turns = 0, noise = 12, blur = 0.5, shadow = false }: ScanOptions,
): Promise<Uint8Array> {
  const page = await renderPage(pdf, 0, dpi);
  const tilted = await sharp(page).greyscale().rotate(tilt, { background: '#f4f4f4' }).png().toBuffer();
  const turned = await sharp(tilted)
    .rotate(turns * 90)
    .png()
    .toBuffer();
  const { width, height } = await sharp(turned).metadata();
  const layers = [
    await grain({ width, height }, noise),
    ...(shadow ? [{ input: lamp(width, height), blend: 'multiply' as const }] : []),
  ];
  return sharp(turned)
    .toColourspace('srgb')
    .composite(layers)
    .blur(Math.max(0.3, blur))
    .linear(0.85, 18)
    .jpeg({ quality: 70 })
    .toBuffer();
}

async function grain({ width, height }: { width: number; height: number }, sigma: number): Promise<OverlayOptions> {
  const input = await sharp({
    create: { width, height, channels: 3, background: '#808080', noise: { type: 'gaussian', mean: 128, sigma } },
  })
    .png()
    .toBuffer();
  return { input, blend: 'soft-light' };
}

function lamp(width: number, height: number): Buffer {
  return Buffer.from(
    `<svg width="${width}" height="${height}"><defs><linearGradient id="g" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="#fff"/><stop offset="1" stop-color="#777"/></linearGradient></defs><rect width="100%" height="100%" fill="url(#g)"/></svg>`,
  );
}
