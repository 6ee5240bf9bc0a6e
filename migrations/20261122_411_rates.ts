// Rates are kept as they were written; how large they may be is a rule of its own.

import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table company_sales_defaults
      alter column vat_rate type numeric, alter column penalty_rate type numeric, alter column discount_rate type numeric,
      add constraint company_sales_defaults_percent
        check (vat_rate <= 100 and penalty_rate <= 100 and discount_rate <= 100)`.execute(db);
}
