// What is read of a sheet, as text: its totals by name, its VAT rate by rate.

import { extract } from '../../../../../modules/ocr/fields/extract.ts';
import { type Row, sheet } from '../../support/sheet.ts';

export function totals(rows: readonly Row[]): Record<string, string> {
  const { fields } = extract([sheet(rows)]);
  const entries = ['netTotal', 'vatTotal', 'grossTotal', 'amountDue'] as const;
  return Object.fromEntries(entries.flatMap((key) => (fields[key] ? [[key, fields[key].value.toString()]] : [])));
}

/** `rate|base|amount`, empty where nothing was read. */
export function vatLines(rows: readonly Row[]): string[] {
  const { fields } = extract([sheet(rows)]);
  return fields.vatLines.map(({ rate, base, amount }) =>
    [rate, base, amount].map((found) => found?.value.toString() ?? '').join('|'),
  );
}
