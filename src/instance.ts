// An instance: configuration, database, blobs, log. What the server and the command line both stand on.

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { systemClock } from './clock.ts';
import { loadConfig, processEnvironment, type Config, type Setting } from './config.ts';
import type { Ctx } from './context.ts';
import { migrate } from './db/migrate.ts';
import { openDatabase, type OpenDatabase } from './db/open.ts';
import { createLog, type Log } from './log.ts';
import * as settings from './settings.ts';
import { openFileStore } from './storage/file-store.ts';

export interface Instance {
  readonly ctx: Ctx;
  readonly database: OpenDatabase;
  close(): Promise<void>;
}

export interface InstanceOptions {
  readonly settings: readonly Setting<unknown>[];
  /** `attach`: use the embedded database of a server that runs (command line). */
  readonly whenInUse: 'refuse' | 'attach';
  /** Instead of LOG_LEVEL. */
  readonly logLevel?: string;
}

/** Parses the environment. Throws ConfigError with every fault. */
export function readConfig(declared: readonly Setting<unknown>[]): Config {
  return loadConfig([...settings.platformSettings, ...declared], processEnvironment());
}

/** Opens everything and migrates the schema. */
export async function openInstance(options: InstanceOptions): Promise<Instance> {
  const config = readConfig(options.settings);
  const log: Log = createLog(options.logLevel ?? config.get(settings.logLevel));
  const dataDir = config.get(settings.dataDir);
  await mkdir(dataDir, { recursive: true });
  const database = await openDatabase(config, log, options.whenInUse);
  try {
    await migrate(database.owner, log);
    const blobs = await openFileStore(join(dataDir, 'blobs'));
    const ctx: Ctx = { db: database.db, clock: systemClock, log, config, blobs };
    return { ctx, database, close: async () => await database.close() };
  } catch (error) {
    await database.close();
    throw error;
  }
}
