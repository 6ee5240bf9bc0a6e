// The colour of what a company issues, and the standing answers that its sales invoices begin with.

import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table companies add column accent_color text check (accent_color ~ '^#[0-9a-f]{6}$')`.execute(db);
  await sql`
    create table company_sales_defaults (
      company_id uuid primary key references companies,
      version integer not null,
      payment_days integer not null check (payment_days between 0 and 120),
      payment_from text not null check (payment_from in ('issue', 'month_end')),
      penalty_rate numeric(6, 3) check (penalty_rate >= 0),
      discount_rate numeric(6, 3) check (discount_rate >= 0),
      vat_rate numeric(5, 2) not null check (vat_rate >= 0),
      number_pattern text not null,
      next_number integer not null check (next_number > 0),
      comment text,
      footer text,
      changed_at timestamptz not null,
      changed_by jsonb not null
    )`.execute(db);
  await sql`comment on column company_sales_defaults.penalty_rate is 'Percent a year; null: the legal rate (C. com. L441-10)'`.execute(
    db,
  );
  await sql`comment on column company_sales_defaults.discount_rate is 'Percent for paying early; null: none (C. com. L441-9)'`.execute(
    db,
  );
  await sql`call facteur_protect('company_sales_defaults', 'select, insert, update')`.execute(db);
}
