// A subcontractor's progress invoice under reverse charge (CGI 283-2 nonies).

import { totalsOf, type Invoice } from '../model.ts';
import { euros, shortDate } from '../pdf/french.ts';
import { addressOf, bankOf, columnsOf, drawPairs, legalLine, paymentMentions, rowsOf } from '../pdf/parts.ts';
import { box, write, type Doc } from '../pdf/sheet.ts';
import { drawTable } from '../pdf/table.ts';

const BRICK = '#a4502f';

function bricks(doc: Doc): void {
  for (let row = 0; row < 4; row += 1) {
    for (let column = 0; column < 3; column += 1) {
      box(doc, [40 + column * 24 + (row % 2) * 12, 36 + row * 12, 22, 10], row % 2 ? '#c47a5a' : BRICK);
    }
  }
}

export function drawMason(doc: Doc, invoice: Invoice): void {
  const { seller, buyer } = invoice;
  bricks(doc);
  write(doc, 'MAÇONNERIE ORTEGA', { x: 138, y: 38, size: 18, font: 'bold', color: BRICK });
  write(doc, `Gros œuvre – Rénovation – ${seller.postcode} ${seller.city}`, { x: 138, y: 62, size: 9.5 });
  const own = `${seller.street}\n${seller.postcode} ${seller.city}\n${seller.phone}\n${seller.email}`;
  write(doc, own, { x: 40, y: 104, width: 220, size: 9 });
  const theirs = `${addressOf(buyer)}\nTVA ${buyer.vat ?? ''}\nSIREN ${buyer.siren}`;
  write(doc, 'Entrepreneur principal', { x: 330, y: 92, size: 8, color: BRICK });
  write(doc, theirs, { x: 330, y: 104, width: 220, size: 10, leading: 2 });
  box(doc, [40, 190, 515, 30], BRICK);
  const title = `FACTURE ${invoice.number} – Situation n° 1`;
  write(doc, title, { x: 50, y: 198, size: 13, font: 'bold', color: '#ffffff' });
  const facts: ReadonlyArray<readonly [string, string]> = [
    ['Date de facture', shortDate(invoice.issueDate)],
    ['Contrat de sous-traitance', invoice.order ?? ''],
    ['Travaux réalisés', `du ${shortDate(invoice.period?.start)} au ${shortDate(invoice.period?.end)}`],
    ['Date d’échéance', shortDate(invoice.dueDate)],
  ];
  for (const [index, [label, value]] of facts.entries()) {
    write(doc, `${label} : ${value}`, { x: 40 + (index % 2) * 270, y: 232 + Math.floor(index / 2) * 16, size: 9.5 });
  }
  const fields = ['name', 'quantity', 'unit', 'price', 'net'] as const;
  const y = drawTable(doc, {
    x: 40,
    y: 280,
    columns: columnsOf(fields, [255, 50, 45, 75, 90], { name: 'Ouvrage' }),
    rows: rowsOf(invoice, fields),
    look: { head: { fill: '#f3e3dc', color: BRICK }, grid: '#d5b3a4', size: 9.5, pad: 6 },
  });
  const totals = totalsOf(invoice.lines);
  const rows: ReadonlyArray<readonly [string, string]> = [
    ['Total HT', euros(totals.net)],
    ['TVA due par le preneur', euros(totals.vatTotal)],
    ['Net à payer', euros(totals.gross)],
  ];
  drawPairs(doc, rows, { x: 340, y: y + 18, width: 210, size: 10.5, step: 19 });
  write(doc, 'AUTOLIQUIDATION', { x: 40, y: y + 22, size: 14, font: 'bold', color: BRICK });
  const reverse = 'TVA due par le preneur, art. 283-2 nonies du code général des impôts.';
  write(doc, reverse, { x: 40, y: y + 42, width: 250, size: 9 });
  write(doc, `${invoice.terms}\n${bankOf(seller)}`, { x: 40, y: y + 105, width: 515, size: 9.5, leading: 4 });
  const insurance =
    'Assurance décennale n° 33 018 774, Mutuelle des Artisans du Midi, couverture France métropolitaine.';
  write(doc, `${insurance}\n${paymentMentions}\n${legalLine(seller)}`, {
    x: 40,
    y: 768,
    width: 515,
    size: 7,
    align: 'center',
  });
}
