// A supplier who bills regularly and has gone silent: which period, since when; and no alarm where there is no rhythm.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayNumber, dayOf } from '../../../../modules/inbox/model/missing/days.ts';
import { dayAt, paceOf, positionOf, regularityOf, rhythms } from '../../../../modules/inbox/model/missing/rhythms.ts';
import { silencesOf } from '../../../../modules/inbox/model/missing/silence.ts';
import { on, purchase, supplier } from './purchases.ts';

const expectedDays = (days: readonly string[], today: string): (string | undefined)[] =>
  silencesOf(on(...days), today).map(({ expectedOn }) => expectedOn);

describe('a monthly supplier', () => {
  const days = ['2026-05-31', '2026-06-30', '2026-07-31', '2026-08-31', '2026-09-30'];

  test('who has gone silent is told with the month, the amount and the invoices that say so', () => {
    const [found, ...others] = silencesOf(on(...days), '2026-11-22');
    expect(others).toEqual([]);
    expect(found).toMatchObject({ rhythm: 'monthly', expectedOn: '2026-10-31', since: '2026-10-31', currency: 'EUR' });
    expect(found?.expectedAmount?.toString()).toBe('120.00');
    expect(found?.evidence).toMatchObject([{ kind: 'rhythm', rhythm: 'monthly', onTime: 4, intervals: 4 }]);
  });

  test('is left in peace for some days: the mail may be on its way', () => {
    expect(expectedDays(days, '2026-11-09')).toEqual([]);
    expect(expectedDays(days, '2026-11-10')).toEqual(['2026-10-31']);
  });

  test('who skipped a month and went on is told for that month alone', () => {
    const skipping = ['2026-03-05', '2026-04-05', '2026-05-06', '2026-07-05', '2026-08-04', '2026-09-05', '2026-10-05'];
    expect(expectedDays(skipping, '2026-10-20')).toEqual(['2026-06-05']);
  });

  test('who skips the same month every year has a habit', () => {
    const year = (y: number): string[] =>
      [1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 12].map((month) => `${y}-${String(month).padStart(2, '0')}-10`);
    expect(expectedDays([...year(2025), ...year(2026).slice(0, 8)], '2026-10-15')).toEqual([]);
  });

  test('who stopped long ago is taken to bill no more', () => {
    expect(expectedDays(days, '2027-04-20')).toHaveLength(6);
    expect(expectedDays(days, '2027-05-20')).toEqual([]);
  });

  test('may send two invoices the same day, and a credit note any day', () => {
    const credit = purchase({ issuedOn: '2026-08-17', isCreditNote: true });
    const history = on(...days, ...days);
    const found = silencesOf({ ...history, purchases: [...history.purchases, credit] }, '2026-11-22');
    expect(found.map(({ expectedOn }) => expectedOn)).toEqual(['2026-10-31']);
  });

  test('has no rhythm on the strength of refused invoices', () => {
    const purchases = days.map((issuedOn) => purchase({ issuedOn, isRefused: true }));
    expect(silencesOf({ supplier, purchases }, '2026-11-22')).toEqual([]);
  });
});

describe.each([
  ['weekly', ['2026-10-02', '2026-10-09', '2026-10-15', '2026-10-23', '2026-10-30'], '2026-11-12', '2026-11-06'],
  ['bimonthly', ['2026-01-15', '2026-03-14', '2026-05-18', '2026-07-15'], '2026-10-05', '2026-09-15'],
  ['quarterly', ['2025-09-30', '2025-12-31', '2026-03-31', '2026-06-30'], '2026-10-25', '2026-09-30'],
  ['yearly', ['2022-11-02', '2023-10-28', '2024-11-05', '2025-11-01'], '2026-12-05', '2026-11-01'],
] as const)('a %s supplier', (...[rhythm, days, today, expected]) => {
  test('is told when the next one does not come, a few days early or late notwithstanding', () => {
    expect(regularityOf(days)?.rhythm).toBe(rhythm);
    const [found] = silencesOf(on(...days), today);
    expect(Math.abs(dayNumber(found?.expectedOn ?? '1970-01-01') - dayNumber(expected))).toBeLessThanOrEqual(3);
  });
});

describe('no rhythm', () => {
  test.each([
    ['three invoices', ['2026-06-30', '2026-07-31', '2026-08-31']],
    [
      'twice a month',
      ['2026-06-01', '2026-06-15', '2026-07-01', '2026-07-15', '2026-08-01', '2026-08-15', '2026-09-01'],
    ],
    ['whenever something breaks', ['2026-01-12', '2026-02-03', '2026-05-20', '2026-05-29', '2026-09-14', '2026-10-30']],
    [
      'a few months, then now and then',
      ['2025-01-31', '2025-02-28', '2025-03-31', '2025-07-11', '2025-08-02', '2026-02-20'],
    ],
    ['nothing dated', []],
  ])('%s', (_, days) => {
    expect(silencesOf(on(...days), '2026-11-22')).toEqual([]);
  });
});

describe('every rhythm', () => {
  const series = fc.record({
    rhythm: fc.constantFrom(...rhythms),
    start: fc.integer({ min: dayNumber('2021-01-01'), max: dayNumber('2021-12-31') }),
    count: fc.integer({ min: 5, max: 14 }),
    jitter: fc.array(fc.integer({ min: -1, max: 1 }), { minLength: 14, maxLength: 14 }),
  });
  const daysOf = ({ rhythm, start, count, jitter }: Parameters<Parameters<typeof series.map>[0]>[0]): string[] => {
    const first = positionOf(dayOf(start), rhythm);
    return Array.from({ length: count }, (_, index) =>
      dayOf(dayNumber(dayAt(first + index, rhythm)) + (rhythm === 'weekly' ? 0 : (jitter[index] ?? 0))),
    );
  };

  test('days survive the way into periods and back', () => {
    fc.assert(
      fc.property(fc.constantFrom(...rhythms), fc.integer({ min: 15_000, max: 25_000 }), (rhythm, number) => {
        expect(dayAt(positionOf(dayOf(number), rhythm), rhythm)).toBe(dayOf(number));
      }),
    );
  });

  test('is found, names nothing while invoices come, and exactly the one that does not', () => {
    fc.assert(
      fc.property(series, (given) => {
        const days = daysOf(given);
        const { grace } = paceOf(given.rhythm);
        const last = days.at(-1) ?? '';
        const [before, due] = [days.slice(0, -1), dayOf(dayNumber(last) + grace + 2)];
        expect(regularityOf(days)?.rhythm).toBe(given.rhythm);
        expect(expectedDays(days, due)).toEqual([]);
        const found = expectedDays(before, due);
        if (before.length < 4) return;
        expect(found).toHaveLength(1);
        expect(Math.abs(dayNumber(found[0] ?? '') - dayNumber(last))).toBeLessThanOrEqual(3);
      }),
    );
  });

  test('loses an inner one, and it is that one', () => {
    fc.assert(
      fc.property(series, fc.nat(), (given, at) => {
        const days = daysOf({ ...given, count: Math.max(9, given.count) }).slice(-9);
        const lost = 1 + (at % 7);
        const rest = days.filter((_, index) => index !== lost);
        const found = expectedDays(rest, days.at(-1) ?? '');
        const isRecent = dayNumber(days.at(-1) ?? '') - dayNumber(days[lost] ?? '') < 360;
        expect(found).toHaveLength(isRecent ? 1 : found.length);
        if (isRecent) expect(Math.abs(dayNumber(found[0] ?? '') - dayNumber(days[lost] ?? ''))).toBeLessThanOrEqual(4);
      }),
    );
  });
});
