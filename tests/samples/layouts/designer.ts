// A freelancer under the `franchise en base`: much white, one colour, no VAT.

import { totalsOf, type Invoice } from '../model.ts';
import { euros, longDate } from '../pdf/french.ts';
import { addressOf, bankOf, columnsOf, legalLine, paymentMentions, rowsOf } from '../pdf/parts.ts';
import { box, rule, write, type Doc } from '../pdf/sheet.ts';
import { drawTable } from '../pdf/table.ts';

const CORAL = '#e4572e';

export function drawDesigner(doc: Doc, invoice: Invoice): void {
  const { seller, buyer } = invoice;
  doc.circle(70, 72, 20).fill(CORAL);
  box(doc, [70, 52, 40, 40], '#f4d35e');
  doc.polygon([120, 92], [140, 52], [160, 92]).fill('#2b4162');
  write(doc, 'camille roux', { x: 50, y: 104, size: 15, font: 'bold' });
  write(doc, 'design graphique', { x: 50, y: 123, size: 9, color: '#777777', spacing: 1.5 });
  write(doc, 'Facture', { x: 340, y: 52, size: 34, color: CORAL });
  write(doc, `${invoice.number}\n${longDate(invoice.issueDate)}`, { x: 342, y: 98, width: 200, size: 10, leading: 3 });
  write(doc, 'De', { x: 50, y: 180, size: 8, color: CORAL });
  const own = `${addressOf(seller)}\n${seller.email}\n${seller.phone}`;
  write(doc, own, { x: 50, y: 194, width: 220, size: 9.5, leading: 3 });
  write(doc, 'Pour', { x: 342, y: 180, size: 8, color: CORAL });
  write(doc, `${addressOf(buyer)}\nSIREN ${buyer.siren}`, { x: 342, y: 194, width: 210, size: 9.5, leading: 3 });
  const fields = ['name', 'quantity', 'price', 'net'] as const;
  const y = drawTable(doc, {
    x: 46,
    y: 305,
    columns: columnsOf(fields, [275, 60, 80, 90], { name: 'Prestation', price: 'Prix unitaire', net: 'Montant' }),
    rows: rowsOf(invoice, fields),
    look: { rows: '#eeeeee', head: { color: CORAL }, size: 10, pad: 8 },
  });
  rule(doc, [342, y + 16, 209], { color: CORAL, thick: 1.5 });
  write(doc, 'Total à payer', { x: 342, y: y + 26, size: 11 });
  write(doc, euros(totalsOf(invoice.lines).gross), {
    x: 392,
    y: y + 22,
    width: 159,
    align: 'right',
    size: 17,
    font: 'bold',
  });
  write(doc, 'TVA non applicable, art. 293 B du CGI', {
    x: 342,
    y: y + 52,
    width: 209,
    align: 'right',
    size: 8.5,
    font: 'italic',
  });
  const terms = `À régler avant le ${longDate(invoice.dueDate)} par virement\n${bankOf(seller)}`;
  write(doc, terms, { x: 50, y: y + 110, width: 500, size: 9.5, leading: 4 });
  write(doc, `${paymentMentions}\n${legalLine(seller)}`, { x: 50, y: 775, width: 500, size: 7, color: '#888888' });
}
