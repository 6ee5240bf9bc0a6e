// What the list of invoices shows of their findings, kept beside them: reading every finding of fifty rows each time
// the list is drawn cost more than all the rest of its query.

import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table invoices
      add column has_error boolean not null
        generated always as (findings @@ '$[*].severity == "error"') stored,
      add column has_warning boolean not null
        generated always as (findings @@ '$[*].severity == "warning"') stored,
      add column is_duplicate boolean not null
        generated always as (findings @@ '$[*].rule starts with "invoices.duplicate_"') stored`.execute(db);
}
