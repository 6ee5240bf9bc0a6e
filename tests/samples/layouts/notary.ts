// A notary's statement of fees: centred emblem, fees with VAT, disbursements without.

import { totalsOf, type Invoice } from '../model.ts';
import { amount, euros, longDate, percent, shortDate } from '../pdf/french.ts';
import { addressOf, bankOf, buyerIds, columnsOf, drawPairs, legalLine, paymentMentions, rowsOf } from '../pdf/parts.ts';
import { rule, write, type Doc } from '../pdf/sheet.ts';
import { drawTable } from '../pdf/table.ts';

const GOLD = '#a07c2c';

function emblem(doc: Doc): void {
  doc.circle(297.5, 62, 27).lineWidth(1.5).stroke(GOLD);
  doc.circle(297.5, 62, 23).lineWidth(0.7).stroke(GOLD);
  doc.rect(295.5, 47, 4, 32).fill(GOLD);
  doc.rect(283, 52, 29, 2.5).fill(GOLD);
  for (const x of [284, 311])
    doc
      .polygon([x - 6, 66], [x + 6, 66], [x, 54])
      .lineWidth(0.8)
      .stroke(GOLD);
}

function totalsOfNotary(invoice: Invoice): Array<[string, string]> {
  const totals = totalsOf(invoice.lines);
  const taxed = totals.vat.find((entry) => entry.category === 'S');
  const spent = totals.vat.find((entry) => entry.category === 'E');
  return [
    ['Émoluments et honoraires HT', euros(taxed?.base ?? totals.net)],
    ['Débours non soumis à TVA', euros(spent?.base ?? totals.net)],
    ['Total HT', euros(totals.net)],
    [`TVA ${percent(taxed?.rate ?? '0')} sur ${amount(taxed?.base ?? totals.net)}`, euros(totals.vatTotal)],
    ['Total TTC dû à l’office', euros(totals.gross)],
  ];
}

export function drawNotary(doc: Doc, invoice: Invoice): void {
  const { seller, buyer } = invoice;
  emblem(doc);
  const centre = { x: 57, width: 481, align: 'center' } as const;
  write(doc, 'BONNAFOUS ET ASSOCIÉS', { ...centre, y: 98, size: 15, font: 'bold', spacing: 1 });
  write(doc, 'NOTAIRES', { ...centre, y: 117, size: 10, spacing: 4, color: GOLD });
  write(doc, `${seller.street} – ${seller.postcode} ${seller.city} – ${seller.phone}`, {
    ...centre,
    y: 132,
    size: 9.5,
  });
  rule(doc, [217, 150, 161], { color: GOLD });
  write(doc, addressOf(buyer), { x: 330, y: 172, width: 210, size: 11, leading: 2 });
  write(doc, buyerIds(buyer), { x: 330, y: 220, width: 210, size: 9 });
  write(doc, `Nîmes, le ${longDate(invoice.issueDate)}`, { x: 57, y: 246, size: 11 });
  write(doc, `Note d’honoraires valant facture n° ${invoice.number}`, { x: 57, y: 270, size: 13, font: 'bold' });
  write(doc, 'Dossier 2026-0731 / bail commercial SCI LES TROIS PLATANES – SUD CONCEPT', {
    x: 57,
    y: 290,
    size: 10.5,
    font: 'italic',
  });
  const fields = ['name', 'quantity', 'price', 'net'] as const;
  const y = drawTable(doc, {
    x: 57,
    y: 318,
    columns: columnsOf(fields, [261, 60, 75, 85], {
      name: 'Nature',
      quantity: 'Nombre',
      price: 'Unitaire',
      net: 'Montant',
    }),
    rows: rowsOf(invoice, fields),
    look: { head: { rule: GOLD }, size: 10.5, pad: 5 },
  });
  rule(doc, [57, y + 4, 481], { color: GOLD });
  const after = drawPairs(doc, totalsOfNotary(invoice), { x: 278, y: y + 16, width: 256, size: 11, step: 19 });
  const terms = `${invoice.terms} À régler avant le ${shortDate(invoice.dueDate)}.\n${bankOf(seller)}\n${invoice.exemption?.text ?? ''}.`;
  write(doc, terms, { x: 57, y: after + 22, width: 481, size: 10, leading: 3 });
  const member = 'Membre d’une association agréée, le règlement par chèque est accepté.';
  write(doc, `${member}\n${paymentMentions}\n${legalLine(seller)}`, { ...centre, y: 764, size: 7.5 });
}
