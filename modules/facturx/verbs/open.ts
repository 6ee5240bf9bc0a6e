// The invoice inside a file: the file itself when it is XML, what is attached when it is a PDF.

import { problem } from '#src/errors.ts';
import { detectKind } from '../kind.ts';
import { type Attachment, extractXml } from '../pdf/attachments.ts';
import { notAnInvoice } from '../read.ts';

const pdfWithoutXml = problem({
  code: 'facturx.pdf_without_xml',
  status: 422,
  fr: 'Ce PDF ne contient pas de facture XML. Donnez un Factur-X, ou le fichier XML de la facture.',
  en: 'This PDF holds no XML invoice. Give a Factur-X file, or the XML file of the invoice.',
});

const notPdf = problem({
  code: 'facturx.not_pdf',
  status: 422,
  fr: 'Ce fichier n’est pas un PDF. Donnez le PDF de la facture.',
  en: 'This file is not a PDF. Give the PDF of the invoice.',
});

export interface Opened {
  /** What carries it, when the file is a PDF. */
  readonly attachment?: Attachment;
  /** UTF-8 or UTF-16 XML, as it stands. */
  readonly xml: Uint8Array;
}

/**
 * The XML invoice of a file. Throws `facturx.pdf_without_xml`, `facturx.xml_not_invoice` for anything that is neither PDF
 * nor XML, and the problems of broken PDFs.
 */
export function openInvoice(bytes: Uint8Array): Opened {
  const kind = detectKind(bytes);
  if (kind === 'unknown' || kind.startsWith('image/')) throw notAnInvoice();
  if (kind !== 'pdf') return { xml: bytes };
  const attachment = attachedInvoice(bytes);
  return { attachment, xml: attachment.bytes };
}

function attachedInvoice(pdf: Uint8Array): Attachment {
  const attached = extractXml(pdf);
  if (!attached) throw pdfWithoutXml();
  return attached;
}

/** The bytes, when they are those of a PDF. Throws `facturx.not_pdf`. */
export function pdfOf(bytes: Uint8Array): Uint8Array {
  if (detectKind(bytes) !== 'pdf') throw notPdf();
  return bytes;
}

/** What `extract` answers: the XML inside a PDF, byte for byte. Throws `facturx.not_pdf` and as {@link openInvoice}. */
export function extractInvoice(bytes: Uint8Array): Attachment {
  return attachedInvoice(pdfOf(bytes));
}
