import { describe, expect, it } from 'vitest';
import { invoiceFromJson, invoiceToJson, newInvoice, newLine, newParty } from '#modules/facturx';
import { Problem } from '#src/errors.ts';
import { Decimal } from '#src/money.ts';

const sample = newInvoice({
  number: 'F-2026-001',
  issueDate: '2026-09-01',
  isTest: false,
  seller: newParty({ name: 'Menuiserie Arnaud', legalRegistration: { value: '732829320', scheme: '0002' } }),
  totals: { net: Decimal.of('100.00'), vat: Decimal.of('20.00'), gross: Decimal.of('120.00') },
  lines: [newLine({ id: '1', quantity: { value: Decimal.of('3.000'), unit: 'HUR' } })],
});

describe('the JSON of an invoice', () => {
  it('reads back as an equal invoice, scales of the figures included', () => {
    const json = JSON.parse(JSON.stringify(invoiceToJson(sample))) as unknown;
    expect(invoiceFromJson(json)).toEqual(sample);
  });

  it('writes decimals as strings and leaves empty lists out', () => {
    const json = invoiceToJson(sample);
    expect(json['totals']).toEqual({ net: '100.00', vat: '20.00', gross: '120.00' });
    expect(json['lines']).toEqual([{ id: '1', quantity: { value: '3.000', unit: 'HUR' } }]);
    expect(json).not.toHaveProperty('notes');
  });

  it('names every wrong field at once', () => {
    const wrong = { totals: { net: 12.5 }, lines: [{ id: 7 }], nmuber: 'F-1', isCopy: 'yes', notes: {} };
    const problem = catchProblem(() => invoiceFromJson(wrong));
    expect(problem.code).toBe('facturx.model_json');
    expect(problem.fields.map((field) => field.path).sort()).toEqual([
      'isCopy',
      'lines[0].id',
      'nmuber',
      'notes',
      'totals.net',
    ]);
  });

  it('refuses what is not an object', () => {
    expect(catchProblem(() => invoiceFromJson('F-1')).code).toBe('facturx.model_json');
    expect(catchProblem(() => invoiceFromJson(null)).code).toBe('facturx.model_json');
  });

  it('is not fooled by names that every object inherits', () => {
    const json = JSON.parse('{"__proto__": {"number": "X"}, "constructor": "y"}') as unknown;
    expect(catchProblem(() => invoiceFromJson(json)).fields.map((field) => field.path)).toContain('constructor');
  });
});

function catchProblem(run: () => unknown): Problem {
  try {
    run();
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error('no problem was thrown');
}
