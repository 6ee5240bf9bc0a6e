// BG-25: what is invoiced.

import type { Decimal, Money } from '#src/money.ts';
import type { AllowanceCharge, VatCategory } from './amount.ts';
import type { Delivery } from './delivery.ts';
import type { Party } from './party.ts';
import type { AccountingReference } from './payment.ts';
import type { DocumentReference, ObjectReference, SupportingDocument } from './reference.ts';
import type { Code, Identifier, Note, Period, Quantity } from './values.ts';

/** BT-158. */
export interface Classification {
  readonly value: string;
  /** BT-158-1: UNTDID 7143. */
  readonly scheme?: Code;
  /** BT-158-2. */
  readonly version?: string;
  /** EXTENDED. */
  readonly name?: string;
}

/** BG-32. */
export interface ItemAttribute {
  /** BT-160. */
  readonly name?: string;
  /** BT-161. */
  readonly value?: string;
  /** EXTENDED: kind of attribute. */
  readonly typeCode?: Code;
  /** EXTENDED: a measured value instead of BT-161. */
  readonly measure?: Quantity;
}

/** EXTENDED: a batch and serial number that were delivered. */
export interface ItemInstance {
  readonly batch?: string;
  readonly serial?: string;
}

/** BG-31. */
export interface Item {
  /** BT-153. */
  readonly name?: string;
  /** BT-154. */
  readonly description?: string;
  /** BT-155. */
  readonly sellerId?: string;
  /** BT-156. */
  readonly buyerId?: string;
  /** BT-157 with its scheme (`0160` GTIN). */
  readonly standardId?: Identifier;
  /** BT-158. */
  readonly classifications: readonly Classification[];
  /** BT-159. */
  readonly originCountry?: Code;
  /** BG-32. */
  readonly attributes: readonly ItemAttribute[];
  /** EXTENDED from here. */
  readonly id?: Identifier;
  readonly industryId?: string;
  readonly modelId?: string;
  readonly modelName?: string;
  readonly brand?: string;
  readonly batches: readonly string[];
  readonly instances: readonly ItemInstance[];
  readonly components: readonly ItemComponent[];
  readonly manufacturer?: Party;
}

/** EXTENDED: an article contained in the one invoiced. */
export interface ItemComponent {
  readonly id?: Identifier;
  readonly standardIds: readonly Identifier[];
  readonly sellerId?: string;
  readonly buyerId?: string;
  readonly industryId?: string;
  readonly name?: string;
  readonly description?: string;
  readonly quantity?: Quantity;
}

/** BG-29. */
export interface Price {
  /** BT-146: unit price without VAT, after discount. */
  readonly net?: Money;
  /** BT-149 with BT-150: the price is for so many units; 1 when absent. */
  readonly baseQuantity?: Quantity;
  /** BT-148: unit price before discount. */
  readonly gross?: Money;
  /** BT-149 of the gross price, only when it differs from `baseQuantity`. */
  readonly grossBaseQuantity?: Quantity;
  /** BT-147 is the amount of the first; EXTENDED allows several, with reasons. */
  readonly discounts: readonly AllowanceCharge[];
  /** EXTENDED: what is added to the gross price. */
  readonly charges: readonly AllowanceCharge[];
  /** EXTENDED: a tax included in the net price. */
  readonly includedTaxes: readonly IncludedTax[];
}

export interface IncludedTax extends VatCategory {
  readonly tax?: Money;
  readonly base?: Money;
}

/** EXTENDED: other sums of a line, as written. */
export interface LineTotals {
  readonly charges?: Money;
  readonly allowances?: Money;
  readonly vat?: Money;
  readonly gross?: Money;
  readonly allowanceChargeTotal?: Money;
}

/**
 * BG-25. EXTENDED nests lines: `parentId` names the line it belongs to, `kind` says how it counts:
 * DETAIL is invoiced, GROUP sums up its children, INFORMATION counts for nothing. EN 16931 lines have neither.
 */
export interface InvoiceLine {
  /** BT-126. */
  readonly id?: string;
  readonly parentId?: string;
  /** DETAIL, GROUP or INFORMATION; kept as written. */
  readonly kind?: Code;
  /** EXTENDED: status of the line. */
  readonly statusCode?: Code;
  /** BT-127; EXTENDED allows several. */
  readonly notes: readonly Note[];
  /** BT-128; EXTENDED allows several. */
  readonly objects: readonly ObjectReference[];
  /** BT-129 with BT-130. */
  readonly quantity?: Quantity;
  /** BT-131: net of the line's allowances and charges, without VAT. */
  readonly netAmount?: Money;
  /** BT-132, with number and date of the order in EXTENDED. */
  readonly orderReference?: DocumentReference;
  /** BT-133; EXTENDED allows several. */
  readonly accountingReferences: readonly AccountingReference[];
  /** BG-26. */
  readonly period?: Period;
  /** BG-27. */
  readonly allowances: readonly AllowanceCharge[];
  /** BG-28. */
  readonly charges: readonly AllowanceCharge[];
  /** BG-29. */
  readonly price?: Price;
  /** BG-30; more than one only in broken or EXTENDED documents. */
  readonly vat: readonly LineVat[];
  /** BG-31. */
  readonly item?: Item;
  /** EXTENDED from here. */
  readonly totals?: LineTotals;
  /** Quantity given for free. */
  readonly freeQuantity?: Quantity;
  readonly packageQuantity?: Quantity;
  readonly perPackageQuantity?: Quantity;
  readonly delivery?: Delivery;
  /** The one who really sells this line, in a multi-vendor invoice (frames B8, S8, M8). */
  readonly seller?: Party;
  readonly buyer?: Party;
  readonly salesOrderReference?: DocumentReference;
  readonly quotationReference?: DocumentReference;
  readonly contractReference?: DocumentReference;
  readonly endCustomerOrders: readonly DocumentReference[];
  /** Preceding invoices this line corrects (EXT-FR-FE-136 and following). */
  readonly precedingInvoices: readonly DocumentReference[];
  readonly supportingDocuments: readonly SupportingDocument[];
}

/** BT-151 and BT-152; EXTENDED-CTC-FR adds the exemption reason per line. */
export interface LineVat extends VatCategory {
  readonly tax?: Decimal;
  readonly base?: Money;
}
