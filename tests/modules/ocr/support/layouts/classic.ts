import { french, grouped, groupedSiret, Paper, percent, slashed, spelled } from '../paper.ts';
import { sample, totalsOfSample } from '../sample.ts';
import { address, itemTable, type Layout, legalFooter, totalsBox, usualColumns } from './common.ts';

/** Supplier upper left, window address on the right, totals in a box, legal line at the foot. */
export const classic: Layout = {
  name: 'classic',
  sample: sample(1),
  unprinted: ['buyer.siren', 'buyer.vat'],
  draw(invoice) {
    const { supplier, buyer } = invoice;
    const totals = totalsOfSample(invoice);
    const paper = new Paper('helvetica');
    paper.text(40, 40, supplier.name, { size: 15, bold: true });
    paper.column(40, 62, [
      supplier.street,
      supplier.town,
      `SIRET : ${groupedSiret(supplier.siret)}`,
      'Tél. 02 98 50 12 34',
    ]);
    paper.column(330, 120, address(buyer), { size: 10.5 });
    paper.text(40, 205, `FACTURE N° ${invoice.number}`, { size: 14, bold: true });
    paper.column(40, 228, [
      `Date de facture : ${slashed(invoice.issueDate)}`,
      `Date d'échéance : ${slashed(invoice.dueDate)}`,
      `Votre commande n° ${invoice.orderNumber}`,
    ]);
    const y = itemTable(paper, 285, { columns: usualColumns(), items: invoice.items });
    totalsBox(
      paper,
      [380, 553, y],
      [
        ['Total HT', `${french(totals.net)} €`],
        [`TVA ${percent(200)}`, `${french(totals.vat)} €`],
        ['Total TTC', `${french(totals.gross)} €`],
        ['Net à payer', `${french(totals.due)} €`, { bold: true }],
      ],
    );
    paper.column(40, y, ['Règlement par virement', `IBAN : ${grouped(supplier.iban, 4)}`, `BIC : ${supplier.bic}`]);
    paper.text(
      297,
      800,
      legalFooter(supplier, (text) => grouped(text, 3)),
      { size: 7.5, align: 'center' },
    );
    return paper;
  },
};

/** Everything about the document in a table with headers; the totals in another with headers. */
export const headerTable: Layout = {
  name: 'header table',
  sample: sample(2, { rates: [200, 55] }),
  unprinted: ['buyer.siren', 'orderNumber'],
  draw(invoice) {
    const { supplier, buyer } = invoice;
    const totals = totalsOfSample(invoice);
    const paper = new Paper('noto');
    paper.column(40, 36, [supplier.name, supplier.street, supplier.town, `TVA intracommunautaire : ${supplier.vat}`]);
    paper.text(40, 120, 'FACTURE', { size: 22, bold: true });
    ['N° facture', 'Date facture', 'Échéance', 'Code client'].forEach((title, index) =>
      paper.text(42 + index * 85, 160, title, { bold: true, size: 9 }),
    );
    [invoice.number, slashed(invoice.issueDate), slashed(invoice.dueDate), 'C00412'].forEach((value, index) =>
      paper.text(42 + index * 85, 175, value, { size: 9 }),
    );
    paper.box(38, 156, [340, 34]);
    paper.text(395, 115, 'Facturé à', { bold: true });
    paper.column(395, 130, [...address(buyer), `N° TVA : ${buyer.vat}`]);
    const y = itemTable(paper, 225, { columns: usualColumns(), items: invoice.items }) + 8;
    ['Taux', 'Base HT', 'Montant TVA'].forEach((title, index) =>
      paper.text(90 + index * 75, y, title, { bold: true, size: 8.5, align: 'right' }),
    );
    totals.rates.forEach(({ rate, base, amount }, index) =>
      [percent(rate), french(base), french(amount)].forEach((value, column) =>
        paper.text(90 + column * 75, y + 14 + index * 13, value, { size: 8.5, align: 'right' }),
      ),
    );
    ['Total HT', 'Total TVA', 'Total TTC', 'Net à payer'].forEach((title, index) =>
      paper.text(325 + index * 75, y + 70, title, { bold: true, size: 9, align: 'right' }),
    );
    [totals.net, totals.vat, totals.gross, totals.due].forEach((value, index) =>
      paper.text(325 + index * 75, y + 86, `${french(value)} €`, { size: 9, align: 'right' }),
    );
    paper.column(
      40,
      745,
      [
        `${supplier.name} - SIRET ${supplier.siret} - RCS Toulouse`,
        `IBAN ${grouped(supplier.iban, 4)} - BIC ${supplier.bic}`,
      ],
      { size: 7.5 },
    );
    return paper;
  },
};

/** A self-employed person without VAT: almost nothing printed. */
export const franchise: Layout = {
  name: 'franchise',
  sample: { ...sample(8, { rates: [0] }), issueDate: '2026-09-01' },
  unprinted: [
    'supplier.vat',
    'supplier.bic',
    'buyer.siren',
    'buyer.vat',
    'dueDate',
    'orderNumber',
    'netTotal',
    'vatTotal',
    'vatLines',
  ],
  vatExemption: 'franchise',
  draw(invoice) {
    const { supplier, buyer } = invoice;
    const paper = new Paper('times');
    paper.text(60, 60, supplier.name, { size: 18 });
    paper.column(60, 84, [supplier.street, supplier.town, `Siret ${supplier.siret}`], { size: 11 });
    paper.column(340, 140, ['à', ...address(buyer)], { size: 11 });
    paper.text(60, 230, `Caen, le ${spelled(invoice.issueDate)}`, { size: 11 });
    paper.text(60, 260, `Facture n° ${invoice.number}`, { size: 14, bold: true });
    invoice.items.forEach(({ label, price, quantity }, index) => {
      paper.text(60, 300 + index * 18, label, { size: 11 });
      paper.text(520, 300 + index * 18, `${french(price * quantity)} €`, { size: 11, align: 'right' });
    });
    const y = 320 + invoice.items.length * 18;
    paper.text(60, y, 'Total à régler', { size: 12, bold: true });
    paper.text(520, y, `${french(totalsOfSample(invoice).gross)} €`, { size: 12, bold: true, align: 'right' });
    paper.column(
      60,
      y + 40,
      [
        'TVA non applicable, art. 293 B du CGI',
        'Paiement à réception par virement :',
        `IBAN ${grouped(supplier.iban, 4)}`,
      ],
      { size: 10 },
    );
    return paper;
  },
};
