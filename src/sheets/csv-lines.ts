// Lines of csv that spreadsheets read.

import type { Language } from '../i18n.ts';

/** Begins the file: so that spreadsheets take it for UTF-8. */
export const CSV_START = '\ufeff';

/** Excel in French separates with semicolons, because its decimal sign is the comma. */
const SEPARATOR: Readonly<Record<Language, string>> = { fr: ';', en: ',' };

/** A text cell; one that a spreadsheet would run as a formula is defused with an apostrophe (CWE-1236). */
export function csvText(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[";,\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A line of cells that are as they stay: texts by {@link csvText}, numbers and dates plain. */
export function csvCells(cells: readonly string[], language: Language): string {
  return `${cells.join(SEPARATOR[language])}\r\n`;
}

/** A line of texts. */
export function csvLine(texts: readonly string[], language: Language): string {
  return csvCells(texts.map(csvText), language);
}
