// The small values that business terms are made of.

import type { Decimal } from '#src/money.ts';

/** Calendar date, `YYYY-MM-DD`. What could not be read as one is in `Invoice.unreadable`. */
export type IsoDate = string;

/** A code of a public list, kept as written: `EUR`, `380`, `FR`, `C62`. */
export type Code = string;

/** An identifier and the list it comes from: `0002` SIREN, `0009` SIRET, `0088` GLN, `0224` routing, `0225` address. */
export interface Identifier {
  readonly value: string;
  readonly scheme?: Code;
}

/** A number of units: BT-129 with BT-130, BT-149 with BT-150. */
export interface Quantity {
  readonly value?: Decimal;
  /** UN/ECE Recommendation 20 and 21 code (`C62` one, `HUR` hour, `KGM` kilogram). */
  readonly unit?: Code;
}

/** BG-14 for the invoice, BG-26 for a line. */
export interface Period {
  /** BT-73, BT-134. */
  readonly start?: IsoDate;
  /** BT-74, BT-135. */
  readonly end?: IsoDate;
  /** EXTENDED: the period in words. */
  readonly description?: string;
}

/** BG-1. Subject codes the French rules ask for: PMT, PMD, AAB; also REG, ABL, AAI, BAR, TXD… (UNTDID 4451). */
export interface Note {
  /** BT-21. */
  readonly subjectCode?: Code;
  /** BT-22. */
  readonly text?: string;
  /** EXTENDED: code of an agreed standard text. */
  readonly contentCode?: Code;
}

/** A figure or date that was in the document but could not be read: its text stays, a finding tells. */
export interface Unreadable {
  /** Path in our model where the value would stand: `lines[0].netAmount`. */
  readonly field: string;
  /** As it stands in the document; written back as it was. */
  readonly text: string;
}
