// What a search changes in the lines that are known.

import type { Purchase } from '#modules/invoices';
import { answers, isSame } from './answers.ts';
import { numberKey } from './numbers.ts';
import { isWaiting, type Absence, type MissingDocument } from './types.ts';

export interface Reconciliation {
  readonly added: readonly Absence[];
  /** Known lines whose evidence says something new. */
  readonly kept: readonly { readonly line: MissingDocument; readonly absence: Absence }[];
  /** They wait again: the evidence is back, or the document that closed them is another one after all. */
  readonly reopened: readonly { readonly line: MissingDocument; readonly absence: Absence }[];
  /** The document is there. */
  readonly received: readonly { readonly line: MissingDocument; readonly invoiceId: string }[];
  /** Nothing says any more that they should be there. */
  readonly withdrawn: readonly MissingDocument[];
}

export interface ReconcileInput {
  readonly known: readonly MissingDocument[];
  readonly found: readonly Absence[];
  /** Purchases of one supplier. */
  readonly purchasesOf: (supplierKey: string) => readonly Purchase[];
}

/** A received line that is found missing again, where the invoice that closed it no longer answers. */
function isLost(line: MissingDocument, purchases: readonly Purchase[]): boolean {
  if (line.state === 'withdrawn') return true;
  if (line.state !== 'received') return false;
  const invoice = purchases.find(({ id }) => id === line.invoiceId);
  return !invoice || !answers(line, invoice);
}

/** A line that another invoice has closed: this one is another document of the same time. */
function isTaken(line: MissingDocument, { number }: Absence, purchases: readonly Purchase[]): boolean {
  const closing = line.state === 'received' ? purchases.find(({ id }) => id === line.invoiceId)?.number : undefined;
  return number !== undefined && closing !== undefined && numberKey(closing) !== numberKey(number);
}

function changed(line: MissingDocument, absence: Absence): boolean {
  const facts = ({ number, expectedOn, expectedAmount, currency, evidence }: Absence): string =>
    JSON.stringify({ number, expectedOn, amount: expectedAmount?.toString(), currency, evidence });
  return facts(line) !== facts(absence);
}

/** A line keeps the number it was known by. */
function updated(line: MissingDocument, absence: Absence): Absence {
  return { ...absence, number: absence.number ?? line.number, since: line.since };
}

/** Pure; ignored lines stay ignored, whatever is found. */
export function reconcile({ known, found, purchasesOf }: ReconcileInput): Reconciliation {
  const bySupplier = Map.groupBy(known, ({ supplier }) => supplier.key);
  const matched = new Set<MissingDocument>();
  const [added, kept, reopened]: [Absence[], MutablePairs, MutablePairs] = [[], [], []];
  for (const absence of found) {
    const purchases = purchasesOf(absence.supplier.key);
    const line = (bySupplier.get(absence.supplier.key) ?? []).find(
      (one) => !matched.has(one) && isSame(one, absence) && !isTaken(one, absence, purchases),
    );
    if (!line) {
      added.push(absence);
      continue;
    }
    matched.add(line);
    const pair = { line, absence: updated(line, absence) };
    if (isLost(line, purchases)) reopened.push(pair);
    else if (isWaiting(line) && changed(line, pair.absence)) kept.push(pair);
  }
  const received: { line: MissingDocument; invoiceId: string }[] = [];
  const withdrawn: MissingDocument[] = [];
  for (const line of known.filter((one) => isWaiting(one) && !matched.has(one))) {
    const answer = purchasesOf(line.supplier.key).find((purchase) => answers(line, purchase));
    if (answer) received.push({ line, invoiceId: answer.id });
    else withdrawn.push(line);
  }
  return { added, kept, reopened, received, withdrawn };
}

type MutablePairs = { line: MissingDocument; absence: Absence }[];
