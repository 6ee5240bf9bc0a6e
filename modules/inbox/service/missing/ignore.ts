// Giving up a line, and taking that back. « Perdu » ends the chasing as the other reasons do.

import { inTransaction, type TenantCtx, type Tx } from '#src/context.ts';
import { signal } from '#src/events/live.ts';
import { authorize } from '#modules/tenancy';
import { missingNotFound, missingSettled, notIgnored } from '../../missing-errors.ts';
import { isWaiting, type IgnoreReason, type MissingDocument } from '../../model/missing/types.ts';
import { lockLines, moveLines } from '../../repository/missing/documents.ts';
import { lineById } from '../../repository/missing/list.ts';

/** Nobody is asked for these any more. Answers how many waited; those that did not stay as they are. */
export async function ignoreMissing(
  ctx: TenantCtx,
  { ids, reason }: { readonly ids: readonly string[]; readonly reason: IgnoreReason },
): Promise<number> {
  return await inTransaction(ctx, async (tx) => {
    await authorize(tx, 'mails.sort');
    const waiting = (await lockLines(tx, ids)).filter(isWaiting).map(({ id }) => id);
    await moveLines(tx, waiting, { state: 'ignored', reason });
    for (const id of waiting) await signal(tx, 'missing', id);
    return waiting.length;
  });
}

async function lockedLine(tx: Tx<TenantCtx>, id: string): Promise<MissingDocument> {
  const [line] = await lockLines(tx, [id]);
  if (!line) throw missingNotFound();
  return line;
}

async function moved(tx: Tx<TenantCtx>, id: string): Promise<MissingDocument> {
  await signal(tx, 'missing', id);
  return (await lineById(tx, id)) ?? (await lockedLine(tx, id));
}

/** Like {@link ignoreMissing} for one. Throws `inbox.missing_not_found`, `inbox.missing_settled`. */
export async function ignoreOne(
  ctx: TenantCtx,
  { id, reason }: { readonly id: string; readonly reason: IgnoreReason },
): Promise<MissingDocument> {
  return await inTransaction(ctx, async (tx) => {
    await authorize(tx, 'mails.sort');
    const line = await lockedLine(tx, id);
    if (!isWaiting(line) && line.state !== 'ignored') throw missingSettled();
    await moveLines(tx, [id], { state: 'ignored', reason });
    return await moved(tx, id);
  });
}

/** It is awaited again, as asked as it was. Throws `inbox.missing_not_found`, `inbox.missing_not_ignored`. */
export async function restoreMissing(ctx: TenantCtx, id: string): Promise<MissingDocument> {
  return await inTransaction(ctx, async (tx) => {
    await authorize(tx, 'mails.sort');
    const line = await lockedLine(tx, id);
    if (line.state !== 'ignored') throw notIgnored();
    await moveLines(tx, [id], { state: line.timesAsked > 0 ? 'asked' : 'open' });
    return await moved(tx, id);
  });
}
