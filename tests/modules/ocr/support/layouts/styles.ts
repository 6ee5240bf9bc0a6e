import { french, grouped, groupedSiret, Paper, slashed, spelled } from '../paper.ts';
import { sample, totalsOfSample } from '../sample.ts';
import { address, itemTable, type Layout, legalFooter, totalsBox, usualColumns } from './common.ts';

/** Typewriter ERP print: `1.234,56`, dots for leaders, capitals without accents. */
export const listing: Layout = {
  name: 'listing',
  sample: sample(5, { number: '2600457', rates: [200, 100, 55] }),
  unprinted: ['supplier.siren', 'supplier.bic', 'buyer.siren', 'buyer.vat', 'amountDue'],
  draw(invoice) {
    const { supplier, buyer } = invoice;
    const totals = totalsOfSample(invoice);
    const money = (cents: number): string => french(cents, '.');
    const paper = new Paper('courier');
    paper
      .at(40, 36)
      .column(
        [
          supplier.name.toUpperCase(),
          supplier.street.toUpperCase(),
          supplier.town.toUpperCase(),
          `SIRET ${supplier.siret}`,
          `NO TVA ${supplier.vat}`,
        ],
        { size: 9 },
      );
    paper.at(320, 110).column(
      address(buyer).map((line) => line.toUpperCase()),
      { size: 9 },
    );
    paper
      .at(40, 180)
      .column(
        [
          `FACTURE NO  : ${invoice.number}`,
          `DATE        : ${slashed(invoice.issueDate)}`,
          `ECHEANCE    : ${slashed(invoice.dueDate)}`,
          `VOTRE REF.  : ${invoice.orderNumber}`,
        ],
        { size: 9 },
      );
    const y = itemTable(paper, 250, { columns: usualColumns(money), items: invoice.items });
    paper.at(40, y).text('BASE H.T.      TAUX        T.V.A.', { size: 9 });
    totals.rates.forEach(({ rate, base, amount }, index) => {
      paper.at(95, y + 14 + index * 13).text(money(base), { size: 9, align: 'right' });
      paper.at(160, y + 14 + index * 13).text(french(rate * 10), { size: 9, align: 'right' });
      paper.at(235, y + 14 + index * 13).text(money(amount), { size: 9, align: 'right' });
    });
    totalsBox(
      paper,
      [300, 553, y],
      [
        ['TOTAL H.T. ..........', `${money(totals.net)} EUR`],
        ['TOTAL T.V.A. ........', `${money(totals.vat)} EUR`],
        ['TOTAL T.T.C. ........', `${money(totals.gross)} EUR`],
      ],
    );
    paper.at(40, 780).text(`REGLEMENT A NOTRE BANQUE IBAN ${grouped(supplier.iban, 4)}`, { size: 8 });
    return paper;
  },
};

/** Cards: small grey labels above their values, name only in the logo, narrow no-break spaces. */
export const cards: Layout = {
  name: 'cards',
  sample: sample(17, { number: '2026-09-0042', prepaid: 15_000 }),
  unprinted: ['supplier.siret', 'supplier.siren', 'buyer.vat'],
  draw(invoice) {
    const { supplier, buyer } = invoice;
    const totals = totalsOfSample(invoice);
    const money = (cents: number): string => `${french(cents, '\u202f')}\u00a0€`;
    const paper = new Paper('noto');
    const card = (x: number, y: number, [label, value]: readonly [string, string]): void => {
      paper.at(x, y).text(label, { size: 7.5, colour: '#666' });
      paper.at(x, y + 11).text(value, { size: 10.5 });
    };
    paper.at(40, 40).text(supplier.name, { size: 20, bold: true, colour: '#14508c' });
    card(40, 95, ['Numéro de facture', invoice.number]);
    card(180, 95, ["Date d'émission", spelled(invoice.issueDate)]);
    card(320, 95, ["Date d'échéance", spelled(invoice.dueDate)]);
    card(460, 95, ['Bon de commande', `n° ${invoice.orderNumber}`]);
    paper.at(40, 140).text('Émetteur', { size: 7.5, colour: '#666' });
    paper.at(40, 151).column([...address(supplier), `TVA ${supplier.vat}`]);
    paper.at(320, 140).text('Facturer à', { size: 7.5, colour: '#666' });
    paper.at(320, 151).column([...address(buyer), `SIREN ${buyer.siren}`]);
    const y = itemTable(paper, 225, {
      columns: usualColumns((cents) => french(cents, '\u202f')),
      items: invoice.items,
    });
    const end = totalsBox(
      paper,
      [350, 553, y],
      [
        ['Total HT', money(totals.net)],
        ['TVA 20 %', money(totals.vat)],
        ['Total TTC', money(totals.gross), { bold: true }],
        ['Acompte déjà versé', money(-invoice.prepaid)],
        ['Reste à payer', money(totals.due), { bold: true }],
      ],
    );
    paper.box([38, end + 20], [300, 52], '#eef3f8');
    card(46, end + 26, ['IBAN', grouped(supplier.iban, 4)]);
    card(250, end + 26, ['BIC', supplier.bic]);
    return paper;
  },
};

/** A till receipt: narrow, VAT included, « dont TVA ». */
export const receipt: Layout = {
  name: 'receipt',
  sample: sample(13, { number: 'T-88412', rates: [100] }),
  unprinted: [
    'supplier.iban',
    'supplier.bic',
    'supplier.siren',
    'buyer.name',
    'buyer.siren',
    'buyer.vat',
    'dueDate',
    'orderNumber',
    'netTotal',
    'amountDue',
    'vatBases',
  ],
  draw(invoice) {
    const { supplier } = invoice;
    const totals = totalsOfSample(invoice);
    const paper = new Paper('courier', [260, 480]);
    paper
      .at(130, 20)
      .column([supplier.name, supplier.street, supplier.town, `SIRET ${supplier.siret}`, `TVA ${supplier.vat}`], {
        align: 'center',
        size: 9,
      });
    paper
      .at(16, 100)
      .column([`Facture N° ${invoice.number}`, `Date : ${slashed(invoice.issueDate)} 12:47`], { size: 9 });
    invoice.items.forEach(({ label, quantity, price, rate }, index) => {
      paper.at(16, 140 + index * 14).text(`${quantity} ${label.slice(0, 20)}`, { size: 8.5 });
      paper.at(244, 140 + index * 14).text(french(Math.round(quantity * price * (1 + rate / 1000)), ''), {
        size: 8.5,
        align: 'right',
      });
    });
    totalsBox(
      paper,
      [16, 244, 160 + invoice.items.length * 14],
      [
        ['TOTAL TTC', `${french(totals.gross, '')} €`, { bold: true, size: 11 }],
        ['Dont TVA 10,00 %', `${french(totals.vat, '')} €`],
        ['Carte bancaire', `${french(totals.gross, '')} €`],
      ],
    );
    paper.at(130, 420).text('Merci de votre visite', { align: 'center', size: 9 });
    return paper;
  },
};

/** Supplier on the right, customer on the left, legal notice up the margin. */
export const mirrored: Layout = {
  name: 'mirrored',
  sample: sample(10, { number: 'F26-1187' }),
  unprinted: ['supplier.siren', 'buyer.vat', 'orderNumber'],
  draw(invoice) {
    const { supplier, buyer } = invoice;
    const totals = totalsOfSample(invoice);
    const paper = new Paper('times');
    paper.at(330, 40).column([supplier.name, supplier.street, supplier.town], { size: 11, bold: true });
    paper.at(40, 120).text('Client', { size: 10, bold: true });
    paper.at(40, 135).column([...address(buyer), `SIREN : ${grouped(buyer.siren, 3)}`], { size: 10 });
    paper.at(330, 120).text(`FACTURE ${invoice.number}`, { size: 13, bold: true });
    paper
      .at(330, 140)
      .column([`Le ${slashed(invoice.issueDate)}`, `Payable au plus tard le ${slashed(invoice.dueDate)}`], {
        size: 10,
      });
    const y = itemTable(paper, 230, { columns: usualColumns((cents) => french(cents, ' ')), items: invoice.items });
    totalsBox(
      paper,
      [370, 553, y],
      [
        ['Total hors taxes', french(totals.net, ' ')],
        ['Taxe sur la valeur ajoutée (TVA) 20 %', french(totals.vat, ' '), { size: 8 }],
        ['Total toutes taxes comprises', french(totals.gross, ' ')],
        ['Net à payer en euros', french(totals.due, ' '), { bold: true }],
      ],
    );
    paper
      .at(40, y + 80)
      .column(
        [
          `Virement : ${grouped(supplier.iban, 4)} (${supplier.bic.slice(0, 4)})`,
          `IBAN ${supplier.iban} BIC ${supplier.bic}`,
        ],
        { size: 9 },
      );
    paper.doc.save().rotate(-90, { origin: [22, 700] });
    paper
      .at(22, 700)
      .text(`${supplier.name} - SIRET ${groupedSiret(supplier.siret)} - TVA ${supplier.vat}`, { size: 7 });
    paper.doc.restore();
    return paper;
  },
};

/** Two pages, items on both, a carried-over sum at the foot of the first, totals on the second. */
export const twoPages: Layout = {
  name: 'two pages',
  sample: sample(12, { number: '26/000918', rates: [200, 100] }),
  unprinted: ['buyer.siren', 'buyer.vat', 'orderNumber', 'vatLines'],
  draw(invoice) {
    const { supplier, buyer } = invoice;
    const totals = totalsOfSample(invoice);
    const paper = new Paper('helvetica');
    const half = Math.ceil(invoice.items.length / 2);
    const carried = invoice.items.slice(0, half).reduce((sum, { price, quantity }) => sum + price * quantity, 0);
    paper.at(40, 40).text(supplier.name, { size: 16, bold: true });
    paper.at(40, 62).column([supplier.street, supplier.town]);
    paper.at(340, 110).column(address(buyer));
    paper
      .at(40, 180)
      .column([
        `Facture N° : ${invoice.number}`,
        `Facture du ${slashed(invoice.issueDate, '-')}`,
        `Échéance le ${slashed(invoice.dueDate, '-')}`,
      ]);
    const first = itemTable(paper, 250, { columns: usualColumns(), items: invoice.items.slice(0, half) });
    totalsBox(paper, [380, 553, first], [['À reporter HT', french(carried)]]);
    paper.at(297, 810).text(
      legalFooter(supplier, (text) => grouped(text, 3)),
      { size: 7.5, align: 'center' },
    );
    paper.doc.addPage();
    totalsBox(paper, [380, 553, 40], [['Report HT', french(carried)]]);
    const y = itemTable(paper, 70, { columns: usualColumns(), items: invoice.items.slice(half) });
    totalsBox(
      paper,
      [380, 553, y],
      [
        ['Total HT', `${french(totals.net)} €`],
        ['Total TVA', `${french(totals.vat)} €`],
        ['Total TTC', `${french(totals.gross)} €`],
        ['NET À PAYER', `${french(totals.due)} €`, { bold: true }],
      ],
    );
    paper.at(40, y).column([`IBAN ${grouped(supplier.iban, 4)}`, `BIC ${supplier.bic}`]);
    paper.at(297, 810).text(`SIRET ${supplier.siret} - page 2/2`, { size: 7.5, align: 'center' });
    return paper;
  },
};
