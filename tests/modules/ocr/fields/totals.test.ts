import { describe, expect, test } from 'vitest';
import { type Row, sheet } from '../support/sheet.ts';
import { extract } from '../../../../modules/ocr/fields/extract.ts';

function totals(rows: readonly Row[]): Record<string, string> {
  const { fields } = extract([sheet(rows)]);
  const entries = ['netTotal', 'vatTotal', 'grossTotal', 'amountDue'] as const;
  return Object.fromEntries(entries.flatMap((key) => (fields[key] ? [[key, fields[key].value.toString()]] : [])));
}

function vatLines(rows: readonly Row[]): string[] {
  const { fields } = extract([sheet(rows)]);
  return fields.vatLines.map(({ rate, base, amount }) =>
    [rate, base, amount].map((found) => found?.value.toString() ?? '').join('|'),
  );
}

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

  test('are marked as proved by arithmetic, or else only as labelled and less sure', () => {
    const proved = extract([
      sheet([
        [
          [0.5, 'Total HT'],
          [0.8, '10,00'],
        ],
        [
          [0.5, 'TVA'],
          [0.8, '2,00'],
        ],
        [
          [0.5, 'Total TTC'],
          [0.8, '12,00'],
        ],
      ]),
    ]);
    const wrong = extract([
      sheet([
        [
          [0.5, 'Total HT'],
          [0.8, '10,00'],
        ],
        [
          [0.5, 'TVA'],
          [0.8, '2,00'],
        ],
        [
          [0.5, 'Total TTC'],
          [0.8, '13,00'],
        ],
      ]),
    ]);
    expect(proved.fields.grossTotal).toMatchObject({ method: 'arithmetic', text: '12,00' });
    expect(wrong.fields.grossTotal).toMatchObject({ method: 'label', text: '13,00' });
    expect(wrong.fields.grossTotal?.confidence).toBeLessThan(proved.fields.grossTotal?.confidence ?? 0);
  });

  test('are left out when several figures bear the label and no sum decides', () => {
    const rows: Row[] = [
      [
        [0.5, 'T.V.A.'],
        [0.8, 'TOTAL T.T.C.'],
      ],
      [
        [0.5, '490,14'],
        [0.8, '8.730,46'],
      ],
      [[0.5, '291,15']],
    ];
    expect(totals(rows)).toEqual({ grossTotal: '8730.46' });
  });

  test('leave out what is not printed', () => {
    expect(
      totals([
        [
          [0.5, 'Total à régler'],
          [0.8, '500,00 €'],
        ],
      ]),
    ).not.toHaveProperty('netTotal');
    expect(totals(['Merci de votre confiance'])).toEqual({});
  });

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
