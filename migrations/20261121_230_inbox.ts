// The intake ledger: every mail and every document that came in, and every step it went through. Nothing is deleted.

import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await messages(db);
  await documents(db);
}

async function messages(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table inbox_messages (
      company_id uuid not null references companies,
      message_id uuid not null,
      sha256 text not null,
      size bigint not null,
      recipient text not null,
      sender text not null,
      client_address text not null,
      helo_name text not null,
      is_encrypted boolean not null,
      subject text,
      author text,
      received_at timestamptz not null,
      state text not null check (state in ('received', 'unpacked', 'empty', 'failed')),
      error jsonb,
      primary key (company_id, message_id)
    )`.execute(db);
  // A sender that got no answer sends the same bytes again: one row.
  await sql`create unique index inbox_messages_bytes on inbox_messages (company_id, sha256)`.execute(db);
  await sql`create index inbox_messages_received on inbox_messages (company_id, received_at desc, message_id desc)`.execute(
    db,
  );
  await sql`call facteur_protect('inbox_messages', 'select, insert')`.execute(db);
  await sql`grant update (subject, author, state, error) on inbox_messages to facteur_app`.execute(db);
}

async function documents(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table inbox_documents (
      company_id uuid not null references companies,
      document_id uuid not null,
      message_id uuid,
      part text not null,
      source text not null check (source in ('mail', 'drop', 'api')),
      direction text not null check (direction in ('purchase', 'sale')),
      sha256 text not null,
      size bigint not null,
      filename text not null,
      declared_type text not null,
      received_at timestamptz not null,
      received_by jsonb not null,
      state text not null check (state in ('received', 'reading', 'ready', 'failed', 'ignored')),
      state_since timestamptz not null,
      stage text,
      error jsonb,
      invoice_id uuid,
      primary key (company_id, document_id),
      foreign key (company_id, message_id) references inbox_messages,
      foreign key (company_id, invoice_id) references invoices
    )`.execute(db);
  await sql`create unique index inbox_documents_part on inbox_documents (company_id, message_id, part) where message_id is not null`.execute(
    db,
  );
  await sql`create index inbox_documents_received on inbox_documents (company_id, received_at desc, document_id desc)`.execute(
    db,
  );
  await sql`create index inbox_documents_state on inbox_documents (company_id, state, received_at desc)`.execute(db);
  await sql`create index inbox_documents_bytes on inbox_documents (company_id, sha256)`.execute(db);
  await sql`create unique index inbox_documents_invoice on inbox_documents (company_id, invoice_id) where invoice_id is not null`.execute(
    db,
  );
  await sql`call facteur_protect('inbox_documents', 'select, insert')`.execute(db);
  await sql`grant update (state, state_since, stage, error, invoice_id) on inbox_documents to facteur_app`.execute(db);
  await sql`
    create table inbox_steps (
      company_id uuid not null,
      step_id uuid not null,
      document_id uuid not null,
      state text not null,
      detail jsonb,
      at timestamptz not null,
      actor jsonb not null,
      primary key (company_id, step_id),
      foreign key (company_id, document_id) references inbox_documents
    )`.execute(db);
  await sql`create index inbox_steps_document on inbox_steps (company_id, document_id, step_id)`.execute(db);
  await sql`call facteur_protect('inbox_steps', 'select, insert')`.execute(db);
}
