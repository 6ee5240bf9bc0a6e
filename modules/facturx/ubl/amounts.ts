// UBL: taxes, allowances and charges.

import type { AllowanceCharge, VatBreakdown, VatCategory } from '../model/amount.ts';
import type { LineVat } from '../model/line.ts';
import * as shapes from '../model/shapes.ts';
import * as codecs from '../mapping/codecs.ts';
import { amount, child, childSays, constant, decimal, each, group, inline, not, text } from '../mapping/entries.ts';
import { EN, type Entry, type Group, type Mark, X } from '../mapping/types.ts';
import { vatScheme } from './party.ts';

interface Taxed {
  readonly category?: string;
  readonly rate?: VatCategory['rate'];
  readonly exemptionReason?: string;
  readonly exemptionCode?: string;
}

/** `reasons`: BT-120 and BT-121 in the breakdown, EXTENDED elsewhere. */
function categoryEntries<T extends Taxed>(reasons: Mark): readonly Entry<T>[] {
  const entries: readonly Entry<Taxed>[] = [
    text('cbc:ID', 'category', EN('BT-118')),
    decimal('cbc:Percent', 'rate', EN('BT-119')),
    text('cbc:TaxExemptionReasonCode', 'exemptionCode', reasons),
    text('cbc:TaxExemptionReason', 'exemptionReason', reasons),
    vatScheme<Taxed>(),
  ];
  return entries;
}

/** BG-23. */
export const vatBreakdown = group<VatBreakdown>(shapes.vatBreakdown, [
  amount('cbc:TaxableAmount', 'base', EN('BT-116')),
  amount('cbc:TaxAmount', 'tax', EN('BT-117')),
  inline('cac:TaxCategory', categoryEntries<VatBreakdown>(EN('BT-120'))),
]);

/** BG-30. */
export const lineVat = group<LineVat>(shapes.computedVat, categoryEntries<LineVat>(X()));

const isCharge = childSays('cbc:ChargeIndicator', 'true', '1');

function allowanceCharge(indicator: 'true' | 'false', vat: Mark): Group<AllowanceCharge> {
  return group<AllowanceCharge>(shapes.allowanceCharge, [
    constant('cbc:ChargeIndicator', indicator),
    inline('cbc:AllowanceChargeReasonCode', {
      content: ['reasonCode', codecs.text],
      attributes: { listID: 'reasonCodeList' },
      attributeMarks: { listID: X('BT-177') },
    }),
    text('cbc:AllowanceChargeReason', 'reason', EN('BT-97')),
    decimal('cbc:MultiplierFactorNumeric', 'percent', EN('BT-94')),
    decimal('cbc:SequenceNumeric', 'sequence', X()),
    amount('cbc:Amount', 'amount', EN('BT-92')),
    amount('cbc:BaseAmount', 'base', EN('BT-93')),
    child('cac:TaxCategory', 'vat', [group<VatCategory>(shapes.vatCategory, categoryEntries<VatCategory>(X())), vat]),
  ]);
}

interface HasBoth {
  readonly allowances: readonly AllowanceCharge[];
  readonly charges: readonly AllowanceCharge[];
}

/** BG-20 and BG-21, whose VAT is BT-95 and BT-102; BG-27 and BG-28, which have that of their line. */
export function allowanceEntries<T extends HasBoth>(vat: Mark): readonly Entry<T>[] {
  const key = 'cac:AllowanceCharge';
  const entries: readonly Entry<HasBoth>[] = [
    each(key, 'allowances', { of: allowanceCharge('false', vat), mark: EN('BG-20'), accepts: not(isCharge) }),
    each(key, 'charges', { of: allowanceCharge('true', vat), mark: EN('BG-21'), accepts: isCharge }),
  ];
  return entries;
}
