// A table typed in a word processor and exported with fonts that are not embedded.

import { totalsOf, type Invoice } from '../model.ts';
import { euros, longDate, percent, shortDate } from '../pdf/french.ts';
import { addressOf, bankOf, buyerIds, columnsOf, legalLine, paymentMentions, rowsOf } from '../pdf/parts.ts';
import { rule, write, type Doc } from '../pdf/sheet.ts';
import { drawTable } from '../pdf/table.ts';

const BLACK = '#000000';

export function drawPrinter(doc: Doc, invoice: Invoice): void {
  const { seller, buyer } = invoice;
  write(doc, seller.name, { x: 57, y: 57, size: 16, font: 'bold' });
  const head = `${seller.street}\n${seller.postcode} ${seller.city}\nTél : ${seller.phone}\nCourriel : ${seller.email}`;
  write(doc, head, { x: 57, y: 78, width: 250, size: 11 });
  write(doc, addressOf(buyer), { x: 330, y: 140, width: 220, size: 11, font: 'bold' });
  write(doc, buyerIds(buyer), { x: 330, y: 183, width: 220, size: 9 });
  write(doc, `Montpellier, le ${longDate(invoice.issueDate)}`, { x: 330, y: 215, width: 220, size: 11 });
  write(doc, `Facture n° ${invoice.number}`, { x: 57, y: 250, width: 481, size: 16, font: 'bold', align: 'center' });
  rule(doc, [57, 274, 481], { color: BLACK });
  write(doc, 'Madame, Monsieur,\nVeuillez trouver ci-dessous le détail de vos travaux d’impression.', {
    x: 57,
    y: 288,
    width: 481,
    size: 11,
    leading: 3,
  });
  const fields = ['name', 'quantity', 'price', 'net'] as const;
  const totals = totalsOf(invoice.lines);
  const rate = totals.vat[0];
  const sums = [
    ['Total HT', '', '', euros(totals.net)],
    [`TVA ${percent(rate?.rate ?? '0', 2)}`, '', '', euros(totals.vatTotal)],
    ['Total TTC', '', '', euros(totals.gross)],
  ];
  const y = drawTable(doc, {
    x: 57,
    y: 335,
    columns: columnsOf(fields, [246, 70, 75, 90], {
      name: 'Description',
      quantity: 'Quantité',
      price: 'Prix unitaire',
      net: 'Total HT',
    }),
    rows: [...rowsOf(invoice, fields), ...sums],
    look: { grid: BLACK, size: 10.5, pad: 5 },
  });
  const terms = `Échéance : ${shortDate(invoice.dueDate)}. ${invoice.terms}\n${bankOf(seller)}`;
  const after = write(doc, terms, { x: 57, y: y + 20, width: 481, size: 11, leading: 3 });
  write(doc, 'Nous vous remercions de votre confiance.', {
    x: 57,
    y: after + 14,
    width: 481,
    size: 11,
    font: 'italic',
  });
  write(doc, `${paymentMentions}\n${legalLine(seller)}`, { x: 57, y: 770, width: 481, size: 8, align: 'center' });
}
