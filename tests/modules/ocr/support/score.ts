// Compares what was read with what was printed, field by field.

import type { Fields, Found } from '#modules/ocr';
import type { Layout } from './layouts/index.ts';
import { totalsOfSample } from './sample.ts';

export type Truth = Readonly<Record<string, string | undefined>>;
export type Verdict = 'right' | 'wrong' | 'missing' | 'invented' | 'absent';

function money(cents: number): string {
  return (cents / 100).toFixed(2);
}

/** What a perfect reader would say. Credit notes print their figures with a minus. */
export function truthOf({ sample, unprinted, vatExemption, unsigned }: Layout): Truth {
  const { supplier, buyer } = sample;
  const totals = totalsOfSample(sample);
  const sign = sample.type === 'credit-note' && !unsigned ? -1 : 1;
  const rates = totals.rates.map(({ rate, base, amount }) =>
    [
      rate / 10,
      unprinted.includes('vatBases') ? '' : money(base * sign),
      rate === 0 && unprinted.includes('vatTotal') ? '' : money(amount * sign),
    ].join('|'),
  );
  const truth: Record<string, string | undefined> = {
    'supplier.name': supplier.name,
    'supplier.siren': supplier.siren,
    'supplier.siret': supplier.siret,
    'supplier.vat': supplier.vat,
    'supplier.iban': supplier.iban,
    'supplier.bic': supplier.bic,
    'buyer.name': buyer.name,
    'buyer.siren': buyer.siren,
    'buyer.vat': buyer.vat,
    type: sample.type,
    number: sample.number,
    issueDate: sample.issueDate,
    dueDate: sample.dueDate,
    orderNumber: sample.orderNumber,
    currency: 'EUR',
    netTotal: money(totals.net * sign),
    vatTotal: money(totals.vat * sign),
    grossTotal: money(totals.gross * sign),
    amountDue: money(totals.due * sign),
    vatLines: rates.toSorted().join(' '),
    vatExemption,
  };
  for (const field of unprinted) truth[field] = undefined;
  // A SIREN is printed inside every SIRET and French VAT number.
  if (truth['supplier.siret'] ?? truth['supplier.vat']) truth['supplier.siren'] = supplier.siren;
  if (truth['buyer.vat']) truth['buyer.siren'] = buyer.siren;
  return truth;
}

/** The same shape from what was read. */
export function readingOf(fields: Fields): Truth {
  const text = (found: Found<{ toString(): string }> | undefined): string | undefined => found?.value.toString();
  const lines = fields.vatLines.map(({ rate, base, amount }) =>
    [Number(rate.value.toString()), text(base) ?? '', text(amount) ?? ''].join('|'),
  );
  const { supplier, buyer } = fields;
  return {
    'supplier.name': text(supplier.name),
    'supplier.siren': text(supplier.siren),
    'supplier.siret': text(supplier.siret),
    'supplier.vat': text(supplier.vat),
    'supplier.iban': text(supplier.iban),
    'supplier.bic': text(supplier.bic),
    'buyer.name': text(buyer.name),
    'buyer.siren': text(buyer.siren),
    'buyer.vat': text(buyer.vat),
    type: text(fields.type),
    number: text(fields.number),
    issueDate: text(fields.issueDate),
    dueDate: text(fields.dueDate),
    orderNumber: text(fields.orderNumber),
    currency: text(fields.currency),
    netTotal: text(fields.netTotal),
    vatTotal: text(fields.vatTotal),
    grossTotal: text(fields.grossTotal),
    amountDue: text(fields.amountDue),
    vatLines: lines.length > 0 ? lines.toSorted().join(' ') : undefined,
    vatExemption: text(fields.vatExemption),
  };
}

function comparable(field: string, value: string): string {
  if (!field.endsWith('name')) return value;
  return value
    .normalize('NFD')
    .replace(/\p{M}|[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
}

export function verdicts(truth: Truth, reading: Truth): ReadonlyMap<string, Verdict> {
  return new Map(
    Object.keys(truth).map((field) => {
      const [expected, read] = [truth[field], reading[field]];
      if (expected === undefined) return [field, read === undefined ? 'absent' : 'invented'];
      if (read === undefined) return [field, 'missing'];
      return [field, comparable(field, expected) === comparable(field, read) ? 'right' : 'wrong'];
    }),
  );
}
