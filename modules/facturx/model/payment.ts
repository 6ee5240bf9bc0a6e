// How and when it is paid.

import type { Decimal, Money } from '#src/money.ts';
import type { VatCategory } from './amount.ts';
import type { Party } from './party.ts';
import type { DocumentReference } from './reference.ts';
import type { Code, IsoDate, Quantity } from './values.ts';

/** BG-16 with BG-17 (transfer), BG-18 (card) or BG-19 (debit). Several are allowed when they share BT-81. */
export interface PaymentMeans {
  /** BT-81: UNTDID 4461 (30 transfer, 58 SEPA transfer, 59 SEPA debit, 48 card, 10 cash, 20 cheque). */
  readonly code?: Code;
  /** BT-82. */
  readonly text?: string;
  /** BT-84: IBAN. */
  readonly iban?: string;
  /** BT-84 when the account has no IBAN. */
  readonly account?: string;
  /** BT-85. */
  readonly accountName?: string;
  /** BT-86: BIC. */
  readonly bic?: string;
  /** BT-87: last digits of the card. */
  readonly cardNumber?: string;
  /** Kind of card or network (`CardAccount/NetworkID` in UBL). */
  readonly cardNetwork?: string;
  /** BT-88. */
  readonly cardHolder?: string;
  /** BT-91: account debited. */
  readonly debitedIban?: string;
  /** EXTENDED, BT-216: name of the debited account. */
  readonly debitedName?: string;
  /** EXTENDED, BT-215: bank of the debited account. */
  readonly debitedBic?: string;
  /** BT-83 of these means, only when it differs from `Invoice.remittance` (UBL repeats it). */
  readonly remittance?: string;
  /** BT-89 of these means, only when it differs from `Invoice.mandate`. */
  readonly mandate?: string;
}

/** EXTENDED: a discount for early payment or a penalty for a late one, as data (Skonto, escompte). */
export interface PaymentCondition {
  /** Day from which the period runs. */
  readonly from?: IsoDate;
  readonly period?: Quantity;
  readonly base?: Money;
  readonly percent?: Decimal;
  readonly amount?: Money;
}

/** BT-9 and BT-20; several only in EXTENDED (instalments). */
export interface PaymentTerms {
  /** BT-20. */
  readonly description?: string;
  /** BT-9. */
  readonly dueDate?: IsoDate;
  /** BT-89 of this instalment, only when it differs from `Invoice.mandate`. */
  readonly mandate?: string;
  /** EXTENDED: part of the amount due at that date. */
  readonly partialAmount?: Money;
  readonly discount?: PaymentCondition;
  readonly penalty?: PaymentCondition;
  readonly payee?: Party;
}

/** EXTENDED: a payment received before the invoice, with the VAT already charged on it. */
export interface AdvancePayment {
  readonly amount?: Money;
  readonly date?: IsoDate;
  readonly vat: readonly AdvanceVat[];
  readonly invoices: readonly DocumentReference[];
}

export interface AdvanceVat extends VatCategory {
  readonly tax?: Money;
}

/** BG-34: an amount collected for somebody else, added to what is due. */
export interface ThirdPartyPayment {
  /** UBL: identifier of the payment. */
  readonly id?: string;
  /** BT-179: what is collected. */
  readonly description?: string;
  /** BT-180. */
  readonly amount?: Money;
}

/** EXTENDED: rate between the invoice currency and the VAT currency. */
export interface ExchangeRate {
  readonly source?: Code;
  readonly target?: Code;
  readonly rate?: Decimal;
  readonly date?: IsoDate;
}

/** BT-19, BT-133: where the buyer books it. */
export interface AccountingReference {
  readonly value: string;
  /** EXTENDED: kind of account (UNTDID 5317…). */
  readonly typeCode?: Code;
}
