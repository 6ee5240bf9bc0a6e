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
    paper.at(40, 40).text(supplier.name, { size: 15, bold: true });
    paper
      .at(40, 62)
      .column([supplier.street, supplier.town, `SIRET : ${groupedSiret(supplier.siret)}`, 'Tél. 02 98 50 12 34']);
    paper.at(330, 120).column(address(buyer), { size: 10.5 });
    paper.at(40, 205).text(`FACTURE N° ${invoice.number}`, { size: 14, bold: true });
    paper
      .at(40, 228)
      .column([
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
    paper.at(40, y).column(['Règlement par virement', `IBAN : ${grouped(supplier.iban, 4)}`, `BIC : ${supplier.bic}`]);
    paper.at(297, 800).text(
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
    paper
      .at(40, 36)
      .column([supplier.name, supplier.street, supplier.town, `TVA intracommunautaire : ${supplier.vat}`]);
    paper.at(40, 120).text('FACTURE', { size: 22, bold: true });
    ['N° facture', 'Date facture', 'Échéance', 'Code client'].forEach((title, index) =>
      paper.at(42 + index * 85, 160).text(title, { bold: true, size: 9 }),
    );
    [invoice.number, slashed(invoice.issueDate), slashed(invoice.dueDate), 'C00412'].forEach((value, index) =>
      paper.at(42 + index * 85, 175).text(value, { size: 9 }),
    );
    paper.box([38, 156], [340, 34]);
    paper.at(395, 115).text('Facturé à', { bold: true });
    paper.at(395, 130).column([...address(buyer), `N° TVA : ${buyer.vat}`]);
    const y = itemTable(paper, 225, { columns: usualColumns(), items: invoice.items }) + 8;
    ['Taux', 'Base HT', 'Montant TVA'].forEach((title, index) =>
      paper.at(90 + index * 75, y).text(title, { bold: true, size: 8.5, align: 'right' }),
    );
    totals.rates.forEach(({ rate, base, amount }, index) =>
      [percent(rate), french(base), french(amount)].forEach((value, column) =>
        paper.at(90 + column * 75, y + 14 + index * 13).text(value, { size: 8.5, align: 'right' }),
      ),
    );
    ['Total HT', 'Total TVA', 'Total TTC', 'Net à payer'].forEach((title, index) =>
      paper.at(325 + index * 75, y + 70).text(title, { bold: true, size: 9, align: 'right' }),
    );
    [totals.net, totals.vat, totals.gross, totals.due].forEach((value, index) =>
      paper.at(325 + index * 75, y + 86).text(`${french(value)} €`, { size: 9, align: 'right' }),
    );
    paper
      .at(40, 745)
      .column(
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
  unprinted: ['supplier.vat', 'supplier.bic', 'buyer.siren', 'buyer.vat', 'dueDate', 'orderNumber', 'vatTotal'],
  vatExemption: 'franchise',
  draw(invoice) {
    const { supplier, buyer } = invoice;
    const paper = new Paper('times');
    paper.at(60, 60).text(supplier.name, { size: 18 });
    paper.at(60, 84).column([supplier.street, supplier.town, `Siret ${supplier.siret}`], { size: 11 });
    paper.at(340, 140).column(['à', ...address(buyer)], { size: 11 });
    paper.at(60, 230).text(`Caen, le ${spelled(invoice.issueDate)}`, { size: 11 });
    paper.at(60, 260).text(`Facture n° ${invoice.number}`, { size: 14, bold: true });
    invoice.items.forEach(({ label, price, quantity }, index) => {
      paper.at(60, 300 + index * 18).text(label, { size: 11 });
      paper.at(520, 300 + index * 18).text(`${french(price * quantity)} €`, { size: 11, align: 'right' });
    });
    const y = 320 + invoice.items.length * 18;
    paper.at(60, y).text('Total à régler', { size: 12, bold: true });
    paper.at(520, y).text(`${french(totalsOfSample(invoice).gross)} €`, { size: 12, bold: true, align: 'right' });
    paper
      .at(60, y + 40)
      .column(
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
