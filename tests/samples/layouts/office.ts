// A trade wholesaler: order references, full grid, VAT table beside the totals.

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
import { box, write, type Doc } from '../pdf/sheet.ts';
import { drawTable } from '../pdf/table.ts';

const RED = '#b3202c';

function letterhead(doc: Doc, invoice: Invoice): void {
  box(doc, [40, 36, 13, 40], RED);
  box(doc, [56, 46, 13, 30], '#7d7d7d');
  box(doc, [72, 56, 13, 20], '#c8c8c8');
  write(doc, 'BUREAU VALLON', { x: 96, y: 36, size: 19, font: 'bold' });
  write(doc, 'Fournitures, mobilier, consommables', { x: 97, y: 60, size: 9, color: '#666666' });
  const { seller } = invoice;
  write(doc, `${seller.street}\n${seller.postcode} ${seller.city}\nTél. ${seller.phone}\n${seller.email}`, {
    x: 40,
    y: 92,
    width: 220,
    size: 8.5,
  });
}

export function drawOffice(doc: Doc, invoice: Invoice): void {
  letterhead(doc, invoice);
  doc.rect(315, 92, 240, 84).lineWidth(0.8).stroke('#999999');
  write(doc, 'Facturé à', { x: 325, y: 98, size: 7.5, color: '#666666' });
  write(doc, `${addressOf(invoice.buyer)}\n${buyerIds(invoice.buyer)}`, {
    x: 325,
    y: 111,
    width: 225,
    size: 9.5,
    leading: 2,
  });
  drawTable(doc, {
    x: 40,
    y: 200,
    columns: ['Facture n°', 'Date', 'Votre commande', 'Bon de livraison', 'Échéance'].map((title) => ({
      title,
      width: 103,
      align: 'center',
    })),
    rows: [
      [invoice.number, shortDate(invoice.issueDate), invoice.order ?? '', 'BL 26-20981', shortDate(invoice.dueDate)],
    ],
    look: { grid: '#999999', head: { fill: '#eeeeee' } },
  });
  const fields = ['name', 'quantity', 'price', 'rate', 'net'] as const;
  const y = drawTable(doc, {
    x: 40,
    y: 258,
    columns: columnsOf(fields, [270, 50, 65, 50, 80], { name: 'Article' }),
    rows: rowsOf(invoice, fields),
    look: { grid: '#999999', head: { fill: RED, color: '#ffffff' }, pad: 5 },
  });
  drawTable(doc, {
    x: 40,
    y: y + 22,
    columns: ['Taux TVA', 'Base HT', 'Montant TVA'].map((title) => ({ title, width: 80, align: 'right' })),
    rows: vatRows(invoice),
    look: { grid: '#999999', head: { fill: '#eeeeee' } },
  });
  const totals = totalRows(totalsOf(invoice.lines), { net: 'Total HT', gross: 'Net à payer TTC' });
  drawPairs(doc, totals, { x: 365, y: y + 26, width: 185, size: 10 });
  const delivered = `Marchandises livrées le ${shortDate(invoice.deliveryDate)}. ${invoice.terms}\n${bankOf(invoice.seller)}`;
  write(doc, delivered, { x: 40, y: y + 130, width: 515, size: 8.5, leading: 3 });
  const legal = `${paymentMentions} Réserve de propriété : les marchandises restent la propriété du vendeur jusqu’au complet paiement.`;
  write(doc, `${legal}\n${legalLine(invoice.seller)}`, { x: 40, y: 780, width: 515, size: 6.8, align: 'center' });
}
