// Searching the journals: all three tables have the same columns beside whose they are.

import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '#src/context.ts';
import type { JournalChain, JournalFilter } from '../model/journal-search.ts';
import type { JournalEntry } from '../model/journal.ts';
import { entryOf, SELECTED, type JournalRow } from './journal.ts';

/** The wall of the chain must be open, here and below. */
function sourceOf({ kind, id }: JournalChain): { table: RawBuilder<unknown>; whose: RawBuilder<boolean> } {
  if (kind === 'instance') return { table: sql.table('instance_journal'), whose: sql<boolean>`true` };
  const [table, column] = kind === 'company' ? ['company_journal', 'company_id'] : ['cabinet_journal', 'cabinet_id'];
  return { table: sql.table(table), whose: sql<boolean>`${sql.ref(column)} = ${id}` };
}

/** What people type stands for itself, `%` and `_` included. */
const containing = (term: string): string => `%${term.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;

function conditions({ term, actorId, action, from, until, before }: JournalFilter): RawBuilder<boolean>[] {
  const found: RawBuilder<boolean>[] = [];
  if (before !== undefined) found.push(sql`sequence < ${before}`);
  if (actorId) found.push(sql`actor_id = ${actorId}`);
  if (action) found.push(sql`action = ${action}`);
  if (from) found.push(sql`at >= (${from}::date)::timestamp at time zone 'Europe/Paris'`);
  if (until) found.push(sql`at < (${until}::date + 1)::timestamp at time zone 'Europe/Paris'`);
  if (term) {
    const like = containing(term);
    found.push(
      sql`(actor_name ilike ${like} or action ilike ${like} or subject_id ilike ${like} or details::text ilike ${like})`,
    );
  }
  return found;
}

/** Newest first. */
export async function searchEntries(
  tx: Tx,
  chain: JournalChain,
  { limit, ...filter }: JournalFilter & { readonly limit: number },
): Promise<JournalEntry[]> {
  const { table, whose } = sourceOf(chain);
  const where = sql.join([whose, ...conditions(filter)], sql` and `);
  const found = await sql<JournalRow>`
    select ${sql.join(SELECTED.map((name) => sql.ref(name)))} from ${table}
    where ${where} order by sequence desc limit ${limit}`.execute(tx.db);
  return found.rows.map(entryOf);
}

/** Entries after a sequence number, oldest first: the chain as it is proved. */
export async function chainPage(
  tx: Tx,
  chain: JournalChain,
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<JournalEntry[]> {
  const { table, whose } = sourceOf(chain);
  const found = await sql<JournalRow>`
    select ${sql.join(SELECTED.map((name) => sql.ref(name)))} from ${table}
    where ${whose} and sequence > ${after} order by sequence limit ${limit}`.execute(tx.db);
  return found.rows.map(entryOf);
}

export interface JournalActor {
  readonly id: string;
  readonly name: string;
}

/** Who acted, by name, at most 200: the choices of a filter. */
export async function actorsIn(tx: Tx, chain: JournalChain): Promise<JournalActor[]> {
  const { table, whose } = sourceOf(chain);
  const found = await sql<JournalActor>`
    select actor_id as id, coalesce(max(actor_name), actor_id) as name from ${table} where ${whose}
    group by actor_id order by 2 limit 200`.execute(tx.db);
  return found.rows;
}

/** What was done at all: the choices of a filter. */
export async function actionsIn(tx: Tx, chain: JournalChain): Promise<string[]> {
  const { table, whose } = sourceOf(chain);
  const found = await sql<{ action: string }>`
    select distinct action from ${table} where ${whose} order by 1`.execute(tx.db);
  return found.rows.map(({ action }) => action);
}
