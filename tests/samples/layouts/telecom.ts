// A telecom operator: coloured column on the left with the key figures, lines on the right.

import { totalsOf, type Invoice } from '../model.ts';
import { euros, shortDate } from '../pdf/french.ts';
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
} from '../pdf/parts.ts';
import { box, rule, write, type Doc } from '../pdf/sheet.ts';
import { drawTable } from '../pdf/table.ts';

const TEAL = '#0f766e';
const PALE = '#ccebe7';

function sideColumn(doc: Doc, invoice: Invoice): void {
  box(doc, [0, 0, 165, 842], TEAL);
  for (const [index, radius] of [9, 17, 25].entries()) {
    doc
      .circle(46, 60, radius)
      .lineWidth(4)
      .strokeOpacity(1)
      .stroke(index === 0 ? '#ffffff' : PALE);
  }
  write(doc, 'altitel', { x: 80, y: 46, size: 20, font: 'bold', color: '#ffffff' });
  const facts: ReadonlyArray<readonly [string, string]> = [
    ['Facture n°', invoice.number],
    ['Date d’émission', shortDate(invoice.issueDate)],
    ['Date d’échéance', shortDate(invoice.dueDate)],
    ['Référence client', 'C-0455821'],
    ['Contrat', invoice.contract ?? ''],
  ];
  let y = 150;
  for (const [label, value] of facts) {
    write(doc, label, { x: 22, y, size: 7.5, color: PALE });
    write(doc, value, { x: 22, y: y + 11, size: 10, font: 'bold', color: '#ffffff' });
    y += 40;
  }
  box(doc, [22, y + 8, 121, 1], PALE);
  write(doc, 'Total à payer TTC', { x: 22, y: y + 22, size: 9, color: PALE });
  write(doc, euros(totalsOf(invoice.lines).gross), { x: 22, y: y + 36, size: 21, font: 'bold', color: '#ffffff' });
  write(doc, 'Service client Pro\n3900 00 (appel gratuit)\naltitel.example/pro', {
    x: 22,
    y: 740,
    width: 130,
    size: 8,
    color: PALE,
    leading: 3,
  });
}

export function drawTelecom(doc: Doc, invoice: Invoice): void {
  sideColumn(doc, invoice);
  write(doc, addressOf(invoice.seller), { x: 190, y: 46, size: 8, width: 150, color: '#555555' });
  write(doc, addressOf(invoice.buyer), { x: 370, y: 110, size: 10.5, width: 200, leading: 3 });
  write(doc, buyerIds(invoice.buyer), { x: 370, y: 163, size: 7.5, width: 200, color: '#555555' });
  write(doc, 'Votre facture en détail', { x: 190, y: 215, size: 16, font: 'bold', color: TEAL });
  const period = `Abonnements du ${shortDate(invoice.period?.start)} au ${shortDate(invoice.period?.end)}`;
  write(doc, period, { x: 190, y: 239, size: 9, color: '#555555' });
  const fields = ['name', 'quantity', 'price', 'rate', 'net'] as const;
  const y = drawTable(doc, {
    x: 186,
    y: 262,
    columns: columnsOf(fields, [175, 35, 55, 45, 70], { name: 'Offre', net: 'Total HT' }),
    rows: rowsOf(invoice, fields),
    look: { head: { rule: TEAL }, zebra: '#f0f9f8', pad: 5 },
  });
  const totals = totalRows(totalsOf(invoice.lines), { net: 'Total HT', gross: 'Montant TTC' });
  const after = drawPairs(doc, totals, { x: 370, y: y + 18, width: 190, size: 10, color: TEAL });
  const bank = `${invoice.terms}\n${bankOf(invoice.seller)}\nTVA acquittée sur les débits.`;
  write(doc, bank, { x: 190, y: after + 30, width: 370, size: 8, leading: 3 });
  rule(doc, [190, 755, 370], { color: '#bbbbbb' });
  const legal = `${paymentMentions}\n${legalLine(invoice.seller)}`;
  write(doc, legal, { x: 190, y: 762, width: 370, size: 6.2, color: '#666666' });
}
