// What a traveller brings home: a hotel's bill, a taxi's receipt, a train ticket's proof of purchase.

import { french, grouped, groupedSiret, Paper, percent, slashed, spelled } from '../paper.ts';
import { companies, sample, strangers, totalsOfSample } from '../sample.ts';
import { address, type Layout } from './common.ts';

/** Lines by day with prices that include VAT, the city tax without any, paid by card. */
export const hotel: Layout = {
  name: 'hotel',
  sample: sample(24, { supplier: strangers[3]!, buyer: companies[2]!, number: 'H26-00871', rates: [100, 200, 0] }),
  unprinted: [
    'supplier.siren',
    'supplier.iban',
    'supplier.bic',
    'buyer.siren',
    'buyer.vat',
    'dueDate',
    'orderNumber',
    'amountDue',
  ],
  draw(invoice) {
    const { supplier, buyer } = invoice;
    const totals = totalsOfSample(invoice);
    const paper = new Paper('times');
    paper.at(297, 40).text('Le Relais du Parc', { size: 24, align: 'center' });
    paper.at(297, 70).text('★ ★ ★', { size: 10, align: 'center' });
    paper.at(60, 110).column(['FACTURE', `N° ${invoice.number}`, `Date : ${slashed(invoice.issueDate)}`], { size: 11 });
    paper.at(330, 110).column(address(buyer), { size: 11 });
    paper
      .at(60, 175)
      .column(['Chambre 214 - M. Aubert - 2 personnes', 'Arrivée : 02/01/2026    Départ : 05/01/2026'], { size: 10 });
    paper.at(60, 215).text('Date', { bold: true });
    paper.at(130, 215).text('Libellé', { bold: true });
    paper.at(535, 215).text('Montant TTC', { bold: true, align: 'right' });
    invoice.items.forEach(({ label, price, quantity, rate }, index) => {
      const y = 235 + index * 16;
      paper.at(60, y).text(`0${2 + (index % 3)}/01`);
      paper.at(130, y).text(rate === 0 ? 'Taxe de séjour' : label);
      paper.at(535, y).text(french(Math.round(price * quantity * (1 + rate / 1000))), { align: 'right' });
    });
    const y = 260 + invoice.items.length * 16;
    ['Taux TVA', 'H.T.', 'T.V.A.', 'T.T.C.'].forEach((title, index) =>
      paper.at(130 + index * 80, y).text(title, { bold: true, align: 'right' }),
    );
    const rows = totals.rates.map(({ rate, base, amount }) => [percent(rate), base, amount, base + amount] as const);
    [...rows, ['Total', totals.net, totals.vat, totals.gross] as const].forEach(([title, ...values], index) =>
      [title, ...values.map((value) => french(value))].forEach((text, column) =>
        paper.at(130 + column * 80, y + 16 + index * 14).text(text, { align: 'right' }),
      ),
    );
    paper.at(60, y + 110).text(`Réglé par carte bancaire le ${slashed(invoice.issueDate)} : ${french(totals.gross)} €`);
    paper
      .at(297, 770)
      .text(`${supplier.name} - ${supplier.street}, ${supplier.town} - SIRET ${supplier.siret} - TVA ${supplier.vat}`, {
        size: 8,
        align: 'center',
      });
    return paper;
  },
};

/** A narrow slip: what was driven and paid; VAT inside the price; no client. */
export const taxi: Layout = {
  name: 'taxi receipt',
  sample: {
    ...sample(25, { supplier: strangers[4]!, number: '00318' }),
    items: [{ label: 'Course', quantity: 1, price: 3_864, rate: 100 }],
  },
  unprinted: [
    'supplier.iban',
    'supplier.bic',
    'supplier.siren',
    'buyer.name',
    'buyer.siren',
    'buyer.vat',
    'dueDate',
    'orderNumber',
    'amountDue',
    'type',
  ],
  draw(invoice) {
    const { supplier } = invoice;
    const totals = totalsOfSample(invoice);
    const paper = new Paper('helvetica', [220, 420]);
    paper.at(110, 16).text(supplier.name.toUpperCase(), { size: 12, bold: true, align: 'center' });
    [
      supplier.street,
      supplier.town,
      'Stationnement n° 27',
      `SIRET ${groupedSiret(supplier.siret)}`,
      `TVA ${supplier.vat}`,
    ].forEach((line, index) => paper.at(110, 34 + index * 12).text(line, { size: 8.5, align: 'center' }));
    paper.at(110, 104).text('REÇU', { size: 13, bold: true, align: 'center' });
    const rows: [string, string][] = [
      ['N°', invoice.number],
      ['Date', slashed(invoice.issueDate)],
      ['Heure début', '08:12'],
      ['Heure fin', '08:41'],
      ['Distance', '17,4 km'],
      ['Départ', 'Gare de Tours'],
      ['Prix de la course', `${french(totals.gross)} €`],
      ['Supplément', '0,00 €'],
      ['TOTAL TTC', `${french(totals.gross)} €`],
      ['dont TVA 10 %', `${french(totals.vat)} €`],
      ['Total HT', `${french(totals.net)} €`],
      ['Paiement', 'CB'],
    ];
    rows.forEach(([label, value], index) => {
      paper.at(16, 130 + index * 17).text(label, { size: 9 });
      paper.at(204, 130 + index * 17).text(value, { size: 9, align: 'right' });
    });
    paper.at(110, 345).column(['Réclamations : préfecture d’Indre-et-Loire'], { size: 7, align: 'center' });
    return paper;
  },
};

/** « Justificatif d'achat »: sentences rather than labels, the total in words of the railway. */
export const train: Layout = {
  name: 'train ticket',
  sample: {
    ...sample(27, { supplier: strangers[5]!, buyer: companies[3]!, number: 'JA-QX7T2M' }),
    items: [
      { label: 'Paris Gare de Lyon - Avignon TGV', quantity: 1, price: 8_909, rate: 100 },
      { label: 'Avignon TGV - Paris Gare de Lyon', quantity: 1, price: 7_091, rate: 100 },
    ],
  },
  unprinted: [
    'supplier.siret',
    'supplier.iban',
    'supplier.bic',
    'buyer.siren',
    'buyer.vat',
    'dueDate',
    'orderNumber',
    'amountDue',
    'type',
  ],
  draw(invoice) {
    const { supplier, buyer } = invoice;
    const totals = totalsOfSample(invoice);
    const paper = new Paper('noto');
    paper.at(45, 40).text('ferrovia', { size: 24, bold: true, colour: '#0a5c5c' });
    paper.at(45, 90).text('Justificatif d’achat', { size: 18 });
    paper
      .at(45, 125)
      .column([
        `Numéro du justificatif : ${invoice.number}`,
        `Établi le ${spelled(invoice.issueDate)}`,
        'Référence de dossier : QX7T2M',
      ]);
    paper.at(330, 125).column(['Client', ...address(buyer)]);
    invoice.items.forEach(({ label, price, rate }, index) => {
      const y = 215 + index * 48;
      paper.at(45, y).text(label, { bold: true });
      paper
        .at(45, y + 14)
        .text(`1 passager, 2nde classe, le ${12 + index * 3} mars 2026 à 07h0${4 + index}`, { size: 8.5 });
      paper.at(550, y).text(`${french(Math.round(price * (1 + rate / 1000)))} €`, { align: 'right' });
    });
    paper.rule(320);
    paper.at(45, 330).text('Montant total de la transaction TTC', { bold: true });
    paper.at(550, 330).text(`${french(totals.gross)} €`, { bold: true, align: 'right' });
    paper.at(45, 348).text(`dont TVA à 10,0 % : ${french(totals.vat)} €, montant hors taxes : ${french(totals.net)} €`);
    paper.at(45, 380).text(`Transaction effectuée par carte bancaire le ${slashed(invoice.issueDate)}`, { size: 8.5 });
    paper
      .at(45, 770)
      .column(
        [
          `${supplier.name}, société anonyme au capital de 157 789 960 euros, ${supplier.street}, ${supplier.town}`,
          `Bobigny RCS B ${grouped(supplier.siren, 3)} - N° TVA ${supplier.vat}`,
        ],
        { size: 7 },
      );
    return paper;
  },
};
