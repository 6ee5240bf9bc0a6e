// Small PDFs for the tests, made here: nothing is downloaded, nothing is stored.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { deflateSync } from 'node:zlib';
import PDFDocument from 'pdfkit';

const NOW = new Date('2026-11-21T10:00:00Z');
export const INFO = { title: 'Facture F-1', author: 'Éts Dupont & fils', language: 'fr', created: NOW };
export const XML = Buffer.from('<?xml version="1.0" encoding="UTF-8"?><rsm:CrossIndustryInvoice/>');

const FONT = readFileSync(
  createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf'),
);

type Draw = (doc: PDFKit.PDFDocument) => void;

async function finished(doc: PDFKit.PDFDocument): Promise<Buffer> {
  const chunks: Buffer[] = [];
  doc.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise((resolve) => doc.on('end', resolve));
  doc.end();
  await ended;
  return Buffer.concat(chunks);
}

/** A page with an embedded font, as most billing programs make it: not PDF/A, but easy to mend. */
export async function embeddedFontPdf(draw: Draw = () => {}): Promise<Buffer> {
  const doc = new PDFDocument({ size: 'A4', info: { CreationDate: NOW } });
  doc.registerFont('noto', FONT);
  doc.font('noto').fontSize(14).text('Facture F-1 : 1\u202f234,50\u00a0€ TTC', 72, 72);
  draw(doc);
  return finished(doc);
}

/** The same with Helvetica, which is not embedded. */
export async function standardFontPdf(draw: Draw = () => {}): Promise<Buffer> {
  const doc = new PDFDocument({ size: 'A4', info: { CreationDate: NOW } });
  doc.fontSize(14).text('Facture F-1 : 1234,50 EUR', 72, 72);
  draw(doc);
  return finished(doc);
}

/** Opens for everyone, but says that it must not be changed. */
export async function ownerPasswordPdf(passwords: { ownerPassword: string; userPassword?: string }): Promise<Buffer> {
  const doc = new PDFDocument({ size: 'A4', info: { CreationDate: NOW }, ...passwords });
  doc.text('Facture protégée', 72, 72);
  return finished(doc);
}

/** A file with a classic table from the bodies of its objects: the first is number 1, and the catalog. */
export function handmadePdf(bodies: readonly (string | Buffer)[], trailer = ''): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
  const offsets: number[] = [];
  let length = parts[0]!.length;
  for (const [index, body] of bodies.entries()) {
    const part = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), Buffer.from(body), Buffer.from('\nendobj\n')]);
    offsets.push(length);
    parts.push(part);
    length += part.length;
  }
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n\r\n`).join('');
  const size = bodies.length + 1;
  const end = `xref\n0 ${size}\n0000000000 65535 f\r\n${rows}trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${length}\n%%EOF\n`;
  return Buffer.concat([...parts, Buffer.from(end)]);
}

export function stream(dict: string, data: Uint8Array): Buffer {
  return Buffer.concat([
    Buffer.from(`<< ${dict} /Length ${data.length} >>\nstream\n`),
    data,
    Buffer.from('\nendstream'),
  ]);
}

export const EMPTY_PAGES = [
  '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
  '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << >> >>',
];

/** A one-page file whose `/EmbeddedFiles` tree is `tree`; objects from 4 on are `more`. */
export function treePdf(tree: string, more: readonly (string | Buffer)[]): Buffer {
  const catalog = `<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles ${tree} >> >>`;
  return handmadePdf([catalog, ...EMPTY_PAGES, ...more]);
}

export function embedded(data: Uint8Array, extra = '/Subtype /text#2Fxml'): Buffer {
  return stream(`/Type /EmbeddedFile ${extra} /Filter /FlateDecode`, deflateSync(data));
}
