// What a sample is, and what a reader of it must find.

/** Families of findings a check must report on a sample; the product's rule ids may be finer. */
export type FindingFamily = 'arithmetic' | 'duplicate-bytes' | 'duplicate-number' | 'unreadable';

export interface ExpectedSupplier {
  readonly name: string;
  readonly siren: string;
  readonly vat?: string;
  readonly iban?: string;
}

/** All amounts are xs:decimal with two digits, dates are ISO, rates are percentages without trailing zeros. */
export interface Expected {
  readonly supplier: ExpectedSupplier;
  readonly number: string;
  readonly issueDate: string;
  readonly dueDate?: string;
  readonly currency: string;
  readonly totalHt: string;
  readonly vat: ReadonlyArray<{ readonly rate: string; readonly base: string; readonly amount: string }>;
  readonly totalTtc: string;
  /** UNTDID 1001. */
  readonly typeCode: '380' | '381';
  readonly findings?: readonly FindingFamily[];
}

/** How the document is made; a reader takes another path for each. */
export type SampleForm = 'facturx' | 'cii' | 'ubl' | 'text-pdf' | 'scan' | 'photo' | 'locked-pdf';

export interface Sample {
  /** Stable name for tests: `electricity`, `garage-scan`… */
  readonly id: string;
  readonly form: SampleForm;
  readonly filename: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  readonly subject: string;
  /** The supplier's address, with its display name. */
  readonly from: string;
  /** SIREN of the dossier it is addressed to. */
  readonly buyerSiren: string;
  /** The covering letter, in French. */
  readonly body: string;
  readonly expect: Expected;
}
