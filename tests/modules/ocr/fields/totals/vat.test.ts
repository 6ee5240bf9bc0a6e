import { describe, expect, test } from 'vitest';
import { vatLines } from './read.ts';

describe('VAT by rate', () => {
  test('is read from a table of rates, in any order of its columns', () => {
    expect(
      vatLines([
        [
          [0.1, 'Base HT'],
          [0.3, 'Taux'],
          [0.5, 'Montant TVA'],
        ],
        [
          [0.1, '1 000,00'],
          [0.3, '20,00 %'],
          [0.5, '200,00'],
        ],
        [
          [0.1, '500,00'],
          [0.3, '5,50 %'],
          [0.5, '27,50'],
        ],
        [
          [0.1, 'Total HT'],
          [0.5, '1 500,00'],
        ],
        [
          [0.1, 'Total TVA'],
          [0.5, '227,50'],
        ],
        [
          [0.1, 'Total TTC'],
          [0.5, '1 727,50'],
        ],
      ]),
    ).toEqual(['20.00|1000.00|200.00', '5.50|500.00|27.50']);
  });

  test('is read when the rate has no percent sign', () => {
    expect(
      vatLines([
        [
          [0.1, 'Taux'],
          [0.3, 'Base'],
          [0.5, 'TVA'],
        ],
        [
          [0.1, '20.0'],
          [0.3, '81,90 €'],
          [0.5, '16,38 €'],
        ],
      ]),
    ).toEqual(['20.0|81.90|16.38']);
  });

  test('takes the total as base of the only rate', () => {
    expect(
      vatLines([
        [
          [0.5, 'Total HT'],
          [0.8, '100,00'],
        ],
        [
          [0.5, 'TVA 20 %'],
          [0.8, '20,00'],
        ],
        [
          [0.5, 'Total TTC'],
          [0.8, '120,00'],
        ],
      ]),
    ).toEqual(['20|100.00|20.00']);
  });

  test('has no base when none is printed', () => {
    expect(
      vatLines([
        [
          [0.5, 'TOTAL TTC'],
          [0.8, '110,00'],
        ],
        [
          [0.5, 'Dont TVA 10 %'],
          [0.8, '10,00'],
        ],
      ]),
    ).toEqual(['10||10.00']);
  });

  test('prefers the summary to item lines that carry their own VAT', () => {
    expect(
      vatLines([
        [
          [0.1, 'Vis'],
          [0.4, '20 %'],
          [0.6, '40,00'],
          [0.8, '8,00'],
        ],
        [
          [0.1, 'Clous'],
          [0.4, '20 %'],
          [0.6, '60,00'],
          [0.8, '12,00'],
        ],
        [
          [0.1, 'TVA'],
          [0.4, '20 %'],
          [0.6, '100,00'],
          [0.8, '20,00'],
        ],
        [
          [0.6, 'Total HT'],
          [0.8, '100,00'],
        ],
        [
          [0.6, 'Total TVA'],
          [0.8, '20,00'],
        ],
        [
          [0.6, 'Total TTC'],
          [0.8, '120,00'],
        ],
      ]),
    ).toEqual(['20|100.00|20.00']);
  });

  test('has a line for what is named as bearing none, when it completes the net total', () => {
    const rows = [
      'Débours non soumis à TVA 50,00',
      'Total HT 1 050,00',
      'TVA 20 % sur 1 000,00 200,00',
      'Total TTC 1 250,00',
    ];
    expect(vatLines(rows)).toEqual(['20|1000.00|200.00', '0|50.00|']);
  });
});
