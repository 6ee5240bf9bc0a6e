// As the application's own role: what a forgotten `where`, a forged or a missing context would show.

import { describe, expect, test } from 'vitest';
import { sql } from 'kysely';
import { inTransaction } from '#src/context.ts';
import { createApiKey, signIn } from '#modules/tenancy';
import { client, emptyInstance, password, populate } from './cast.ts';

const byCompany = ['companies', 'company_mail_addresses', 'company_memberships', 'api_keys', 'company_journal'];
const byPerson = ['users', 'sessions', 'instance_owners'];
const byInstance = ['instance_journal'];
const byCabinet = ['cabinets', 'cabinet_memberships', 'cabinet_dossiers'];

describe('the walls of the database', async () => {
  const { ctx, db, owner } = await emptyInstance();
  const { papillon, tournesol, alice, bob } = await populate(ctx);
  await createApiKey(papillon, { name: 'ERP' });
  await createApiKey(tournesol, { name: 'ERP' });
  await signIn(ctx, { email: 'bob@exemple.test', password, client });

  test.each([...byCompany, ...byPerson, ...byCabinet, ...byInstance])(
    '%s has rows, and shows none without a context',
    async (table) => {
      expect((await owner.query(`select from ${table}`)).rowCount).toBeGreaterThan(0);
      expect((await sql`select * from ${sql.table(table)}`.execute(db)).rows).toEqual([]);
    },
  );

  test.each(byCompany)('%s shows a company its own rows only', async (table) => {
    const rows = await inTransaction(
      papillon,
      async (tx) => await sql<{ company_id: string }>`select * from ${sql.table(table)}`.execute(tx.db),
    );
    expect(rows.rows.length).toBeGreaterThan(0);
    expect(new Set(rows.rows.map((row) => row.company_id))).toEqual(new Set([papillon.company.id]));
  });

  test.each(byCompany)('nothing can be written into %s for another company', async (table) => {
    const foreign = sql.lit(tournesol.company.id);
    await inTransaction(papillon, async (tx) => {
      const changed = await sql`update ${sql.table(table)} set company_id = company_id where company_id = ${foreign}`
        .execute(tx.db)
        .then(
          (result) => result.numAffectedRows,
          () => 0n,
        );
      expect(changed).toBe(0n);
    }).catch(() => undefined);
    await expect(
      inTransaction(
        papillon,
        async (tx) => await sql`insert into ${sql.table(table)} (company_id) values (${foreign})`.execute(tx.db),
      ),
    ).rejects.toThrow(/row-level security|permission denied/);
  });

  test.each(byPerson)('%s shows a person their own rows only', async (table) => {
    const rows = await db.transaction().execute(async (tx) => {
      await sql`select set_config('facteur.user_id', ${bob.id}, true)`.execute(tx);
      return await sql<{ user_id: string }>`select * from ${sql.table(table)}`.execute(tx);
    });
    for (const row of rows.rows) expect(row.user_id).toBe(bob.id);
    expect(rows.rows.map((row) => row.user_id)).not.toContain(alice.id);
  });

  test('a forged context is not a company', async () => {
    await expect(
      db.transaction().execute(async (tx) => {
        await sql`select set_config('facteur.company_id', ${"' or true --"}, true)`.execute(tx);
        return await sql`select * from companies`.execute(tx);
      }),
    ).rejects.toThrow('invalid input syntax for type uuid');
  });

  test('a context does not outlive its transaction', async () => {
    await inTransaction(papillon, async (tx) => await sql`select 1`.execute(tx.db));
    for (let connection = 0; connection < 10; connection += 1) {
      expect((await sql`select * from companies`.execute(db)).rows).toEqual([]);
    }
  });

  test('the application’s role owns nothing and cannot step over the walls', async () => {
    const role = await sql<{ owned: string; bypass: boolean; super: boolean }>`
      select (select count(*) from pg_class where relowner = oid_of.oid) owned, rolbypassrls bypass, rolsuper super
      from (select oid, rolbypassrls, rolsuper from pg_roles where rolname = current_user) oid_of`.execute(db);
    expect(role.rows[0]).toEqual({ owned: '0', bypass: false, super: false });
  });

  test('the look-ups cannot be called by anybody else', async () => {
    await owner.query('create role stranger').catch(() => undefined);
    await owner.query('grant usage on schema public to stranger');
    const lookups = await owner.query(
      "select proname from pg_proc where proname like 'tenancy\\_%' and has_function_privilege('stranger', oid, 'execute')",
    );
    await owner.query('drop owned by stranger');
    await owner.query('drop role stranger');
    expect(lookups.rows).toEqual([]);
  });
});
