// What the company register (SIRENE, INSEE) says of a company, and how a look-up ends.

/** The two monthly files: legal units (names), and establishments (of which the head offices are kept). */
export type ExtractKind = 'units' | 'seats';

export interface RegisteredAddress {
  readonly addressLine1: string;
  readonly addressLine2: string;
  readonly addressLine3: string;
  readonly postcode: string;
  readonly city: string;
}

export interface RegisteredCompany {
  readonly siren: string;
  /** Of the head office. */
  readonly siret: string | undefined;
  readonly vatNumber: string;
  readonly name: string | undefined;
  /** As people write it: SARL, SAS… */
  readonly legalForm: string | undefined;
  /** Four digits of INSEE's nomenclature. */
  readonly legalCategory: string | undefined;
  /** Main activity (NAF). */
  readonly ape: string | undefined;
  /** False: it has ceased. */
  readonly active: boolean;
  /** Of the head office. */
  readonly address: RegisteredAddress | undefined;
}

export type LookUp =
  | { readonly outcome: 'found'; readonly company: RegisteredCompany }
  /** Asked not to be shown: that it exists is all that may be said. */
  | { readonly outcome: 'undisclosed'; readonly siren: string; readonly active: boolean }
  | { readonly outcome: 'unknown'; readonly siren: string }
  | { readonly outcome: 'wrong_number' }
  /** The operator has loaded nothing. */
  | { readonly outcome: 'no_extract' };

export interface Extract {
  readonly kind: ExtractKind;
  readonly fileName: string;
  readonly rows: number;
  /** The latest change the file knows of (`2026-10-31`). */
  readonly validOn: string | undefined;
  readonly loadedAt: Date;
}
