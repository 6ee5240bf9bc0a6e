// A restaurant's till roll, 80 mm wide. It is photographed afterwards.

import { Decimal } from '#src/money.ts';
import { lineNet, totalsOf, type Invoice } from '../model.ts';
import { amount, percent, shortDate, spacedSiret } from '../pdf/french.ts';
import { rule, write, type Doc } from '../pdf/sheet.ts';

export const ROLL: readonly [number, number] = [227, 400];

interface Row {
  readonly left: string;
  readonly right: string;
  readonly bold?: boolean;
  readonly size?: number;
}

function draw(doc: Doc, y: number, row: Row): number {
  const style = { y, size: row.size ?? 9, font: row.bold ? 'bold' : 'regular' } as const;
  write(doc, row.left, { ...style, x: 14 });
  write(doc, row.right, { ...style, x: 14, width: 199, align: 'right' });
  return y + (row.size ?? 9) + 5;
}

function head(doc: Doc, invoice: Invoice): number {
  const { seller } = invoice;
  doc.moveTo(96, 34).bezierCurveTo(96, 12, 131, 12, 131, 34).lineWidth(2).stroke('#222222');
  rule(doc, [90, 35, 47], { color: '#222222', thick: 2 });
  doc.circle(113.5, 15, 2.5).fill('#222222');
  const name = { x: 0, width: 227, align: 'center' } as const;
  write(doc, 'LA TABLE D’AGATHE', { ...name, y: 44, size: 14, font: 'bold' });
  const lines = `${seller.street}\n${seller.postcode} ${seller.city}\nTél. ${seller.phone}`;
  return write(doc, `${lines}\nSIRET ${spacedSiret(seller.siret)}\nTVA ${seller.vat ?? ''}`, {
    ...name,
    y: 64,
    size: 8,
  });
}

export function drawRestaurant(doc: Doc, invoice: Invoice): void {
  let y = head(doc, invoice) + 6;
  const separate = () => {
    rule(doc, [14, y, 199], { color: '#444444' });
    y += 6;
  };
  separate();
  y = draw(doc, y, { left: `FACTURE N° ${invoice.number}`, right: '', bold: true, size: 10 });
  y = draw(doc, y, { left: `Date ${shortDate(invoice.issueDate)}`, right: '13:47' });
  y = draw(doc, y, { left: 'Table 12', right: '3 couverts' });
  write(doc, `Client : ${invoice.buyer.name}\nSIREN ${invoice.buyer.siren}`, { x: 14, y, width: 199, size: 9 });
  y += 28;
  separate();
  for (const line of invoice.lines)
    y = draw(doc, y, { left: `${line.quantity} ${line.name}`, right: amount(lineNet(line)) });
  separate();
  const totals = totalsOf(invoice.lines);
  y = draw(doc, y, { left: 'TOTAL HT', right: `${amount(totals.net)} EUR` });
  for (const entry of totals.vat) {
    y = draw(doc, y, {
      left: `TVA ${percent(entry.rate, 2)} sur ${amount(entry.base)}`,
      right: `${amount(entry.amount)} EUR`,
    });
  }
  y = draw(doc, y + 2, { left: 'TOTAL TTC', right: `${amount(totals.gross)} EUR`, bold: true, size: 13 });
  y = draw(doc, y, { left: 'Carte bancaire', right: `${amount(totals.gross)} EUR` });
  y = draw(doc, y, { left: 'Reste dû', right: `${amount(Decimal.of('0.00'))} EUR` });
  separate();
  write(doc, 'Prix nets HT. Service compris.\nMerci de votre visite !', {
    x: 0,
    y,
    width: 227,
    align: 'center',
    size: 8,
  });
}
