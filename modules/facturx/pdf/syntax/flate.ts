// FlateDecode, bounded: a few bytes may claim to be gigabytes.

import { constants, deflateSync, inflateRawSync, inflateSync } from 'node:zlib';
import { pdfBroken, pdfTooLarge } from '../errors.ts';

function isTooLong(error: unknown): boolean {
  return (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE';
}

/** The output is made in pieces; most streams of a document fit in one of this size. */
const USUAL_RATIO = 2;
const SMALLEST_CHUNK = 8 * 1024;
const LARGEST_CHUNK = 256 * 1024;

/**
 * Undoes zlib compression. A stream cut short gives what could be read, as viewers do.
 * Throws `facturx.pdf_too_large` past `limit` bytes, `facturx.pdf_broken` on garbage.
 */
export function inflate(bytes: Uint8Array, limit: number): Uint8Array {
  const chunkSize = Math.min(LARGEST_CHUNK, SMALLEST_CHUNK + bytes.length * USUAL_RATIO);
  const options = { maxOutputLength: limit, finishFlush: constants.Z_SYNC_FLUSH, chunkSize };
  try {
    return inflateSync(bytes, options);
  } catch (error) {
    if (isTooLong(error)) throw pdfTooLarge({ cause: error });
  }
  try {
    return inflateRawSync(bytes.subarray(2), options);
  } catch (error) {
    if (isTooLong(error)) throw pdfTooLarge({ cause: error });
    throw pdfBroken({ cause: error });
  }
}

export function deflate(bytes: Uint8Array): Uint8Array {
  return deflateSync(bytes);
}
