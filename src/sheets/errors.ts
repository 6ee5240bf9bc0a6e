// What is wrong with a spreadsheet.

import { problem, type Problem } from '../errors.ts';

const unreadable = problem({
  code: 'sheets.unreadable',
  status: 422,
  fr: 'Ce fichier n’a pas pu être lu comme un tableau. Ouvrez-le dans votre tableur, puis enregistrez-le en xlsx, ods ou csv.',
  en: 'This file could not be read as a table. Open it in your spreadsheet program, then save it as xlsx, ods or csv.',
});

const oldFormat = problem({
  code: 'sheets.old_format',
  status: 422,
  fr: 'Ce classeur est à l’ancien format xls, ou protégé par un mot de passe. Enregistrez-le en xlsx, sans mot de passe.',
  en: 'This workbook has the old xls format, or is locked by a password. Save it as xlsx, without a password.',
});

const tooLarge = problem({
  code: 'sheets.too_large',
  status: 422,
  fr: 'Ce tableau est trop grand : au plus 50 000 lignes, 200 colonnes et 100 Mo une fois décompressé. Partagez-le en plusieurs fichiers.',
  en: 'This table is too large: at most 50,000 rows, 200 columns and 100 MB unpacked. Split it into several files.',
});

const empty = problem({
  code: 'sheets.empty',
  status: 422,
  fr: 'Ce fichier ne contient aucune ligne.',
  en: 'This file holds no row.',
});

const sheetProblems = { unreadable, oldFormat, tooLarge, empty };

export type SheetFault = keyof typeof sheetProblems;

/** A fault as it crosses threads; the calling thread makes it a {@link Problem}. */
export class SheetError extends Error {
  readonly fault: SheetFault;

  constructor(fault: SheetFault, options?: ErrorOptions) {
    super(fault, options);
    this.fault = fault;
  }
}

export function sheetProblem(fault: SheetFault): Problem {
  return sheetProblems[fault]();
}
