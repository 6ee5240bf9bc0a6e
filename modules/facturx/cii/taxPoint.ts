// BT-7 and BT-8 belong to the document; CII repeats them in every VAT breakdown.

import type { VatBreakdown } from '../model/amount.ts';
import type { Invoice } from '../model/invoice.ts';

type TaxPoint = 'taxPointDate' | 'taxPointCode';

function firstOf(invoice: Invoice, field: TaxPoint): string | undefined {
  return invoice.vatBreakdown.find((breakdown) => breakdown[field] !== undefined)?.[field];
}

function withoutCommon(breakdown: VatBreakdown, common: Partial<Record<TaxPoint, string>>): VatBreakdown {
  const { taxPointDate, taxPointCode, ...rest } = breakdown;
  return {
    ...rest,
    ...(taxPointDate !== undefined && taxPointDate !== common.taxPointDate ? { taxPointDate } : {}),
    ...(taxPointCode !== undefined && taxPointCode !== common.taxPointCode ? { taxPointCode } : {}),
  };
}

/** After reading: what the breakdowns share goes to the invoice. */
export function liftTaxPoint(invoice: Invoice): Invoice {
  const taxPointDate = firstOf(invoice, 'taxPointDate');
  const taxPointCode = firstOf(invoice, 'taxPointCode');
  if (taxPointDate === undefined && taxPointCode === undefined) return invoice;
  const common = { ...(taxPointDate ? { taxPointDate } : {}), ...(taxPointCode ? { taxPointCode } : {}) };
  return {
    ...invoice,
    ...common,
    vatBreakdown: invoice.vatBreakdown.map((breakdown) => withoutCommon(breakdown, common)),
  };
}

/** Before writing: each breakdown says it. BT-7 and BT-8 exclude each other there (BR-CO-3). */
export function lowerTaxPoint(invoice: Invoice): Invoice {
  const { taxPointDate, taxPointCode } = invoice;
  if (taxPointDate === undefined && taxPointCode === undefined) return invoice;
  const common = { ...(taxPointDate ? { taxPointDate } : {}), ...(taxPointCode ? { taxPointCode } : {}) };
  return { ...invoice, vatBreakdown: invoice.vatBreakdown.map((breakdown) => ({ ...common, ...breakdown })) };
}
