// A file that opens without a password and is encrypted all the same, to say what may be done with it: PDF/A allows no
// encryption (§6.1.3), so its objects are written in clear.

import { PDFDocument } from '@cantoo/pdf-lib';

/** The same document in clear; `undefined` when it needs a password, or cannot be read. */
export async function unlocked(pdf: Uint8Array): Promise<Uint8Array | undefined> {
  try {
    const document = await PDFDocument.load(pdf, { password: '', updateMetadata: false });
    return await document.save({ useObjectStreams: false, updateFieldAppearances: false });
  } catch {
    return undefined;
  }
}
