// A throw-away PostgreSQL with a migrated database. Knows nothing of vitest: the generator of src/db/schema.ts uses it too.

import { access, constants, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { createPool, type DatabaseAddress } from '../../src/db/connection.ts';
import { startEmbeddedPostgres, type EmbeddedOptions, type EmbeddedPostgres } from '../../src/db/embedded/index.ts';
import { migrate } from '../../src/db/migrate.ts';
import { createLog } from '../../src/log.ts';

export const templateName = 'facteur_template';
const log = createLog('error');

/** One statement as the superuser, on a connection of its own. */
export async function asOwner(address: DatabaseAddress, statement: string): Promise<void> {
  const client = new pg.Client(address);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** Memory when there is some: the clusters of tests are thrown away. */
async function scratchFolder(): Promise<string> {
  const inMemory = await access('/dev/shm', constants.W_OK).then(
    () => true,
    () => false,
  );
  return await mkdtemp(join(inMemory ? '/dev/shm' : tmpdir(), 'facteur-tests-'));
}

/** A migrated database of this name on a server of its own. Also used to generate src/db/schema.ts. */
export async function startMigratedServer(
  database: string,
  options: Pick<EmbeddedOptions, 'serverFolders'> = {},
): Promise<{
  readonly server: EmbeddedPostgres;
  stop(): Promise<void>;
}> {
  const folder = await scratchFolder();
  const server = await startEmbeddedPostgres({ dataDir: join(folder, 'postgres'), log, ...options });
  const stop = async (): Promise<void> => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await asOwner(server.connection('postgres'), `create database ${database}`);
    const pool = createPool({ address: server.connection(database), role: 'owner', max: 2, log });
    try {
      await migrate(pool, log);
    } finally {
      await pool.end();
    }
    return { server, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
