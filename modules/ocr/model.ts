// What a reading is made of. Every length is a fraction of the page, from its top left corner, as the page is displayed.

import type { Decimal } from '#src/money.ts';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Word {
  readonly text: string;
  readonly box: Box;
  /** 0..1; always 1 for words of a text layer. */
  readonly confidence: number;
  /** Degrees, counter-clockwise, of text that does not run left to right (legal notices along the margin). */
  readonly angle?: number;
}

export interface Page {
  /** Points (1/72 inch) for a PDF, pixels for an image. */
  readonly width: number;
  readonly height: number;
  readonly source: 'text' | 'ocr';
  readonly words: readonly Word[];
}

/**
 * How a value was found: by a check digit (Luhn, mod 97, VAT key), by arithmetic (HT + TVA = TTC), beside its label,
 * by its form alone, or by where it stands. The first two outrank any score.
 */
export type Method = 'checksum' | 'arithmetic' | 'label' | 'pattern' | 'position';

export interface Found<T> {
  readonly value: T;
  /** As printed. */
  readonly text: string;
  /** Zero-based. */
  readonly page: number;
  readonly box: Box;
  /** 0..1. */
  readonly confidence: number;
  readonly method: Method;
}

export type DocumentType = 'invoice' | 'credit-note' | 'prepayment';

/** Why no VAT is charged, when the document says so. */
export type VatExemption = 'franchise' | 'reverse-charge';

export interface PartyFields {
  readonly name?: Found<string>;
  readonly siren?: Found<string>;
  readonly siret?: Found<string>;
  readonly vat?: Found<string>;
}

export interface SupplierFields extends PartyFields {
  readonly iban?: Found<string>;
  readonly bic?: Found<string>;
}

export interface VatLine {
  /** Percent: `20`, `5.5`. */
  readonly rate: Found<Decimal>;
  readonly base?: Found<Decimal>;
  readonly amount?: Found<Decimal>;
}

/** What is not on the document is absent: nothing is guessed or computed. Dates are ISO (`2026-08-12`). */
export interface Fields {
  readonly supplier: SupplierFields;
  readonly buyer: PartyFields;
  readonly type?: Found<DocumentType>;
  readonly number?: Found<string>;
  readonly issueDate?: Found<string>;
  readonly dueDate?: Found<string>;
  readonly orderNumber?: Found<string>;
  /** ISO 4217. */
  readonly currency?: Found<string>;
  readonly netTotal?: Found<Decimal>;
  readonly vatTotal?: Found<Decimal>;
  readonly grossTotal?: Found<Decimal>;
  readonly amountDue?: Found<Decimal>;
  readonly vatLines: readonly VatLine[];
  readonly vatExemption?: Found<VatExemption>;
}

/** The company the document was received by (or sent by, when `role` is `supplier`): its own numbers are not the other side's. */
export interface Self {
  readonly siren?: string;
  readonly vat?: string;
  readonly name?: string;
  readonly role?: 'buyer' | 'supplier';
}

export interface Reading {
  readonly pages: readonly Page[];
  /** Pages of the file; larger than `pages.length` when the file was too long to be read whole. */
  readonly pageCount: number;
  readonly text: string;
  readonly fields: Fields;
  readonly engine: 'text' | 'tesseract' | 'tesseract.js';
  readonly durationMs: number;
}

/** Told while a document is read, so that a person sees it advance. `page` counts from 1. */
export type Stage =
  | { readonly kind: 'text-layer' }
  | { readonly kind: 'recognising'; readonly page: number; readonly pages: number }
  | { readonly kind: 'second-pass'; readonly page: number; readonly pages: number }
  | { readonly kind: 'fields' };
