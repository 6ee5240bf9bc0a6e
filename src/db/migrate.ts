// Forward-only migrations: dated files in migrations/, run in order, each in its transaction, under an advisory lock
// (several replicas may start at once). An older program refuses a newer schema.

import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Kysely, PostgresDialect } from 'kysely';
import { Migrator, type Migration, type MigrationProvider } from 'kysely/migration';
import { Logger, runMigrations as migrateJobQueue } from 'graphile-worker';
import type pg from 'pg';
import { problem } from '../errors.ts';
import type { Log } from '../log.ts';

const FILE = /^(\d{8}_\d{3}_[a-z0-9_]+)\.ts$/;
const folder = join(import.meta.dirname, '..', '..', 'migrations');

const newerSchema = problem({
  code: 'database.newer_schema',
  status: 500,
  permanent: true,
  fr: 'La base de données vient d’une version plus récente de Facteur. Installez cette version, ou restaurez la sauvegarde faite avant la mise à jour.',
  en: 'The database comes from a newer version of Facteur. Install that version, or restore the backup made before the upgrade.',
});

const files: MigrationProvider = {
  async getMigrations() {
    const migrations: Record<string, Migration> = {};
    for (const name of (await readdir(folder)).toSorted()) {
      const match = FILE.exec(name);
      if (match?.[1]) migrations[match[1]] = (await import(pathToFileURL(join(folder, name)).href)) as Migration;
    }
    return migrations;
  },
};

export interface MigrationOutcome {
  /** Names of the migrations that ran now. */
  readonly applied: readonly string[];
}

/** Brings the schema to this program's version. `owner` is a pool of the owner role. */
export async function migrate(owner: pg.Pool, log: Log): Promise<MigrationOutcome> {
  await migrateJobQueue({ pgPool: owner, logger: new Logger(() => () => undefined) });
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: owner }) });
  const migrator = new Migrator({ db, provider: files });
  await refuseNewerSchema(migrator, owner);
  const { error, results } = await migrator.migrateToLatest();
  if (error instanceof Error) throw error;
  if (error !== undefined) throw new Error('A migration failed', { cause: error });
  const applied = (results ?? []).filter((result) => result.status === 'Success').map((result) => result.migrationName);
  if (applied.length > 0) log.info({ applied }, 'Database schema brought up to date');
  return { applied };
}

async function refuseNewerSchema(migrator: Migrator, owner: pg.Pool): Promise<void> {
  const known = new Set((await migrator.getMigrations()).map((migration) => migration.name));
  const table = await owner.query<{ exists: boolean }>(`select to_regclass('kysely_migration') is not null as exists`);
  if (table.rows[0]?.exists !== true) return;
  const done = await owner.query<{ name: string }>('select name from kysely_migration');
  if (done.rows.some((row) => !known.has(row.name))) throw newerSchema();
}
