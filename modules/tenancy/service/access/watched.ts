// Auditors and tax inspectors: whatever they open stands in the company's journal.

import { inTransaction, type TenantCtx } from '#src/context.ts';
import { record } from '../journal.ts';

const WATCHED: ReadonlySet<string> = new Set(['auditor', 'tax-inspector']);

export function isWatched(role: string): boolean {
  return WATCHED.has(role);
}

/** Writes that the context's person opened a page or a file. */
export async function recordVisit(ctx: TenantCtx, path: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await record(tx, {
      action: 'access.page_opened',
      subject: { kind: 'user', id: tx.actor.id },
      details: { path },
    });
  });
}
