import { english, englishDate, french, grouped, groupedSiret, Paper, percent, slashed, spelled } from '../paper.ts';
import { sample, totalsOfSample } from '../sample.ts';
import { address, itemTable, type Layout, totalsBox, usualColumns } from './common.ts';

function negative(cents: number): string {
  return french(-cents);
}

/** An avoir with its figures in minus, and the number of the invoice it corrects. */
export const creditNote: Layout = {
  name: 'credit note',
  sample: sample(3, { type: 'credit-note', number: 'AV-2026-0031' }),
  unprinted: ['supplier.iban', 'supplier.bic', 'buyer.siren', 'dueDate', 'orderNumber', 'amountDue'],
  draw(invoice) {
    const { supplier, buyer } = invoice;
    const totals = totalsOfSample(invoice);
    const paper = new Paper('helvetica');
    paper.at(555, 40).text('AVOIR', { size: 24, bold: true, align: 'right' });
    paper
      .at(40, 40)
      .column([
        ...address(supplier),
        `SIREN ${grouped(supplier.siren, 3)}`,
        `SIRET ${supplier.siret}`,
        `TVA ${supplier.vat}`,
      ]);
    paper
      .at(555, 75)
      .column(
        [
          `Avoir n° : ${invoice.number}`,
          `Date d'émission : ${slashed(invoice.issueDate, '.')}`,
          'Sur facture n° FA-2026-0019 du 02.01.2026',
        ],
        { align: 'right' },
      );
    paper.at(330, 140).column(['Client :', ...address(buyer), `N° TVA client : ${buyer.vat}`]);
    const y = itemTable(paper, 240, { columns: usualColumns(negative), items: invoice.items });
    totalsBox(
      paper,
      [360, 553, y],
      [
        ['Montant HT', `${negative(totals.net)} €`],
        [`Montant TVA (${percent(200)})`, `${negative(totals.vat)} €`],
        ['Montant TTC', `${negative(totals.gross)} €`, { bold: true }],
      ],
    );
    paper.at(40, y + 70).text('Cet avoir sera déduit de votre prochaine facture.');
    return paper;
  },
};

/** A down payment, with « acompte » in its title and its lines. */
export const prepayment: Layout = {
  name: 'prepayment',
  sample: sample(6, { type: 'prepayment', number: 'FAC/2026/118', rates: [100] }),
  unprinted: ['supplier.siren', 'buyer.siren', 'buyer.vat', 'amountDue'],
  draw(invoice) {
    const { supplier, buyer } = invoice;
    const totals = totalsOfSample(invoice);
    const paper = new Paper('helvetica');
    paper.at(40, 40).column(address(supplier), { bold: true });
    paper
      .at(40, 85)
      .column([`N° SIRET : ${groupedSiret(supplier.siret)}`, `N° TVA intracom. : ${grouped(supplier.vat, 4)}`], {
        size: 8.5,
      });
    paper.at(297, 150).text(`Facture d'acompte n° ${invoice.number}`, { size: 15, bold: true, align: 'center' });
    paper
      .at(40, 190)
      .column([
        `Émise le ${spelled(invoice.issueDate)}`,
        `À payer avant le ${spelled(invoice.dueDate)}`,
        `Bon de commande n° ${invoice.orderNumber}`,
      ]);
    paper.at(340, 190).column(['Destinataire', ...address(buyer)]);
    const y = itemTable(paper, 270, { columns: usualColumns(), items: invoice.items });
    totalsBox(
      paper,
      [340, 553, y],
      [
        ['Sous-total HT', `${french(totals.net)} €`],
        [`TVA (${percent(100)}) sur ${french(totals.net)} €`, `${french(totals.vat)} €`],
        ['Total TTC', `${french(totals.gross)} €`, { bold: true }],
      ],
    );
    paper.at(40, y + 90).column(['Coordonnées bancaires', `IBAN  ${supplier.iban}`, `BIC  ${supplier.bic}`], {
      size: 8.5,
    });
    return paper;
  },
};

/** In English, points for decimals, a purchase order, the supplier on the right. */
export const inEnglish: Layout = {
  name: 'English',
  sample: sample(7, { number: 'INV-20261' }),
  unprinted: ['supplier.siren', 'supplier.siret', 'buyer.siren', 'buyer.vat'],
  draw(invoice) {
    const { supplier, buyer } = invoice;
    const totals = totalsOfSample(invoice);
    const paper = new Paper('noto');
    paper.at(40, 40).text('INVOICE', { size: 22, bold: true });
    paper.at(555, 40).column([supplier.name, supplier.street, supplier.town, 'France', `VAT number: ${supplier.vat}`], {
      align: 'right',
    });
    paper.at(40, 120).column(['Bill to:', ...address(buyer)]);
    paper
      .at(40, 195)
      .column([
        `Invoice number: ${invoice.number}`,
        `Invoice date: ${englishDate(invoice.issueDate)}`,
        `Due date: ${englishDate(invoice.dueDate)}`,
        `Purchase order: ${invoice.orderNumber}`,
      ]);
    const y = itemTable(paper, 275, {
      columns: [
        { x: 42, title: 'Description', cell: ({ label }) => label },
        { x: 360, title: 'Quantity', align: 'right', cell: ({ quantity }) => String(quantity) },
        { x: 450, title: 'Unit price', align: 'right', cell: ({ price }) => `€${english(price)}` },
        { x: 553, title: 'Amount', align: 'right', cell: ({ price, quantity }) => `€${english(price * quantity)}` },
      ],
      items: invoice.items,
    });
    totalsBox(
      paper,
      [380, 553, y],
      [
        ['Subtotal', `€${english(totals.net)}`],
        ['VAT (20%)', `€${english(totals.vat)}`],
        ['Total', `€${english(totals.gross)}`],
        ['Amount due', `€${english(totals.due)}`, { bold: true }],
      ],
    );
    paper
      .at(40, y + 90)
      .column(['Payment by bank transfer', `IBAN: ${grouped(supplier.iban, 4)}`, `BIC/SWIFT: ${supplier.bic}`]);
    return paper;
  },
};

/** Building work, VAT paid by the customer (CGI art. 283-2 nonies). */
export const reverseCharge: Layout = {
  name: 'reverse charge',
  sample: sample(16, { rates: [0], supplier: sample(6).supplier }),
  unprinted: ['supplier.siren', 'supplier.bic', 'supplier.iban', 'buyer.siren', 'orderNumber', 'amountDue'],
  vatExemption: 'reverse-charge',
  draw(invoice) {
    const { supplier, buyer } = invoice;
    const totals = totalsOfSample(invoice);
    const paper = new Paper('helvetica');
    paper.at(40, 36).text(supplier.name.toUpperCase(), { size: 13, bold: true });
    paper.at(40, 54).column([supplier.street, supplier.town]);
    paper.at(320, 100).column([buyer.name, buyer.street, buyer.town, `TVA : ${buyer.vat}`]);
    paper.at(40, 180).text(`Facture ${invoice.number} du ${slashed(invoice.issueDate)}`, { size: 13, bold: true });
    paper.at(40, 200).text(`Échéance : ${slashed(invoice.dueDate)}`);
    const columns = usualColumns().filter(({ title }) => title !== 'TVA');
    const y = itemTable(paper, 230, { columns, items: invoice.items });
    totalsBox(
      paper,
      [380, 553, y],
      [
        ['TOTAL H.T.', french(totals.net)],
        ['T.V.A.', french(0)],
        ['TOTAL T.T.C.', french(totals.gross), { bold: true }],
      ],
    );
    paper
      .at(40, y + 70)
      .text('Autoliquidation - TVA due par le preneur, article 283-2 nonies du CGI. Montants en euros (€).');
    paper.at(40, 800).text(`SIRET ${supplier.siret} - TVA ${supplier.vat} - RM 33 - Assurance décennale n° 4458796`, {
      size: 8,
    });
    return paper;
  },
};
