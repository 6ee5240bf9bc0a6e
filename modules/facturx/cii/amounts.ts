// CII: taxes, allowances and charges.

import type { AllowanceCharge, LogisticsCharge, VatBreakdown, VatCategory } from '../model/amount.ts';
import type { LineVat } from '../model/line.ts';
import type { AdvanceVat } from '../model/payment.ts';
import * as shapes from '../model/shapes.ts';
import * as codecs from '../mapping/codecs.ts';
import {
  child,
  childSays,
  constant,
  decimal,
  each,
  group,
  inline,
  leaf,
  not,
  text,
  usual,
} from '../mapping/entries.ts';
import { EN, type Entry, FR, type Group, type Mark, WL, X } from '../mapping/types.ts';
import { quantity } from './common.ts';

/** BT-8: CII uses UNTDID 2475 where the model, like EN 16931, uses UNTDID 2005. */
const taxPointCode = codecs.translated({ '5': '3', '29': '35', '72': '432' });

function vatEntries<T extends VatCategory>(mark: Mark): readonly Entry<T>[] {
  const entries: readonly Entry<VatCategory>[] = [
    usual('ram:TypeCode', 'taxType', 'VAT'),
    text('ram:ExemptionReason', 'exemptionReason', X('BT-120')),
    text('ram:CategoryCode', 'category', mark),
    text('ram:ExemptionReasonCode', 'exemptionCode', X('BT-121')),
    decimal('ram:RateApplicablePercent', 'rate', mark),
  ];
  return entries;
}

function vatCategory(mark: Mark): Group<VatCategory> {
  return group<VatCategory>(shapes.vatCategory, vatEntries(mark));
}

/** BG-23. */
export const vatBreakdown = group<VatBreakdown>(shapes.vatBreakdown, [
  decimal('ram:CalculatedAmount', 'tax', WL('BT-117')),
  usual('ram:TypeCode', 'taxType', 'VAT'),
  text('ram:ExemptionReason', 'exemptionReason', WL('BT-120')),
  decimal('ram:BasisAmount', 'base', WL('BT-116')),
  decimal('ram:LineTotalBasisAmount', 'lineTotal', X()),
  decimal('ram:AllowanceChargeBasisAmount', 'allowanceChargeTotal', X()),
  text('ram:CategoryCode', 'category', WL('BT-118')),
  text('ram:ExemptionReasonCode', 'exemptionCode', WL('BT-121')),
  leaf('ram:TaxPointDate', 'taxPointDate', [codecs.dateOnly, EN('BT-7')]),
  leaf('ram:DueDateTypeCode', 'taxPointCode', [taxPointCode, WL('BT-8')]),
  decimal('ram:RateApplicablePercent', 'rate', WL('BT-119')),
]);

/** BG-30. */
export const lineVat = group<LineVat>(shapes.computedVat, [
  decimal('ram:CalculatedAmount', 'tax', X()),
  usual('ram:TypeCode', 'taxType', 'VAT'),
  text('ram:ExemptionReason', 'exemptionReason', X()),
  decimal('ram:BasisAmount', 'base', FR()),
  text('ram:CategoryCode', 'category', WL('BT-151')),
  text('ram:ExemptionReasonCode', 'exemptionCode', X()),
  decimal('ram:RateApplicablePercent', 'rate', WL('BT-152')),
]);

/** EXTENDED: VAT of an advance payment. */
export const advanceVat = group<AdvanceVat>(shapes.advanceVat, [
  decimal('ram:CalculatedAmount', 'tax', X()),
  ...vatEntries<AdvanceVat>(X()),
]);

const isCharge = childSays('ram:ChargeIndicator', 'true', '1');

/** Where an allowance stands decides what each profile has of it. */
export interface AllowanceMarks {
  readonly amount: Mark;
  readonly reason: Mark;
  /** Base and percentage. */
  readonly calculation: Mark;
  readonly vat: Mark;
  /** Order of application, base quantity. */
  readonly rest: Mark;
}

function allowanceCharge(indicator: 'true' | 'false', marks: AllowanceMarks): Group<AllowanceCharge> {
  return group<AllowanceCharge>(shapes.allowanceCharge, [
    constant('ram:ChargeIndicator', indicator, codecs.indicator),
    decimal('ram:SequenceNumeric', 'sequence', marks.rest),
    decimal('ram:CalculationPercent', 'percent', marks.calculation),
    decimal('ram:BasisAmount', 'base', marks.calculation),
    child('ram:BasisQuantity', 'baseQuantity', [quantity, marks.rest]),
    decimal('ram:ActualAmount', 'amount', marks.amount),
    inline(
      'ram:ReasonCode',
      {
        content: ['reasonCode', codecs.text],
        attributes: { listID: 'reasonCodeList' },
        // BT-177, BT-193: of charges only.
        attributeMarks: { listID: indicator === 'true' ? X('BT-177') : FR() },
      },
      { mark: marks.reason },
    ),
    text('ram:Reason', 'reason', marks.reason),
    child('ram:CategoryTradeTax', 'vat', [vatCategory(marks.vat), marks.vat]),
  ]);
}

interface HasBoth {
  readonly allowances: readonly AllowanceCharge[];
  readonly charges: readonly AllowanceCharge[];
}

/** The pair of entries of BG-20 and BG-21, or of BG-27 and BG-28. */
export function allowanceEntries<T extends HasBoth>(key: string, marks: AllowanceMarks): readonly Entry<T>[] {
  const entries: readonly Entry<HasBoth>[] = [
    each(key, 'allowances', { of: allowanceCharge('false', marks), mark: marks.amount, accepts: not(isCharge) }),
    each(key, 'charges', { of: allowanceCharge('true', marks), mark: marks.amount, accepts: isCharge }),
  ];
  return entries;
}

interface HasPriceChanges {
  readonly discounts: readonly AllowanceCharge[];
  readonly charges: readonly AllowanceCharge[];
}

/** BT-147 and, in EXTENDED, the other changes of the gross price. */
export function priceChangeEntries<T extends HasPriceChanges>(): readonly Entry<T>[] {
  const key = 'ram:AppliedTradeAllowanceCharge';
  const beyond = { reason: X(), calculation: X(), vat: FR(), rest: FR() };
  const discount = allowanceCharge('false', { amount: WL('BT-147'), ...beyond });
  const charge = allowanceCharge('true', { amount: X(), ...beyond });
  const entries: readonly Entry<HasPriceChanges>[] = [
    each(key, 'discounts', { of: discount, mark: WL('BT-147'), several: X(), accepts: not(isCharge) }),
    each(key, 'charges', { of: charge, mark: X(), accepts: isCharge }),
  ];
  return entries;
}

export const logisticsCharge = group<LogisticsCharge>(shapes.logisticsCharge, [
  text('ram:Description', 'description', X()),
  decimal('ram:AppliedAmount', 'amount', X()),
  each('ram:AppliedTradeTax', 'vat', { of: vatCategory(X()), mark: X() }),
]);
