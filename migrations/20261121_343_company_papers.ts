// What a company says of itself on what it issues: tax regime, standing mentions, logo.

import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table companies
      add column vat_regime text check (vat_regime in ('normal', 'simplified', 'exempt')),
      add column vat_on_debits boolean not null default false,
      add column invoice_mentions text,
      add column logo_sha256 text,
      add column logo_media_type text`.execute(db);
  await sql`comment on column companies.vat_regime is 'normal, simplified, exempt (CGI art. 293 B)'`.execute(db);
  await sql`comment on column companies.vat_on_debits is 'VAT is due when invoiced, not when paid (CGI art. 269, 2, c)'`.execute(
    db,
  );
}
