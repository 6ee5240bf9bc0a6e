// The rows of a workbook as the text a person would type.

import type { CellValue, Sheet } from 'hucre';

/** Dates as 2026-11-21; numbers without exponent or group separators, at most 15 digits as spreadsheets keep them. */
function cellText(value: CellValue): string {
  if (value === null) return '';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10);
  if (typeof value === 'number') return Number.isFinite(value) ? plain(value) : '';
  return typeof value === 'boolean' ? (value ? 'oui' : 'non') : value;
}

function plain(value: number): string {
  if (Number.isInteger(value)) return value.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 0 });
  return value.toLocaleString('en-US', { useGrouping: false, maximumSignificantDigits: 15 });
}

/** Rows as text; a cell merged over several rows says the same in each of them. */
export function rowsOf(sheet: Sheet): string[][] {
  const rows = sheet.rows.map((row) => row.map(cellText));
  for (const { startRow, endRow, startCol } of sheet.merges ?? []) {
    const text = rows[startRow]?.[startCol] ?? '';
    for (const cells of rows.slice(startRow + 1, endRow + 1)) {
      while (cells.length <= startCol) cells.push('');
      cells[startCol] = text;
    }
  }
  return rows;
}
