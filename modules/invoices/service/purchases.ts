// The purchases of a company as bare facts. Whoever calls has asked who wants to know.

import type { TenantCtx, Tx } from '#src/context.ts';
import type { Purchase } from '../model.ts';
import * as repository from '../repository/purchases.ts';

const PAGE = 5_000;

/** Every purchase issued since that day, oldest first, in pages of bounded size. `since`: ISO day. */
export async function* purchasesSince(tx: Tx<TenantCtx>, since: string): AsyncGenerator<readonly Purchase[]> {
  let after: repository.PurchasePage['after'];
  for (;;) {
    const page = await repository.purchasePage(tx, { since, after, limit: PAGE });
    if (page.length > 0) yield page;
    const last = page.at(-1);
    if (page.length < PAGE || last?.issuedOn === undefined) return;
    after = { issuedOn: last.issuedOn, id: last.id };
  }
}

const MOST_OF_ONE = 20_000;

/** Of one supplier: its partner's, and those that name nobody but by this name (`Purchase.sortName`). */
export async function purchasesOfSupplier(
  tx: Tx<TenantCtx>,
  supplier: { readonly partnerId: string | undefined; readonly sortName: string },
): Promise<Purchase[]> {
  return await repository.purchasesOf(tx, { ...supplier, limit: MOST_OF_ONE });
}

const MOST_SUPPLIERS = 2_000;

/** Who has sold to the company, by name, at most 2,000. */
export async function suppliersSeen(tx: Tx<TenantCtx>): Promise<repository.PurchaseSupplier[]> {
  return await repository.purchaseSuppliers(tx, MOST_SUPPLIERS);
}

/** `undefined` for a sale, and for what does not exist here. */
export async function purchaseFacts(tx: Tx<TenantCtx>, id: string): Promise<Purchase | undefined> {
  return await repository.purchaseById(tx, id);
}

/** Where the document says that questions about it go; `undefined` when it does not. */
export async function contactEmail(tx: Tx<TenantCtx>, id: string): Promise<string | undefined> {
  return await repository.contactOf(tx, id);
}
