// Discussions about invoices: messages that are never changed, who has seen and been told what, what is settled, and the
// addresses that answers by e-mail come back to.

import { sql, type Kysely } from 'kysely';

const SAFE = sql.raw('security definer set search_path = pg_catalog, public, pg_temp');

export async function up(db: Kysely<unknown>): Promise<void> {
  await messages(db);
  await hanging(db);
  await neverChanged(db);
  await people(db);
  await answers(db);
  await protect(db);
  await lookups(db);
}

async function messages(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table invoice_messages (
      company_id uuid not null,
      message_id uuid not null,
      invoice_id uuid not null,
      is_internal boolean not null,
      author jsonb not null,
      side text not null check (side in ('cabinet', 'company', 'program')),
      body text,
      body_sha256 text not null,
      origin text not null check (origin in ('page', 'mail', 'api')),
      from_address text,
      mail_key text,
      written_at timestamptz not null,
      withdrawn_at timestamptz,
      withdrawn_by jsonb,
      sealed_at timestamptz,
      primary key (company_id, message_id),
      foreign key (company_id, invoice_id) references invoices (company_id, invoice_id),
      check ((body is null) = (withdrawn_at is not null))
    )`.execute(db);
  await sql`create index invoice_messages_by_invoice on invoice_messages (company_id, invoice_id, message_id)`.execute(
    db,
  );
  await sql`
    create unique index invoice_messages_once on invoice_messages (company_id, invoice_id, mail_key)
    where mail_key is not null`.execute(db);
  await sql`create index invoice_messages_by_author on invoice_messages ((author ->> 'id'))`.execute(db);
}

async function hanging(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table invoice_message_mentions (
      company_id uuid not null,
      message_id uuid not null,
      user_id uuid not null,
      primary key (company_id, message_id, user_id),
      foreign key (company_id, message_id) references invoice_messages (company_id, message_id)
    )`.execute(db);
  await sql`
    create table invoice_message_files (
      company_id uuid not null,
      message_id uuid not null,
      position smallint not null,
      sha256 text not null,
      size bigint not null,
      media_type text not null,
      filename text not null,
      is_inline boolean not null,
      primary key (company_id, message_id, position),
      foreign key (company_id, message_id) references invoice_messages (company_id, message_id)
    )`.execute(db);
  await sql`
    create table invoice_discussion_marks (
      company_id uuid not null,
      mark_id uuid not null,
      invoice_id uuid not null,
      state text not null check (state in ('resolved', 'reopened')),
      marked_at timestamptz not null,
      marked_by jsonb not null,
      primary key (company_id, mark_id),
      foreign key (company_id, invoice_id) references invoices (company_id, invoice_id)
    )`.execute(db);
  await sql`
    create index invoice_discussion_marks_by_invoice on invoice_discussion_marks (company_id, invoice_id, mark_id)`.execute(
    db,
  );
}

/** Two things may still happen to a message: its author takes the text back, and the archive takes it in. */
async function neverChanged(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function facteur_keep_message() returns trigger language plpgsql as $$
    begin
      if (new.company_id, new.message_id, new.invoice_id, new.is_internal, new.author, new.side, new.body_sha256,
          new.origin, new.from_address, new.mail_key, new.written_at)
        is distinct from
          (old.company_id, old.message_id, old.invoice_id, old.is_internal, old.author, old.side, old.body_sha256,
          old.origin, old.from_address, old.mail_key, old.written_at)
        or (new.body is distinct from old.body and new.body is not null)
        or (old.withdrawn_at is not null and (new.withdrawn_at, new.withdrawn_by)
          is distinct from (old.withdrawn_at, old.withdrawn_by))
        or (old.sealed_at is not null and (new.sealed_at is distinct from old.sealed_at
          or new.withdrawn_at is distinct from old.withdrawn_at))
      then
        raise exception 'A message of a discussion is never changed';
      end if;
      return new;
    end $$`.execute(db);
  await sql`
    create trigger invoice_messages_kept before update on invoice_messages for each row
    execute function facteur_keep_message()`.execute(db);
}

async function people(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table invoice_discussion_people (
      company_id uuid not null,
      invoice_id uuid not null,
      user_id uuid not null,
      seen_message uuid,
      seen_at timestamptz,
      told_message uuid,
      tell_at timestamptz,
      awaited_since timestamptz,
      is_mentioned boolean not null default false,
      primary key (company_id, invoice_id, user_id),
      foreign key (company_id, invoice_id) references invoices (company_id, invoice_id)
    )`.execute(db);
  await sql`
    create index invoice_discussion_people_awaited on invoice_discussion_people (company_id, user_id, awaited_since)
    where awaited_since is not null`.execute(db);
}

async function answers(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table invoice_reply_addresses (
      company_id uuid not null,
      invoice_id uuid not null,
      user_id uuid not null,
      is_internal boolean not null,
      token_hash bytea not null,
      token_sealed bytea not null,
      created_at timestamptz not null,
      primary key (company_id, invoice_id, user_id, is_internal),
      foreign key (company_id, invoice_id) references invoices (company_id, invoice_id)
    )`.execute(db);
  await sql`create index invoice_reply_addresses_by_token on invoice_reply_addresses (token_hash)`.execute(db);
  await sql`
    create table invoice_answers (
      company_id uuid not null,
      answer_id uuid not null,
      invoice_id uuid not null,
      user_id uuid not null,
      is_internal boolean not null,
      sha256 text not null,
      size bigint not null,
      envelope_sender text not null,
      received_at timestamptz not null,
      state text not null check (state in ('received', 'posted', 'ignored')),
      reason text,
      message_id uuid,
      primary key (company_id, answer_id),
      foreign key (company_id, invoice_id) references invoices (company_id, invoice_id)
    )`.execute(db);
}

async function protect(db: Kysely<unknown>): Promise<void> {
  const privileges: Readonly<Record<string, string>> = {
    invoice_messages: 'select, insert, update',
    invoice_message_mentions: 'select, insert',
    invoice_message_files: 'select, insert',
    invoice_discussion_marks: 'select, insert',
    invoice_discussion_people: 'select, insert, update',
    invoice_reply_addresses: 'select, insert',
    invoice_answers: 'select, insert, update',
  };
  for (const [table, granted] of Object.entries(privileges)) {
    await sql`call facteur_protect(${sql.lit(table)}, ${sql.lit(granted)})`.execute(db);
  }
  for (const table of [
    'invoice_messages',
    'invoice_message_mentions',
    'invoice_discussion_people',
    'invoice_reply_addresses',
  ]) {
    await sql`create policy owner_lookups on ${sql.table(table)} for select to current_user using (true)`.execute(db);
  }
}

async function lookups(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function invoices_reply_address(token bytea)
    returns table (company_id uuid, invoice_id uuid, user_id uuid, is_internal boolean)
    language sql stable ${SAFE} as $$
      select company_id, invoice_id, user_id, is_internal from invoice_reply_addresses where token_hash = token
    $$`.execute(db);
  await sql`
    create function invoices_discussions_awaiting(person uuid, moment timestamptz)
    returns table (company_id uuid, mentioned bigint, replied bigint)
    language sql stable ${SAFE} as $$
      select r.company_id, count(*) filter (where p.is_mentioned), count(*) filter (where not p.is_mentioned)
      from tenancy_reachable(person, moment) r
      join invoice_discussion_people p
        on p.company_id = r.company_id and p.user_id = person and p.awaited_since is not null
      where exists (
        select from invoice_messages m
        where m.company_id = p.company_id and m.invoice_id = p.invoice_id and m.withdrawn_at is null
          and (p.seen_message is null or m.message_id > p.seen_message)
          and m.author ->> 'id' <> person::text
          and (not m.is_internal or r.role like 'cabinet-%'))
      group by r.company_id
    $$`.execute(db);
  await sql`
    create function invoices_messages_by(person uuid)
    returns table (company text, invoice_id uuid, written_at timestamptz, body text, origin text, is_internal boolean,
      withdrawn_at timestamptz)
    language sql stable ${SAFE} as $$
      select c.name, m.invoice_id, m.written_at, m.body, m.origin, m.is_internal, m.withdrawn_at
      from invoice_messages m join companies c on c.company_id = m.company_id
      where m.author ->> 'id' = person::text
      order by m.written_at, m.message_id
    $$`.execute(db);
  for (const lookup of [
    'invoices_reply_address(bytea)',
    'invoices_discussions_awaiting(uuid, timestamptz)',
    'invoices_messages_by(uuid)',
  ]) {
    await sql`revoke all on function ${sql.raw(lookup)} from public`.execute(db);
    await sql`grant execute on function ${sql.raw(lookup)} to facteur_app`.execute(db);
  }
}
