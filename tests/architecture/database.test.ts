// The database of the tests is the real one: cloned, walled, one per file.

import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { openTestDatabase } from '../support/database.ts';

const { db, owner } = await openTestDatabase();
const other = await openTestDatabase();

describe('the database of a test file', () => {
  test('is migrated', async () => {
    const { rows } = await owner.query<{ name: string }>('select name from kysely_migration order by name');
    expect(rows[0]?.name).toBe('20261121_000_platform');
  });

  test('is seen by the product through a role that owns nothing', async () => {
    const { rows } = await sql<{ role: string; owned: string }>`
      select current_user as role, (select count(*) from pg_tables where tableowner = current_user) as owned
    `.execute(db);
    expect(rows).toEqual([{ role: 'facteur_app', owned: '0' }]);
  });

  test('is shared with no other file', async () => {
    await owner.query('create table mine ()');
    const { rows } = await other.owner.query<{ found: string | null }>(`select to_regclass('mine') as found`);
    expect(rows).toEqual([{ found: null }]);
  });
});
