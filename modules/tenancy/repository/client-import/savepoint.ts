import { sql } from 'kysely';
import type { Tx } from '#src/context.ts';

/** Runs `work` whole or not at all inside an open transaction, which goes on either way. */
export async function wholeOrNothing<R>(tx: Tx, work: () => Promise<R>): Promise<R> {
  await sql`savepoint line`.execute(tx.db);
  try {
    const result = await work();
    await sql`release savepoint line`.execute(tx.db);
    return result;
  } catch (error) {
    await sql`rollback to savepoint line`.execute(tx.db);
    throw error;
  }
}
