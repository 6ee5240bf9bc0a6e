// A landlord's call for rent, laid out as a letter. Its printed total can be made wrong.

import type { Decimal } from '#src/money.ts';
import { totalsOf, type Invoice } from '../model.ts';
import { longDate, shortDate } from '../pdf/french.ts';
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
import { rule, write, type Doc } from '../pdf/sheet.ts';
import { drawTable } from '../pdf/table.ts';

const GREEN = '#3f5f3a';

function tree(doc: Doc, x: number): void {
  doc.rect(x - 2, 66, 4, 16).fill('#7a5c3e');
  doc.circle(x, 56, 13).fill(GREEN);
}

/** `gross` is the total that is printed, whatever the sums say. */
export function drawLandlord(doc: Doc, invoice: Invoice, gross: Decimal): void {
  const { seller, buyer } = invoice;
  for (const x of [70, 92, 114]) tree(doc, x);
  write(doc, seller.name, { x: 57, y: 92, size: 14, font: 'bold', color: GREEN });
  write(doc, `${seller.street}\n${seller.postcode} ${seller.city}\n${seller.phone}`, {
    x: 57,
    y: 111,
    width: 220,
    size: 10,
  });
  write(doc, addressOf(buyer), { x: 330, y: 150, width: 210, size: 11, leading: 2 });
  write(doc, buyerIds(buyer), { x: 330, y: 198, width: 210, size: 9 });
  write(doc, `Nîmes, le ${longDate(invoice.issueDate)}`, { x: 330, y: 225, size: 10.5 });
  write(doc, `FACTURE DE LOYER N° ${invoice.number}`, { x: 57, y: 262, size: 13, font: 'bold' });
  const subject = `${invoice.contract ?? ''} – local de 180 m², 220 chemin du Mas de Vignolles, Nîmes\nPériode du ${shortDate(invoice.period?.start)} au ${shortDate(invoice.period?.end)}`;
  write(doc, subject, { x: 57, y: 284, width: 481, size: 10.5, leading: 3 });
  const fields = ['name', 'quantity', 'price', 'net'] as const;
  const y = drawTable(doc, {
    x: 57,
    y: 330,
    columns: columnsOf(fields, [256, 55, 80, 90], { name: 'Libellé', quantity: 'Mois', price: 'Par mois' }),
    rows: rowsOf(invoice, fields),
    look: { head: { rule: GREEN }, rows: '#cccccc', size: 10.5, pad: 6 },
  });
  const totals = totalRows({ ...totalsOf(invoice.lines), gross }, { net: 'Total HT', gross: 'Total TTC à payer' });
  const after = drawPairs(doc, totals, { x: 320, y: y + 20, width: 214, size: 11, step: 20 });
  const terms = `${invoice.terms} Échéance : ${shortDate(invoice.dueDate)}.\nOption pour la TVA exercée (art. 260, 2° du CGI).`;
  write(doc, `${terms}\n${bankOf(seller)}`, { x: 57, y: after + 26, width: 481, size: 10.5, leading: 4 });
  rule(doc, [57, 764, 481], { color: GREEN });
  write(doc, `${paymentMentions}\n${legalLine(seller)}`, { x: 57, y: 770, width: 481, size: 8, align: 'center' });
}
