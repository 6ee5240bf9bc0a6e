// BG-16 to BG-19, BT-20 and what EXTENDED adds.

import type { AdvancePayment, Invoice, PaymentCondition, PaymentMeans, PaymentTerms } from '../../model/index.ts';
import { join, type Format } from './format.ts';
import type { Block, Fact } from './model.ts';
import { partyInline } from './party.ts';

/** Groups of four, as on a bank statement. */
function grouped(iban: string | undefined): string {
  return iban?.replace(/\s/g, '').replace(/(.{4})(?=.)/g, '$1\u00a0') ?? '';
}

function meansFacts(format: Format, means: PaymentMeans): Fact[] {
  const words = format.words.payment;
  return [
    ...format.fact(words.means, join([format.code('paymentMeans', means.code), means.text], ' · '), 'BT-81'),
    ...format.fact(words.iban, grouped(means.iban), 'BT-84'),
    ...format.fact(words.account, means.account, 'BT-84'),
    ...format.fact(words.accountName, means.accountName, 'BT-85'),
    ...format.fact(words.bic, means.bic, 'BT-86'),
    ...format.fact(words.card, join([means.cardNumber, means.cardNetwork], ' · '), 'BT-87'),
    ...format.fact(words.cardHolder, means.cardHolder, 'BT-88'),
    ...format.fact(words.debitedIban, grouped(means.debitedIban), 'BT-91'),
    ...format.fact(words.debitedName, means.debitedName),
    ...format.fact(words.debitedBic, means.debitedBic),
    ...format.fact(words.remittance, means.remittance, 'BT-83'),
    ...format.fact(words.mandate, means.mandate, 'BT-89'),
  ];
}

function condition(format: Format, value: PaymentCondition | undefined): string {
  if (!value) return '';
  const from = value.from && format.words.reference.date(format.date(value.from));
  return join(
    [
      format.percent(value.percent),
      format.amount(value.amount),
      format.amount(value.base),
      format.quantity(value.period),
      from,
    ],
    ' · ',
  );
}

function termsFacts(format: Format, terms: PaymentTerms): Fact[] {
  const words = format.words.payment;
  return [
    ...format.fact(words.terms, terms.description, 'BT-20'),
    ...format.fact(words.dueDate, format.date(terms.dueDate), 'BT-9'),
    ...format.fact(words.partial, format.amount(terms.partialAmount)),
    ...format.fact(words.mandate, terms.mandate, 'BT-89'),
    ...format.fact(words.discount, condition(format, terms.discount)),
    ...format.fact(words.penalty, condition(format, terms.penalty)),
    ...format.fact(format.words.party.payee, terms.payee && partyInline(format, terms.payee)),
  ];
}

function advanceFact(format: Format, advance: AdvancePayment): Fact[] {
  const vat = advance.vat.map((item) => join([format.vat(item), format.amount(item.tax)]));
  const parts = [
    format.amount(advance.amount),
    format.date(advance.date),
    ...vat,
    ...advance.invoices.map((item) => format.reference(item)),
  ];
  return format.fact(format.words.payment.advance, join(parts, ' · '));
}

function rateText(format: Format, invoice: Invoice): string {
  const rate = invoice.exchangeRate;
  return join([rate?.source, rate?.target, format.decimal(rate?.rate), format.date(rate?.date)], ' · ');
}

export function paymentBlock(format: Format, invoice: Invoice): Block {
  const words = format.words.payment;
  return {
    title: words.title,
    facts: [
      ...invoice.paymentMeans.flatMap((means) => meansFacts(format, means)),
      ...format.fact(words.remittance, invoice.remittance, 'BT-83'),
      ...format.fact(words.creditorId, invoice.creditorId, 'BT-90'),
      ...format.fact(words.mandate, invoice.mandate, 'BT-89'),
      ...invoice.paymentTerms.flatMap((terms) => termsFacts(format, terms)),
      ...invoice.advancePayments.flatMap((advance) => advanceFact(format, advance)),
      ...format.fact(words.exchangeRate, rateText(format, invoice)),
    ],
  };
}
