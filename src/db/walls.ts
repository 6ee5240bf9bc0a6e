// What a transaction says first: which company's rows exist in it, and whether it may change any.

import { CompiledQuery, type Kysely } from 'kysely';
import type { NamedQuery } from './driver.ts';
import type { Database } from './schema.ts';

/** The rows of one company exist for the rest of the transaction; without it every tenant table is empty. */
export async function openCompany(db: Kysely<Database>, companyId: string): Promise<void> {
  const query: NamedQuery = {
    ...CompiledQuery.raw(`select set_config('facteur.company_id', $1, true)`, [companyId]),
    preparedAs: 'facteur.open_company',
  };
  await db.executeQuery(query);
}

/** For a reading transaction: nothing may be changed in it, by whatever it calls. */
export async function openReading(db: Kysely<Database>, companyId: string | undefined): Promise<void> {
  const query: NamedQuery = {
    ...CompiledQuery.raw(
      `select set_config('transaction_read_only', 'on', true), set_config('facteur.company_id', $1, true)`,
      [companyId ?? ''],
    ),
    preparedAs: 'facteur.open_reading',
    opensEach: 'unheard',
  };
  await db.executeQuery(query);
}
