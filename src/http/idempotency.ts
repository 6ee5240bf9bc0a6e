// `Idempotency-Key` (draft-ietf-httpapi-idempotency-key-header): the same key and the same request give the first
// answer again. The key is written in the transaction of the work itself, so a crash between the two cannot part them.

import type { TenantCtx, Tx } from '../context.ts';
import { keyReused } from './errors.ts';

export interface Remembered<B> {
  readonly status: number;
  readonly body: B;
}

export interface IdempotentCall {
  /** As sent by the client, at most 255 characters; absent = no memory. */
  readonly key: string | undefined;
  /** Digest of what makes the request the same request. */
  readonly fingerprint: string;
}

/** Runs `work` once per key. Throws `http.idempotency_key_reused` when the key came with another request. */
export async function once<B>(
  tx: Tx<TenantCtx>,
  call: IdempotentCall,
  work: () => Promise<Remembered<B>>,
): Promise<Remembered<B> & { replayed: boolean }> {
  if (call.key === undefined) return { ...(await work()), replayed: false };
  const claimed = await tx.db
    .insertInto('idempotency_keys')
    .values({
      company_id: tx.company.id,
      key: call.key,
      fingerprint: call.fingerprint,
      status: 0,
      response: JSON.stringify(null),
      created_at: tx.clock.now(),
    })
    // A concurrent twin waits here for the first one's commit.
    .onConflict((conflict) => conflict.doNothing())
    .returning('key')
    .executeTakeFirst();
  if (!claimed) return { ...(await recall<B>(tx, call)), replayed: true };
  const answer = await work();
  await tx.db
    .updateTable('idempotency_keys')
    .set({ status: answer.status, response: JSON.stringify(answer.body) })
    .where('company_id', '=', tx.company.id)
    .where('key', '=', call.key)
    .execute();
  return { ...answer, replayed: false };
}

async function recall<B>(tx: Tx<TenantCtx>, call: IdempotentCall): Promise<Remembered<B>> {
  const row = await tx.db
    .selectFrom('idempotency_keys')
    .select(['fingerprint', 'status', 'response'])
    .where('company_id', '=', tx.company.id)
    .where('key', '=', call.key ?? '')
    .executeTakeFirstOrThrow();
  if (row.fingerprint !== call.fingerprint) throw keyReused();
  return { status: row.status, body: row.response as B };
}
