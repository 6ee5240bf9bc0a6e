// May this actor do this in this company? Asked of the database each time, inside the transaction that acts on the
// answer: a right taken away a second ago no longer works.

import { inReading, onceRead, type TenantCtx, type Tx } from '#src/context.ts';
import { notAllowed } from '../errors.ts';
import { rightWords } from '../model/right-words.ts';
import { rightsOfAccess, rightsOfScopes, type Right } from '../model/rights.ts';
import { accessOf } from '../repository/access.ts';
import { scopesOfKey } from '../repository/api-keys.ts';
import { requireFreshSecondFactor } from './identity/step-up.ts';

type Rights = ReadonlySet<Right> | 'all';

/** Everything the context's actor may do. The product itself and the mail box are not bound by roles. */
async function askRights(tx: Tx<TenantCtx>): Promise<Rights> {
  const { kind, id } = tx.actor;
  if (kind === 'user') {
    const access = await accessOf(tx, id, tx.company.id);
    return access ? rightsOfAccess(access) : new Set();
  }
  if (kind === 'key') return rightsOfScopes(await scopesOfKey(tx, id));
  return 'all';
}

const RIGHTS = Symbol('rights');

/** The rights are being asked for already, by whoever opened this reading transaction. */
export function rightsComeWith(tx: Tx<TenantCtx>, rights: Promise<Rights>): void {
  // Work that never asks for them leaves a failure to who opened the transaction.
  rights.catch(() => undefined);
  void onceRead(tx, RIGHTS, () => rights);
}

/** Where nothing can change meanwhile the database is asked once. */
export async function rightsOfActor(tx: Tx<TenantCtx>): Promise<Rights> {
  return await onceRead(tx, RIGHTS, async () => await askRights(tx));
}

/** The refusal names the right that is missing: its page leads to the explanation (service/explain.ts). */
export function refusalOf(right: Right): Error {
  const message = { fr: rightWords.fr[right], en: rightWords.en[right] };
  return notAllowed({ fields: [{ path: right, message }] });
}

/** Throws `tenancy.not_allowed` (403) unless the context's actor has the right. First line of use cases that act. */
export async function authorize(tx: Tx<TenantCtx>, right: Right): Promise<void> {
  const rights = await rightsOfActor(tx);
  if (rights !== 'all' && !rights.has(right)) throw refusalOf(right);
  requireFreshSecondFactor(tx, right);
}

/** The same question, for a page that shows or hides a form. */
export async function isAllowed(ctx: TenantCtx, right: Right): Promise<boolean> {
  return await inReading(ctx, async (tx) => {
    const rights = await rightsOfActor(tx);
    return rights === 'all' || rights.has(right);
  });
}
