// A Factur-X file from any PDF, made off the calling thread: the caller may be answering a web request.

import { MAX_MESSAGE } from '../attachments.ts';
import { pdfTooLarge } from '../errors.ts';
import { runInThread } from '../../worker/pool.ts';
import type { FacturxInput, FacturxOutput } from './hybrid.ts';

/**
 * Makes a Factur-X file that is valid PDF/A-3b and looks like the input. The caller leaves native Factur-X alone
 * (`isFacturx`). The same input gives the same bytes.
 * Throws `facturx.pdf_encrypted` (a password is needed to open it), `facturx.pdf_broken`, `facturx.pdf_too_large`,
 * `facturx.pdf_too_complex` (building did not come to an end).
 */
export async function buildFacturx(input: FacturxInput): Promise<FacturxOutput> {
  if (input.pdf.length + input.xml.length > MAX_MESSAGE) throw pdfTooLarge();
  return await runInThread({ name: 'build', input });
}
