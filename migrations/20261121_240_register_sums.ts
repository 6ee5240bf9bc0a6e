// Indexes for what is owed by due date, and for how many invoices a partner has.

import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create index invoices_owed on invoices (company_id, direction, currency, due_date)
    include (issue_date, type_code, amount_due, total_gross)
    where state = 'accepted'`.execute(db);
  await sql`
    create index invoices_partner on invoices (company_id, partner_id)
    where partner_id is not null`.execute(db);
}
