// Opens the database of the instance: the one of DATABASE_URL, else the embedded one under the data folder.

import { join } from 'node:path';
import { Kysely } from 'kysely';
import pg from 'pg';
import type { Config } from '../config.ts';
import type { Log } from '../log.ts';
import * as settings from '../settings.ts';
import { createPool, poolConfig, type DatabaseAddress } from './connection.ts';
import { pooledDialect } from './driver.ts';
import { startEmbeddedPostgres } from './embedded/index.ts';
import type { Database } from './schema.ts';

const NAME = 'facteur';
const APPLICATION = 'facteur_app';
const APPLICATION_CONNECTIONS = 12;
/** Migrations, the job queue and its lease. */
const OWNER_CONNECTIONS = 6;

export interface OpenDatabase {
  readonly db: Kysely<Database>;
  readonly owner: pg.Pool;
  readonly address: DatabaseAddress;
  /** True when another process of ours runs the embedded server. */
  readonly isAttached: boolean;
  close(): Promise<void>;
}

interface Server {
  readonly address: DatabaseAddress;
  readonly isAttached: boolean;
  stop(): Promise<void>;
}

async function embeddedServer(config: Config, log: Log, whenInUse: 'refuse' | 'attach'): Promise<Server> {
  const server = await startEmbeddedPostgres({
    dataDir: join(config.get(settings.dataDir), 'postgres'),
    log,
    whenInUse,
  });
  await makeDatabase(server.connection('postgres'));
  const address = { ...server.connection(NAME), applicationUser: APPLICATION };
  return { address, isAttached: server.attached, stop: () => server.stop() };
}

async function makeDatabase(address: DatabaseAddress): Promise<void> {
  const client = new pg.Client(address);
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [NAME]);
    if (rowCount === 0) await client.query(`create database ${NAME}`);
    await letApplicationIn(client);
  } finally {
    await client.end();
  }
}

/** The application's role signs in by itself: what it is tricked into running cannot become the owner. */
async function letApplicationIn(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ login: boolean }>(
    'select rolcanlogin as login from pg_roles where rolname = $1',
    [APPLICATION],
  );
  if (rows[0]?.login === true) return;
  await client.query(`${rows[0] ? 'alter' : 'create'} role ${APPLICATION} login noinherit`);
}

/** Ready for queries, not yet migrated. Throws problems `database.*` with a sentence for the operator. */
export async function openDatabase(config: Config, log: Log, whenInUse: 'refuse' | 'attach'): Promise<OpenDatabase> {
  const url = config.get(settings.databaseUrl);
  const server: Server = url
    ? { address: { url }, isAttached: false, stop: async () => undefined }
    : await embeddedServer(config, log, whenInUse);
  const { address } = server;
  const owner = createPool({ address, role: 'owner', max: OWNER_CONNECTIONS, log });
  const pool = createPool({ address, role: 'application', max: APPLICATION_CONNECTIONS, log });
  const db = new Kysely<Database>({ dialect: pooledDialect(pool) });
  return {
    db,
    owner,
    address,
    isAttached: server.isAttached,
    async close() {
      await Promise.allSettled([db.destroy(), owner.end()]);
      await server.stop();
    },
  };
}

/** Options of a single connection with the application's role. */
export function clientConfig(address: DatabaseAddress, log: Log): pg.ClientConfig {
  return poolConfig({ address, role: 'application', max: 1, log });
}
