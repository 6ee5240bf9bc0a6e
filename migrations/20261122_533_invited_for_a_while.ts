// An auditor or a tax inspector who has no account yet is invited; their access ends by itself all the same.

import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table invitations add column access_ends_at timestamptz, add column access_reason text`.execute(db);
  await sql`
    comment on column invitations.access_ends_at is 'When the access that it leads to ends; null: never by itself'`.execute(
    db,
  );
}
