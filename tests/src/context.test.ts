import { sql } from 'kysely';
import { enterCompany, forCompany, inTransaction, systemActor, type Tx } from '#src/context.ts';
import { newId } from '#src/ids.ts';
import { describe, expect, test } from 'vitest';
import { openEmptyWorld } from '../support/world.ts';

const { ctx, owner } = await openEmptyWorld();
const tenant = forCompany(ctx, newId(), systemActor);

/** A row of a table that belongs to nobody in particular. */
async function note(tx: Tx, name: string): Promise<string> {
  await tx.db
    .insertInto('cron_slots')
    .values({ name, slot: new Date(0) })
    .execute();
  return name;
}

async function noted(name: string): Promise<boolean> {
  return (await owner.query('select from cron_slots where name = $1', [name])).rowCount === 1;
}

async function currentCompany(tx: Tx): Promise<string | null> {
  const { rows } = await sql<{ company: string | null }>`select facteur_company()::text as company`.execute(tx.db);
  return rows[0]?.company ?? null;
}

describe('a transaction', () => {
  test('keeps what was done in it, and answers what the work answers', async () => {
    expect(await inTransaction(ctx, async (tx) => await note(tx, 'kept'))).toBe('kept');
    expect(await noted('kept')).toBe(true);
  });

  test('takes everything back when the work throws', async () => {
    const failing = inTransaction(ctx, async (tx) => {
      await note(tx, 'taken back');
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await noted('taken back')).toBe(false);
  });

  test('is joined by an inner one: both are kept, or none', async () => {
    const failing = inTransaction(ctx, async (outer) => {
      await inTransaction(outer, async (inner) => {
        expect(inner).toBe(outer);
        await note(inner, 'inner');
      });
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await noted('inner')).toBe(false);
  });

  test('runs as the role that owns nothing', async () => {
    const { rows } = await inTransaction(
      ctx,
      async (tx) => await sql<{ who: string }>`select current_user as who`.execute(tx.db),
    );
    expect(rows[0]?.who).toBe('facteur_app');
  });
});

describe('what is to be done after the commit', () => {
  test('is done once, when the outermost transaction has committed, in order', async () => {
    const done: string[] = [];
    await inTransaction(ctx, async (outer) => {
      await inTransaction(outer, async (inner) => {
        inner.afterCommit(async () => void done.push(`first, committed: ${await noted('hooked')}`));
        await note(inner, 'hooked');
      });
      outer.afterCommit(() => void done.push('second'));
      expect(done).toEqual([]);
    });
    expect(done).toEqual(['first, committed: true', 'second']);
  });

  test('is not done after a rollback', async () => {
    let done = 0;
    const failing = inTransaction(ctx, async (tx) => {
      tx.afterCommit(() => void (done += 1));
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(done).toBe(0);
  });

  test('cannot undo what has committed: its failure stops neither the answer nor the next', async () => {
    let done = 0;
    const answer = await inTransaction(ctx, async (tx) => {
      tx.afterCommit(() => {
        throw new Error('too late');
      });
      tx.afterCommit(() => void (done += 1));
      return 'answer';
    });
    expect([answer, done]).toEqual(['answer', 1]);
  });
});

describe('a company', () => {
  test('is known to the database inside its transaction, and only there', async () => {
    expect(await inTransaction(tenant, currentCompany)).toBe(tenant.company.id);
    // The pool has few connections: the one that was used comes back.
    for (let turn = 0; turn < 12; turn += 1) expect(await inTransaction(ctx, currentCompany)).toBeNull();
  });

  test('is not mixed up with another at the same time', async () => {
    const others = Array.from({ length: 20 }, () => forCompany(ctx, newId(), systemActor));
    const seen = await Promise.all(others.map(async (one) => await inTransaction(one, currentCompany)));
    expect(seen).toEqual(others.map(({ company }) => company.id));
  });

  test('can be entered in a transaction that began without one', async () => {
    const company = newId();
    const seen = await inTransaction(ctx, async (tx) => {
      const inside = await enterCompany(tx, company, systemActor);
      expect(inside).toMatchObject({ company: { id: company }, actor: systemActor });
      return await currentCompany(inside);
    });
    expect(seen).toBe(company);
  });

  test.each(['', 'x', "' or true --", '0192E4A0-0000-7000-8000-000000000000'])('is never called %j', (id) => {
    expect(() => forCompany(ctx, id, systemActor)).toThrow('Not a company id');
  });

  test('has the instance, its own id and who acts', () => {
    expect(tenant).toMatchObject({ db: ctx.db, blobs: ctx.blobs, actor: systemActor });
    expect(tenant.log.bindings()).toEqual({ company: tenant.company.id });
  });
});
