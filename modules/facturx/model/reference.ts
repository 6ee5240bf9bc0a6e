// Other documents an invoice or one of its lines points to.

import type { Code, Identifier, IsoDate } from './values.ts';

/** A reference to a document: BT-12 to BT-17, BT-132, and their EXTENDED forms with line and date. */
export interface DocumentReference {
  readonly number?: string;
  /** EXTENDED; BT-26 for a preceding invoice. */
  readonly date?: IsoDate;
  /** BT-132; EXTENDED for the other documents. */
  readonly line?: string;
  /** EXTENDED and EXTENDED-CTC-FR: type of the document (UNTDID 1001). */
  readonly typeCode?: Code;
  /** EXTENDED: qualifier of the reference (UNTDID 1153). */
  readonly scheme?: Code;
  /** EXTENDED: what the document is, in words. */
  readonly name?: string;
}

/** BT-125 and its attributes. Bytes stay in base64: most readers never need them. */
export interface EmbeddedFile {
  readonly base64: string;
  /** BT-125-1. */
  readonly mediaType?: string;
  /** BT-125-2. */
  readonly name?: string;
}

/** BG-24. French labels of BT-123: RIB, LISIBLE, BON_LIVRAISON… (BR-FR-17). */
export interface SupportingDocument {
  /** BT-122. */
  readonly number?: string;
  /** BT-123. */
  readonly description?: string;
  /** BT-124. */
  readonly url?: string;
  /** BT-125. */
  readonly file?: EmbeddedFile;
  /** EXTENDED. */
  readonly date?: IsoDate;
  /** EXTENDED. */
  readonly line?: string;
  /** UNTDID 1001: `916` (or absent in a model made by hand) for BG-24. */
  readonly typeCode?: Code;
  /** EXTENDED: qualifier of the reference (UNTDID 1153). */
  readonly scheme?: Code;
}

/** BT-18 with BT-18-1, BT-128 with BT-128-1: the object invoiced (meter, subscription…). AFL and AVV in French multi-vendor invoices. */
export type ObjectReference = Identifier;
