import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { loadConfig } from '#src/config.ts';
import { migrate } from '#src/db/migrate.ts';
import { clientConfig, openDatabase } from '#src/db/open.ts';
import { createLog } from '#src/log.ts';
import { declaredSettings } from '../../support/settings.ts';

const log = createLog('silent');
const folder = await mkdtemp(join(tmpdir(), 'facteur-open-'));
const database = await openDatabase(loadConfig(await declaredSettings(), { FACTEUR_DATA: folder }), log, 'refuse');
await migrate(database.owner, log);

afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

test('the application signs in as a role of its own, which owns nothing', async () => {
  const { rows } = await sql<{ session: string; superuser: string }>`
    select session_user::text as session, current_setting('is_superuser') as superuser`.execute(database.db);
  expect(rows).toEqual([{ session: 'facteur_app', superuser: 'off' }]);
});

test.each(['set role facteur', `select set_config('role', 'facteur', false)`, 'set session authorization facteur'])(
  'no statement makes it the owner: %s',
  async (statement) => {
    await expect(sql.raw(statement).execute(database.db)).rejects.toThrow(/permission denied/);
  },
);

test.each(['set role none', 'reset role'])('leaving its role leads nowhere: %s', async (statement) => {
  await database.db.connection().execute(async (db) => {
    await sql.raw(statement).execute(db);
    const { rows } = await sql<{ name: string }>`select current_user::text as name`.execute(db);
    expect(rows[0]?.name).toBe('facteur_app');
  });
});

test('the connection that listens for signals is the application’s too', async () => {
  const client = new pg.Client(clientConfig(database.address, log));
  await client.connect();
  const { rows } = await client.query<{ name: string }>('select session_user::text as name');
  await client.end();
  expect(rows[0]?.name).toBe('facteur_app');
});
