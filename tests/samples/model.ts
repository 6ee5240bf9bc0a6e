// The little the generator knows about an invoice: enough to write it as CII, as UBL and on paper.

import { Decimal } from '#src/money.ts';

export interface Party {
  readonly name: string;
  readonly siren: string;
  readonly siret: string;
  /** Absent for a business under the `franchise en base`. */
  readonly vat?: string;
  readonly street: string;
  readonly postcode: string;
  readonly city: string;
  /** `SAS au capital de 25 000 €`. */
  readonly form: string;
  /** `RCS Montpellier 813 460 276`, or the register of trades. */
  readonly register: string;
  readonly ape: string;
  readonly email: string;
  readonly phone: string;
  readonly iban?: string;
  readonly bic?: string;
}

export interface Line {
  readonly name: string;
  readonly detail?: string;
  readonly quantity: string;
  /** UN/ECE Recommendation 20: `C62` unit, `HUR` hour, `KWH`, `MTR`, `MTK`, `MON`, `DAY`. */
  readonly unit: string;
  /** Net unit price, as xs:decimal. */
  readonly price: string;
  /** Percentage as xs:decimal: `20`, `5.5`, `0`. */
  readonly rate: string;
  /** VAT category of EN 16931; `S` when absent. */
  readonly category?: Category;
}

/** `S` taxed, `E` exempt, `AE` reverse charge. */
export type Category = 'S' | 'E' | 'AE';

export interface Invoice {
  readonly number: string;
  /** UNTDID 1001: `380` invoice, `381` credit note. */
  readonly typeCode: '380' | '381';
  readonly issueDate: string;
  readonly dueDate?: string;
  readonly deliveryDate?: string;
  readonly period?: { readonly start: string; readonly end: string };
  readonly seller: Party;
  readonly buyer: Party;
  readonly lines: readonly Line[];
  /** BT-23, `cadre de facturation`. */
  readonly process: 'S1' | 'B1' | 'M1';
  readonly order?: string;
  readonly contract?: string;
  readonly preceding?: { readonly number: string; readonly issueDate: string };
  /** BT-120 and BT-121, for category E and AE. */
  readonly exemption?: { readonly text: string; readonly code: string };
  readonly terms: string;
}

export interface VatLine {
  readonly rate: string;
  readonly category: Category;
  readonly base: Decimal;
  readonly amount: Decimal;
}

export interface Totals {
  readonly net: Decimal;
  readonly vat: readonly VatLine[];
  readonly vatTotal: Decimal;
  readonly gross: Decimal;
}

const HUNDRED = Decimal.of('100');

/** Net amount of a line (BT-131), two decimals. */
export function lineNet(line: Line): Decimal {
  return Decimal.of(line.quantity).times(Decimal.of(line.price)).rounded(2);
}

/** VAT of a base at a percentage (BR-CO-17), two decimals. */
function vatOf(base: Decimal, rate: string): Decimal {
  return base.times(Decimal.of(rate)).dividedBy(HUNDRED, 2);
}

/** The sums of EN 16931: per rate, highest first, then net, VAT and gross. */
export function totalsOf(lines: readonly Line[]): Totals {
  const bases = new Map<string, Decimal>();
  for (const line of lines) {
    const key = `${line.category ?? 'S'} ${line.rate}`;
    bases.set(key, (bases.get(key) ?? Decimal.of('0.00')).plus(lineNet(line)));
  }
  const vat = [...bases].map(([key, base]): VatLine => {
    const [category, rate = '0'] = key.split(' ');
    return { rate, category: category as Category, base, amount: vatOf(base, rate) };
  });
  vat.sort((a, b) => Decimal.of(b.rate).compare(Decimal.of(a.rate)));
  const net = Decimal.sum(vat.map((entry) => entry.base));
  const vatTotal = Decimal.sum(vat.map((entry) => entry.amount));
  return { net, vat, vatTotal, gross: net.plus(vatTotal) };
}
