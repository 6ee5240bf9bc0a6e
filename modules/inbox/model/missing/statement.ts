// The lines of a supplier's statement beside our register: what is there, what differs, what is missing.

import { readLine, type Mapping } from '#src/imports/index.ts';
import { Decimal, type Money } from '#src/money.ts';
import type { Purchase } from '#modules/invoices';
import { daysBetween } from './days.ts';
import { numberKey } from './numbers.ts';
import { statementFields } from './statement-fields.ts';
import type { Absence, Supplier } from './types.ts';

export interface StatementLine {
  /** Of the file, from 1. */
  readonly line: number;
  readonly number: string | undefined;
  /** ISO. */
  readonly day: string | undefined;
  /** Below zero: a credit note or a payment. */
  readonly amount: Money | undefined;
  readonly label: string | undefined;
}

/** present: it is there · differs: for another amount · missing · settled: a payment or a balance, no document. */
export type LineOutcome =
  | { readonly kind: 'present' | 'differs'; readonly line: StatementLine; readonly purchase: Purchase }
  | { readonly kind: 'missing' | 'settled'; readonly line: StatementLine };

export interface StatementResult {
  readonly outcomes: readonly LineOutcome[];
  /** Purchases of those days that the supplier does not mention. */
  readonly extra: readonly Purchase[];
}

const CREDIT_NOTE = /avoir|credit\s?note|note de cr[ée]dit|\bAV/iu;
/** At the beginning of what a line says: « Total Énergies » in the middle is a supplier. */
const SETTLED =
  /^\s*(?:r[èe]glement|paiement|payment|virement|ch[èe]que|pr[ée]l[èe]vement|encaissement|report|solde|balance|total|sous-total)(?!\p{L})/iu;
const CLOSE_DAYS = 3;
/** Shorter ends of numbers say nothing. */
const LEAST_KEY = 3;

function amountOf({ amount, credit }: Readonly<Record<string, string>>): Money | undefined {
  const debit = amount === undefined ? undefined : Decimal.parse(amount);
  const paid = credit === undefined ? undefined : Decimal.parse(credit);
  if (debit && !debit.isZero) return debit;
  return paid && !paid.isZero ? paid.abs().negated() : undefined;
}

/** Lines that say something; titles repeated on each page and empty lines do not. `first`: line of the file of `rows[0]`. */
export function statementLines(rows: readonly (readonly string[])[], mapping: Mapping, first: number): StatementLine[] {
  return rows.flatMap((cells, index) => {
    const { values } = readLine({ cells, mapping }, statementFields);
    const { number, day, label } = values;
    const amount = amountOf(values);
    return amount && (number !== undefined || day !== undefined)
      ? [{ line: first + index, number, day, amount, label }]
      : [];
  });
}

function sameAmount({ amount }: StatementLine, { gross }: Purchase): boolean {
  return amount !== undefined && gross !== undefined && amount.abs().equals(gross.abs());
}

function isClose({ day }: StatementLine, { issuedOn }: Purchase): boolean {
  return day !== undefined && issuedOn !== undefined && Math.abs(daysBetween(day, issuedOn)) <= CLOSE_DAYS;
}

/** One writes more of the number than the other: `12` and `FA-2026-012` for the same amount. */
function endsAlike({ number = '' }: StatementLine, purchase: Purchase): boolean {
  const [one, other] = [numberKey(number), numberKey(purchase.number ?? '')];
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return short.length >= LEAST_KEY && long.endsWith(short);
}

/** Its purchase by number; else by the end of the number, or by day, for the same amount. */
function purchaseOf(line: StatementLine, free: ReadonlySet<Purchase>): Purchase | undefined {
  const all = [...free];
  const key = numberKey(line.number ?? '');
  const byNumber = key === '' ? undefined : all.find(({ number }) => number !== undefined && numberKey(number) === key);
  if (byNumber) return byNumber;
  const alike = all.filter((purchase) => sameAmount(line, purchase));
  const ending = alike.filter((purchase) => endsAlike(line, purchase));
  const close = alike.filter((purchase) => isClose(line, purchase));
  return ending.length === 1 ? ending[0] : close.length === 1 ? close[0] : undefined;
}

/** A line without a document that is no invoice: a payment, a balance carried over. */
function isSettled({ number, amount, label = '' }: StatementLine): boolean {
  if (amount?.isNegative) return !CREDIT_NOTE.test(`${label} ${number ?? ''}`);
  return SETTLED.test(label) || SETTLED.test(number ?? '');
}

function days(lines: readonly StatementLine[]): readonly [string, string] | undefined {
  const sorted = lines.flatMap(({ day }) => (day === undefined ? [] : [day])).toSorted();
  const [first, last] = [sorted[0], sorted.at(-1)];
  return first === undefined || last === undefined ? undefined : [first, last];
}

/** `purchases`: all of this supplier's. Each line takes a purchase of its own; numbers come before amounts. */
export function matchStatement(lines: readonly StatementLine[], purchases: readonly Purchase[]): StatementResult {
  const free = new Set(purchases);
  const found = new Map<StatementLine, Purchase>();
  const keys = new Set(purchases.flatMap(({ number }) => (number === undefined ? [] : [numberKey(number)])));
  const isNumbered = ({ number }: StatementLine): boolean => number !== undefined && keys.has(numberKey(number));
  for (const line of [...lines.filter(isNumbered), ...lines.filter((one) => !isNumbered(one))]) {
    const purchase = purchaseOf(line, free);
    if (!purchase) continue;
    found.set(line, purchase);
    free.delete(purchase);
  }
  const outcomes = lines.map((line): LineOutcome => {
    const purchase = found.get(line);
    if (!purchase) return { kind: isSettled(line) ? 'settled' : 'missing', line };
    return { kind: sameAmount(line, purchase) ? 'present' : 'differs', line, purchase };
  });
  const [first, last] = days(lines) ?? ['', ''];
  const extra = [...free].filter(({ issuedOn = '' }) => issuedOn !== '' && first <= issuedOn && issuedOn <= last);
  return { outcomes, extra };
}

export interface StatementFact {
  readonly id: string;
  readonly filename: string;
  readonly supplier: Supplier;
  /** ISO day. */
  readonly uploadedOn: string;
}

/** The missing lines of a statement as absences. */
export function absencesOfStatement(statement: StatementFact, { outcomes }: StatementResult): Absence[] {
  return outcomes.flatMap(({ kind, line }) =>
    kind === 'missing'
      ? [
          {
            supplier: statement.supplier,
            number: line.number,
            rhythm: undefined,
            expectedOn: line.day,
            expectedAmount: line.amount,
            currency: 'EUR',
            since: line.day ?? statement.uploadedOn,
            evidence: [
              { kind: 'statement', statementId: statement.id, filename: statement.filename, line: line.line } as const,
            ],
          },
        ]
      : [],
  );
}

/** Whose statement it is: the supplier whose numbers most lines carry, at least two of them or the only line. */
export function guessSupplier(
  lines: readonly StatementLine[],
  keysOf: ReadonlyMap<string, readonly string[]>,
): string | undefined {
  const tally = new Map<string, number>();
  for (const { number } of lines) {
    for (const supplier of keysOf.get(numberKey(number ?? '')) ?? []) {
      tally.set(supplier, (tally.get(supplier) ?? 0) + 1);
    }
  }
  const [best, second] = [...tally].toSorted(([, one], [, other]) => other - one);
  const enough = Math.min(2, lines.length);
  return best && best[1] >= enough && best[1] > (second?.[1] ?? 0) ? best[0] : undefined;
}
