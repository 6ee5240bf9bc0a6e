// What is bought on the web: a marketplace's invoice, a software subscription in English.

import { english, englishDate, french, Paper, percent, spelled } from '../paper.ts';
import { companies, sample, strangers, totalsOfSample } from '../sample.ts';
import { address, itemTable, type Layout } from './common.ts';

/** Prices with VAT beside prices without, « Payé », three addresses, the seller in small print. */
export const marketplace: Layout = {
  name: 'marketplace',
  sample: sample(22, { supplier: strangers[2]!, buyer: companies[0]!, number: 'FR60014XKLUAEI', rates: [200] }),
  unprinted: [
    'supplier.siret',
    'supplier.siren',
    'supplier.iban',
    'supplier.bic',
    'buyer.siren',
    'buyer.vat',
    'dueDate',
  ],
  draw(invoice) {
    const { supplier, buyer } = invoice;
    const totals = totalsOfSample(invoice);
    const paper = new Paper('helvetica');
    paper.at(40, 40).text('comptoir.example', { size: 20, bold: true });
    paper.at(330, 40).text('Facture', { size: 18, bold: true });
    paper.at(330, 66).text('Payé', { size: 12, bold: true });
    paper.at(40, 80).column([buyer.name, buyer.street, buyer.town, 'FR'], { size: 9 });
    paper
      .at(330, 88)
      .column(
        [
          'Numéro de référence du paiement 6kXl2NgYp4cTdW1',
          `Vendu par ${supplier.name}`,
          `TVA ${supplier.vat}`,
          `Date de la facture/Date de la livraison ${spelled(invoice.issueDate)}`,
          `Numéro de la facture ${invoice.number}`,
          `Total à payer ${french(totals.gross)} €`,
        ],
        { size: 8.5 },
      );
    const columns: [number, string, string[]][] = [
      [40, 'Adresse de facturation', [...address(buyer), 'FR']],
      [215, 'Adresse de livraison', [buyer.name, 'Quai 4', buyer.town, 'FR']],
      [390, 'Vendu par', [...address(supplier), 'FR', `TVA ${supplier.vat}`]],
    ];
    for (const [x, title, lines] of columns) {
      paper.at(x, 185).text(title, { size: 8.5, bold: true });
      paper.at(x, 198).column(lines, { size: 8.5 });
    }
    paper.at(40, 275).text('Informations de la commande', { size: 8.5, bold: true });
    paper
      .at(40, 288)
      .column([`Date de la commande ${spelled('2026-01-30')}`, `Numéro de la commande ${invoice.orderNumber}`], {
        size: 8.5,
      });
    marketplaceTables(paper, invoice);
    return paper;
  },
};

function marketplaceTables(paper: Paper, invoice: ReturnType<typeof sample>): void {
  const totals = totalsOfSample(invoice);
  const withVat = (cents: number, rate: number): string => `${french(Math.round(cents * (1 + rate / 1000)))} €`;
  const y = itemTable(paper, 325, {
    columns: [
      { x: 42, title: 'Description', cell: ({ label }) => label },
      { x: 270, title: 'Qté', align: 'right', cell: ({ quantity }) => String(quantity) },
      { x: 345, title: 'P.U. (hors TVA)', align: 'right', cell: ({ price }) => `${french(price)} €` },
      { x: 395, title: 'TVA %', align: 'right', cell: ({ rate }) => percent(rate, '%') },
      { x: 470, title: 'P.U. (TVA incl.)', align: 'right', cell: ({ price, rate }) => withVat(price, rate) },
      {
        x: 553,
        title: 'Total (TVA incl.)',
        align: 'right',
        cell: ({ price, quantity, rate }) => withVat(price * quantity, rate),
      },
    ],
    items: invoice.items,
  });
  paper.at(420, y + 4).text('Total de la facture', { bold: true, align: 'right' });
  paper.at(553, y + 4).text(`${french(totals.gross)} €`, { bold: true, align: 'right' });
  const cells = ['TVA %', 'Total (hors TVA)', 'Total de la TVA'];
  cells.forEach((title, index) => paper.at(380 + index * 86, y + 30).text(title, { size: 8.5, align: 'right' }));
  totals.rates.forEach(({ rate, base, amount }, index) =>
    [percent(rate, '%'), `${french(base)} €`, `${french(amount)} €`].forEach((value, column) =>
      paper.at(380 + column * 86, y + 44 + index * 13).text(value, { size: 8.5, align: 'right' }),
    ),
  );
  const last = y + 44 + totals.rates.length * 13;
  ['Total', `${french(totals.net)} €`, `${french(totals.vat)} €`].forEach((value, column) =>
    paper.at(380 + column * 86, last).text(value, { size: 8.5, bold: true, align: 'right' }),
  );
}

/** A French software house that invoices in English: the amount large on top, VAT named « 20% on ». */
export const subscription: Layout = {
  name: 'subscription in English',
  sample: sample(26, { supplier: strangers[9]!, buyer: companies[7]!, number: '7F3A91C2-0014', rates: [200] }),
  unprinted: ['supplier.siret', 'supplier.siren', 'supplier.iban', 'supplier.bic', 'buyer.siren', 'orderNumber'],
  draw(invoice) {
    const { supplier, buyer } = invoice;
    const totals = totalsOfSample(invoice);
    const paper = new Paper('noto');
    paper.at(45, 45).text('Invoice', { size: 22, bold: true });
    paper.at(550, 48).text('Stackwell', { size: 18, bold: true, colour: '#6b4eff', align: 'right' });
    const facts: [string, string][] = [
      ['Invoice number', invoice.number],
      ['Date of issue', englishDate(invoice.issueDate)],
      ['Date due', englishDate(invoice.dueDate)],
    ];
    facts.forEach(([label, value], index) => {
      paper.at(45, 90 + index * 14).text(label, { size: 9, bold: true });
      paper.at(130, 90 + index * 14).text(value, { size: 9 });
    });
    paper
      .at(45, 150)
      .column([...address(supplier), 'France', 'billing@stackwell.example', `FR VAT ${supplier.vat}`], { size: 9 });
    paper.at(300, 150).text('Bill to', { size: 9, bold: true });
    paper.at(300, 164).column([...address(buyer), 'France', `FR VAT ${buyer.vat}`], { size: 9 });
    paper.at(45, 255).text(`€${english(totals.gross)} due ${englishDate(invoice.dueDate)}`, { size: 16, bold: true });
    const y = itemTable(paper, 300, {
      columns: [
        { x: 45, title: 'Description', cell: ({ label }) => label },
        { x: 330, title: 'Qty', align: 'right', cell: ({ quantity }) => String(quantity) },
        { x: 410, title: 'Unit price', align: 'right', cell: ({ price }) => `€${english(price)}` },
        { x: 460, title: 'Tax', align: 'right', cell: ({ rate }) => percent(rate, '%') },
        { x: 553, title: 'Amount', align: 'right', cell: ({ price, quantity }) => `€${english(price * quantity)}` },
      ],
      items: invoice.items,
    });
    const rows: [string, number][] = [
      ['Subtotal', totals.net],
      ['Total excluding tax', totals.net],
      [`VAT - France (20% on €${english(totals.net)})`, totals.vat],
      ['Total', totals.gross],
      ['Amount due', totals.due],
    ];
    rows.forEach(([label, value], index) => {
      paper.at(300, y + 8 + index * 17).text(label, { size: 9 });
      paper.at(553, y + 8 + index * 17).text(`€${english(value)}`, { size: 9, align: 'right' });
    });
    paper
      .at(45, 790)
      .text(`${invoice.number} · €${english(totals.gross)} due ${englishDate(invoice.dueDate)}`, { size: 7 });
    return paper;
  },
};
