// BG-20 to BG-23.

import type { AllowanceCharge, Invoice, LogisticsCharge, VatBreakdown } from '../../model/index.ts';
import { join, type Format } from './format.ts';
import type { Table, TotalRow } from './model.ts';

export function adjustmentReason(format: Format, item: AllowanceCharge): string {
  const words = format.words.adjustment;
  return join(
    [
      item.reason,
      join([item.reasonCode, item.reasonCodeList], ' / '),
      item.baseQuantity && `${words.baseQuantity} ${format.quantity(item.baseQuantity)}`,
      item.sequence && `${words.sequence} ${format.decimal(item.sequence)}`,
    ],
    ' · ',
  );
}

function adjustmentRow(format: Format, kind: 'allowance' | 'charge', item: AllowanceCharge): string[] {
  const amount = kind === 'allowance' ? item.amount?.negated() : item.amount;
  return [
    join([format.words.adjustment[kind], adjustmentReason(format, item)], ' – '),
    format.amount(item.base),
    format.percent(item.percent),
    format.vat(item.vat),
    format.amount(amount),
  ];
}

function logisticsRow(format: Format, item: LogisticsCharge): string[] {
  const vat = item.vat.map((category) => format.vat(category)).join(', ');
  const label = join([format.words.adjustment.logistics, item.description], ' – ');
  return [label, '', '', vat, format.amount(item.amount)];
}

export function adjustmentTable(format: Format, invoice: Invoice): Table {
  const words = format.words.adjustment;
  return {
    title: words.title,
    columns: [
      { label: words.kind, isNumber: false },
      { label: words.base, isNumber: true },
      { label: words.percent, isNumber: true },
      { label: words.vat, isNumber: true },
      { label: words.amount, isNumber: true },
    ],
    rows: [
      ...invoice.allowances.map((item) => adjustmentRow(format, 'allowance', item)),
      ...invoice.charges.map((item) => adjustmentRow(format, 'charge', item)),
      ...invoice.logisticsCharges.map((item) => logisticsRow(format, item)),
    ],
  };
}

function vatRow(format: Format, item: VatBreakdown): string[] {
  const words = format.words.vat;
  const extras = [
    join([item.exemptionReason, item.exemptionCode], ' – '),
    item.taxType,
    format.date(item.taxPointDate),
    format.code('taxPoint', item.taxPointCode),
    item.lineTotal && `${words.lineTotal} ${format.amount(item.lineTotal)}`,
    item.allowanceChargeTotal && `${words.balance} ${format.amount(item.allowanceChargeTotal)}`,
  ];
  const category = join([format.code('vatCategory', item.category), ...extras], ' · ');
  return [category, format.percent(item.rate), format.amount(item.base), format.amount(item.tax)];
}

export function vatTable(format: Format, invoice: Invoice): Table {
  const words = format.words.vat;
  return {
    title: words.title,
    columns: [
      { label: words.category, isNumber: false },
      { label: words.rate, isNumber: true },
      { label: words.base, isNumber: true },
      { label: words.tax, isNumber: true },
    ],
    rows: invoice.vatBreakdown.map((item) => vatRow(format, item)),
  };
}

/** Without VAT, with VAT, due. */
const STRONG = new Set(['BT-109', 'BT-112', 'BT-115']);

export function totalRows(format: Format, invoice: Invoice): TotalRow[] {
  const words = format.words.total;
  const { totals } = invoice;
  const row = (label: string, value: string, term: string): TotalRow[] =>
    format.fact(label, value, term).map((fact) => ({ ...fact, isStrong: STRONG.has(term) }));
  const thirdParties = invoice.thirdPartyPayments.flatMap((payment) =>
    row(join([words.thirdParty, payment.description, payment.id], ' – '), format.amount(payment.amount), 'BG-34'),
  );
  return [
    ...row(words.lines, format.amount(totals.lines), 'BT-106'),
    ...row(words.allowances, format.amount(totals.allowances?.negated()), 'BT-107'),
    ...row(words.charges, format.amount(totals.charges), 'BT-108'),
    ...row(words.net, format.amount(totals.net), 'BT-109'),
    ...row(words.vat, format.amount(totals.vat), 'BT-110'),
    ...row(
      words.vatIn(invoice.vatCurrency ?? ''),
      format.amount(totals.vatInAccountingCurrency, invoice.vatCurrency),
      'BT-111',
    ),
    ...row(words.gross, format.amount(totals.gross), 'BT-112'),
    ...row(words.paid, format.amount(totals.paid?.negated()), 'BT-113'),
    ...row(words.rounding, format.amount(totals.rounding), 'BT-114'),
    ...thirdParties,
    ...row(words.due, format.amount(totals.due), 'BT-115'),
  ];
}
