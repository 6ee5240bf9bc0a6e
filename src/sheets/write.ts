import { writeXlsx } from 'hucre/xlsx';

/** Media type of an xlsx file. */
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export interface Sheet {
  readonly name: string;
  /** The first row, kept in sight; `note` is shown when the cell is pointed at. */
  readonly columns: readonly { readonly title: string; readonly width?: number; readonly note?: string }[];
  /** Text; never taken for a formula. */
  readonly rows: readonly (readonly string[])[];
  /** Values offered in a column, by its index. */
  readonly choices?: ReadonlyMap<number, readonly string[]>;
}

const LAST_ROW = 50_000;

function letters(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest > 0 ? letters(rest - 1) : '') + String.fromCharCode(65 + (index % 26));
}

/** An xlsx file. */
export async function writeWorkbook(sheets: readonly Sheet[]): Promise<Uint8Array> {
  return await writeXlsx({
    sheets: sheets.map(({ name, columns, rows, choices }) => ({
      name,
      rows: [columns.map(({ title }) => title), ...rows.map((row) => [...row])],
      columns: columns.map(({ width }) => ({ width: width ?? 18 })),
      freezePane: { rows: 1 },
      cells: new Map(
        columns.map(({ title, note }, index) => [
          `0,${index}`,
          {
            value: title,
            type: 'string' as const,
            style: { font: { bold: true } },
            ...(note === undefined ? {} : { comment: { text: note } }),
          },
        ]),
      ),
      dataValidations: [...(choices ?? [])].map(([index, values]) => ({
        type: 'list' as const,
        values: [...values],
        range: `${letters(index)}2:${letters(index)}${LAST_ROW}`,
        allowBlank: true,
        showErrorMessage: false,
      })),
    })),
  });
}
