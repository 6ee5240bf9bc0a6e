import { describe, expect, test } from 'vitest';
import { invoiceNumber, orderNumber } from '../../../../modules/ocr/fields/numbers.ts';
import { layOut } from '../../../../modules/ocr/layout/document.ts';
import { type Row, sheet } from '../support/sheet.ts';

const numberIn = (rows: readonly Row[]): string | undefined => invoiceNumber(layOut([sheet(rows)]))?.value;
const orderIn = (rows: readonly Row[]): string | undefined => orderNumber(layOut([sheet(rows)]), undefined)?.value;

describe('the number of an invoice', () => {
  test.each([
    ['Facture n° FA-2026-0012', 'FA-2026-0012'],
    ['FACTURE N° : F20260023', 'F20260023'],
    ['Numéro de facture : 2026/118', '2026/118'],
    ["Facture d'acompte n° FAC/2026/118", 'FAC/2026/118'],
    ['Avoir AV-2026-0005', 'AV-2026-0005'],
    ['Invoice number: INV-20261', 'INV-20261'],
    ['FACTURE F26-1187', 'F26-1187'],
    ['Facture n° FA 2026-0012', 'FA 2026-0012'],
    ['Facture n° 118 du 12/08/2026', '118'],
    ['FACTURE DE LOYER N° TP-2026-T4-07', 'TP-2026-T4-07'],
    ['Numéro du justificatif : JA-QX7T2M', 'JA-QX7T2M'],
    ['Facture n° 10 094 325 110', '10 094 325 110'],
    ['Facture n° 4418 0217 F', '4418 0217 F'],
    ['Facture de situation n° 4 - Réf. facture : SIT-118', 'SIT-118'],
    ['Facture n° 4', '4'],
  ])('is read from « %s »', (text, number) => expect(numberIn([text])).toBe(number));

  test('stands under its header', () =>
    expect(
      numberIn([
        [
          [0.1, 'N° facture'],
          [0.4, 'Date'],
        ],
        [
          [0.1, 'FA-77'],
          [0.4, '12/08/2026'],
        ],
      ]),
    ).toBe('FA-77'));

  test('stands in the cell beside', () =>
    expect(
      numberIn([
        [
          [0.1, 'Facture N°'],
          [0.4, '260045'],
        ],
      ]),
    ).toBe('260045'));

  test('stands without a label under the title, when it is formed like one', () => {
    expect(numberIn(['Facture', 'CR-2026-031 2 octobre 2026'])).toBe('CR-2026-031');
    expect(numberIn(['Facture', 'Chambre 214'])).toBeUndefined();
  });

  test('is not the postcode beside its label, nor the account under a sentence', () => {
    const beside: Row[] = [
      [
        [0.1, 'Facture n°'],
        [0.6, '30900 Nîmes'],
      ],
      [[0.1, '26100087341']],
    ];
    expect(numberIn(beside)).toBe('26100087341');
    const sentence = 'Rappeler la référence de la facture à régler.';
    expect(numberIn([sentence, 'IBAN : FR76 3009 9012 0400 0248 1733 186'])).toBeUndefined();
  });

  test('is not that of the invoice it corrects', () =>
    expect(numberIn(['N° de facture associée : FA-2025-0001', 'Avoir n° AV-3'])).toBe('AV-3'));

  test.each(['Facture du 12/08/2026', 'N° TVA : FR44732829320', 'Facturé Nordlys 9 quai', 'N° client : C0012'])(
    'is not read from « %s »',
    (text) => expect(numberIn([text])).toBeUndefined(),
  );
});

describe('the number of the order', () => {
  test.each([
    ['Votre commande n° BC26013', 'BC26013'],
    ['N° BON DE COMMANDE : PO201925478', 'PO201925478'],
    ['Purchase order: 4500012', '4500012'],
    ['V/Réf. : DEV-12', 'DEV-12'],
  ])('is read from « %s »', (text, number) => expect(orderIn([text])).toBe(number));

  test('stands under its header', () => expect(orderIn(['Bon de commande', 'n° BC26221'])).toBe('BC26221'));
});
