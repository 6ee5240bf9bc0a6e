// Reads any document: by its XML when it has one, else by what is printed on it. Pure.

import { Problem } from '#src/errors.ts';
import { detectKind, extractXml, readXmlAside, type Invoice } from '#modules/facturx';
import type { Direction, Form, ProvenanceMap } from '#modules/invoices';
import { countPages, readDocument, type Self } from '#modules/ocr';
import { kindNotSupported } from '../errors.ts';
import type { ReadingStage } from '../model/documents.ts';
import { fromFields } from './from-fields.ts';
import { xmlProvenance } from './xml-provenance.ts';

export interface ReadResult {
  readonly form: Form;
  readonly mediaType: string;
  readonly profile: string | undefined;
  /** Pages of the file; 0 for XML. */
  readonly pageCount: number;
  readonly invoice: Invoice;
  readonly provenance: ProvenanceMap;
  /** What the ledger should say besides: why the XML of a hybrid was not used, which engine read the page. */
  readonly note: string | undefined;
}

export interface ReadingOptions {
  readonly direction: Direction;
  /** The company of the dossier: its own numbers are not the other side's. */
  readonly self: Self;
  readonly onStage: (stage: ReadingStage) => void;
}

/** Throws the problems of `facturx` and `ocr`, and `inbox.kind_not_supported`. */
export async function readBytes(bytes: Uint8Array, options: ReadingOptions): Promise<ReadResult> {
  const kind = detectKind(bytes);
  if (kind === 'cii' || kind === 'ubl-invoice' || kind === 'ubl-creditnote') {
    return await fromXml(bytes, kind === 'cii' ? 'cii' : 'ubl', 'application/xml');
  }
  if (kind === 'pdf') return await fromPdf(bytes, options);
  if (kind.startsWith('image/')) return await fromPage(bytes, { form: 'image', mediaType: kind, options });
  throw kindNotSupported();
}

async function fromXml(xml: Uint8Array, form: Form, mediaType: string): Promise<ReadResult> {
  const { invoice, profile } = await readXmlAside(xml);
  return { form, mediaType, profile, pageCount: 0, invoice, provenance: xmlProvenance(invoice), note: undefined };
}

async function fromPdf(pdf: Uint8Array, options: ReadingOptions): Promise<ReadResult> {
  const mediaType = 'application/pdf';
  const attached = extractXml(pdf);
  if (!attached) return await fromPage(pdf, { form: 'pdf', mediaType, options });
  try {
    return { ...(await fromXml(attached.bytes, 'facturx', mediaType)), pageCount: await countPages(pdf) };
  } catch (error) {
    // A hybrid whose XML is broken still has its page: it is read, and the ledger says why.
    if (!(error instanceof Problem)) throw error;
    const read = await fromPage(pdf, { form: 'pdf', mediaType, options });
    return { ...read, note: error.code };
  }
}

interface PageInput {
  readonly form: Form;
  readonly mediaType: string;
  readonly options: ReadingOptions;
}

async function fromPage(bytes: Uint8Array, { form, mediaType, options }: PageInput): Promise<ReadResult> {
  const reading = await readDocument(bytes, {
    mediaType,
    self: options.self,
    onStage: ({ kind }) => options.onStage(kind === 'recognising' || kind === 'second-pass' ? 'recognition' : 'text'),
  });
  const { invoice, provenance } = fromFields(reading.fields, options);
  return {
    form,
    mediaType,
    profile: undefined,
    pageCount: reading.pageCount,
    invoice,
    provenance,
    note: reading.engine,
  };
}
