// A craftsman: boxes drawn by an invoicing program of the trade, two VAT rates, insurance mention.

import { totalsOf, type Invoice } from '../model.ts';
import { shortDate } from '../pdf/french.ts';
import {
  addressOf,
  bankOf,
  buyerIds,
  columnsOf,
  drawPairs,
  legalLine,
  paymentMentions,
  rowsOf,
  totalRows,
  vatRows,
} from '../pdf/parts.ts';
import { write, type Doc } from '../pdf/sheet.ts';
import { drawTable } from '../pdf/table.ts';

const BLUE = '#1f5fa8';

function drop(doc: Doc): void {
  doc.moveTo(62, 34).bezierCurveTo(82, 60, 80, 78, 62, 78).bezierCurveTo(44, 78, 42, 60, 62, 34).fill(BLUE);
  doc.circle(56, 64, 5).fill('#ffffff');
}

function letterhead(doc: Doc, invoice: Invoice): void {
  const { seller } = invoice;
  drop(doc);
  write(doc, 'Plomberie Castagné', { x: 92, y: 36, size: 17, font: 'bold', color: BLUE });
  write(doc, 'Plomberie – Chauffage – Dépannage', { x: 92, y: 58, size: 9, font: 'italic' });
  write(doc, `${seller.street}, ${seller.postcode} ${seller.city}\nTél. ${seller.phone} – ${seller.email}`, {
    x: 40,
    y: 90,
    width: 260,
    size: 8.5,
  });
}

export function drawPlumber(doc: Doc, invoice: Invoice): void {
  letterhead(doc, invoice);
  doc.roundedRect(320, 84, 235, 82, 8).lineWidth(1).stroke(BLUE);
  write(doc, `${addressOf(invoice.buyer)}\n${buyerIds(invoice.buyer)}`, {
    x: 332,
    y: 95,
    width: 215,
    size: 9.5,
    leading: 3,
  });
  doc.roundedRect(40, 140, 240, 26, 6).fill('#e6eef8');
  write(doc, `FACTURE N° ${invoice.number}`, { x: 50, y: 146, size: 13, font: 'bold', color: BLUE });
  const dates = `Date : ${shortDate(invoice.issueDate)}     Échéance : ${shortDate(invoice.dueDate)}     Intervention du ${shortDate(invoice.deliveryDate)}`;
  write(doc, dates, { x: 40, y: 182, size: 9 });
  const fields = ['name', 'quantity', 'unit', 'price', 'rate', 'net'] as const;
  const y = drawTable(doc, {
    x: 40,
    y: 206,
    columns: columnsOf(fields, [245, 40, 40, 60, 50, 80]),
    rows: rowsOf(invoice, fields),
    look: { grid: '#9fb8d6', head: { fill: BLUE, color: '#ffffff' }, size: 9, pad: 5 },
  });
  drawTable(doc, {
    x: 40,
    y: y + 20,
    columns: ['Taux', 'Base HT', 'TVA'].map((title) => ({ title, width: 70, align: 'right' })),
    rows: vatRows(invoice),
    look: { grid: '#9fb8d6', head: { fill: '#e6eef8' } },
  });
  doc
    .roundedRect(360, y + 14, 195, 78, 6)
    .lineWidth(1)
    .stroke(BLUE);
  const totals = totalRows(totalsOf(invoice.lines), { net: 'Total HT', gross: 'TOTAL TTC' });
  drawPairs(doc, totals, { x: 372, y: y + 24, width: 171, size: 10, step: 17 });
  const bank = `${invoice.terms}\n${bankOf(invoice.seller)}`;
  write(doc, bank, { x: 40, y: y + 120, width: 515, size: 9, leading: 3 });
  const insured =
    'Assurance décennale n° 7 740 118 204, Mutuelle des Artisans du Midi, 34000 Montpellier, couverture France. ' +
    'TVA à 10 % : travaux dans un logement achevé depuis plus de deux ans (attestation du client).';
  const legal = `${insured}\n${paymentMentions}\n${legalLine(invoice.seller)}`;
  write(doc, legal, { x: 40, y: 762, width: 515, size: 7, align: 'center', color: '#444444' });
}
