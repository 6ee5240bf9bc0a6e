// A software subscription's credit note, in the manner of payment platforms.

import { totalsOf, type Invoice } from '../model.ts';
import { euros, longDate } from '../pdf/french.ts';
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
import { write, type Doc } from '../pdf/sheet.ts';
import { drawTable } from '../pdf/table.ts';

const VIOLET = '#5b3df5';

function cloud(doc: Doc): void {
  for (const [x, y, radius] of [
    [508, 62, 13],
    [524, 54, 16],
    [540, 64, 12],
  ] as const) {
    doc.circle(x, y, radius).fill(VIOLET);
  }
  doc.roundedRect(496, 62, 56, 14, 7).fill(VIOLET);
}

export function drawSaas(doc: Doc, invoice: Invoice): void {
  const { seller, buyer } = invoice;
  cloud(doc);
  write(doc, 'Avoir', { x: 45, y: 46, size: 26, font: 'bold' });
  const facts: ReadonlyArray<readonly [string, string]> = [
    ['Numéro d’avoir', invoice.number],
    ['Date d’émission', longDate(invoice.issueDate)],
    ['Facture d’origine', `${invoice.preceding?.number ?? ''} du ${longDate(invoice.preceding?.issueDate)}`],
  ];
  for (const [index, [label, value]] of facts.entries()) {
    write(doc, label, { x: 45, y: 92 + index * 15, size: 9, font: 'bold' });
    write(doc, value, { x: 140, y: 92 + index * 15, size: 9 });
  }
  const own = `${addressOf(seller)}\nFrance\n${seller.email}\nTVA ${seller.vat ?? ''}`;
  write(doc, own, { x: 45, y: 158, width: 200, size: 9, leading: 2 });
  write(doc, 'Facturé à', { x: 300, y: 158, size: 9, font: 'bold' });
  const theirs = `${addressOf(buyer)}\nFrance\nSIREN ${buyer.siren}\nTVA ${buyer.vat ?? ''}`;
  write(doc, theirs, { x: 300, y: 172, width: 240, size: 9, leading: 2 });
  const total = totalsOf(invoice.lines);
  const headline = `${euros(total.gross)} remboursés le ${longDate(invoice.issueDate)}`;
  write(doc, headline, { x: 45, y: 270, size: 17, font: 'bold' });
  const fields = ['name', 'quantity', 'price', 'rate', 'net'] as const;
  const y = drawTable(doc, {
    x: 41,
    y: 312,
    columns: columnsOf(fields, [255, 50, 75, 50, 85], {
      name: 'Description',
      price: 'Prix unitaire',
      net: 'Montant HT',
    }),
    rows: rowsOf(invoice, fields),
    look: { head: { color: '#6b6b70', rule: '#1d1d1f' }, size: 9, pad: 5 },
  });
  const totals = totalRows(total, { net: 'Total HT', gross: 'Total TTC de l’avoir' });
  drawPairs(doc, totals, { x: 320, y: y + 18, width: 231, size: 9.5, step: 18 });
  write(doc, invoice.terms, { x: 45, y: y + 100, width: 500, size: 9, color: '#6b6b70' });
  const legal = `${legalLine(seller)}\n${bankOf(seller)}\n${paymentMentions}`;
  write(doc, legal, { x: 45, y: 770, width: 505, size: 7, color: '#6b6b70' });
}
