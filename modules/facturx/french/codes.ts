// Code lists of the French reform (BR-FR-04, BR-FR-08, BR-FR-15), as fixed by the rules 1.4.

/** BR-FR-08: B goods, S services, M both; the digit says the situation. */
export const FRAMES: ReadonlySet<string> = new Set(
  'B1 S1 M1 B2 S2 M2 S3 B4 S4 M4 S5 S6 B7 S7 B8 S8 M8 B9 S9 M9'.split(' '),
);

/** BR-FR-04. */
export const TYPE_CODES: ReadonlySet<string> = new Set(
  '380 389 393 501 386 500 384 471 472 473 261 262 381 396 502 503'.split(' '),
);

/** Credit notes: each must name the invoice it corrects (BR-FR-CO-05). */
export const CREDIT_NOTES: ReadonlySet<string> = new Set('261 381 396 502 503'.split(' '));

/** Corrective invoices: each replaces exactly one (BR-FR-CO-04). */
export const CORRECTIVE: ReadonlySet<string> = new Set('384 471 472 473'.split(' '));

/** Deposits (BR-FR-CO-07, BR-FR-CO-08). */
export const DEPOSITS: ReadonlySet<string> = new Set('386 500 503'.split(' '));

/** BR-FR-15. */
export const VAT_CATEGORIES: ReadonlySet<string> = new Set('S E AE K G O Z'.split(' '));

export const SIREN_SCHEME = '0002';
export const SIRET_SCHEME = '0009';
/** French electronic address: SIREN, or SIREN and more (BR-FR-23). */
export const ADDRESS_SCHEME = '0225';
