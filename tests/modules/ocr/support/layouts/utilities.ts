// Bills of networks: many figures, of which few are totals.

import { french, grouped, Paper, percent, slashed, spelled } from '../paper.ts';
import { companies, type Sample, sample, strangers, totalsOfSample } from '../sample.ts';
import { address, type Layout, legalFooter } from './common.ts';

/** The page one sees first: what to pay, how, and until when; on the next the details, with totals of each part. */
export const telecom: Layout = {
  name: 'telecom, two pages',
  sample: sample(21, { supplier: strangers[0]!, buyer: companies[2]!, number: '4418 0217 F', rates: [200, 55] }),
  unprinted: ['vatTotal', 'supplier.siret', 'supplier.iban', 'supplier.bic', 'buyer.siren', 'buyer.vat', 'orderNumber'],
  draw(invoice) {
    const { supplier, buyer } = invoice;
    const totals = totalsOfSample(invoice);
    const paper = new Paper('noto');
    paper.at(40, 36).text('ondéa', { size: 26, bold: true, colour: '#d35400' });
    paper
      .at(40, 90)
      .column(
        [
          'Vos références',
          `Facture n° ${invoice.number}`,
          `du ${slashed(invoice.issueDate)}`,
          'Compte client 7 204 118 553',
          'Titulaire : voir ci-contre',
        ],
        { size: 8.5 },
      );
    paper.at(320, 110).column(address(buyer), { size: 11 });
    paper.box([40, 200], [515, 90], '#fdf2e9');
    paper.at(60, 215).text('Montant total à payer TTC', { size: 12, bold: true });
    paper.at(540, 213).text(`${french(totals.due)} €`, { size: 18, bold: true, align: 'right' });
    paper.at(60, 245).text(`Ce montant sera prélevé le ${slashed(invoice.dueDate)} sur votre compte FR76 **** 0417`);
    telecomSummary(paper, invoice);
    paper
      .at(40, 760)
      .column(
        [
          legalFooter(supplier, (text) => grouped(text, 3)),
          'Service client 3970 (gratuit) - www.ondea.example - page 1/2',
        ],
        { size: 6.5 },
      );
    telecomDetails(paper, invoice);
    return paper;
  },
};

function telecomSummary(paper: Paper, invoice: Sample): void {
  const totals = totalsOfSample(invoice);
  paper.at(40, 320).text('Le résumé de votre facture', { size: 13, bold: true });
  const rows: [string, string][] = [
    ['Vos abonnements et options', french(totals.net)],
    ['Vos consommations hors forfait', french(0)],
    ['Total hors TVA', french(totals.net)],
    ...totals.rates.map(({ rate, base, amount }): [string, string] => [
      `TVA à ${percent(rate)} sur un montant de ${french(base)} €`,
      french(amount),
    ]),
    ['Total de la facture TTC', french(totals.gross)],
  ];
  rows.forEach(([label, value], index) => {
    paper.at(50, 350 + index * 20).text(label);
    paper.at(545, 350 + index * 20).text(`${value} €`, { align: 'right' });
  });
}

function telecomDetails(paper: Paper, { items }: Sample): void {
  paper.doc.addPage();
  paper.at(40, 40).text('Le détail de votre facture', { size: 13, bold: true });
  paper.at(480, 66).text('Montant HT', { size: 8, align: 'right' });
  paper.at(545, 66).text('Montant TTC', { size: 8, align: 'right' });
  items.forEach(({ label, price, quantity, rate }, index) => {
    const net = price * quantity;
    const y = 85 + index * 34;
    paper.at(50, y).text(`Ligne 06 11 22 33 4${index} - ${label}`, { bold: true });
    paper.at(60, y + 14).text('Total de la ligne', { size: 8.5 });
    paper.at(480, y + 14).text(french(net), { size: 8.5, align: 'right' });
    paper.at(545, y + 14).text(french(net + Math.round((net * rate) / 1000)), { size: 8.5, align: 'right' });
  });
  paper.at(40, 760).text('page 2/2', { size: 6.5 });
}

/** An energy bill: totals of the subscription, of the energy and of the contributions, two rates, a due date in words. */
export const energy: Layout = {
  name: 'energy, several totals',
  sample: sample(23, { supplier: strangers[1]!, buyer: companies[4]!, number: '10094325110', rates: [55, 200] }),
  unprinted: ['supplier.siret', 'supplier.iban', 'supplier.bic', 'buyer.siren', 'buyer.vat', 'orderNumber'],
  draw(invoice) {
    const { supplier, buyer } = invoice;
    const totals = totalsOfSample(invoice);
    const paper = new Paper('helvetica');
    paper.at(40, 40).text('EDR', { size: 30, bold: true, colour: '#1b4f9c' });
    paper
      .at(40, 90)
      .column(['Service clients entreprises', 'TSA 20012', '41975 BLOIS CEDEX 9', 'Tél. 09 70 81 83 00'], { size: 8 });
    paper.at(330, 105).column(
      address(buyer).map((line) => line.toUpperCase()),
      { size: 10 },
    );
    paper.at(40, 180).text(`Facture du ${spelled(invoice.issueDate)}`, { size: 15, bold: true });
    paper.at(40, 202).text(`N° de facture : ${invoice.number}   Réf. acheminement : 14 312 778 190 336`, { size: 8.5 });
    paper.at(40, 235).text('Total TTC', { size: 12, bold: true });
    paper.at(290, 235).text(`${french(totals.gross)} €`, { size: 12, bold: true, align: 'right' });
    paper.at(40, 254).text(`À régler avant le ${spelled(invoice.dueDate)}`);
    paper.at(40, 290).text('Électricité', { size: 11, bold: true });
    const y = energyParts(paper, invoice);
    const rows: [string, number][] = [
      ['Montant total hors TVA', totals.net],
      ...totals.rates.map(({ rate, base, amount }): [string, number] => [
        `TVA à ${String(rate / 10).replace('.', ',')}% (sur ${french(base)} €)`,
        amount,
      ]),
      ['Montant total TVA', totals.vat],
      ['Montant total TTC', totals.gross],
      ['Net à payer TTC', totals.due],
    ];
    rows.forEach(([label, value], index) => {
      paper.at(300, y + index * 16).text(label, { bold: index > 2 });
      paper.at(553, y + index * 16).text(`${french(value)} €`, { bold: index > 2, align: 'right' });
    });
    paper
      .at(40, 775)
      .column(
        [
          `${supplier.name} au capital de 2 084 365 041 euros - Siège social : ${supplier.street}, ${supplier.town}`,
          `RCS Paris ${grouped(supplier.siren, 3)} - TVA FR ${supplier.vat.slice(2, 4)} ${supplier.siren}`,
        ],
        { size: 6.5 },
      );
    return paper;
  },
};

const PARTS = ['Abonnement', 'Consommation', 'Taxes et contributions'] as const;

/** Each part with the total that closes it; answers the y after the last. */
function energyParts(paper: Paper, { items }: Sample): number {
  let y = 310;
  PARTS.forEach((part, at) => {
    const own = items.filter((_, index) => index % PARTS.length === at);
    for (const { price, quantity, rate } of own) {
      paper.at(50, y).text(`${part} du 01/02/26 au 28/02/26`, { size: 8.5 });
      paper.at(400, y).text(percent(rate), { size: 8.5, align: 'right' });
      paper.at(553, y).text(french(price * quantity), { size: 8.5, align: 'right' });
      y += 13;
    }
    paper.at(50, y).text(`Total ${part.toLowerCase()} HT`, { size: 8.5, bold: true });
    const sum = own.reduce((total, { price, quantity }) => total + price * quantity, 0);
    paper.at(553, y).text(french(sum), { size: 8.5, bold: true, align: 'right' });
    y += 22;
  });
  return y + 6;
}
