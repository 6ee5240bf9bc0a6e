// A database of its own for each test file: a clone of the migrated template, dropped when the file is done.

import { randomBytes } from 'node:crypto';
import { Kysely } from 'kysely';
import type pg from 'pg';
import { afterAll, inject } from 'vitest';
import { createPool, type DatabaseAddress } from '../../src/db/connection.ts';
import { pooledDialect } from '../../src/db/driver.ts';
import type { Database } from '../../src/db/schema.ts';
import { createLog } from '../../src/log.ts';
import { asOwner, templateName } from './postgres.ts';

export interface TestDatabase {
  /** For code that opens its own pools. */
  readonly address: DatabaseAddress;
  /** The superuser: sees through row-level security. To arrange and to look, never to run what is tested. */
  readonly owner: pg.Pool;
  /** As the product sees it: the role `facteur_app`, behind the tenant wall. */
  readonly db: Kysely<Database>;
}

async function cloneTemplate(): Promise<{ address: DatabaseAddress; drop: () => Promise<void> }> {
  const server = inject('databaseServer');
  const name = `test_${randomBytes(6).toString('hex')}`;
  await asOwner(server, `create database ${name} template ${templateName}`);
  const drop = async (): Promise<void> => {
    await asOwner(server, `drop database ${name} with (force)`);
  };
  return { address: { ...server, database: name }, drop };
}

/** `const { db, owner } = await openTestDatabase();` at the top of a test file: closes and drops by itself. */
export async function openTestDatabase(): Promise<TestDatabase> {
  const log = createLog('silent');
  const { address, drop } = await cloneTemplate();
  const owner = createPool({ address, role: 'owner', max: 3, log });
  const pool = createPool({ address, role: 'application', max: 8, log });
  const db = new Kysely<Database>({ dialect: pooledDialect(pool) });
  afterAll(async () => {
    await db.destroy();
    await owner.end();
    await drop();
  });
  return { address, owner, db };
}
