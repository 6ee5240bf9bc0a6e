import { describe, expect, test } from 'vitest';
import { extract } from '../../../../../modules/ocr/fields/extract.ts';
import { type Row, sheet } from '../../support/sheet.ts';
import { totals } from './read.ts';

describe('totals', () => {
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
});
