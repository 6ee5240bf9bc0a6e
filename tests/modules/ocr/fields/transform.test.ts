import { describe, expect, test } from 'vitest';
import type { Fields } from '#modules/ocr';
import { extract } from '../../../../modules/ocr/fields/extract.ts';
import { mapFound, mergeFields } from '../../../../modules/ocr/fields/transform.ts';
import { companies } from '../support/sample.ts';
import { sheet } from '../support/sheet.ts';

const siret = companies[0]?.siret ?? '';

function fieldsOf(...rows: string[]): Fields {
  return extract([sheet(rows)]).fields;
}

describe('two readings of the same pages', () => {
  test('take from the second what only it could prove or find', () => {
    const first = fieldsOf('Facture n° A1', `SIRET : ${siret.slice(0, 13)}${(Number(siret[13]) + 1) % 10}`);
    const second = fieldsOf('Facture n° A7 du 12/08/2026', `SIRET : ${siret}`);
    const merged = mergeFields(first, second);
    expect(merged.supplier.siret?.value).toBe(siret);
    expect(merged.issueDate?.value).toBe('2026-08-12');
    expect(merged.number?.value).toBe('A1');
  });

  test('never mix their totals', () => {
    const first = fieldsOf('Total HT 10,00', 'Total TTC 13,00');
    const second = fieldsOf('Total HT 10,00', 'TVA 2,00', 'Total TTC 12,00');
    expect(mergeFields(first, second).grossTotal?.value.toString()).toBe('12.00');
    expect(mergeFields(first, fieldsOf('TVA 9,00')).vatTotal).toBeUndefined();
  });
});

test('every found value can be changed, however deep it lies', () => {
  const fields = fieldsOf(`SIRET : ${siret}`, 'Total HT 10,00', 'TVA 20 % 2,00', 'Total TTC 12,00');
  const moved = mapFound(fields, (found) => ({ ...found, page: 4 }));
  expect([moved.supplier.siret?.page, moved.grossTotal?.page, moved.vatLines[0]?.rate.page]).toEqual([4, 4, 4]);
});
