// A car workshop's pre-printed form: vehicle frame, ruled table, stamp. It is scanned afterwards.

import { totalsOf, type Invoice } from '../model.ts';
import { shortDate } from '../pdf/french.ts';
import {
  addressOf,
  bankOf,
  columnsOf,
  drawPairs,
  legalLine,
  paymentMentions,
  rowsOf,
  totalRows,
} from '../pdf/parts.ts';
import { rule, write, type Doc } from '../pdf/sheet.ts';
import { drawTable } from '../pdf/table.ts';

function wheel(doc: Doc): void {
  doc.circle(72, 66, 27).lineWidth(7).stroke('#222222');
  doc.circle(72, 66, 12).lineWidth(3).stroke('#222222');
  for (let spoke = 0; spoke < 5; spoke += 1) {
    const angle = (spoke * 2 * Math.PI) / 5;
    doc.moveTo(72 + 12 * Math.cos(angle), 66 + 12 * Math.sin(angle));
    doc.lineTo(72 + 24 * Math.cos(angle), 66 + 24 * Math.sin(angle));
    doc.lineWidth(3).stroke('#222222');
  }
}

function stamp(doc: Doc, y: number): void {
  doc.save().rotate(-7, { origin: [150, y] });
  doc
    .roundedRect(70, y - 24, 165, 52, 4)
    .lineWidth(1.6)
    .stroke('#2b3f9e');
  const text = 'GARAGE DES ARCEAUX\n112 av. de Lodève – Montpellier\nTél. 04 67 00 40 25';
  write(doc, text, { x: 74, y: y - 17, width: 157, align: 'center', size: 9, font: 'bold', color: '#2b3f9e' });
  doc.restore();
}

export function drawGarage(doc: Doc, invoice: Invoice): void {
  const { seller, buyer } = invoice;
  wheel(doc);
  write(doc, 'GARAGE DES ARCEAUX', { x: 116, y: 40, size: 20, font: 'bold' });
  write(doc, 'Mécanique – Carrosserie – Pneumatiques', { x: 116, y: 64, size: 10 });
  write(doc, `${seller.street} – ${seller.postcode} ${seller.city} – Tél. ${seller.phone}`, { x: 116, y: 80, size: 9 });
  rule(doc, [40, 106, 515], { color: '#222222', thick: 2 });
  write(doc, `FACTURE N° ${invoice.number}`, { x: 40, y: 122, size: 15, font: 'bold' });
  write(doc, `Date : ${shortDate(invoice.issueDate)}`, { x: 40, y: 145, size: 11 });
  write(doc, `Échéance : ${shortDate(invoice.dueDate)}`, { x: 40, y: 161, size: 11 });
  doc.rect(310, 120, 245, 84).lineWidth(1.2).stroke('#222222');
  write(doc, `${addressOf(buyer)}\nSIREN ${buyer.siren}`, { x: 322, y: 131, width: 225, size: 11, leading: 3 });
  drawTable(doc, {
    x: 40,
    y: 222,
    columns: ['Véhicule', 'Immatriculation', 'Kilométrage', 'Ordre de réparation'].map((title) => ({
      title,
      width: 128.75,
    })),
    rows: [['Fourgon 2.3 dCi', 'GH-417-XK', '128 430 km', 'OR 7741']],
    look: { grid: '#222222', size: 10 },
  });
  const fields = ['name', 'quantity', 'price', 'net'] as const;
  const y = drawTable(doc, {
    x: 40,
    y: 285,
    columns: columnsOf(fields, [285, 60, 80, 90]),
    rows: rowsOf(invoice, fields),
    look: { grid: '#222222', head: { fill: '#dddddd' }, size: 11, pad: 6 },
  });
  const totals = totalRows(totalsOf(invoice.lines), { net: 'Total HT', gross: 'Total TTC' });
  drawPairs(doc, totals, { x: 350, y: y + 22, width: 200, size: 12, step: 22 });
  stamp(doc, y + 60);
  write(doc, `${invoice.terms}\n${bankOf(seller)}`, { x: 40, y: y + 130, width: 515, size: 10, leading: 4 });
  write(doc, `${paymentMentions}\n${legalLine(seller)}`, { x: 40, y: 772, width: 515, size: 8, align: 'center' });
}
