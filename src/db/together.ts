// A transaction whose questions do not wait for each other: Kysely's own hands its connection to one at a time.

import {
  DummyDriver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  Transaction,
  type DatabaseConnection,
  type Dialect,
} from 'kysely';
import type { Database } from './schema.ts';

/** What Kysely asks of a dialect when it only builds queries. */
const dialect: Dialect = {
  createAdapter: () => new PostgresAdapter(),
  createDriver: () => new DummyDriver(),
  createIntrospector: (db) => new PostgresIntrospector(db),
  createQueryCompiler: () => new PostgresQueryCompiler(),
};
const driver = new DummyDriver();

/** The same open transaction. What is asked of it at one moment goes as one message (src/db/driver.ts). */
export async function together(transaction: Transaction<Database>): Promise<Transaction<Database>> {
  const connection = await transaction
    .getExecutor()
    .provideConnection(async (its: DatabaseConnection) => await Promise.resolve(its));
  const executor = transaction.getExecutor().withConnectionProvider({
    provideConnection: async (consumer) => await consumer(connection),
  });
  return new Transaction<Database>({ config: { dialect }, dialect, driver, executor });
}
