// What waits for a decision, for the menu of every page.

import { inTransaction, type TenantCtx } from '#src/context.ts';
import type { Language } from '#src/i18n.ts';
import { isAllowed } from '#modules/tenancy';
import { invoiceWords } from '#views/invoices/index.ts';
import { countInvoices } from '../service/read.ts';

/** By entry of the menu; nothing for those who see no invoices. */
export async function menuCounters(ctx: TenantCtx, language: Language) {
  const label = invoiceWords[language].tabs.pending.toLowerCase();
  return await inTransaction(ctx, async (tx) => {
    if (!(await isAllowed(tx, 'invoices.read'))) return {};
    return {
      purchases: { value: (await countInvoices(tx, 'purchase')).pending, label },
      sales: { value: (await countInvoices(tx, 'sale')).pending, label },
    };
  });
}
