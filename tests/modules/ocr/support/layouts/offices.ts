// Offices and associations: numbers at the foot, dates in words, totals carried over, coloured headers.

import { french, grouped, groupedSiret, Paper, percent, slashed, spelled } from '../paper.ts';
import { companies, type Item, sample, strangers, totalsOfSample } from '../sample.ts';
import { address, itemTable, type Layout, totalsBox, usualColumns } from './common.ts';

/** An association: who it is only at the foot, the day in words, no VAT, and no word « facture » before the number. */
export const association: Layout = {
  name: 'association',
  sample: {
    ...sample(32, { supplier: strangers[8]!, buyer: companies[5]!, number: '2026-031', rates: [0] }),
    issueDate: '2026-02-03',
  },
  unprinted: [
    'supplier.siren',
    'supplier.vat',
    'buyer.siren',
    'buyer.vat',
    'dueDate',
    'orderNumber',
    'vatTotal',
    'amountDue',
  ],
  vatExemption: 'franchise',
  draw(invoice) {
    const { supplier, buyer } = invoice;
    const totals = totalsOfSample(invoice);
    const paper = new Paper('noto');
    paper.at(50, 45).text('Les Ateliers du Canal', { size: 20, bold: true, colour: '#2e7d5b' });
    paper.at(50, 74).text('Association loi 1901 - arts plastiques et médiation', { size: 9 });
    paper.at(330, 120).column(address(buyer), { size: 10.5 });
    paper.at(50, 195).text(`Toulouse, le ${spelled(invoice.issueDate)}`, { size: 10.5 });
    paper.at(50, 230).text(`FACTURE ${invoice.number}`, { size: 15, bold: true });
    const y = itemTable(paper, 270, {
      columns: [
        { x: 52, title: 'Intervention', cell: ({ label }) => label },
        { x: 380, title: 'Nombre', align: 'right', cell: ({ quantity }) => String(quantity) },
        { x: 460, title: 'Tarif', align: 'right', cell: ({ price }) => `${french(price)} €` },
        { x: 545, title: 'Montant', align: 'right', cell: ({ price, quantity }) => `${french(price * quantity)} €` },
      ],
      items: invoice.items,
    });
    paper.at(380, y + 6).text('TOTAL', { size: 12, bold: true });
    paper.at(545, y + 6).text(`${french(totals.gross)} €`, { size: 12, bold: true, align: 'right' });
    paper
      .at(50, y + 40)
      .column([
        'TVA non applicable, article 293 B du code général des impôts',
        'Membre de la Fédération des ateliers d’art d’Occitanie',
      ]);
    paper.at(50, y + 80).column([`IBAN : ${grouped(supplier.iban, 4)}`, `BIC : ${supplier.bic}`]);
    paper
      .at(297, 785)
      .text(
        `${supplier.name} - ${supplier.street} - ${supplier.town} - SIRET ${groupedSiret(supplier.siret)} - RNA W313004512`,
        { size: 7, align: 'center' },
      );
    return paper;
  },
};

/** A credit note whose figures stand left of their labels, and have no minus. */
export const leftFigures: Layout = {
  name: 'credit note, figures before labels',
  sample: sample(33, { supplier: strangers[11]!, buyer: companies[6]!, number: 'A2600012', type: 'credit-note' }),
  unprinted: ['supplier.siren', 'supplier.iban', 'supplier.bic', 'buyer.siren', 'dueDate', 'orderNumber', 'amountDue'],
  unsigned: true,
  draw(invoice) {
    const { supplier, buyer } = invoice;
    const totals = totalsOfSample(invoice);
    const paper = new Paper('helvetica');
    paper.at(40, 40).text(supplier.name, { size: 15, bold: true });
    paper
      .at(40, 60)
      .column([supplier.street, supplier.town, `SIRET ${supplier.siret}`, `TVA intracommunautaire : ${supplier.vat}`]);
    paper.at(350, 60).column(['À l’attention de', ...address(buyer), `TVA : ${buyer.vat}`]);
    paper.at(40, 150).text('Avoir', { size: 20, bold: true });
    paper
      .at(40, 178)
      .column([
        `Numéro : ${invoice.number}`,
        `Émis le ${slashed(invoice.issueDate)}`,
        'Annule partiellement la facture F2600344 du 04/01/2026',
      ]);
    const y = itemTable(paper, 240, { columns: usualColumns(), items: invoice.items });
    const rows: [number, string][] = [
      [totals.net, 'Total hors taxes'],
      [totals.vat, `TVA au taux de ${percent(200)}`],
      [totals.gross, 'Total toutes taxes comprises'],
    ];
    rows.forEach(([value, label], index) => {
      paper.at(140, y + 10 + index * 16).text(`${french(value)} €`, { align: 'right' });
      paper.at(155, y + 10 + index * 16).text(label);
    });
    paper.at(40, y + 80).text('Montant à valoir sur votre prochaine commande.');
    return paper;
  },
};

/** Two pages of lines: « à reporter » at the foot of the first, « report » at the head of the second. */
export const carriedOver: Layout = {
  name: 'carried-over totals',
  sample: { ...sample(34, { supplier: strangers[13]!, buyer: companies[0]!, number: 'V0026114' }), items: manyItems() },
  unprinted: ['supplier.siren', 'supplier.bic', 'buyer.siren', 'buyer.vat'],
  draw(invoice) {
    const { supplier, buyer, items } = invoice;
    const totals = totalsOfSample(invoice);
    const paper = new Paper('helvetica');
    const head = (page: number): void => {
      paper.at(40, 36).text(supplier.name, { size: 13, bold: true });
      paper.at(40, 54).column([supplier.street, supplier.town, `TVA ${supplier.vat}`], { size: 8.5 });
      paper
        .at(330, 36)
        .column([`Facture ${invoice.number} du ${slashed(invoice.issueDate)}`, `Page ${page} sur 2`], { size: 10 });
      paper.at(330, 80).column(address(buyer), { size: 10 });
      paper.at(40, 110).text(`Votre commande : ${invoice.orderNumber}`);
    };
    head(1);
    const first = items.slice(0, 18);
    const sum = first.reduce((total, { price, quantity }) => total + price * quantity, 0);
    const end = itemTable(paper, 150, { columns: usualColumns(), items: first });
    paper.at(470, end).text('À reporter', { bold: true, align: 'right' });
    paper.at(553, end).text(french(sum), { bold: true, align: 'right' });
    paper.doc.addPage();
    head(2);
    paper.at(470, 140).text('Report', { bold: true, align: 'right' });
    paper.at(553, 140).text(french(sum), { bold: true, align: 'right' });
    const y = itemTable(paper, 160, { columns: usualColumns(), items: items.slice(18) });
    totalsBox(
      paper,
      [370, 553, y],
      [
        ['Total HT', french(totals.net)],
        [`TVA ${percent(200)}`, french(totals.vat)],
        ['Total TTC', french(totals.gross)],
        ['À payer EUR', french(totals.due), { bold: true }],
      ],
    );
    paper.at(40, y + 60).column([`Échéance le ${slashed(invoice.dueDate)}`, `IBAN ${grouped(supplier.iban, 4)}`]);
    paper.at(297, 800).text(`${supplier.name} - SIRET ${supplier.siret}`, { size: 7.5, align: 'center' });
    return paper;
  },
};

function manyItems(): Item[] {
  return [34, 35, 36, 37, 38].flatMap((seed) => sample(seed).items);
}

/** White print on colour: the header of the table, the box of the total. */
export const coloured: Layout = {
  name: 'coloured',
  sample: sample(39, { supplier: strangers[12]!, buyer: companies[3]!, number: 'PC-26-02-009' }),
  unprinted: ['supplier.siren', 'buyer.siren', 'buyer.vat', 'orderNumber'],
  draw(invoice) {
    const { supplier, buyer } = invoice;
    const totals = totalsOfSample(invoice);
    const white = { bold: true, size: 10, colour: '#fff' } as const;
    const paper = new Paper('noto');
    paper.box([0, 0], [595, 70], '#14344f');
    paper.at(40, 22).text('POINT CARRÉ', { size: 20, bold: true, colour: '#fff' });
    paper.at(555, 26).text(`Facture ${invoice.number}`, { size: 13, colour: '#fff', align: 'right' });
    paper
      .at(40, 90)
      .column([
        supplier.name,
        supplier.street,
        supplier.town,
        `SIRET : ${supplier.siret}`,
        `N° de TVA : ${supplier.vat}`,
      ]);
    paper.at(330, 90).column(['Client', ...address(buyer)]);
    paper
      .at(40, 180)
      .column([
        `Date d’émission : le ${spelled(invoice.issueDate)}`,
        `Date d’échéance : le ${spelled(invoice.dueDate)}`,
      ]);
    paper.box([36, 225], [523, 18], '#e4572e');
    const y = itemTable(paper, 245, {
      columns: usualColumns().map((column) => ({ ...column, title: '' })),
      items: invoice.items,
    });
    for (const { x, title, align = 'left' } of usualColumns())
      paper.at(x, 227).text(title, { ...white, size: 9, align });
    totalsBox(
      paper,
      [370, 553, y],
      [
        ['Total HT', `${french(totals.net)} €`],
        [`TVA (${percent(200)})`, `${french(totals.vat)} €`],
      ],
    );
    paper.box([360, y + 36], [199, 22], '#14344f');
    paper.at(370, y + 39).text('Total TTC à payer', white);
    paper.at(553, y + 39).text(`${french(totals.gross)} €`, { ...white, align: 'right' });
    paper
      .at(40, y + 90)
      .column(['Coordonnées bancaires :', `IBAN ${grouped(supplier.iban, 4)}`, `BIC ${supplier.bic}`]);
    return paper;
  },
};
