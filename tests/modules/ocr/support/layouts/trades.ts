// Craftsmen: discounts, work paid by stages, down payments, sheets on their side.

import { french, grouped, groupedSiret, Paper, percent, slashed, spelled } from '../paper.ts';
import { companies, sample, strangers, totalsOfSample } from '../sample.ts';
import { address, itemTable, type Layout, legalFooter, totalsBox, usualColumns } from './common.ts';

/** Discounts by line and their sum, labour and parts apart, the vehicle's facts between. */
export const discounted: Layout = {
  name: 'garage with discounts',
  sample: sample(28, { supplier: strangers[6]!, buyer: companies[9]!, number: 'FC 26/0417' }),
  unprinted: ['supplier.siren', 'buyer.siren', 'buyer.vat', 'orderNumber'],
  draw(invoice) {
    const { supplier, buyer } = invoice;
    const totals = totalsOfSample(invoice);
    const paper = new Paper('helvetica');
    paper.at(40, 36).text(supplier.name.toUpperCase(), { size: 16, bold: true });
    paper
      .at(40, 58)
      .column(['Mécanique - Carrosserie - Dépannage', supplier.street, supplier.town, 'Tél : 05 45 61 22 30'], {
        size: 9,
      });
    paper
      .at(360, 40)
      .column([`FACTURE N° ${invoice.number}`, `Date : ${slashed(invoice.issueDate)}`], { bold: true, size: 11 });
    paper.at(340, 100).column(address(buyer), { size: 10.5 });
    paper.box([40, 165], [515, 32]);
    ['Immatriculation', 'Marque / Modèle', 'Kilométrage', 'Mise en circ.'].forEach((title, index) =>
      paper.at(46 + index * 130, 168).text(title, { size: 7.5 }),
    );
    ['GH-482-KT', 'Peugeot Partner', '87 412', '14/05/2019'].forEach((value, index) =>
      paper.at(46 + index * 130, 180).text(value, { size: 9 }),
    );
    const list = (price: number): number => Math.round(price / 0.9);
    const y = itemTable(paper, 215, {
      columns: [
        { x: 42, title: 'Désignation', cell: ({ label }) => label },
        { x: 290, title: 'Qté', align: 'right', cell: ({ quantity }) => String(quantity) },
        { x: 370, title: 'PU HT', align: 'right', cell: ({ price }) => french(list(price)) },
        { x: 430, title: 'Rem. %', align: 'right', cell: () => '10,00' },
        { x: 553, title: 'Total HT', align: 'right', cell: ({ price, quantity }) => french(price * quantity) },
      ],
      items: invoice.items,
    });
    const saved = invoice.items.reduce((sum, { price, quantity }) => sum + (list(price) - price) * quantity, 0);
    paper
      .at(40, y + 4)
      .column([`Vous économisez ${french(saved)} € de remises`, `Échéance : ${slashed(invoice.dueDate)}`]);
    totalsBox(
      paper,
      [350, 553, y],
      [
        ['Total brut HT', french(totals.net + saved)],
        ['Remise', french(-saved)],
        ['Total net HT', french(totals.net)],
        [`TVA ${percent(200)}`, french(totals.vat)],
        ['Total TTC', french(totals.gross)],
        ['Acompte versé', french(0)],
        ['Net à payer', `${french(totals.due)} €`, { bold: true }],
      ],
    );
    paper
      .at(297, 790)
      .text(
        `SIRET ${groupedSiret(supplier.siret)} - APE 4520A - TVA ${supplier.vat} - IBAN ${grouped(supplier.iban, 4)} - BIC ${supplier.bic}`,
        { size: 7, align: 'center' },
      );
    return paper;
  },
};

/** A stage of works: what was invoiced before is taken off, five percent are kept back as a guarantee. */
export const stage: Layout = {
  name: 'works stage with retention',
  sample: {
    ...sample(29, { supplier: strangers[7]!, buyer: companies[4]!, number: 'SIT-04-2026-118' }),
    prepaid: 49_210,
  },
  unprinted: ['currency', 'supplier.siren', 'buyer.siren', 'buyer.vat'],
  draw(invoice) {
    const { supplier, buyer } = invoice;
    const totals = totalsOfSample(invoice);
    const paper = new Paper('noto');
    paper
      .at(40, 36)
      .column([supplier.name, supplier.street, supplier.town, `Siret ${supplier.siret}`, `TVA ${supplier.vat}`]);
    paper.at(340, 36).column(['Maître d’ouvrage :', ...address(buyer)]);
    paper.at(40, 120).text(`Facture de situation n° 4 - Réf. facture : ${invoice.number}`, { size: 13, bold: true });
    paper
      .at(40, 146)
      .column([
        `Le Rheu, le ${spelled(invoice.issueDate)}`,
        `Marché : ${invoice.orderNumber} - Lot 03 Gros œuvre`,
        `Bon de commande : ${invoice.orderNumber}`,
      ]);
    const y = itemTable(paper, 205, {
      columns: [
        { x: 42, title: 'Ouvrage', cell: ({ label }) => label },
        { x: 330, title: 'Marché HT', align: 'right', cell: ({ price, quantity }) => french(price * quantity * 4) },
        { x: 400, title: 'Avanct', align: 'right', cell: () => '25 %' },
        { x: 553, title: 'Situation HT', align: 'right', cell: ({ price, quantity }) => french(price * quantity) },
      ],
      items: invoice.items,
    });
    totalsBox(
      paper,
      [270, 553, y],
      [
        ['Montant du marché HT', french(totals.net * 4)],
        ['Cumul des situations précédentes HT', french(totals.net * 3)],
        ['Montant HT de la présente situation', french(totals.net)],
        [`TVA ${percent(200)}`, french(totals.vat)],
        ['Montant TTC', french(totals.gross)],
        ['Retenue de garantie 5 %', french(-invoice.prepaid)],
        ['Net à payer', french(totals.due), { bold: true }],
      ],
    );
    paper.at(40, y + 130).text(`Paiement par virement avant le ${slashed(invoice.dueDate)}`);
    const iban = grouped(supplier.iban, 4);
    paper.at(40, y + 148).column([`IBAN : ${iban.slice(0, 20)}`, iban.slice(20), `BIC : ${supplier.bic}`]);
    return paper;
  },
};

/** A down payment on an order, the percentage and the whole sum of the order beside it. */
export const downPayment: Layout = {
  name: 'down payment of thirty percent',
  sample: sample(30, {
    supplier: strangers[10]!,
    buyer: companies[8]!,
    type: 'prepayment',
    number: 'AC-0093',
    rates: [100],
  }),
  unprinted: ['supplier.siren', 'supplier.bic', 'buyer.siren', 'buyer.vat', 'dueDate', 'amountDue'],
  draw(invoice) {
    const { supplier, buyer } = invoice;
    const totals = totalsOfSample(invoice);
    const paper = new Paper('times');
    paper.at(555, 40).column([supplier.name, supplier.street, supplier.town], { size: 12, align: 'right' });
    paper.at(555, 92).text(`Siret : ${supplier.siret}`, { size: 9, align: 'right' });
    paper.at(40, 120).column(['Client', ...address(buyer)], { size: 11 });
    paper.at(40, 200).text(`FACTURE D’ACOMPTE N° ${invoice.number}`, { size: 16, bold: true });
    paper
      .at(40, 226)
      .column(
        [`Date : ${spelled(invoice.issueDate)}`, `Devis accepté le 14/12/2025, commande n° ${invoice.orderNumber}`],
        { size: 11 },
      );
    paper.at(40, 275).text('Cuisine équipée, fourniture et pose. Acompte de 30 % à la commande.', { size: 11 });
    paper
      .at(40, 300)
      .text(`Montant total de la commande : ${french(Math.round(totals.gross / 0.3))} € TTC`, { size: 11 });
    totalsBox(
      paper,
      [300, 553, 340],
      [
        ['Acompte HT', `${french(totals.net)} €`, { size: 11 }],
        [`TVA ${percent(100)}`, `${french(totals.vat)} €`, { size: 11 }],
        ['Acompte TTC à verser', `${french(totals.gross)} €`, { size: 12, bold: true }],
      ],
    );
    paper.at(40, 460).column(['Règlement par virement :', `IBAN ${grouped(supplier.iban, 4)}`], { size: 10 });
    paper
      .at(297, 800)
      .text(`${supplier.name} - N° TVA intracommunautaire ${supplier.vat}`, { size: 8, align: 'center' });
    return paper;
  },
};

/** A sheet on its side: parties in three columns, totals in a row at the bottom right. */
export const landscape: Layout = {
  name: 'landscape',
  sample: sample(31, { supplier: strangers[14]!, buyer: companies[1]!, number: '2026/02-17', rates: [200, 100] }),
  unprinted: ['supplier.siren', 'supplier.bic', 'buyer.siren', 'orderNumber', 'amountDue'],
  draw(invoice) {
    const { supplier, buyer } = invoice;
    const totals = totalsOfSample(invoice);
    const paper = new Paper('helvetica', [842, 595]);
    paper.at(40, 36).column([supplier.name, supplier.street, supplier.town], { size: 11, bold: true });
    paper.at(421, 36).text('FACTURE', { size: 24, bold: true, align: 'center' });
    paper.at(600, 36).column(['Client :', ...address(buyer), `TVA ${buyer.vat}`]);
    ['Numéro', 'Date', 'Échéance', 'Mode'].forEach((title, index) =>
      paper.at(300 + index * 70, 110).text(title, { bold: true, size: 8.5 }),
    );
    [invoice.number, slashed(invoice.issueDate), slashed(invoice.dueDate), 'Virement'].forEach((value, index) =>
      paper.at(300 + index * 70, 123).text(value, { size: 8.5 }),
    );
    const y = itemTable(paper, 160, { columns: usualColumns(), items: invoice.items });
    ['Taux', 'Base HT', 'TVA'].forEach((title, index) =>
      paper.at(100 + index * 80, y + 20).text(title, { size: 8.5, align: 'right' }),
    );
    totals.rates.forEach(({ rate, base, amount }, row) =>
      [percent(rate), french(base), french(amount)].forEach((value, index) =>
        paper.at(100 + index * 80, y + 33 + row * 13).text(value, { size: 8.5, align: 'right' }),
      ),
    );
    ['TOTAL HT', 'TOTAL TVA', 'TOTAL TTC'].forEach((title, index) =>
      paper.at(560 + index * 110, y + 20).text(title, { bold: true, align: 'right' }),
    );
    [totals.net, totals.vat, totals.gross].forEach((value, index) =>
      paper.at(560 + index * 110, y + 35).text(`${french(value)} €`, { align: 'right' }),
    );
    paper
      .at(40, 555)
      .column([legalFooter(supplier, (text) => text), `SIRET ${supplier.siret} - IBAN ${supplier.iban}`], {
        size: 7.5,
      });
    return paper;
  },
};
