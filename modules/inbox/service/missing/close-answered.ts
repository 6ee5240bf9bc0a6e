// A document comes in: the lines that waited for it close in the transaction in which it is registered.

import type { TenantCtx, Tx } from '#src/context.ts';
import { signal } from '#src/events/live.ts';
import { purchaseFacts, type Purchase } from '#modules/invoices';
import { answers } from '../../model/missing/answers.ts';
import { sortName, supplierKeyOf } from '../../model/missing/suppliers.ts';
import { lockUnanswered, moveLines } from '../../repository/missing/documents.ts';
import { waitingSuppliers } from '../../repository/missing/list.ts';

/** Lines that wait in one dossier are few: nobody asks for thousands of documents. */
const MOST_WAITING = 2_000;

/** Keys under which a partner's document may be waited for; one that names nobody belongs to whom its name does. */
async function keysOf(tx: Tx<TenantCtx>, purchase: Purchase): Promise<string[]> {
  const keys = [supplierKeyOf(purchase), supplierKeyOf({ ...purchase, partnerId: undefined })];
  const namesakes =
    purchase.partnerId === undefined && purchase.sortName !== ''
      ? (await waitingSuppliers(tx, MOST_WAITING)).filter(({ name }) => sortName(name) === purchase.sortName)
      : [];
  return [...keys, ...namesakes.map(({ key }) => key)].filter((key) => key !== undefined);
}

/** Answers how many lines the invoice closed; a sale closes none. */
export async function closeAnswered(tx: Tx<TenantCtx>, invoiceId: string): Promise<number> {
  const purchase = await purchaseFacts(tx, invoiceId);
  const keys = purchase ? await keysOf(tx, purchase) : [];
  if (!purchase || keys.length === 0) return 0;
  const ids = (await lockUnanswered(tx, keys)).filter((line) => answers(line, purchase)).map(({ id }) => id);
  await moveLines(tx, ids, { state: 'received', invoiceId, detail: { invoiceId } });
  for (const id of ids) await signal(tx, 'missing', id);
  return ids.length;
}

/** Hears invoices.corrected: what was misread may be the document after all. */
export async function invoiceCorrectedHere(
  tx: Tx<TenantCtx>,
  { invoiceId }: { readonly invoiceId: string },
): Promise<void> {
  await closeAnswered(tx, invoiceId);
}
