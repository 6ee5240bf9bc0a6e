import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { parseSiren, parseSiret, frenchVatNumber } from '#src/siren.ts';

describe('SIREN', () => {
  test.each(['732829320', '732 829 320', '732\u202f829\u202f320', '732.829.320'])(
    '%s is accepted as typed',
    (typed) => {
      expect(parseSiren(typed)).toBe('732829320');
    },
  );

  test.each(['732829321', '73282932', '7328293200', '000000000', 'FR44732829320', '', 'abcdefghi'])(
    '%j is not a SIREN',
    (typed) => {
      expect(parseSiren(typed)).toBeUndefined();
    },
  );

  test('changing any one digit breaks the key', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 1, max: 9 }), (index, shift) => {
        const digits = Array.from('732829320');
        digits[index] = String((Number(digits[index]) + shift) % 10);
        return parseSiren(digits.join('')) === undefined;
      }),
    );
  });

  test('the VAT key is that of the tax office', () => {
    expect(frenchVatNumber('732829320')).toBe('FR44732829320');
    expect(frenchVatNumber('404833048')).toBe('FR83404833048');
    expect(frenchVatNumber('542065479')).toBe('FR82542065479');
  });
});

describe('SIRET', () => {
  test('an establishment needs a right SIREN and a right key', () => {
    expect(parseSiret('732 829 320 00074')).toBe('73282932000074');
    expect(parseSiret('73282932000075')).toBeUndefined();
    expect(parseSiret('73282932100074')).toBeUndefined();
  });

  test('La Poste counts its establishments by the sum of digits', () => {
    expect(parseSiret('35600000049837')).toBe('35600000049837');
    expect(parseSiret('35600000049838')).toBeUndefined();
  });
});
