// Table identity_flows. Its wall is the token: a flow is found by who holds its secret, or by the person it is about.

import { sql } from 'kysely';
import type { Tx } from '#src/context.ts';

export interface Flow {
  readonly kind: string;
  readonly userId: string | undefined;
  readonly payload: unknown;
}

export interface NewFlow extends Flow {
  readonly tokenHash: Buffer;
  readonly expiresAt: Date;
}

async function enterFlow(tx: Tx, tokenHash: Buffer): Promise<void> {
  await sql`select set_config('facteur.flow', ${tokenHash.toString('hex')}, true)`.execute(tx.db);
}

export async function insertFlow(tx: Tx, flow: NewFlow): Promise<void> {
  await enterFlow(tx, flow.tokenHash);
  await tx.db
    .insertInto('identity_flows')
    .values({
      token_hash: flow.tokenHash,
      kind: flow.kind,
      user_id: flow.userId ?? null,
      payload: JSON.stringify(flow.payload),
      created_at: tx.clock.now(),
      expires_at: flow.expiresAt,
    })
    .execute();
}

interface FlowRow {
  readonly kind: string;
  readonly user_id: string | null;
  readonly payload: unknown;
}

const flowOf = ({ kind, user_id, payload }: FlowRow): Flow => ({ kind, userId: user_id ?? undefined, payload });

export interface FlowKey {
  readonly tokenHash: Buffer;
  readonly kind: string;
}

/** The flow, if it is of this kind and not over. */
export async function findFlow(tx: Tx, { tokenHash, kind }: FlowKey): Promise<Flow | undefined> {
  await enterFlow(tx, tokenHash);
  const row = await tx.db
    .selectFrom('identity_flows')
    .select(['kind', 'user_id', 'payload'])
    .where('token_hash', '=', tokenHash)
    .where('kind', '=', kind)
    .where('expires_at', '>', tx.clock.now())
    .executeTakeFirst();
  return row && flowOf(row);
}

/** The same, and it is used up: of two requests at once, one gets it. */
export async function takeFlow(tx: Tx, { tokenHash, kind }: FlowKey): Promise<Flow | undefined> {
  await enterFlow(tx, tokenHash);
  const row = await tx.db
    .deleteFrom('identity_flows')
    .where('token_hash', '=', tokenHash)
    .where('kind', '=', kind)
    .where('expires_at', '>', tx.clock.now())
    .returning(['kind', 'user_id', 'payload'])
    .executeTakeFirst();
  return row && flowOf(row);
}

/** Ends the flows of these kinds that are about the person. Their wall must be open. */
export async function deleteFlowsOf(tx: Tx, userId: string, kinds: readonly string[]): Promise<void> {
  await tx.db.deleteFrom('identity_flows').where('user_id', '=', userId).where('kind', 'in', kinds).execute();
}

export async function forgetFlows(tx: Tx): Promise<void> {
  await sql`select tenancy_forget_flows(${tx.clock.now()})`.execute(tx.db);
}
