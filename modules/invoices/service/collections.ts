// « À récupérer »: what the accountant, or their program, has still to fetch. The state is ours: a program that stops in the
// middle finds the rest where it was.

import { inTransaction, type TenantCtx } from '#src/context.ts';
import type { ArtefactKind } from '#modules/archive';
import { authorize } from '#modules/tenancy';
import { notAccepted } from '../errors.ts';
import * as repository from '../repository/collections.ts';
import { found } from './read.ts';

export interface Waiting {
  readonly invoices: readonly repository.Uncollected[];
  /** All that wait, on this page or not. */
  readonly total: number;
}

/** Throws `tenancy.not_allowed`. */
export async function waitingForCollection(ctx: TenantCtx, page: repository.UncollectedPage): Promise<Waiting> {
  return await inTransaction(ctx, async (tx) => {
    await authorize(tx, 'invoices.read');
    return { invoices: await repository.uncollected(tx, page), total: await repository.countUncollected(tx) };
  });
}

/** Marks these, or all that wait. Answers how many waited. Throws `tenancy.not_allowed`. */
export async function collect(ctx: TenantCtx, ids: readonly string[] | 'all'): Promise<number> {
  if (ids.length === 0) return 0;
  return await inTransaction(ctx, async (tx) => {
    await authorize(tx, 'invoices.export');
    const marked = await repository.markCollected(tx, { ids: ids === 'all' ? undefined : ids, means: 'mark' });
    return marked.length;
  });
}

export interface Collection {
  readonly collectedAt: Date | undefined;
}

/** One invoice, fetched or waiting again. Throws `tenancy.not_allowed`, `invoices.not_found`, `invoices.not_accepted`. */
export async function setCollected(
  ctx: TenantCtx,
  { id, collected }: { readonly id: string; readonly collected: boolean },
): Promise<Collection> {
  return await inTransaction(ctx, async (tx) => {
    await authorize(tx, 'invoices.export');
    await found(tx, id);
    if (collected) await repository.markCollected(tx, { ids: [id], means: 'mark' });
    else await repository.unmarkCollected(tx, id);
    const collection = await repository.collectionOf(tx, id);
    if (!collection) throw notAccepted();
    return collection;
  });
}

/** Who fetched the document has it; a look at the readable view is no fetching. */
export async function collectDownloaded(
  ctx: TenantCtx,
  { id, kind }: { readonly id: string; readonly kind: ArtefactKind },
): Promise<void> {
  if (kind === 'readable') return;
  await inTransaction(ctx, async (tx) => await repository.markCollected(tx, { ids: [id], means: 'download' }));
}
