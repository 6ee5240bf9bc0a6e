// An invoice of as many lines as one likes, right in every sum: two rates, allowances and charges on lines and document.

import { readFileSync } from 'node:fs';
import { type Invoice, newParty, readXml, type WrittenProfile, writeCii, writeUbl } from '#modules/facturx';
import { Decimal } from '#src/money.ts';

const FIXTURE = new URL('../fixtures/invoices/cii-en16931.xml', import.meta.url);

/** Net of a pair of lines, then what the document takes off or adds, in cents. */
const AT_20 = { line: 57_000, document: -500 };
const AT_10 = { line: 18_000, document: 1_500 };

const cents = (value: number): Decimal => Decimal.ofUnits(BigInt(value), 2);

function linesOf({ lines: [rich, plain] }: Invoice, count: number): Invoice['lines'] {
  if (!rich || !plain) throw new Error('The sample has two lines');
  return Array.from({ length: count }, (_, index) => ({
    ...(index % 2 === 0 ? rich : plain),
    id: String(index + 1),
  }));
}

function invoiceOf(count: number): Invoice {
  const { invoice } = readXml(readFileSync(FIXTURE));
  const pairs = count / 2;
  const bases = [AT_20, AT_10].map(({ line, document }) => line * pairs + document);
  const taxes = bases.map((base, index) => base / (index === 0 ? 5 : 10));
  const sum = (values: readonly number[]): number => values.reduce((one, other) => one + other, 0);
  const [net, tax] = [sum(bases), sum(taxes)];
  return {
    ...invoice,
    delivery: { shipTo: newParty({ address: { country: 'FR' } }), transportModes: [] },
    lines: linesOf(invoice, count),
    vatBreakdown: invoice.vatBreakdown.map((rate, index) => ({
      ...rate,
      base: cents(bases[index] ?? 0),
      tax: cents(taxes[index] ?? 0),
    })),
    totals: {
      ...invoice.totals,
      lines: cents((AT_20.line + AT_10.line) * pairs),
      net: cents(net),
      vat: cents(tax),
      gross: cents(net + tax),
      due: cents(net + tax - 10_000),
    },
  };
}

/** XML of an invoice with an even number of lines that breaks no rule. */
export function sampleXml(kind: 'CII' | 'UBL', count: number, profile: WrittenProfile = 'EN 16931'): Uint8Array {
  const invoice = invoiceOf(count);
  if (kind === 'CII') return writeCii(invoice, profile);
  return writeUbl(invoice, profile === 'EXTENDED-CTC-FR' ? profile : 'EN 16931');
}
