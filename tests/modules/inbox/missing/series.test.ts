// Holes in a supplier's numbers: told only where we have nearly all numbers, never where other customers have theirs.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayNumber, dayOf } from '../../../../modules/inbox/model/missing/days.ts';
import { numberKey, seriesNumber, writtenNumber } from '../../../../modules/inbox/model/missing/numbers.ts';
import { holesOf } from '../../../../modules/inbox/model/missing/series.ts';
import { purchase, supplier } from './purchases.ts';

const today = '2026-11-22';

/** Ten days apart, the last one a while ago. */
function holes(numbers: readonly string[], first = '2026-03-01'): (string | undefined)[] {
  const purchases = numbers.map((number, index) =>
    purchase({ number, issuedOn: dayOf(dayNumber(first) + index * 10) }),
  );
  return holesOf({ supplier, purchases }, today).map(({ number }) => number);
}

const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, index) => from + index);

describe('a hole', () => {
  test('is told as the supplier would write it, with its neighbours', () => {
    const numbers = [1, 2, 3, 5, 6, 7, 8].map((number) => `FA-2026-${String(number).padStart(4, '0')}`);
    expect(holes(numbers)).toEqual(['FA-2026-0004']);
    const purchases = numbers.map((number, index) => purchase({ number, issuedOn: dayOf(20_500 + index) }));
    const [found] = holesOf({ supplier, purchases }, today);
    expect(found?.evidence).toMatchObject([
      { kind: 'series', before: { number: 'FA-2026-0003' }, after: { number: 'FA-2026-0005' }, known: 7, span: 8 },
    ]);
    expect(found?.since).toBe(dayOf(20_503));
  });

  test.each([
    ['without zeros', ['F7', 'F8', 'F10', 'F11', 'F12', 'F13'], ['F9']],
    ['where digits are added', ['F97', 'F98', 'F99', 'F101', 'F102', 'F103'], ['F100']],
    [
      'after the year in one run',
      ['20260001', '20260002', '20260004', '20260005', '20260006', '20260007'],
      ['20260003'],
    ],
    ['before a suffix', ['12/P', '13/P', '14/P', '16/P', '17/P', '18/P'], ['15/P']],
  ])('%s', (_, numbers, expected) => {
    expect(holes(numbers)).toEqual(expected);
  });

  test('is filled by a credit note of the same series, and by a refused invoice', () => {
    const numbers = range(1, 8).map((number) => purchase({ number: `F-${number}`, issuedOn: dayOf(20_500 + number) }));
    const with4 = numbers.map((one, index) => (index === 3 ? { ...one, isCreditNote: true, isRefused: true } : one));
    expect(holesOf({ supplier, purchases: with4 }, today)).toEqual([]);
    expect(holesOf({ supplier, purchases: with4.toSpliced(3, 1) }, today)).toHaveLength(1);
  });

  test('waits a week after the number that follows it', () => {
    const purchases = [1, 2, 3, 4, 5, 7].map((number) =>
      purchase({ number: `F-${number}`, issuedOn: number === 7 ? '2026-11-16' : '2026-10-01' }),
    );
    expect(holesOf({ supplier, purchases }, '2026-11-22')).toEqual([]);
    expect(holesOf({ supplier, purchases }, '2026-11-23')).toHaveLength(1);
  });

  test('is seen year by year where a series starts again without saying so', () => {
    const year = (from: string, numbers: readonly number[]) =>
      numbers.map((number) => purchase({ number: `F${number}`, issuedOn: dayOf(dayNumber(from) + number * 20) }));
    const purchases = [...year('2025-01-01', range(1, 7)), ...year('2026-01-01', [1, 2, 3, 4, 6, 7, 8])];
    expect(holesOf({ supplier, purchases }, today).map(({ number, since }) => [number, since])).toEqual([
      ['F5', dayOf(dayNumber('2026-01-01') + 120)],
    ]);
  });
});

describe('no alarm', () => {
  test.each([
    ['five numbers', ['F1', 'F2', 'F4', 'F5', 'F6']],
    ['a supplier with many customers', ['F100', 'F131', 'F180', 'F211', 'F260', 'F300', 'F345']],
    ['every other number', ['F1', 'F3', 'F5', 'F7', 'F9', 'F11', 'F13']],
    ['three in a row', ['F1', 'F2', 'F3', 'F4', 'F8', 'F9', 'F10', 'F11', 'F12', 'F13']],
    ['two holes in a short series', ['F1', 'F2', 'F4', 'F5', 'F6', 'F8', 'F9', 'F10']],
    ['numbers in no order of days', ['F9', 'F2', 'F6', 'F1', 'F8', 'F3', 'F4', 'F7']],
    ['months in the number', ['2603001', '2604001', '2605001', '2606001', '2607001', '2608001', '2610001']],
    ['words', ['mars', 'avril', 'mai', 'juin', 'juillet', 'août', 'octobre']],
  ])('%s', (_, numbers) => {
    expect(holes(numbers)).toEqual([]);
  });
});

describe('any series', () => {
  const days = (numbers: readonly number[]) =>
    numbers.map((number) => purchase({ number: `F-${number}`, issuedOn: dayOf(20_600 + number) }));

  test('with one inner number gone tells that number, and nothing when it is whole', () => {
    fc.assert(
      fc.property(fc.integer({ min: 7, max: 60 }), fc.nat(), (length, at) => {
        const whole = range(1, length);
        const lost = 2 + (at % (length - 2));
        expect(holesOf({ supplier, purchases: days(whole) }, today)).toEqual([]);
        const found = holesOf({ supplier, purchases: days(whole.filter((number) => number !== lost)) }, today);
        expect(found.map(({ number }) => number)).toEqual([`F-${lost}`]);
      }),
    );
  });

  test('of which a fifth or more went to others tells nothing', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 120 }), { minLength: 6, maxLength: 60 }), (numbers) => {
        const span = Math.max(...numbers) - Math.min(...numbers) + 1;
        fc.pre(span >= 20 && numbers.length <= span * 0.8);
        expect(holesOf({ supplier, purchases: days(numbers) }, today)).toEqual([]);
      }),
    );
  });

  test('is written again as it was read', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z/-]{0,6}\d{1,8}[A-Z]{0,2}$/), (text) => {
        const read = seriesNumber(text, '2026-05-05');
        expect(read && writtenNumber(read, read.counter)).toBe(text);
      }),
    );
  });

  test('is the same number however it is spaced', () => {
    expect(numberKey('fa 2026-012')).toBe(numberKey('FA2026012'));
  });
});
