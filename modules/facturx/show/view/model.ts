// What a reader sees of an invoice, before it is HTML or PDF: words in one language, figures already formatted.

/** A label and what stands beside it. */
export interface Fact {
  readonly label: string;
  readonly value: string;
  /** Business term of EN 16931 (`BT-31`), for those who check. */
  readonly term?: string;
}

export interface Block {
  readonly title: string;
  readonly facts: readonly Fact[];
}

export interface PartyBlock extends Block {
  readonly name: string;
  /** Address as on an envelope. */
  readonly address: readonly string[];
}

export interface LineRow {
  /** 0 for a line of the invoice, 1 for a line inside a line… */
  readonly depth: number;
  readonly kind: 'detail' | 'group' | 'information';
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly facts: readonly Fact[];
  readonly quantity: string;
  readonly price: string;
  readonly vat: string;
  readonly net: string;
}

/** Cells in the order of `Table.columns`. */
export interface Table {
  readonly title: string;
  readonly columns: readonly { label: string; isNumber: boolean }[];
  readonly rows: readonly (readonly string[])[];
}

export interface TotalRow extends Fact {
  readonly isStrong: boolean;
}

export interface InvoiceView {
  readonly language: 'fr' | 'en';
  /** `Facture`, `Avoir`… */
  readonly title: string;
  readonly number: string;
  /** `Copie`, `Test sans valeur`. */
  readonly marks: readonly string[];
  readonly keyFacts: readonly Fact[];
  readonly parties: readonly PartyBlock[];
  readonly otherParties: readonly PartyBlock[];
  readonly references: Block;
  readonly lineHeads: { id: string; name: string; quantity: string; price: string; vat: string; net: string };
  readonly lines: readonly LineRow[];
  readonly tables: readonly Table[];
  readonly totals: readonly TotalRow[];
  readonly blocks: readonly Block[];
  readonly notes: Block;
  readonly footer: string;
}
