// Amounts of the invoice: allowances, VAT, totals.

import type { Decimal, Money } from '#src/money.ts';
import type { Code, IsoDate, Quantity } from './values.ts';

/** A VAT treatment: BT-95/BT-96, BT-102/BT-103, BT-151/BT-152. */
export interface VatCategory {
  /** UNTDID 5305: S, Z, E, AE, K, G, O (France, BR-FR-15), L, M, B. */
  readonly category?: Code;
  /** In percent: 20, 5.5. */
  readonly rate?: Decimal;
  /** EXTENDED: why no VAT, in words; BT-120 for the breakdown. */
  readonly exemptionReason?: string;
  /** EXTENDED: VATEX code; BT-121 for the breakdown. */
  readonly exemptionCode?: Code;
  /** Tax other than VAT, when the document says so (`VAT` is left out). */
  readonly taxType?: Code;
}

/** BG-20, BG-21, BG-27, BG-28: an allowance takes away, a charge adds. */
export interface AllowanceCharge {
  /** BT-92, BT-99, BT-136, BT-141: excluding VAT. */
  readonly amount?: Money;
  /** BT-93, BT-100, BT-137, BT-142. */
  readonly base?: Money;
  /** BT-94, BT-101, BT-138, BT-143. */
  readonly percent?: Decimal;
  /** BT-97, BT-104, BT-139, BT-144. */
  readonly reason?: string;
  /** BT-98, BT-140 (UNTDID 5189); BT-105, BT-145 (UNTDID 7161). */
  readonly reasonCode?: Code;
  /** BT-177, BT-193: `5153` when a charge is a tax other than VAT. */
  readonly reasonCodeList?: Code;
  /** BT-95 and BT-96, BT-102 and BT-103: of the document only. */
  readonly vat?: VatCategory;
  /** EXTENDED: order of application. */
  readonly sequence?: Decimal;
  /** EXTENDED: base quantity. */
  readonly baseQuantity?: Quantity;
}

/** EXTENDED: transport and other logistics services charged apart. */
export interface LogisticsCharge {
  readonly description?: string;
  readonly amount?: Money;
  readonly vat: readonly VatCategory[];
}

/** BG-23: one per category and rate. */
export interface VatBreakdown {
  /** BT-116: taxable amount. */
  readonly base?: Money;
  /** BT-117: tax amount. */
  readonly tax?: Money;
  /** BT-118. */
  readonly category?: Code;
  /** BT-119, in percent. */
  readonly rate?: Decimal;
  /** BT-120. */
  readonly exemptionReason?: string;
  /** BT-121. */
  readonly exemptionCode?: Code;
  /** Tax other than VAT, when the document says so (`VAT` is left out). */
  readonly taxType?: Code;
  /** BT-7 of this rate, only when it differs from `Invoice.taxPointDate` (CII writes it in each breakdown). */
  readonly taxPointDate?: IsoDate;
  /** BT-8 of this rate, only when it differs from `Invoice.taxPointCode`. */
  readonly taxPointCode?: Code;
  /** EXTENDED: sum of the lines of this rate. */
  readonly lineTotal?: Money;
  /** EXTENDED: balance of the allowances and charges of this rate. */
  readonly allowanceChargeTotal?: Money;
}

/** BG-22. All facts of the document: never recomputed, differences are shown. */
export interface Totals {
  /** BT-106. */
  readonly lines?: Money;
  /** BT-107. */
  readonly allowances?: Money;
  /** BT-108. */
  readonly charges?: Money;
  /** BT-109: total without VAT (HT). */
  readonly net?: Money;
  /** BT-110, in the invoice currency. */
  readonly vat?: Money;
  /** BT-111, in `Invoice.vatCurrency`. */
  readonly vatInAccountingCurrency?: Money;
  /** BT-112: total with VAT (TTC). */
  readonly gross?: Money;
  /** BT-113: already paid. */
  readonly paid?: Money;
  /** BT-114. */
  readonly rounding?: Money;
  /** BT-115. */
  readonly due?: Money;
}
