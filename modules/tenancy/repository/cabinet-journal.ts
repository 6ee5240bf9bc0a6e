// Table cabinet_journal. Opens the wall of the cabinet it is asked about.

import type { Tx } from '#src/context.ts';
import type { JournalEntry } from '../model/journal.ts';
import { columns, entryOf, lockChain, SELECTED, type Head } from './journal.ts';
import { enterCabinet } from './scope.ts';

/** The last entry of the cabinet's chain, which stays the last until this transaction ends. */
export async function lockCabinetHead(tx: Tx, cabinetId: string): Promise<Head | undefined> {
  await enterCabinet(tx, cabinetId);
  await lockChain(tx, cabinetId);
  return await tx.db
    .selectFrom('cabinet_journal')
    .select(['sequence', 'hash'])
    .where('cabinet_id', '=', cabinetId)
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst();
}

export async function appendToCabinet(tx: Tx, cabinetId: string, entry: JournalEntry): Promise<void> {
  await tx.db
    .insertInto('cabinet_journal')
    .values({ cabinet_id: cabinetId, ...columns(entry) })
    .execute();
}

export interface Page {
  readonly cabinetId: string;
  /** Entries after this sequence number, oldest first. */
  readonly after: number;
  readonly limit: number;
}

export async function cabinetEntries(tx: Tx, { cabinetId, after, limit }: Page): Promise<JournalEntry[]> {
  await enterCabinet(tx, cabinetId);
  const rows = await tx.db
    .selectFrom('cabinet_journal')
    .select(SELECTED)
    .where('cabinet_id', '=', cabinetId)
    .where('sequence', '>', after)
    .orderBy('sequence')
    .limit(limit)
    .execute();
  return rows.map(entryOf);
}
