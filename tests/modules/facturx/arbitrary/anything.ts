// Any invoice of the model: every field may be there, with any value of its kind. Few of them make sense.

import fc from 'fast-check';
import { type Invoice, newInvoice } from '#modules/facturx';
import { Decimal } from '#src/money.ts';
import type { AnyShape } from '../../../../modules/facturx/model/shape.ts';
import { invoiceShape } from '../../../../modules/facturx/model/shapes.ts';

/** Text that XML can hold and that nobody trims: no control characters, no blank at an end. */
export const text: fc.Arbitrary<string> = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
  .map((value) => value.replaceAll(/[^\P{C}\u{200d}]|[\ufffe\uffff]/gu, '').trim())
  .map((value) => (value === '' ? 'x' : value));

const day: fc.Arbitrary<string> = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((value) => value.toISOString().slice(0, 10));

const decimal: fc.Arbitrary<Decimal> = fc
  .tuple(fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n }), fc.nat({ max: 6 }))
  .map(([units, scale]) => Decimal.ofUnits(units, scale));

const country = fc.constantFrom('FR', 'DE', 'GP', 'BE', 'CH');
const currency = fc.constantFrom('EUR', 'USD', 'CHF');

/** Where a value has a form of its own. */
const OF_KEY: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  country,
  originCountry: country,
  currency,
  vatCurrency: currency,
  date: day,
  start: day,
  end: day,
  from: day,
  issueDate: day,
  dueDate: day,
  effectiveDate: day,
  taxPointDate: day,
  base64: fc.uint8Array({ minLength: 1, maxLength: 30 }).map((bytes) => Buffer.from(bytes).toString('base64')),
  unit: fc.constantFrom('C62', 'HUR', 'KGM'),
  kind: fc.constantFrom('DETAIL', 'GROUP', 'INFORMATION'),
};

/** How often a field is there. */
const LIKELY = 0.3;
/** What the model always wants where the object is there, and totals, without which it is no invoice. */
const isRequired = (name: string, field: AnyShape): boolean =>
  (name === 'value' && field === 'text') || name === 'base64' || name === 'totals';
/** Told apart from the data: what a target sets itself, and what only reading finds. */
const NOT_DATA = new Set(['specification', 'unreadable']);

function optional(value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc.nat({ max: 99 }).chain((dice) => (dice < LIKELY * 100 ? value : fc.constant(undefined)));
}

function ofShape(shape: AnyShape, key: string, depth: number): fc.Arbitrary<unknown> {
  const own = OF_KEY[key];
  if (own) return own;
  if (shape === 'text') return text;
  if (shape === 'decimal') return decimal;
  if (shape === 'flag') return fc.boolean();
  if ('list' in shape) {
    const most = depth > 3 ? 1 : 2;
    return fc.array(ofShape(shape.list, '', depth + 1), { maxLength: most });
  }
  const fields = Object.entries(shape.fields).filter(([name]) => !NOT_DATA.has(name));
  const entries = fields.map(([name, field]) => {
    const value = ofShape(field, name, depth + 1);
    const isList = typeof field === 'object' && 'list' in field;
    return (isRequired(name, field) ? value : optional(value)).map(
      (given) => [name, given === undefined && isList ? [] : given] as const,
    );
  });
  return fc.tuple(...entries).map((pairs) => Object.fromEntries(pairs.filter(([, value]) => value !== undefined)));
}

/** Any invoice, every field of the model with some likelihood. */
export const anyInvoice: fc.Arbitrary<Invoice> = ofShape(invoiceShape as AnyShape, '', 0).map((known) =>
  newInvoice(known as Partial<Invoice>),
);
