import { describe, expect, test } from 'vitest';
import { totals } from './read.ts';

describe('totals', () => {
  test('keep the amount due apart from the total when something was paid', () => {
    const read = totals([
      [
        [0.5, 'Total HT'],
        [0.8, '1 000,00'],
      ],
      [
        [0.5, 'TVA 20 %'],
        [0.8, '200,00'],
      ],
      [
        [0.5, 'Total TTC'],
        [0.8, '1 200,00'],
      ],
      [
        [0.5, 'Acompte versé'],
        [0.8, '-300,00'],
      ],
      [
        [0.5, 'Net à payer'],
        [0.8, '900,00'],
      ],
    ]);
    expect(read).toMatchObject({ grossTotal: '1200.00', amountDue: '900.00' });
  });

  test('of a credit note keep their minus', () => {
    const read = totals([
      [
        [0.5, 'Total HT'],
        [0.8, '-100,00 €'],
      ],
      [
        [0.5, 'TVA'],
        [0.8, '- 20,00 €'],
      ],
      [
        [0.5, 'Total TTC'],
        [0.8, '−120,00 €'],
      ],
    ]);
    expect(read).toEqual({ netTotal: '-100.00', vatTotal: '-20.00', grossTotal: '-120.00' });
  });

  test('are read in English, with points', () => {
    const read = totals([
      [
        [0.5, 'Subtotal'],
        [0.8, '€1,000.00'],
      ],
      [
        [0.5, 'VAT (20%)'],
        [0.8, '€200.00'],
      ],
      [
        [0.5, 'Amount due'],
        [0.8, '€1,200.00'],
      ],
    ]);
    expect(read).toMatchObject({ netTotal: '1000.00', vatTotal: '200.00', amountDue: '1200.00' });
  });

  test('do not take a unit price, a quantity or the share capital for a total', () => {
    const read = totals([
      [
        [0.1, 'Désignation'],
        [0.5, 'Prix unitaire HT'],
        [0.8, 'Montant HT'],
      ],
      [
        [0.1, 'Visserie'],
        [0.5, '12,50'],
        [0.8, '25,00'],
      ],
      'ACME SARL au capital de 10 000,00 €',
    ]);
    expect(read).toEqual({});
  });
});
