// A supplier's statement beside the register: what is there, what differs, what is missing.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findHeader, guessMapping } from '#src/imports/index.ts';
import { readTables } from '#src/sheets/index.ts';
import { Decimal } from '#src/money.ts';
import { isEnough, statementFields } from '../../../../modules/inbox/model/missing/statement-fields.ts';
import {
  absencesOfStatement,
  guessSupplier,
  matchStatement,
  statementLines,
  type StatementLine,
} from '../../../../modules/inbox/model/missing/statement.ts';
import { purchase, supplier } from './purchases.ts';

async function linesOf(csv: string): Promise<{ lines: StatementLine[]; enough: boolean }> {
  const [table] = await readTables(new TextEncoder().encode(csv));
  const rows = table?.rows ?? [];
  const header = findHeader(rows, statementFields);
  const mapping = guessMapping(rows, header, statementFields);
  return { lines: statementLines(rows.slice(header + 1), mapping, header + 2), enough: isEnough(mapping) };
}

const line = (given: Partial<StatementLine>): StatementLine => ({
  line: 2,
  number: undefined,
  day: undefined,
  amount: Decimal.of('120.00'),
  label: undefined,
  ...given,
});

const kindsOf = (lines: readonly StatementLine[], purchases: Parameters<typeof matchStatement>[1]): string[] =>
  matchStatement(lines, purchases).outcomes.map(({ kind }) => kind);

describe('the file', () => {
  test('is understood with titles of any kind above and beside', async () => {
    const { lines, enough } = await linesOf(
      'Orion SARL;;;;\nRelevé au 31/10/2026;;;;\nDate;N° pièce;Libellé;Débit;Crédit\n' +
        '01/10/2026;F-100;Facture;1 234,56;\n15/10/2026;AV-7;Avoir;;34,56\n20/10/2026;;Règlement CB;;1 200,00\n;;Total;1 234,56;1 234,56\n',
    );
    expect(enough).toBe(true);
    expect(lines.map(({ number, day, amount }) => [number, day, amount?.toString()])).toEqual([
      ['F-100', '2026-10-01', '1234.56'],
      ['AV-7', '2026-10-15', '-34.56'],
      [undefined, '2026-10-20', '-1200.00'],
    ]);
    expect(lines.map((one) => one.line)).toEqual([4, 5, 6]);
  });

  test.each([
    ['Facture,Date,Montant TTC\nF1,2026-10-01,12.00\n', true],
    ['Invoice number;Invoice date;Gross\nF1;01/10/2026;12,00\n', true],
    ['Nom;Ville\nDurand;Lyon\n', false],
    ['Numéro;Ville\nF-1;Lyon\n', false],
  ])('%j says enough: %s', async (csv, expected) => {
    expect((await linesOf(csv)).enough).toBe(expected);
  });
});

describe('a line', () => {
  const there = purchase({ number: 'FA-2026-012', issuedOn: '2026-10-01' });

  test.each([
    ['is there under its number', { number: 'fa 2026 012' }, 'present'],
    ['is there under the end of its number', { number: '012' }, 'present'],
    ['is there on its day, under another number', { number: 'X-9', day: '2026-10-03' }, 'present'],
    ['differs in amount', { number: 'FA-2026-012', amount: Decimal.of('121.00') }, 'differs'],
    ['is missing', { number: 'FA-2026-013', day: '2026-10-20' }, 'missing'],
    ['is a payment', { day: '2026-10-20', amount: Decimal.of('-120.00').minus(Decimal.of('1')) }, 'settled'],
    ['is a balance', { day: '2026-10-20', label: 'Report de solde', amount: Decimal.of('5.00') }, 'settled'],
    ['is a missing credit note', { number: 'AV-3', label: 'Avoir', amount: Decimal.of('-5.00') }, 'missing'],
    [
      'is a missing invoice of a supplier named Total',
      { number: 'T-1', label: 'Facture Total', amount: Decimal.of('5.00') },
      'missing',
    ],
  ])('%s', (_, given, expected) => {
    expect(kindsOf([line(given)], [there])).toEqual([expected]);
  });

  test('takes a purchase of its own: two of the same amount are two', () => {
    const lines = [line({ day: '2026-10-01' }), line({ line: 3, number: 'FA-2026-012', day: '2026-10-01' })];
    expect(kindsOf(lines, [there])).toEqual(['missing', 'present']);
  });

  test('is shown with what the supplier does not mention', () => {
    const other = purchase({ number: 'FA-2026-014', issuedOn: '2026-10-15', gross: '7.00' });
    const later = purchase({ number: 'FA-2026-015', issuedOn: '2026-12-15', gross: '8.00' });
    const lines = [
      line({ number: 'FA-2026-012', day: '2026-10-01' }),
      line({ number: 'FA-2026-020', day: '2026-10-31' }),
    ];
    expect(matchStatement(lines, [there, other, later]).extra).toEqual([other]);
  });

  test('that is missing is told with number, day and amount', () => {
    const result = matchStatement([line({ number: 'F-9', day: '2026-10-20' })], []);
    const statement = { id: 's', filename: 'releve.csv', supplier, uploadedOn: '2026-11-01' };
    expect(absencesOfStatement(statement, result)).toMatchObject([
      { number: 'F-9', expectedOn: '2026-10-20', since: '2026-10-20', evidence: [{ kind: 'statement', line: 2 }] },
    ]);
  });
});

describe('whose it is', () => {
  const keys = new Map([
    ['F1', ['p:a', 'p:b']],
    ['F2', ['p:a']],
    ['F3', ['p:b']],
  ]);

  test('follows from the numbers most lines carry', () => {
    expect(guessSupplier([line({ number: 'F1' }), line({ number: 'F2' })], keys)).toBe('p:a');
  });

  test('stays open when two suppliers have as many, or one line of many speaks', () => {
    expect(guessSupplier([line({ number: 'F2' }), line({ number: 'F3' })], keys)).toBeUndefined();
    expect(guessSupplier([line({ number: 'F2' }), line({ number: 'Z' })], keys)).toBeUndefined();
  });
});

describe('any statement', () => {
  const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 9_999 }), { minLength: 1, maxLength: 40 });

  test('of what is there misses nothing; each line left out of the register is missing, and no other', () => {
    fc.assert(
      fc.property(numbers, fc.func(fc.boolean()), (all, isKept) => {
        const lines = all.map((number, index) =>
          line({ line: index + 2, number: `F-${number}`, amount: Decimal.ofUnits(BigInt(number * 7 + 1), 2) }),
        );
        const kept = all.filter((number) => isKept(number));
        const purchases = kept.map((number) =>
          purchase({ number: `F${number}`, gross: Decimal.ofUnits(BigInt(number * 7 + 1), 2).toString() }),
        );
        const expected = all.map((number) => (kept.includes(number) ? 'present' : 'missing'));
        expect(kindsOf(lines, purchases)).toEqual(expected);
      }),
    );
  });
});
