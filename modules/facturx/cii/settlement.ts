// CII: how it is paid, and what it comes to.

import type { Totals } from '../model/amount.ts';
import type { Invoice } from '../model/invoice.ts';
import type {
  AdvancePayment,
  ExchangeRate,
  PaymentCondition,
  PaymentMeans,
  PaymentTerms,
  ThirdPartyPayment,
} from '../model/payment.ts';
import type { DocumentReference } from '../model/reference.ts';
import * as shapes from '../model/shapes.ts';
import * as codecs from '../mapping/codecs.ts';
import { child, decimal, each, group, inline, leaf, text } from '../mapping/entries.ts';
import { EN, type Entry, FR, type Group, MIN, WL, X } from '../mapping/types.ts';
import { advanceVat, allowanceEntries, logisticsCharge, vatBreakdown } from './amounts.ts';
import { period, quantity, reference } from './common.ts';
import { accountingReference } from './line.ts';
import { other, otherParty, payee } from './party.ts';
import { taxTotalEntries } from './tax-total.ts';

/** BG-16. */
const paymentMeans = group<PaymentMeans>(shapes.paymentMeans, [
  text('ram:TypeCode', 'code', WL('BT-81')),
  text('ram:Information', 'text', EN('BT-82')),
  inline('ram:ApplicableTradeSettlementFinancialCard', [
    text('ram:ID', 'cardNumber', EN('BT-87')),
    text('ram:CardholderName', 'cardHolder', EN('BT-88')),
  ]),
  inline('ram:PayerPartyDebtorFinancialAccount', [
    text('ram:IBANID', 'debitedIban', WL('BT-91')),
    text('ram:AccountName', 'debitedName', X('BT-216')),
  ]),
  inline('ram:PayeePartyCreditorFinancialAccount', [
    text('ram:IBANID', 'iban', WL('BT-84')),
    text('ram:AccountName', 'accountName', EN('BT-85')),
    text('ram:ProprietaryID', 'account', WL('BT-84')),
  ]),
  inline('ram:PayerSpecifiedDebtorFinancialInstitution', [text('ram:BICID', 'debitedBic', X('BT-215'))]),
  inline('ram:PayeeSpecifiedCreditorFinancialInstitution', [text('ram:BICID', 'bic', EN('BT-86'))]),
]);

function condition(amountKey: string): Group<PaymentCondition> {
  return group<PaymentCondition>(shapes.condition, [
    leaf('ram:BasisDateTime', 'from', [codecs.dateTime, X()]),
    child('ram:BasisPeriodMeasure', 'period', [quantity, X()]),
    decimal('ram:BasisAmount', 'base', X()),
    decimal('ram:CalculationPercent', 'percent', X()),
    decimal(amountKey, 'amount', X()),
  ]);
}

const paymentTerms = group<PaymentTerms>(shapes.paymentTerms, [
  text('ram:Description', 'description', WL('BT-20')),
  leaf('ram:DueDateDateTime', 'dueDate', [codecs.dateTime, WL('BT-9')]),
  text('ram:DirectDebitMandateID', 'mandate', WL('BT-89')),
  { key: 'ram:DirectDebitMandateID', isFiller: true, read: () => true, write: () => undefined },
  decimal('ram:PartialPaymentAmount', 'partialAmount', X()),
  child('ram:ApplicableTradePaymentPenaltyTerms', 'penalty', [condition('ram:ActualPenaltyAmount'), X()]),
  child('ram:ApplicableTradePaymentDiscountTerms', 'discount', [condition('ram:ActualDiscountAmount'), X()]),
  child('ram:PayeeTradeParty', 'payee', [otherParty, X()]),
]);

const termsEntry = each<Invoice, PaymentTerms>('ram:SpecifiedTradePaymentTerms', 'paymentTerms', {
  of: paymentTerms,
  mark: WL('BT-20'),
  several: X(),
});

/** D16B allows several mandates in one place: each further one is read as terms of its own. */
const severalTerms: Entry<Invoice> = {
  ...termsEntry,
  read(element, draft, reader) {
    const isRead = termsEntry.read(element, draft, reader);
    const [, ...further] = element.children.filter(({ key }) => key === 'ram:DirectDebitMandateID');
    const mandates = further.map((one) => one.text.trim()).filter((one) => one !== '');
    (draft['paymentTerms'] as PaymentTerms[]).push(...mandates.map((mandate) => ({ mandate })));
    return isRead;
  },
};

/** BG-22; BT-110 and BT-111 share one element and are told apart by their currency. */
const totals = group<Totals>(shapes.totals, [
  decimal('ram:LineTotalAmount', 'lines', WL('BT-106')),
  decimal('ram:ChargeTotalAmount', 'charges', WL('BT-108')),
  decimal('ram:AllowanceTotalAmount', 'allowances', WL('BT-107')),
  decimal('ram:TaxBasisTotalAmount', 'net', MIN('BT-109')),
  ...taxTotalEntries,
  decimal('ram:RoundingAmount', 'rounding', EN('BT-114')),
  decimal('ram:GrandTotalAmount', 'gross', MIN('BT-112')),
  decimal('ram:TotalPrepaidAmount', 'paid', WL('BT-113')),
  decimal('ram:DuePayableAmount', 'due', MIN('BT-115')),
]);

/** BG-34. */
const thirdPartyPayment = group<ThirdPartyPayment>(shapes.thirdPartyPayment, [
  text('ram:Reason', 'description', X('BT-179')),
  decimal('ram:ActualAmount', 'amount', X('BT-180')),
]);

const exchangeRate = group<ExchangeRate>(shapes.exchangeRate, [
  text('ram:SourceCurrencyCode', 'source', X()),
  text('ram:TargetCurrencyCode', 'target', X()),
  decimal('ram:ConversionRate', 'rate', X()),
  leaf('ram:ConversionRateDateTime', 'date', [codecs.dateTime, X()]),
]);

/** BG-3. */
const precedingInvoice: Group<DocumentReference> = reference({
  number: WL('BT-25'),
  date: WL('BT-26'),
  typeCode: X(),
});

const advancePayment = group<AdvancePayment>(shapes.advancePayment, [
  decimal('ram:PaidAmount', 'amount', X()),
  leaf('ram:FormattedReceivedDateTime', 'date', [codecs.formattedDateTime, X()]),
  each('ram:IncludedTradeTax', 'vat', { of: advanceVat, mark: X() }),
  each('ram:InvoiceSpecifiedReferencedDocument', 'invoices', {
    of: reference({ typeCode: X() }),
    mark: X(),
    several: FR(),
  }),
]);

const parties: readonly Entry<Invoice>[] = [
  ...other('ram:InvoicerTradeParty', 'invoicer'),
  ...other('ram:InvoiceeTradeParty', 'invoicee'),
  child('ram:PayeeTradeParty', 'payee', [payee, WL('BG-10')]),
  ...other('ram:PayerTradeParty', 'payer'),
];

export const settlement: readonly Entry<Invoice>[] = [
  text('ram:CreditorReferenceID', 'creditorId', WL('BT-90')),
  text('ram:PaymentReference', 'remittance', WL('BT-83')),
  text('ram:TaxCurrencyCode', 'vatCurrency', WL('BT-6')),
  text('ram:InvoiceCurrencyCode', 'currency', MIN('BT-5')),
  text('ram:InvoiceIssuerReference', 'issuerReference', X()),
  ...parties,
  child('ram:TaxApplicableTradeCurrencyExchange', 'exchangeRate', [exchangeRate, X()]),
  each('ram:SpecifiedTradeSettlementPaymentMeans', 'paymentMeans', { of: paymentMeans, mark: WL('BG-16') }),
  each('ram:ApplicableTradeTax', 'vatBreakdown', { of: vatBreakdown, mark: WL('BG-23') }),
  child('ram:BillingSpecifiedPeriod', 'period', [period, WL('BG-14')]),
  ...allowanceEntries<Invoice>('ram:SpecifiedTradeAllowanceCharge', {
    amount: WL('BG-20'),
    reason: WL('BG-20'),
    calculation: WL('BG-20'),
    rest: X(),
    vat: WL('BG-20'),
  }),
  each('ram:SpecifiedLogisticsServiceCharge', 'logisticsCharges', { of: logisticsCharge, mark: X() }),
  severalTerms,
  child('ram:SpecifiedTradeSettlementHeaderMonetarySummation', 'totals', [totals, MIN('BG-22')]),
  each('ram:SpecifiedFinancialAdjustment', 'thirdPartyPayments', { of: thirdPartyPayment, mark: X('BG-34') }),
  each('ram:InvoiceReferencedDocument', 'precedingInvoices', { of: precedingInvoice, mark: WL('BG-3') }),
  each('ram:ReceivableSpecifiedTradeAccountingAccount', 'accountingReferences', {
    of: accountingReference(WL('BT-19')),
    mark: WL('BT-19'),
    several: X(),
  }),
  each('ram:SpecifiedAdvancePayment', 'advancePayments', { of: advancePayment, mark: X() }),
];
