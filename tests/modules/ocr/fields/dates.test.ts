import { describe, expect, test } from 'vitest';
import { layOut } from '../../../../modules/ocr/layout/document.ts';
import { datesIn } from '../../../../modules/ocr/fields/dates.ts';
import { invoiceDates } from '../../../../modules/ocr/fields/issue-and-due.ts';
import { type Row, sheet } from '../support/sheet.ts';

function dates(text: string): string[] {
  return layOut([sheet([text])])
    .lines.flatMap(datesIn)
    .map(({ value }) => value);
}

function read(rows: readonly Row[]): { issue: string | undefined; due: string | undefined } {
  const { issueDate, dueDate } = invoiceDates(layOut([sheet(rows)]));
  return { issue: issueDate?.value, due: dueDate?.value };
}

describe('a date', () => {
  test.each([
    ['12/08/2026', '2026-08-12'],
    ['12-08-26', '2026-08-12'],
    ['12.08.2026', '2026-08-12'],
    ['2026-08-12', '2026-08-12'],
    ['1er septembre 2026', '2026-09-01'],
    ['ler septembre 2026', '2026-09-01'],
    ['le 3 février 2026', '2026-02-03'],
    ['15 AOÛT 2026', '2026-08-15'],
    ['31 déc. 2026', '2026-12-31'],
    ['August 12, 2026', '2026-08-12'],
    ['12th of August 2026', '2026-08-12'],
    ['Date : 20260812', '2026-08-12'],
  ])('is read from %s', (text, iso) => expect(dates(text)).toEqual([iso]));

  test.each(['31/02/2026', '1 234,56', '01 23 45 67 89', '12/2026', '45/08/2026', '20260812'])(
    'is not read from %s',
    (text) => expect(dates(text)).toEqual([]),
  );
});

describe('the dates of an invoice', () => {
  test('stand beside their labels', () =>
    expect(read(['Date de facture : 12/08/2026', "Date d'échéance : 11/09/2026"])).toEqual({
      issue: '2026-08-12',
      due: '2026-09-11',
    }));

  test('stand under the headers of a table', () =>
    expect(
      read([
        [
          [0.1, 'Date facture'],
          [0.3, 'Échéance'],
        ],
        [
          [0.1, '12/08/2026'],
          [0.3, '11/09/2026'],
        ],
      ]),
    ).toEqual({
      issue: '2026-08-12',
      due: '2026-09-11',
    }));

  test.each([
    ['Le montant sera prélevé le 06/11/2026 sur votre compte', { issue: undefined, due: '2026-11-06' }],
    ['Paiement par virement avant le 14/07/2026', { issue: undefined, due: '2026-07-14' }],
    ['€120.00 due April 17, 2026', { issue: undefined, due: '2026-04-17' }],
    ['Date due: April 17, 2026', { issue: undefined, due: '2026-04-17' }],
    ['Date de la facture/Date de la livraison 3 novembre 2026', { issue: '2026-11-03', due: undefined }],
    ['du 25/10/2026', { issue: '2026-10-25', due: undefined }],
  ])('are read from « %s »', (text, expected) => expect(read([text])).toEqual(expected));

  test('share one line', () =>
    expect(read(['Émise le 12/08/2026 à payer avant le 11/09/2026'])).toEqual({
      issue: '2026-08-12',
      due: '2026-09-11',
    }));

  test('follow the town of a letter', () => expect(read(['Caen, le 1er septembre 2026']).issue).toBe('2026-09-01'));

  test('are not those of the delivery, the order or the invoice that is corrected', () =>
    expect(
      read(['Date de livraison : 01/08/2026', 'Commande du 02/07/2026', 'Date de facture associée : 03/01/2026']),
    ).toEqual({
      issue: undefined,
      due: undefined,
    }));

  test('say who is who when only the due date is labelled', () =>
    expect(read(['Payable au plus tard le 25/12/2026'])).toEqual({ issue: undefined, due: '2026-12-25' }));
});
