// What waits for a decision, for the menu of every page.

import { inReading, type TenantCtx } from '#src/context.ts';
import type { Language } from '#src/i18n.ts';
import { isAllowed } from '#modules/tenancy';
import { invoiceWords } from '#views/invoices/index.ts';
import type { Counts } from '../repository/list.ts';
import { countInvoices } from '../service/read.ts';

/** By entry of the menu; for pages that have counted already. */
export function menuCountersOf(counts: Counts, language: Language) {
  const label = invoiceWords[language].tabs.pending.toLowerCase();
  return {
    purchases: { value: counts.purchase.pending, label },
    sales: { value: counts.sale.pending, label },
  };
}

/** For the pages of every module (src/app.ts plugs it); nothing for those who see no invoices. */
export async function menuCounters(ctx: TenantCtx, language: Language) {
  return await inReading(ctx, async (tx) => {
    const [isReader, counts] = await Promise.all([isAllowed(tx, 'invoices.read'), countInvoices(tx)]);
    return isReader ? menuCountersOf(counts, language) : {};
  });
}
