import { describe, expect, test } from 'vitest';
import type { Row } from '../../support/sheet.ts';
import { totals, vatLines } from './read.ts';

describe('totals', () => {
  test('are read beside their labels, whatever spaces part the thousands', () => {
    const read = totals([
      [
        [0.5, 'Total HT'],
        [0.8, '1\u202f234,50 €'],
      ],
      [
        [0.5, 'TVA 20 %'],
        [0.8, '246,90 €'],
      ],
      [
        [0.5, 'Total TTC'],
        [0.8, '1 481,40 €'],
      ],
    ]);
    expect(read).toEqual({ netTotal: '1234.50', vatTotal: '246.90', grossTotal: '1481.40' });
  });

  test('are read before their labels', () => {
    const read = totals(['1 000,00 € Total hors taxes', '200,00 € TVA au taux de 20 %', '1 200,00 € Total TTC']);
    expect(read).toEqual({ netTotal: '1000.00', vatTotal: '200.00', grossTotal: '1200.00' });
  });

  test('add up with several rates and no total of VAT', () => {
    const rows = ['Total hors TVA 300,00', 'TVA à 20 % 40,00', 'TVA à 5,5 % 5,50', 'Total de la facture 345,50'];
    expect(totals(rows)).toEqual({ netTotal: '300.00', grossTotal: '345.50' });
  });

  test('add up with a part that bears no VAT beside the net total', () => {
    const rows = ['Total HT 1 000,00', 'Débours 50,00', 'TVA 20 % 200,00', 'Total TTC 1 250,00'];
    expect(totals(rows)).toEqual({ netTotal: '1000.00', vatTotal: '200.00', grossTotal: '1250.00' });
  });

  test('stand in the row « Total » of a table, not in the rows of its rates', () => {
    const row = (...texts: string[]): Row => texts.map((text, index) => [0.1 + index * 0.2, text] as const);
    const rows = [
      row('Taux TVA', 'H.T.', 'T.V.A.', 'T.T.C.'),
      row('10 %', '100,00', '10,00', '110,00'),
      row('20 %', '50,00', '10,00', '60,00'),
      row('Total', '150,00', '20,00', '170,00'),
    ];
    expect(totals(rows)).toEqual({ netTotal: '150.00', vatTotal: '20.00', grossTotal: '170.00' });
  });

  test('of a down payment are called « acompte »', () => {
    const rows = ["FACTURE D'ACOMPTE", '', 'Acompte HT 300,00', 'TVA 20 % 60,00', 'Acompte TTC 360,00'];
    expect(totals(rows)).toEqual({ netTotal: '300.00', vatTotal: '60.00', grossTotal: '360.00' });
  });

  test('are one and the same where no VAT is charged', () => {
    const rows = ['Total à payer 1 900,00 €', 'TVA non applicable, art. 293 B du CGI'];
    expect(totals(rows)).toEqual({ netTotal: '1900.00', grossTotal: '1900.00', amountDue: '1900.00' });
    expect(vatLines(rows)).toEqual(['0|1900.00|']);
  });

  test('are not the nothing that is left to pay', () => {
    expect(totals(['Reste dû 0,00 EUR'])).toEqual({ amountDue: '0.00' });
  });

  test('are read under their labels', () => {
    const read = totals([
      [
        [0.1, 'Total HT'],
        [0.35, 'Total TVA'],
        [0.6, 'Total TTC'],
        [0.8, 'Net à payer'],
      ],
      [
        [0.1, '1.000,00'],
        [0.35, '200,00'],
        [0.6, '1.200,00'],
        [0.8, '1.200,00'],
      ],
    ]);
    expect(read).toEqual({ netTotal: '1000.00', vatTotal: '200.00', grossTotal: '1200.00', amountDue: '1200.00' });
  });

  test('that add up win over a label that fits better', () => {
    const read = totals([
      [
        [0.5, 'Total HT'],
        [0.8, '1 100,00'],
      ],
      [
        [0.5, 'Remise'],
        [0.8, '100,00'],
      ],
      [
        [0.5, 'Sous-total'],
        [0.8, '1 000,00'],
      ],
      [
        [0.5, 'TVA'],
        [0.8, '200,00'],
      ],
      [
        [0.5, 'Total TTC'],
        [0.8, '1 200,00'],
      ],
    ]);
    expect(read['netTotal']).toBe('1000.00');
  });
});
