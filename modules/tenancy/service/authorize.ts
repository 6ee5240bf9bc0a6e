// May this actor do this in this company? Asked of the database each time, inside the transaction that acts on the
// answer: a right taken away a second ago no longer works.

import { inTransaction, type TenantCtx, type Tx } from '#src/context.ts';
import { notAllowed } from '../errors.ts';
import { rightsOfRole, rightsOfScopes, type Right } from '../model/rights.ts';
import { scopesOfKey } from '../repository/api-keys.ts';
import { roleOf } from '../repository/companies.ts';

/** Everything the context's actor may do. The product itself and the mail box are not bound by roles. */
async function rightsOfActor(tx: Tx<TenantCtx>): Promise<ReadonlySet<Right> | 'all'> {
  const { kind, id } = tx.actor;
  if (kind === 'user') return rightsOfRole((await roleOf(tx, id, tx.company.id)) ?? '');
  if (kind === 'key') return rightsOfScopes(await scopesOfKey(tx, id));
  return 'all';
}

/** Throws `tenancy.not_allowed` (403) unless the context's actor has the right. First line of use cases that act. */
export async function authorize(tx: Tx<TenantCtx>, right: Right): Promise<void> {
  const rights = await rightsOfActor(tx);
  if (rights !== 'all' && !rights.has(right)) throw notAllowed();
}

/** The same question, for a page that shows or hides a form. */
export async function isAllowed(ctx: TenantCtx, right: Right): Promise<boolean> {
  return await inTransaction(ctx, async (tx) => {
    const rights = await rightsOfActor(tx);
    return rights === 'all' || rights.has(right);
  });
}
