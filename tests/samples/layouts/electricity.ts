// A utility: full-width band, amount in a coloured panel, small bar chart of the last months.

import { totalsOf, type Invoice } from '../model.ts';
import { euros, longDate, shortDate } from '../pdf/french.ts';
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

const NIGHT = '#0b2f4f';
const SUN = '#f5a623';

function logo(doc: Doc): void {
  doc.circle(64, 52, 17).fill(SUN);
  doc.polygon([66, 36], [54, 55], [63, 55], [60, 69], [74, 48], [65, 48]).fill(NIGHT);
  write(doc, 'Lumérance', { x: 92, y: 32, size: 22, font: 'bold', color: '#ffffff' });
  write(doc, 'l’énergie des professionnels', { x: 93, y: 60, size: 9, color: '#cfe0ee' });
}

function chart(doc: Doc, x: number, y: number): void {
  write(doc, 'Votre consommation (kWh)', { x, y, size: 8, font: 'bold', color: NIGHT });
  const months = ['avr.', 'mai', 'juin', 'juil.', 'août', 'sept.'];
  const values = [1420, 1290, 1510, 1980, 2040, 1897];
  for (const [index, value] of values.entries()) {
    const height = value / 40;
    const left = x + index * 36;
    box(doc, [left, y + 72 - height, 22, height], index === 5 ? SUN : '#b9cfe0');
    write(doc, months[index] ?? '', { x: left - 6, y: y + 75, width: 34, align: 'center', size: 6.5 });
  }
}

function amountPanel(doc: Doc, invoice: Invoice): void {
  doc.roundedRect(40, 215, 215, 92, 6).fill('#eef4f9');
  write(doc, 'Montant à payer TTC', { x: 54, y: 226, size: 9, color: NIGHT });
  write(doc, euros(totalsOf(invoice.lines).gross), { x: 54, y: 240, size: 24, font: 'bold', color: NIGHT });
  write(doc, `à régler avant le ${longDate(invoice.dueDate)}`, { x: 54, y: 276, size: 9, color: NIGHT });
}

export function drawElectricity(doc: Doc, invoice: Invoice): void {
  box(doc, [0, 0, 595, 104], NIGHT);
  logo(doc);
  write(doc, 'FACTURE', { x: 395, y: 34, width: 160, align: 'right', size: 18, font: 'bold', color: '#ffffff' });
  write(doc, `n° ${invoice.number}`, { x: 345, y: 60, width: 210, align: 'right', size: 9, color: '#cfe0ee' });
  const meta: Array<readonly [string, string]> = [
    ['Date de facture', shortDate(invoice.issueDate)],
    ['Période', `du ${shortDate(invoice.period?.start)} au ${shortDate(invoice.period?.end)}`],
    ['Contrat', invoice.contract ?? ''],
    ['Point de livraison', '14 295 880 174 203'],
  ];
  drawPairs(doc, meta, { x: 40, y: 125, width: 225, size: 8.5, step: 15 });
  write(doc, addressOf(invoice.buyer), { x: 335, y: 125, size: 10.5, width: 220, leading: 3 });
  write(doc, buyerIds(invoice.buyer), { x: 335, y: 180, size: 8, width: 220, color: '#555555' });
  amountPanel(doc, invoice);
  chart(doc, 335, 215);
  const fields = ['name', 'quantity', 'unit', 'price', 'rate', 'net'] as const;
  const y = drawTable(doc, {
    x: 40,
    y: 330,
    columns: columnsOf(fields, [205, 60, 50, 70, 50, 80], { name: 'Détail de votre facture', price: 'Prix unit. HT' }),
    rows: rowsOf(invoice, fields),
    look: { head: { color: NIGHT, rule: SUN }, rows: '#dde6ee', size: 8.5, pad: 5 },
  });
  const totals = totalRows(totalsOf(invoice.lines), { net: 'Total HT', gross: 'Total TTC' });
  drawPairs(doc, totals, { x: 345, y: y + 16, width: 205, size: 10 });
  write(doc, `${invoice.terms}\n${bankOf(invoice.seller)}`, { x: 40, y: y + 95, width: 515, size: 8.5, leading: 3 });
  rule(doc, [40, 768, 515], { color: SUN });
  write(doc, `${paymentMentions}\n${legalLine(invoice.seller)}`, {
    x: 40,
    y: 775,
    width: 515,
    size: 6.5,
    color: '#555555',
  });
}
