import type { Company, Item, Sample } from '../sample.ts';
import { french, type Paper, percent, type Style } from '../paper.ts';

/** What a layout does not print, so that nobody expects it to be read. */
export type Unprinted =
  | 'supplier.siren'
  | 'supplier.siret'
  | 'supplier.vat'
  | 'supplier.iban'
  | 'supplier.bic'
  | 'buyer.name'
  | 'buyer.siren'
  | 'buyer.vat'
  | 'type'
  | 'dueDate'
  | 'orderNumber'
  | 'netTotal'
  | 'vatTotal'
  | 'amountDue'
  | 'vatLines'
  | 'currency'
  | 'vatBases';

export interface Layout {
  readonly name: string;
  readonly sample: Sample;
  readonly unprinted: readonly Unprinted[];
  /** A credit note that prints its figures without a minus. */
  readonly unsigned?: boolean;
  readonly vatExemption?: 'franchise' | 'reverse-charge';
  readonly draw: (sample: Sample) => Paper;
}

export function address(company: Company): string[] {
  return [company.name, company.street, company.town];
}

export interface Column {
  readonly x: number;
  readonly title: string;
  readonly align?: 'left' | 'right' | 'center';
  readonly cell: (item: Item, index: number) => string;
}

/** A table of items; answers the y after it. */
export function itemTable(
  paper: Paper,
  y: number,
  { columns, items }: { columns: readonly Column[]; items: readonly Item[] },
): number {
  for (const { x, title, align = 'left' } of columns) paper.at(x, y).text(title, { bold: true, size: 9, align });
  paper.rule(y + 14);
  items.forEach((item, index) => {
    for (const { x, align = 'left', cell } of columns)
      paper.at(x, y + 20 + index * 17).text(cell(item, index), { align, size: 9 });
  });
  const end = y + 24 + items.length * 17;
  paper.rule(end);
  return end + 8;
}

/** Designation, quantity, unit price, rate, net amount: what most invoices have. */
export function usualColumns(money: (cents: number) => string = french): Column[] {
  return [
    { x: 42, title: 'Désignation', cell: ({ label }) => label },
    { x: 330, title: 'Qté', align: 'right', cell: ({ quantity }) => String(quantity) },
    { x: 410, title: 'P.U. HT', align: 'right', cell: ({ price }) => money(price) },
    { x: 470, title: 'TVA', align: 'right', cell: ({ rate }) => percent(rate) },
    { x: 553, title: 'Montant HT', align: 'right', cell: ({ price, quantity }) => money(price * quantity) },
  ];
}

/** Label on the left, figure on the right; answers the y after the last. */
export function totalsBox(
  paper: Paper,
  [left, right, y]: readonly [number, number, number],
  rows: readonly (readonly [string, string, Style?])[],
): number {
  rows.forEach(([label, value, style], index) => {
    paper.at(left, y + index * 16).text(label, style);
    paper.at(right, y + index * 16).text(value, { ...style, align: 'right' });
  });
  return y + rows.length * 16;
}

export function legalFooter({ name, siren, vat, town }: Company, spaced: (text: string) => string): string {
  return `${name} au capital de 10 000 € - RCS ${town.replace(/^\d+ /, '')} ${spaced(siren)} - N° TVA ${vat} - APE 4332A`;
}
