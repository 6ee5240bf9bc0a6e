// One real PostgreSQL for the whole run, in a folder outside the tree, with one migrated template database that each
// test file clones (tests/support/database.ts).

import type { TestProject } from 'vitest/node';
import type { DatabaseAddress } from '../../../src/db/connection.ts';
import { asOwner, startMigratedServer, templateName } from '../postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The server of this run, as its superuser. */
    readonly databaseServer: DatabaseAddress;
  }
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { server, stop } = await startMigratedServer(templateName);
  // What a test wrote need not survive a power cut: commits do not wait for the disk.
  await asOwner(server.connection('postgres'), `alter role ${server.superuser} set synchronous_commit = off`);
  project.provide('databaseServer', server.connection('postgres'));
  return stop;
}
