// What the contenders are given: a PDF such as an office program makes, and a Factur-X made of it; about 150 kB each.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import { SAMPLE } from './sample.ts';

const FONTS = [
  '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf',
  '@expo-google-fonts/noto-sans/600SemiBold/NotoSans_600SemiBold.ttf',
  '@expo-google-fonts/arimo/400Regular/Arimo_400Regular.ttf',
  '@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf',
  '@expo-google-fonts/cousine/400Regular/Cousine_400Regular.ttf',
  'dejavu-fonts-ttf/ttf/DejaVuSans.ttf',
];

/** Letters of the languages of Europe, so that each font weighs what it does in a letter of many words. */
const LETTERS = Array.from({ length: 0x17f - 0x20 }, (_, index) => String.fromCodePoint(0x20 + index)).filter(
  (letter) => /[\p{L}\p{N}\p{P}\p{S} ]/u.test(letter),
);

const TERMS = 'Les marchandises restent la propriété du vendeur jusqu’au paiement complet de leur prix. ';

function drawPage(doc: PDFKit.PDFDocument, font: string): void {
  doc.font(readFileSync(createRequire(import.meta.url).resolve(font)));
  doc.fontSize(16).text(`Facture ${SAMPLE.number} – ${SAMPLE.seller.name}`);
  for (const line of SAMPLE.lines)
    doc.fontSize(9).text(`${line.name} ${line.description} ${line.quantity} × ${line.price} € = ${line.net} €`);
  doc.fontSize(7).text(TERMS.repeat(20)).text(LETTERS.join(''));
}

/** A page for each of six fonts, embedded; not PDF/A. */
export async function makePaper(): Promise<Uint8Array> {
  const doc = new PDFDocument({ size: 'A4', font: '', info: { CreationDate: new Date('2026-09-15T08:00:00Z') } });
  const chunks: Uint8Array[] = [];
  doc.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  const ended = new Promise((resolve) => doc.on('end', resolve));
  for (const [index, font] of FONTS.entries()) {
    if (index > 0) doc.addPage();
    drawPage(doc, font);
  }
  doc.end();
  await ended;
  return Buffer.concat(chunks);
}
