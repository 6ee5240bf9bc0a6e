// What a page asks together with who asks for it: nobody sees anything that is not theirs, and nothing is changed.

import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { authorize, gate } from '#modules/tenancy';
import type { TenantCtx, Tx } from '#src/context.ts';
import type { Entry } from '#src/http/gate.ts';
import { openTestWorld } from '../../support/world.ts';

const { ctx, alice, bob, charlie, papillon, muguet, owner } = await openTestWorld();

type Work = (tx: Tx<TenantCtx>) => Promise<unknown>;

const wall = async (tx: Tx<TenantCtx>): Promise<string | null> => {
  const { rows } = await sql<{ id: string | null }>`select facteur_company() as id`.execute(tx.db);
  return rows[0]?.id ?? null;
};
/** Milliseconds since 1970. */
const lastSeen = async (): Promise<number> => {
  const { rows } = await owner.query<{ at: Date }>('select max(last_seen_at) as at from sessions');
  return rows[0]?.at.getTime() ?? 0;
};
const enter = async (token: string, companyId: string, alongside: Work): Promise<Entry | undefined> =>
  await gate.enter(ctx, { token, companyId, alongside });

let seen: unknown[] = [];
beforeEach(() => (seen = []));

/** Looks at the wall in each of two messages. */
const look: Work = async (tx) => {
  seen.push(await wall(tx));
  seen.push(await wall(tx));
  return 'looked';
};

describe('who may enter', () => {
  test('sees the company in each message, with their own rights and name', async () => {
    const entry = await enter(await bob.signIn(), papillon.id, async (tx) => {
      await Promise.all([authorize(tx, 'invoices.read'), look(tx)]);
      return tx.actor;
    });
    expect(seen).toEqual([papillon.id, papillon.id]);
    expect(entry?.outcome).toEqual({ status: 'fulfilled', value: bob.actor });
    expect(entry?.company?.role).toBe('approver');
  });

  test('is refused what they have no right to', async () => {
    const entry = await enter(await bob.signIn(), papillon.id, async (tx) => await authorize(tx, 'people.manage'));
    expect(entry?.outcome).toMatchObject({ status: 'rejected', reason: { code: 'tenancy.not_allowed' } });
  });

  test('changes nothing, but the time their session was last seen', async () => {
    await owner.query(`update sessions set last_seen_at = last_seen_at - interval '1 hour'`);
    const before = await lastSeen();
    const entry = await enter(await alice.signIn(), papillon.id, async (tx) => {
      await sql`update companies set name = 'x'`.execute(tx.db);
    });
    expect(entry?.outcome).toMatchObject({ status: 'rejected', reason: { code: '25006' } });
    const entered = await enter(await alice.signIn(), papillon.id, look);
    expect(entered?.outcome).toMatchObject({ status: 'fulfilled' });
    expect(await lastSeen()).toBeGreaterThan(before);
  });

  test('is not known before the first answer', async () => {
    const entry = await enter(await bob.signIn(), papillon.id, async (tx) => await Promise.resolve(tx.actor));
    expect(entry?.outcome).toMatchObject({ status: 'rejected' });
  });
});

describe('who may not enter', () => {
  test.each([
    ['of another company', async () => await enter(await charlie.signIn(), papillon.id, look)],
    ['of no session', async () => await enter('made-up', papillon.id, look)],
    ['of a company that does not exist', async () => await enter(await bob.signIn(), muguet.id, look)],
  ])('sees nothing in any message: somebody %s', async (_, tries) => {
    const entry = await tries();
    expect(seen).toEqual([null, null]);
    expect(entry?.company).toBeUndefined();
    expect(entry?.outcome).toBeUndefined();
  });

  test('costs no walk through the rows of the company: PostgreSQL compares the walls first', async () => {
    const plan = await sql<{ 'QUERY PLAN': string }>`
      explain select invoice_id from invoices
      where company_id = ${papillon.id}::uuid and direction = 'purchase'
      order by received_at desc, invoice_id desc limit 51`.execute(ctx.db);
    expect(plan.rows.map((row) => row['QUERY PLAN']).join('\n')).toContain('One-Time Filter');
  });
});
