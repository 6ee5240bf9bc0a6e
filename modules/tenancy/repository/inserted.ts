// Inserts that may meet a row that is already there.

import type { InsertResult } from 'kysely';

/** False when `on conflict do nothing` has left the table as it was. */
export function isInserted({ numInsertedOrUpdatedRows = 0n }: InsertResult): boolean {
  return numInsertedOrUpdatedRows > 0n;
}
