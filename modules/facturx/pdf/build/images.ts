// Photos and scans as a PDF.

import { imageUnreadable } from '../errors.ts';
import { repairCatalog } from '../repair/catalog.ts';
import { imageDocument, type ImagePage } from '../raster/document.ts';
import { encodeImage } from '../raster/page-image.ts';
import { saveWhole } from '../syntax/save.ts';
import type { DocumentInfo } from './xmp.ts';

const A4 = { short: 595.28, long: 841.89 };

/** The page has the shape of the picture and fits on A4, upright or lying. */
function pageSize(pixelWidth: number, pixelHeight: number): { width: number; height: number } {
  const isPortrait = pixelHeight >= pixelWidth;
  const [maxWidth, maxHeight] = isPortrait ? [A4.short, A4.long] : [A4.long, A4.short];
  const scale = Math.min(maxWidth / pixelWidth, maxHeight / pixelHeight);
  return { width: Math.max(3, pixelWidth * scale), height: Math.max(3, pixelHeight * scale) };
}

async function imagePage(bytes: Uint8Array): Promise<ImagePage> {
  try {
    const image = await encodeImage(bytes);
    return { ...pageSize(image.pixelWidth, image.pixelHeight), image, words: [] };
  } catch (error) {
    throw imageUnreadable({ cause: error });
  }
}

/**
 * One page for each image (JPEG, PNG, WebP, TIFF, GIF: first frame), turned as its EXIF data says, as PDF/A-3b.
 * Throws `facturx.image_unreadable`.
 */
export async function imagesToPdf(images: readonly Uint8Array[], info: DocumentInfo): Promise<Uint8Array> {
  const pages: ImagePage[] = [];
  for (const image of images) pages.push(await imagePage(image));
  const draft = imageDocument(pages);
  repairCatalog(draft, info, undefined);
  return saveWhole(draft);
}
