// The parts every French invoice has: parties, lines, VAT per rate, totals, bank details, legal footer.

import { printedIban } from '../identifiers.ts';
import { lineNet, totalsOf, type Invoice, type Line, type Party, type Totals } from '../model.ts';
import { amount, euros, figure, percent, spacedSiren, spacedSiret, unit } from './french.ts';
import { write, type Doc, type TextStyle } from './sheet.ts';
import type { Cell, Column } from './table.ts';

export type Field = 'name' | 'quantity' | 'unit' | 'price' | 'rate' | 'net';

const VALUES: Readonly<Record<Field, (line: Line) => Cell>> = {
  name: (line) => (line.detail ? { text: line.name, under: line.detail } : line.name),
  quantity: (line) => figure(line.quantity),
  unit: (line) => unit(line.unit),
  price: (line) => figure(line.price, true),
  rate: (line) => percent(line.rate),
  net: (line) => amount(lineNet(line)),
};

/** The lines of an invoice as rows of the given fields. */
export function rowsOf(invoice: Invoice, fields: readonly Field[]): Cell[][] {
  return invoice.lines.map((line) => fields.map((field) => VALUES[field](line)));
}

/** `Désignation`, `Qté`… over the fields, with the widths given in the same order. */
export function columnsOf(
  fields: readonly Field[],
  widths: readonly number[],
  titles: Readonly<Partial<Record<Field, string>>> = {},
): Column[] {
  const usual: Record<Field, string> = {
    name: 'Désignation',
    quantity: 'Qté',
    unit: 'Unité',
    price: 'PU HT',
    rate: 'TVA',
    net: 'Montant HT',
  };
  return fields.map((field, index) => ({
    title: titles[field] ?? usual[field],
    width: widths[index] ?? 60,
    align: field === 'name' ? 'left' : 'right',
  }));
}

/** Name, street, postcode and city, one a line. */
export function addressOf(party: Party): string {
  return `${party.name}\n${party.street}\n${party.postcode} ${party.city}`;
}

/** Rows of the totals: label and amount. `overrides` prints another gross total than the sum (a wrong invoice). */
export function totalRows(totals: Totals, labels: { net: string; gross: string }): Array<[string, string]> {
  return [
    [labels.net, euros(totals.net)],
    ...totals.vat
      .filter((entry) => entry.category === 'S')
      .map((entry): [string, string] => [`TVA ${percent(entry.rate)}`, euros(entry.amount)]),
    [labels.gross, euros(totals.gross)],
  ];
}

/** Draws label and value pairs, values to the right, the last one in bold; gives the y under them. */
export function drawPairs(
  doc: Doc,
  pairs: ReadonlyArray<readonly [string, string]>,
  style: TextStyle & { width: number; step?: number },
): number {
  let y = style.y;
  for (const [index, [label, value]] of pairs.entries()) {
    const font = index === pairs.length - 1 ? 'bold' : 'regular';
    write(doc, label, { ...style, y, font });
    write(doc, value, { ...style, y, font, align: 'right' });
    y += style.step ?? (style.size ?? 9) + 6;
  }
  return y;
}

/** Base and VAT per rate, as rows of a small table. */
export function vatRows(invoice: Invoice): string[][] {
  return totalsOf(invoice.lines).vat.map((entry) => [percent(entry.rate, 2), amount(entry.base), amount(entry.amount)]);
}

/** `SIREN 813 460 276 – TVA FR35813460276` of the customer, required on paper since 2026. */
export function buyerIds(party: Party): string {
  return `SIREN ${spacedSiren(party.siren)}${party.vat ? ` – TVA ${party.vat}` : ''}`;
}

/** Bank line: `IBAN FR76 … – BIC …`; empty without an account. */
export function bankOf(party: Party): string {
  return party.iban ? `IBAN : ${printedIban(party.iban)}   BIC : ${party.bic ?? ''}` : '';
}

/** `SAS au capital de … – RCS … – SIRET … – APE … – TVA intracommunautaire …` */
export function legalLine(party: Party): string {
  return [
    `${party.name}, ${party.form}`,
    party.register,
    `SIRET ${spacedSiret(party.siret)}`,
    `APE ${party.ape}`,
    ...(party.vat ? [`TVA intracommunautaire ${party.vat}`] : []),
  ].join(' – ');
}

/** Code de commerce L441-10 and D441-5. */
export const paymentMentions =
  'En cas de retard de paiement : pénalités au taux de refinancement de la BCE majoré de 10 points, exigibles sans ' +
  'rappel, et indemnité forfaitaire de 40 € pour frais de recouvrement. Pas d’escompte pour paiement anticipé.';
