// Pages as pixels: what a scanner or a telephone sees.

import { PDFiumLibrary } from '@hyzyla/pdfium';
import sharp from 'sharp';

/** Interleaved bytes, `channels` a pixel. */
export interface Pixels {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3;
}

/** First page of a PDF as grey pixels at `dpi`. */
export async function pageOf(pdf: Uint8Array, dpi: number): Promise<Pixels> {
  const library = await PDFiumLibrary.init();
  try {
    const document = await library.loadDocument(pdf);
    const page = await document.getPage(0).render({ scale: dpi / 72, render: 'bitmap' });
    const grey = await sharp(page.data, { raw: { width: page.width, height: page.height, channels: 4 } })
      .flatten({ background: '#ffffff' })
      .greyscale()
      .raw()
      .toBuffer();
    document.destroy();
    return { data: new Uint8Array(grey), width: page.width, height: page.height, channels: 1 };
  } finally {
    library.destroy();
  }
}

export async function jpegOf(pixels: Pixels, options: { quality: number; dpi: number }): Promise<Uint8Array> {
  const { data, width, height, channels } = pixels;
  const bytes = await sharp(data, { raw: { width, height, channels } })
    .jpeg({ quality: options.quality })
    .withMetadata({ density: options.dpi })
    .toBuffer();
  return new Uint8Array(bytes);
}
