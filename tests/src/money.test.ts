import fc from 'fast-check';
import { Decimal, formatDecimal, formatMoney, parseAmount } from '#src/money.ts';
import { describe, expect, test } from 'vitest';

const decimal = fc
  .tuple(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), fc.integer({ min: 0, max: 8 }))
  .map(([units, scale]) => Decimal.ofUnits(units, scale));
const of = (text: string): Decimal => Decimal.of(text);

describe('a decimal', () => {
  test.each(['0', '-0.5', '12.50', '0.00', '100000000000000000000.01'])('keeps %s as it is written', (text) => {
    expect(of(text).toString()).toBe(text);
  });

  test.each([
    ['+1', '1'],
    ['.5', '0.5'],
    ['-.05', '-0.05'],
    ['5.', '5'],
    [' 7 ', '7'],
    ['-0', '0'],
    ['007', '7'],
  ])('reads %j as %s', (text, canonical) => {
    expect(of(text).toString()).toBe(canonical);
  });

  test.each(['', '.', '-', '1e3', '1,5', '0x10', 'NaN', 'Infinity', '1 000', '--1', '1.2.3', '١'])(
    'is not made of %j',
    (text) => {
      expect(Decimal.parse(text)).toBeUndefined();
      expect(() => of(text)).toThrow(RangeError);
    },
  );

  test('is written and read back without loss', () => {
    fc.assert(
      fc.property(decimal, (value) => {
        const again = of(value.toString());
        expect([again.units, again.scale]).toEqual([value.units, value.scale]);
        expect(JSON.parse(JSON.stringify({ value }))).toEqual({ value: value.toString() });
      }),
    );
  });

  test('adds and multiplies as numbers do: in any order, and back', () => {
    fc.assert(
      fc.property(decimal, decimal, decimal, (a, b, c) => {
        expect(a.plus(b).equals(b.plus(a))).toBe(true);
        expect(a.plus(b).minus(b).equals(a)).toBe(true);
        expect(a.times(b.plus(c)).equals(a.times(b).plus(a.times(c)))).toBe(true);
        expect(Decimal.sum([a, b, c]).equals(c.plus(b).plus(a))).toBe(true);
        expect(a.negated().negated().equals(a)).toBe(true);
      }),
    );
  });

  test('adds a tenth and a fifth to three tenths', () => {
    expect(of('0.1').plus(of('0.2')).toString()).toBe('0.3');
    expect(of('1.10').plus(of('2')).toString()).toBe('3.10');
    expect(of('1.10').times(of('0.200')).toString()).toBe('0.22000');
    expect(Decimal.sum([]).toString()).toBe('0');
  });

  test('is rounded to the nearest, ties away from zero', () => {
    const rounded = (text: string) => of(text).rounded(2).toString();
    expect(['1.005', '-1.005', '1.0049', '2.675', '-0.004', '1', '0.995'].map(rounded)).toEqual([
      '1.01',
      '-1.01',
      '1.00',
      '2.68',
      '0.00',
      '1.00',
      '1.00',
    ]);
    expect(of('-1.999').rounded(2, 'down').toString()).toBe('-1.99');
    expect(of('15').rounded(0).toString()).toBe('15');
  });

  test('rounded is never further than half a unit, cut off never further from zero', () => {
    fc.assert(
      fc.property(decimal, fc.integer({ min: 0, max: 8 }), (value, scale) => {
        const rounded = value.rounded(scale);
        expect(rounded.scale).toBe(scale);
        const half = Decimal.ofUnits(5n, scale + 1);
        expect(rounded.minus(value).abs().compare(half)).toBeLessThanOrEqual(0);
        expect(value.rounded(scale, 'down').abs().compare(value.abs())).toBeLessThanOrEqual(0);
      }),
    );
  });

  test('is divided to the nearest', () => {
    expect(of('10').dividedBy(of('3'), 4).toString()).toBe('3.3333');
    expect(of('-2').dividedBy(of('3'), 2).toString()).toBe('-0.67');
    expect(of('1').dividedBy(of('-8'), 2).toString()).toBe('-0.13');
    expect(of('1234.5678').dividedBy(of('100'), 1).toString()).toBe('12.3');
    expect(() => of('1').dividedBy(of('0.00'), 2)).toThrow('Division by zero');
  });

  test('divided and multiplied again is off by half a unit of the divisor at most', () => {
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        fc.pre(!b.isZero);
        const error = a.dividedBy(b, 6).times(b).minus(a).abs();
        expect(error.compare(b.abs().times(Decimal.ofUnits(5n, 7)))).toBeLessThanOrEqual(0);
      }),
    );
  });

  test('is compared by value, not by how it is written', () => {
    expect(of('12.5').equals(of('12.50'))).toBe(true);
    expect(of('-3').compare(of('2.99'))).toBe(-1);
    expect(of('3').compare(of('2.99'))).toBe(1);
    expect([of('0.00').isZero, of('-0.01').isNegative, of('0').isNegative]).toEqual([true, true, false]);
    expect(of('-4.20').abs().toString()).toBe('4.20');
  });
});

describe('an amount as people write it', () => {
  test.each([
    ['1 234,56', '1234.56'],
    ['1\u00a0234,56', '1234.56'],
    ['1\u202f234,56\u00a0€', '1234.56'],
    ['1\u2009234,56', '1234.56'],
    ['1.234,56', '1234.56'],
    ['1,234.56', '1234.56'],
    ["1'234.50", '1234.50'],
    ['1’234.50', '1234.50'],
    ['1234.56', '1234.56'],
    ['1234,5', '1234.5'],
    ['12', '12'],
    ['12,', '12'],
    ['1 234 567,89', '1234567.89'],
    ['1.234.567,89', '1234567.89'],
    ['1,234,567.89', '1234567.89'],
    ['1.234.567', '1234567'],
    ['1,234,567', '1234567'],
    ['€ 12,00', '12.00'],
    ['12,00 EUR', '12.00'],
    ['12,00eur', '12.00'],
    ['EUR 12,00', '12.00'],
    ['(12,00)', '-12.00'],
    ['(1 234,56 €)', '-1234.56'],
    ['-12,00', '-12.00'],
    ['- 12,00', '-12.00'],
    ['\u221212,00', '-12.00'],
    ['\u201312,00', '-12.00'],
    ['12,00-', '-12.00'],
    ['12,00 € -', '-12.00'],
    ['+12,00', '12.00'],
    ['1\n234,56', '1234.56'],
  ])('%j is %s', (text, value) => {
    expect(parseAmount(text)?.toString()).toBe(value);
  });

  test('a lone point or comma is a decimal separator, whatever follows', () => {
    expect(parseAmount('1.234')?.toString()).toBe('1.234');
    expect(parseAmount('1,234')?.toString()).toBe('1.234');
  });

  test.each(['', ' ', '€', '-', '()', 'douze', '12,00 $', '1,2,3', '1.2.3', '1.23.456', '(-12', '--12', '1e3', '12a'])(
    '%j is no amount',
    (text) => {
      expect(parseAmount(text)).toBeUndefined();
    },
  );

  test('what is displayed is read back, in both languages', () => {
    fc.assert(
      fc.property(decimal, fc.constantFrom('fr', 'en'), (value, language) => {
        const shown = value.rounded(2);
        expect(parseAmount(formatDecimal(shown, language))?.equals(shown)).toBe(true);
        expect(parseAmount(formatMoney(shown, 'EUR', language))?.equals(shown)).toBe(true);
      }),
    );
  });
});

describe('a displayed amount', () => {
  test('has French groups and comma, or English ones', () => {
    expect(formatDecimal(of('-1234567.5'), 'fr')).toBe('\u22121\u202f234\u202f567,50');
    expect(formatDecimal(of('-1234567.5'), 'en')).toBe('\u22121,234,567.50');
    expect(formatDecimal(of('999'), 'fr', 0)).toBe('999');
    expect(formatDecimal(of('0.125'), 'fr', 3)).toBe('0,125');
  });

  test('has no minus when it is rounded to nothing', () => {
    expect(formatDecimal(of('-0.004'), 'fr')).toBe('0,00');
  });

  test.each([
    ['EUR', 'fr', '−12,50\u00a0€'],
    ['EUR', 'en', '−€12.50'],
    ['USD', 'en', '−$12.50'],
    ['CHF', 'fr', '−12,50\u00a0CHF'],
    ['CHF', 'en', 'CHF −12.50'],
    ['MAD', 'fr', '−12,50\u00a0MAD'],
  ] as const)('in %s in %s is %s', (currency, language, text) => {
    expect(formatMoney(of('-12.5'), currency, language)).toBe(text);
  });
});
