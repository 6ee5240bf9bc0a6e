// What waits for a decision, for the menu of every page.

import { inTransaction, type TenantCtx } from '#src/context.ts';
import type { Language } from '#src/i18n.ts';
import { invoiceWords } from '#views/invoices/index.ts';
import { countInvoices } from '../service/read.ts';

/** By entry of the menu. */
export async function menuCounters(ctx: TenantCtx, language: Language) {
  const label = invoiceWords[language].tabs.pending.toLowerCase();
  return await inTransaction(ctx, async (tx) => ({
    purchases: { value: (await countInvoices(tx, 'purchase')).pending, label },
    sales: { value: (await countInvoices(tx, 'sale')).pending, label },
  }));
}
