// A plain invoice; what matters is that its file is locked with a password.

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
import { write, type Doc } from '../pdf/sheet.ts';
import { drawTable } from '../pdf/table.ts';

export function drawBroker(doc: Doc, invoice: Invoice): void {
  const { seller, buyer } = invoice;
  doc.moveTo(45, 80).lineTo(75, 40).lineTo(105, 80).lineWidth(4).stroke('#24527a');
  write(doc, 'Horizon Courtage', { x: 118, y: 54, size: 18, font: 'bold', color: '#24527a' });
  write(doc, addressOf(seller), { x: 45, y: 100, width: 220, size: 9 });
  write(doc, addressOf(buyer), { x: 330, y: 130, width: 220, size: 10.5 });
  write(doc, `Facture ${invoice.number} du ${shortDate(invoice.issueDate)}`, { x: 45, y: 220, size: 14, font: 'bold' });
  const fields = ['name', 'quantity', 'price', 'rate', 'net'] as const;
  const y = drawTable(doc, {
    x: 45,
    y: 255,
    columns: columnsOf(fields, [250, 45, 70, 55, 85]),
    rows: rowsOf(invoice, fields),
    look: { head: { rule: '#24527a' }, size: 10, pad: 6 },
  });
  const totals = totalRows(totalsOf(invoice.lines), { net: 'Total HT', gross: 'Total TTC' });
  drawPairs(doc, totals, { x: 340, y: y + 18, width: 205, size: 10.5, step: 19 });
  write(doc, `${invoice.terms}\n${bankOf(seller)}`, { x: 45, y: y + 100, width: 505, size: 9.5, leading: 4 });
  write(doc, `${paymentMentions}\n${legalLine(seller)}`, { x: 45, y: 775, width: 505, size: 7 });
}
