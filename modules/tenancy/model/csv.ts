// Lines that spreadsheets read.

import type { Language } from '#src/i18n.ts';

/** Begins the file: so that spreadsheets take it for UTF-8. */
export const CSV_START = '\ufeff';

/** Excel in French separates with semicolons, because its decimal sign is the comma. */
const SEPARATOR: Readonly<Record<Language, string>> = { fr: ';', en: ',' };

/** A text cell; one that a spreadsheet would run as a formula is defused with an apostrophe (CWE-1236). */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[";,\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function csvLine(cells: readonly string[], language: Language): string {
  return `${cells.map(cell).join(SEPARATOR[language])}\r\n`;
}
