// Whose rows exist in the rest of this transaction: the walls of people, cabinets and the instance (companies have
// theirs in src/context.ts).

import { sql } from 'kysely';
import type { Tx } from '#src/context.ts';

/** Opens the rows of one person: their profile, their sessions. */
export async function enterUser(tx: Tx, userId: string): Promise<void> {
  await sql`select set_config('facteur.user_id', ${userId}, true)`.execute(tx.db);
}

/** Opens the journal of the instance. */
export async function enterInstance(tx: Tx): Promise<void> {
  await sql`select set_config('facteur.instance', 'open', true)`.execute(tx.db);
}

/** Opens the rows of one cabinet. */
export async function enterCabinet(tx: Tx, cabinetId: string): Promise<void> {
  await sql`select set_config('facteur.cabinet_id', ${cabinetId}, true)`.execute(tx.db);
}
