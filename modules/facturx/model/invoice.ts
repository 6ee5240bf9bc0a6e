// The EN 16931 semantic model, whole, with what Factur-X EXTENDED and EXTENDED-CTC-FR add.
// It says what a document says: nothing is computed, nothing is required, lists are empty rather than absent.

import type { AllowanceCharge, LogisticsCharge, Totals, VatBreakdown } from './amount.ts';
import type { Delivery } from './delivery.ts';
import type { InvoiceLine } from './line.ts';
import type { Party } from './party.ts';
import type {
  AccountingReference,
  AdvancePayment,
  ExchangeRate,
  PaymentMeans,
  PaymentTerms,
  ThirdPartyPayment,
} from './payment.ts';
import type { DocumentReference, ObjectReference, SupportingDocument } from './reference.ts';
import type { Code, IsoDate, Note, Period, Unreadable } from './values.ts';

/** BT-11, with the name CII carries. */
export interface ProjectReference {
  readonly id?: string;
  readonly name?: string;
}

/** EXTENDED: Incoterms and place. */
export interface DeliveryTerms {
  readonly code?: Code;
  readonly country?: Code;
  readonly description?: string;
}

/** EXTENDED: the other parties of a trade. */
export interface OtherParties {
  readonly salesAgent?: Party;
  readonly buyerAgent?: Party;
  readonly buyerTaxRepresentative?: Party;
  readonly productEndUser?: Party;
  /** Who issues the invoice when it is not the seller. */
  readonly invoicer?: Party;
  /** Who receives it when it is not the buyer. */
  readonly invoicee?: Party;
  /** Who pays when it is not the buyer. */
  readonly payer?: Party;
}

export interface Invoice {
  /** BT-1. */
  readonly number?: string;
  /** BT-2. */
  readonly issueDate?: IsoDate;
  /** BT-3: UNTDID 1001 (380 invoice, 381 credit note, 384 corrective, 386 deposit, 389 self-billed…). */
  readonly typeCode?: Code;
  /** EXTENDED: name of the document, in words. */
  readonly name?: string;
  /** EXTENDED: ISO 639-1. */
  readonly languages: readonly Code[];
  /** EXTENDED: a copy of an invoice already issued. */
  readonly isCopy?: boolean;
  /** EXTENDED: a test, without legal value. */
  readonly isTest?: boolean;
  /** BT-5. */
  readonly currency?: Code;
  /** BT-6: currency of BT-111. */
  readonly vatCurrency?: Code;
  /** BT-7. */
  readonly taxPointDate?: IsoDate;
  /** BT-8, UNTDID 2005: 3 invoice date (in France: VAT on debits), 35 delivery date, 432 payment date. */
  readonly taxPointCode?: Code;
  /** BT-10. */
  readonly buyerReference?: string;
  /** BT-11. */
  readonly project?: ProjectReference;
  /** BT-12. */
  readonly contractReference?: DocumentReference;
  /** BT-13. */
  readonly orderReference?: DocumentReference;
  /** BT-14. */
  readonly salesOrderReference?: DocumentReference;
  /** BT-17 (UNTDID 1001 code 50); EXTENDED allows several. */
  readonly tenderReferences: readonly DocumentReference[];
  /** BT-18; AFL and AVV in French multi-vendor invoices. */
  readonly objects: readonly ObjectReference[];
  /** BT-19; EXTENDED allows several. */
  readonly accountingReferences: readonly AccountingReference[];
  /** EXTENDED. */
  readonly quotationReference?: DocumentReference;
  /** EXTENDED: orders of the final customer. */
  readonly endCustomerOrders: readonly DocumentReference[];
  /** EXTENDED: reference of the issuer, when the seller does not issue. */
  readonly issuerReference?: string;
  /** EXTENDED: end of a contract the document is about. */
  readonly effectiveDate?: IsoDate;

  /** BG-1. */
  readonly notes: readonly Note[];
  /** BT-23: in France the frame, B1 to M9. */
  readonly processType?: string;
  /** BT-24: the profile the document claims. */
  readonly specification?: string;
  /** BG-3. */
  readonly precedingInvoices: readonly DocumentReference[];

  /** BG-4. */
  readonly seller?: Party;
  /** BG-7. */
  readonly buyer?: Party;
  /** BG-10. */
  readonly payee?: Party;
  /** BG-11. */
  readonly taxRepresentative?: Party;
  /** EXTENDED. */
  readonly otherParties?: OtherParties;

  /** BG-13, BT-15, BT-16. */
  readonly delivery?: Delivery;
  /** EXTENDED. */
  readonly deliveryTerms?: DeliveryTerms;
  /** BG-14. */
  readonly period?: Period;

  /** BG-16 to BG-19. */
  readonly paymentMeans: readonly PaymentMeans[];
  /** BT-83. */
  readonly remittance?: string;
  /** BT-90: SEPA creditor identifier (ICS). */
  readonly creditorId?: string;
  /** BT-89: reference of the direct debit mandate. */
  readonly mandate?: string;
  /** BT-9, BT-20; the first is the one of EN 16931. */
  readonly paymentTerms: readonly PaymentTerms[];
  /** EXTENDED. */
  readonly advancePayments: readonly AdvancePayment[];
  /** BG-34. */
  readonly thirdPartyPayments: readonly ThirdPartyPayment[];
  /** EXTENDED. */
  readonly exchangeRate?: ExchangeRate;

  /** BG-20. */
  readonly allowances: readonly AllowanceCharge[];
  /** BG-21. */
  readonly charges: readonly AllowanceCharge[];
  /** EXTENDED. */
  readonly logisticsCharges: readonly LogisticsCharge[];
  /** BG-22. */
  readonly totals: Totals;
  /** BG-23. */
  readonly vatBreakdown: readonly VatBreakdown[];
  /** BG-24. */
  readonly supportingDocuments: readonly SupportingDocument[];
  /** BG-25. */
  readonly lines: readonly InvoiceLine[];

  /** Figures and dates that were there and could not be read. Empty in what we write. */
  readonly unreadable: readonly Unreadable[];
}

/** BT-9 as EN 16931 knows it: the due date of the first payment terms that have one. */
export function dueDateOf(invoice: Invoice): IsoDate | undefined {
  return invoice.paymentTerms.find((terms) => terms.dueDate !== undefined)?.dueDate;
}
