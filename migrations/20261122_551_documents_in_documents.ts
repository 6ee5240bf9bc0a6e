// Documents that came packed in another one (a ZIP archive): each has a row of its own that names the archive, whose row
// says how many there were.

import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table inbox_documents
      add column container_id uuid,
      add column contents integer check (contents > 0),
      add foreign key (company_id, container_id) references inbox_documents (company_id, document_id)`.execute(db);
  await sql`
    create unique index inbox_documents_contained on inbox_documents (company_id, container_id, part)
    where container_id is not null`.execute(db);
  await sql`grant update (contents) on inbox_documents to facteur_app`.execute(db);
}
