import { describe, expect, test } from 'vitest';
import { currency, documentType, vatExemption } from '../../../../modules/ocr/fields/kind.ts';
import { layOut } from '../../../../modules/ocr/layout/document.ts';
import { type Row, sheet } from '../support/sheet.ts';

const lay = (rows: readonly Row[]): ReturnType<typeof layOut> => layOut([sheet(rows)]);

describe('the type of a document', () => {
  test.each([
    ['FACTURE N° 12', 'invoice'],
    ['Avoir n° 3', 'credit-note'],
    ["FACTURE D'AVOIR", 'credit-note'],
    ['Credit note CN-1', 'credit-note'],
    ["Facture d'acompte n° 4", 'prepayment'],
    ['INVOICE', 'invoice'],
    ["Note d'honoraires valant facture", 'invoice'],
    ["Numéro de l'avoir : 4", 'credit-note'],
  ])('is read from « %s »', (title, type) => expect(documentType(lay([title]))?.value).toBe(type));

  test('is not the invoice that an avoir names', () =>
    expect(documentType(lay(['AVOIR N° 3', '', "Facture d'origine n° 12"]))?.value).toBe('credit-note'));

  test('is not changed by an acompte among the totals', () =>
    expect(documentType(lay(['FACTURE', '', 'Acompte versé : 100,00']))?.value).toBe('invoice'));

  test('stays absent without a title', () => expect(documentType(lay(['Bon de livraison']))).toBeUndefined());
});

describe('the currency', () => {
  test('is the one printed most', () => expect(currency(lay(['Total 12,00 €', 'Taux 1 USD = 0,9']))).toBeUndefined());
  test('ignores the share capital', () =>
    expect(currency(lay(['Total $12.00', 'SARL au capital de 10 000 €']))?.value).toBe('USD'));
  test('is absent when none is printed', () => expect(currency(lay(['Total 12,00']))).toBeUndefined());
});

describe('a reason for no VAT', () => {
  test.each([
    ['TVA non applicable, art. 293 B du CGI', 'franchise'],
    ['Franchise en base de TVA', 'franchise'],
    ['Autoliquidation, article 283-2 nonies', 'reverse-charge'],
    ['Reverse charge applies', 'reverse-charge'],
  ])('is read from « %s »', (text, value) => expect(vatExemption(lay([text]))?.value).toBe(value));
});
