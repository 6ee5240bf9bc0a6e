// Every document is missing once, whatever says so; what arrives closes its line; a search changes what it must.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { systemActor } from '#src/context.ts';
import { Decimal } from '#src/money.ts';
import { answers, isSame } from '../../../../modules/inbox/model/missing/answers.ts';
import { medianAmount } from '../../../../modules/inbox/model/missing/amounts.ts';
import { absenceOfDebit, type BankDebit } from '../../../../modules/inbox/model/missing/debits.ts';
import { absencesOf, withTold } from '../../../../modules/inbox/model/missing/find.ts';
import { reconcile } from '../../../../modules/inbox/model/missing/reconcile.ts';
import { isLeftOut, remindedLines, usualRules } from '../../../../modules/inbox/model/missing/rules.ts';
import { historiesOf } from '../../../../modules/inbox/model/missing/suppliers.ts';
import type { Absence, MissingDocument } from '../../../../modules/inbox/model/missing/types.ts';
import { absence, on, purchase, supplier, type Given } from './purchases.ts';

const today = '2026-11-22';
const statement = { kind: 'statement', statementId: 's', filename: 'releve.csv', line: 4 } as const;

const known = (given: Partial<MissingDocument>): MissingDocument => ({
  ...absence(),
  id: '00000000-0000-7000-8000-000000000001',
  foundAt: new Date(0),
  state: 'open',
  stateSince: new Date(0),
  stateBy: systemActor,
  reason: undefined,
  invoiceId: undefined,
  timesAsked: 0,
  lastAskedAt: undefined,
  ...given,
});

describe('one document', () => {
  const months = ['2026-04-30', '2026-05-31', '2026-06-30', '2026-07-31', '2026-09-30', '2026-10-31'];
  const numbers = ['F-04', 'F-05', 'F-06', 'F-07', 'F-09', 'F-10'];
  const history = {
    supplier,
    purchases: months.map((issuedOn, index) => purchase({ issuedOn, number: numbers[index] })),
  };

  test('that is a hole in time and in the numbers is one line, with both evidences', () => {
    const found = absencesOf(history, today);
    expect(found).toMatchObject([{ number: 'F-08', rhythm: 'monthly', expectedOn: '2026-08-31' }]);
    expect(found[0]?.evidence.map(({ kind }) => kind)).toEqual(['rhythm', 'series']);
  });

  test('that a statement names too takes its amount and day', () => {
    const told = absence({
      number: 'F 08',
      expectedOn: '2026-08-28',
      expectedAmount: Decimal.of('99.00'),
      evidence: [statement],
    });
    const [found, ...others] = withTold(absencesOf(history, today), [told]);
    expect(others).toEqual([]);
    expect(found).toMatchObject({ number: 'F 08', rhythm: 'monthly', expectedOn: '2026-08-28' });
    expect(found?.expectedAmount?.toString()).toBe('99.00');
    expect(found?.evidence.map(({ kind }) => kind)).toEqual(['statement', 'rhythm', 'series']);
  });

  test('that was paid for is the one due then', () => {
    const silent = on('2026-06-30', '2026-07-31', '2026-08-31', '2026-09-30');
    const debit: BankDebit = {
      id: 'd1',
      bookedOn: '2026-11-05',
      amount: Decimal.of('120.00'),
      currency: 'EUR',
      counterparty: 'ORION',
      label: 'PRLV ORION',
      partnerId: undefined,
    };
    const told = absenceOfDebit(debit, new Map([[supplier.key, silent]]));
    expect(told?.supplier.key).toBe(supplier.key);
    const found = withTold(absencesOf(silent, today), told ? [told] : []);
    expect(found).toHaveLength(1);
    expect(found[0]?.evidence.map(({ kind }) => kind)).toEqual(['debit', 'rhythm']);
  });
});

describe('a debit of the bank', () => {
  const debit: BankDebit = {
    id: 'd1',
    bookedOn: '2026-11-05',
    amount: Decimal.of('84.00'),
    currency: 'EUR',
    counterparty: undefined,
    label: 'CB Quincaillerie Lyon',
    partnerId: undefined,
  };

  test('of an unknown supplier is told under the words of the bank', () => {
    expect(absenceOfDebit(debit, new Map())).toMatchObject({
      supplier: { key: 'n:cb quincaillerie lyon', name: 'CB Quincaillerie Lyon' },
      since: '2026-11-05',
    });
  });

  test.each([
    ['2026-10-28', '84.00', false],
    ['2026-11-07', '84.00', false],
    ['2026-08-28', '84.00', true],
    ['2026-10-28', '85.00', true],
  ])('with a purchase of %s for %s is missing: %s', (issuedOn, gross, isMissing) => {
    const histories = historiesOf([
      purchase({ issuedOn, gross, partnerName: 'CB Quincaillerie Lyon', sortName: 'cb quincaillerie lyon' }),
    ]);
    const byKey = new Map(histories.map((one) => [one.supplier.key, one]));
    expect(absenceOfDebit(debit, byKey) !== undefined).toBe(isMissing);
  });
});

describe('purchases of one supplier', () => {
  test('stay together when some documents name nobody but by name', () => {
    const partnerId = '00000000-0000-7000-8000-0000000000aa';
    const [only, ...others] = historiesOf([purchase({ partnerId }), purchase()]);
    expect(others).toEqual([]);
    expect(only?.supplier).toEqual({ key: `p:${partnerId}`, partnerId, name: 'Orion' });
    expect(only?.purchases).toHaveLength(2);
  });

  test('of a name that two partners share belong to neither', () => {
    const found = historiesOf([purchase({ partnerId: 'a' }), purchase({ partnerId: 'b' }), purchase()]);
    expect(found.map((one) => one.supplier.key)).toEqual(['p:a', 'p:b', 'n:orion']);
  });

  test('of nobody are left out', () => {
    expect(historiesOf([purchase({ sortName: '', partnerName: undefined })])).toEqual([]);
  });
});

describe('a document that arrives', () => {
  const monthly = absence({ rhythm: 'monthly', expectedOn: '2026-10-31' });

  const cases: readonly (readonly [string, Absence, Given, boolean])[] = [
    ['of that month', monthly, { issuedOn: '2026-10-25' }, true],
    ['late in the period', monthly, { issuedOn: '2026-11-12' }, true],
    ['of the next month', monthly, { issuedOn: '2026-11-30' }, false],
    ['that is a credit note', monthly, { issuedOn: '2026-10-31', isCreditNote: true }, false],
    ['without a date', monthly, {}, false],
    ['with its number', absence({ number: 'F-8' }), { number: 'f8' }, true],
    ['with another number', absence({ number: 'F-8' }), { number: 'F-9', issuedOn: '2026-10-31' }, false],
    [
      'misread, but for that amount on that day',
      absence({ number: 'F-8', expectedOn: '2026-10-31', expectedAmount: Decimal.of('120'), evidence: [statement] }),
      { number: 'F-B', issuedOn: '2026-10-30' },
      true,
    ],
  ];

  test.each(cases)('%s: %#', (...[, wanted, given, expected]) => {
    expect(answers(wanted, purchase(given))).toBe(expected);
  });
});

describe('a search', () => {
  const monthly = absence({ rhythm: 'monthly', expectedOn: '2026-10-31' });
  const none = (): [] => [];

  test('adds what is new and leaves alone what it knows, though the day has moved', () => {
    const line = known({ ...monthly });
    const moved = { ...monthly, expectedOn: '2026-11-02' };
    const again = reconcile({ known: [line], found: [moved, absence({ number: 'F-1' })], purchasesOf: none });
    expect(again.added.map(({ number }) => number)).toEqual(['F-1']);
    expect(again.kept).toMatchObject([{ line, absence: { expectedOn: '2026-11-02', since: '2026-10-31' } }]);
    expect(reconcile({ known: [line], found: [monthly], purchasesOf: none }).kept).toEqual([]);
  });

  test('closes what has come meanwhile, and withdraws what nothing speaks for any more', () => {
    const [came, gone] = [known({ ...monthly }), known({ number: 'F-7', id: '2' })];
    const there = purchase({ issuedOn: '2026-10-31' });
    const found = reconcile({ known: [came, gone], found: [], purchasesOf: () => [there] });
    expect(found.received).toEqual([{ line: came, invoiceId: there.id }]);
    expect(found.withdrawn).toEqual([gone]);
  });

  test('never wakes what somebody ignores', () => {
    const ignored = known({ ...monthly, state: 'ignored', reason: 'none' });
    const found = reconcile({ known: [ignored], found: [monthly], purchasesOf: none });
    expect(found).toEqual({ added: [], kept: [], reopened: [], received: [], withdrawn: [] });
  });

  test('opens a received line again only when its invoice is another one after all', () => {
    const there = purchase({ issuedOn: '2026-10-31' });
    const line = known({ ...monthly, state: 'received', invoiceId: there.id });
    expect(reconcile({ known: [line], found: [monthly], purchasesOf: () => [there] }).reopened).toEqual([]);
    const corrected = { ...there, issuedOn: '2026-07-31' };
    expect(reconcile({ known: [line], found: [monthly], purchasesOf: () => [corrected] }).reopened).toHaveLength(1);
  });

  test('does not take a second document of the same time for the one that came', () => {
    const there = purchase({ issuedOn: '2026-10-31', number: 'O-10' });
    const line = known({ ...monthly, state: 'received', invoiceId: there.id });
    const told = absence({ number: 'O-11', expectedOn: '2026-11-10', evidence: [statement] });
    const found = reconcile({ known: [line], found: [told], purchasesOf: () => [there] });
    expect(found.added).toEqual([told]);
  });

  test('said twice changes nothing the second time', () => {
    const absences = fc.array(
      fc.record({
        number: fc.option(fc.constantFrom('F-1', 'F-2', 'F 1', 'G-1'), { nil: undefined }),
        rhythm: fc.constantFrom(undefined, 'monthly' as const, 'weekly' as const),
        expectedOn: fc.constantFrom('2026-09-30', '2026-10-31', '2026-11-15'),
      }),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(absences, (given) => {
        const found = withTold(
          [],
          given.map((one) => absence(one)),
        );
        const first = reconcile({ known: [], found, purchasesOf: none });
        expect(first.added).toHaveLength(found.length);
        const lines = first.added.map((one: Absence, index) => known({ ...one, id: String(index) }));
        const second = reconcile({ known: lines, found, purchasesOf: none });
        expect([second.added, second.withdrawn, second.reopened]).toEqual([[], [], []]);
      }),
    );
  });

  test('takes two absences for one or for two, whichever is asked about the other', () => {
    const any = fc.record({
      number: fc.option(fc.constantFrom('F-1', 'F-2'), { nil: undefined }),
      rhythm: fc.constantFrom(undefined, 'monthly' as const, 'quarterly' as const),
      expectedOn: fc.option(fc.constantFrom('2026-09-30', '2026-10-14', '2026-10-31'), { nil: undefined }),
    });
    fc.assert(
      fc.property(any, any, (one, other) => {
        expect(isSame(absence(one), absence(other))).toBe(isSame(absence(other), absence(one)));
      }),
    );
  });
});

describe('the rules of a dossier', () => {
  const rules = { ...usualRules, threshold: Decimal.of('50'), never: ['Orange', 'frais bancaires', '  '] };
  const named = (name: string, amount?: string): Absence =>
    absence({
      supplier: { ...supplier, name },
      expectedAmount: amount === undefined ? undefined : Decimal.of(amount),
    });

  test.each([
    ['ORANGE SA', '80', true],
    ['Orangerie du Roi', '80', false],
    ['Banque : Frais  bancaires', '80', true],
    ['Garage', '49.99', true],
    ['Garage', '50.00', false],
    ['Garage', undefined, false],
  ])('leave out %s for %s: %s', (name, amount, expected) => {
    expect(isLeftOut(named(name, amount), rules)).toBe(expected);
  });

  test('end reminding after so many times', () => {
    const lines = [0, 2, 3, 4].map((timesAsked) => ({ timesAsked }));
    expect(remindedLines(lines, usualRules)).toEqual([{ timesAsked: 0 }, { timesAsked: 2 }]);
  });
});

describe('the amount expected', () => {
  test('is the middle one, of an even number the mean of two in cents', () => {
    const of = (...amounts: string[]): string | undefined =>
      medianAmount(amounts.map((amount) => Decimal.of(amount)))?.toString();
    expect(of()).toBeUndefined();
    expect(of('12.5')).toBe('12.5');
    expect(of('10', '1000', '11')).toBe('11');
    expect(of('10.00', '10.01')).toBe('10.01');
  });

  test('lies among the amounts', () => {
    const amount = fc.integer({ min: 0, max: 1e9 }).map((cents) => Decimal.ofUnits(BigInt(cents), 2));
    fc.assert(
      fc.property(fc.array(amount, { minLength: 1 }), (amounts) => {
        const found = medianAmount(amounts) ?? Decimal.zero;
        const below = amounts.filter((one) => one.compare(found) <= 0).length;
        const above = amounts.filter((one) => one.compare(found) >= 0).length;
        expect(below > 0 && above > 0).toBe(true);
      }),
    );
  });
});
