// What should have come in and has not: what is missing, with the evidence; what became of it; what was asked of whom;
// the rules of each dossier; and the supplier statements that tell what there should be.

import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await documents(db);
  await steps(db);
  await rules(db);
  await requests(db);
  await statements(db);
  await counts(db);
  await lookups(db);
}

async function documents(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table missing_documents (
      company_id uuid not null references companies,
      missing_id uuid not null,
      supplier_key text not null,
      partner_id uuid,
      supplier_name text not null,
      rhythm text check (rhythm in ('weekly', 'monthly', 'bimonthly', 'quarterly', 'yearly')),
      expected_on date,
      number text,
      expected_amount numeric,
      currency text,
      missing_since date not null,
      evidence jsonb not null,
      found_at timestamptz not null,
      state text not null check (state in ('open', 'asked', 'received', 'ignored', 'withdrawn')),
      state_since timestamptz not null,
      state_by jsonb not null,
      reason text check (reason in ('lost', 'none', 'not_ours', 'rule', 'evidence')),
      invoice_id uuid,
      times_asked integer not null default 0,
      last_asked_at timestamptz,
      primary key (company_id, missing_id),
      foreign key (company_id, partner_id) references partners,
      foreign key (company_id, invoice_id) references invoices
    )`.execute(db);
  await sql`comment on column missing_documents.supplier_key is 'p:partner, or n:name without case and accents where nothing identifies the supplier'`.execute(
    db,
  );
  await sql`comment on column missing_documents.evidence is 'Why it should be there: facts that a person can check (modules/inbox/model/missing)'`.execute(
    db,
  );
  await sql`
    create index missing_documents_waiting on missing_documents (company_id, missing_since, missing_id)
    where state in ('open', 'asked')`.execute(db);
  await sql`
    create index missing_documents_state on missing_documents (company_id, state, state_since desc, missing_id desc)`.execute(
    db,
  );
  await sql`create index missing_documents_supplier on missing_documents (company_id, supplier_key)`.execute(db);
  await sql`call facteur_protect('missing_documents', 'select, insert, update')`.execute(db);
}

/** Every state a line went through; nothing is deleted. */
async function steps(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table missing_steps (
      company_id uuid not null,
      step_id uuid not null,
      missing_id uuid not null,
      state text not null,
      detail jsonb,
      at timestamptz not null,
      actor jsonb not null,
      primary key (company_id, step_id),
      foreign key (company_id, missing_id) references missing_documents
    )`.execute(db);
  await sql`create index missing_steps_document on missing_steps (company_id, missing_id, step_id)`.execute(db);
  await sql`call facteur_protect('missing_steps', 'select, insert')`.execute(db);
}

async function rules(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table missing_rules (
      company_id uuid primary key references companies,
      on_since date,
      day smallint not null check (day between 1 and 28),
      most_reminders smallint not null check (most_reminders between 1 and 12),
      threshold numeric,
      never text[] not null,
      people uuid[] not null,
      addresses text[] not null,
      language text not null check (language in ('fr', 'en')),
      changed_at timestamptz not null,
      changed_by jsonb not null
    )`.execute(db);
  await sql`comment on column missing_rules.on_since is 'Automatic reminders go out from this day on; null: none do'`.execute(
    db,
  );
  await sql`comment on column missing_rules.never is 'Words of suppliers, or their SIREN, that are never asked for'`.execute(
    db,
  );
  await sql`call facteur_protect('missing_rules', 'select, insert, update')`.execute(db);
}

/** A slot is `month 2026-11` for the reminder of a month, `day 2026-11-22` for what somebody asked that day. */
async function requests(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table missing_requests (
      company_id uuid not null references companies,
      request_id uuid not null,
      slot text not null,
      requested_at timestamptz not null,
      requested_by jsonb not null,
      primary key (company_id, request_id)
    )`.execute(db);
  await sql`
    create unique index missing_requests_month on missing_requests (company_id, slot)
    where starts_with(slot, 'month ')`.execute(db);
  await sql`call facteur_protect('missing_requests', 'select, insert')`.execute(db);
  await sql`
    create table missing_request_lines (
      company_id uuid not null,
      missing_id uuid not null,
      slot text not null,
      request_id uuid not null,
      primary key (company_id, missing_id, slot),
      foreign key (company_id, missing_id) references missing_documents,
      foreign key (company_id, request_id) references missing_requests
    )`.execute(db);
  await sql`comment on table missing_request_lines is 'A line is asked for once in a slot, whoever asks and however often'`.execute(
    db,
  );
  await sql`call facteur_protect('missing_request_lines', 'select, insert')`.execute(db);
  await sql`
    create table missing_request_mails (
      company_id uuid not null,
      request_id uuid not null,
      mail_id uuid not null,
      recipient text not null,
      primary key (company_id, request_id, mail_id),
      foreign key (company_id, request_id) references missing_requests
    )`.execute(db);
  await sql`call facteur_protect('missing_request_mails', 'select, insert')`.execute(db);
}

async function statements(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table missing_statements (
      company_id uuid not null references companies,
      statement_id uuid not null,
      supplier_key text not null,
      partner_id uuid,
      supplier_name text not null,
      filename text not null,
      sha256 text not null,
      sheet smallint not null,
      header_row integer not null,
      mapping jsonb not null,
      uploaded_at timestamptz not null,
      uploaded_by jsonb not null,
      removed_at timestamptz,
      primary key (company_id, statement_id),
      foreign key (company_id, partner_id) references partners
    )`.execute(db);
  await sql`
    create index missing_statements_uploaded on missing_statements (company_id, uploaded_at desc, statement_id desc)`.execute(
    db,
  );
  await sql`call facteur_protect('missing_statements', 'select, insert, update')`.execute(db);
  await sql`
    create table missing_statement_lines (
      company_id uuid not null,
      statement_id uuid not null,
      line integer not null,
      number text,
      day date,
      amount numeric,
      label text,
      primary key (company_id, statement_id, line),
      foreign key (company_id, statement_id) references missing_statements
    )`.execute(db);
  await sql`comment on column missing_statement_lines.amount is 'What the supplier claims; below zero: a credit note or a payment'`.execute(
    db,
  );
  await sql`call facteur_protect('missing_statement_lines', 'select, insert, delete')`.execute(db);
}

/** Counted as it changes, so that the client list of a cabinet does not grow with what once was missing. */
async function counts(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table missing_counts (
      company_id uuid primary key references companies,
      waiting integer not null
    )`.execute(db);
  await sql`call facteur_protect('missing_counts', 'select, insert, update')`.execute(db);
  await sql`
    create function facteur_count_missing() returns trigger language plpgsql as $$
    declare
      change integer := (new.state in ('open', 'asked'))::integer
        - case tg_op when 'INSERT' then 0 else (old.state in ('open', 'asked'))::integer end;
    begin
      if change <> 0 then
        insert into missing_counts as counted (company_id, waiting) values (new.company_id, change)
        on conflict (company_id) do update set waiting = counted.waiting + excluded.waiting;
      end if;
      return null;
    end $$`.execute(db);
  await sql`
    create trigger missing_documents_counted after insert or update of state on missing_documents for each row
    execute function facteur_count_missing()`.execute(db);
}

async function lookups(db: Kysely<unknown>): Promise<void> {
  const safe = sql.raw('security definer set search_path = pg_catalog, public, pg_temp');
  for (const table of ['missing_documents', 'missing_counts', 'missing_rules', 'missing_requests']) {
    await sql`create policy owner_lookups on ${sql.table(table)} for select to current_user using (true)`.execute(db);
  }
  await sql`
    create function inbox_missing_waiting(person uuid, moment timestamptz)
    returns table (company_id uuid, waiting integer, since date)
    language plpgsql stable ${safe} as $$
    #variable_conflict use_column
    begin
      return query
        select r.company_id, c.waiting, o.missing_since
        from tenancy_reachable(person, moment) r
        join missing_counts c on c.company_id = r.company_id and c.waiting > 0
        cross join lateral (
          select m.missing_since from missing_documents m
          where m.company_id = r.company_id and m.state in ('open', 'asked')
          order by m.missing_since limit 1) o;
    end $$`.execute(db);
  await sql`
    create function inbox_missing_lines(person uuid, moment timestamptz, companies uuid[], at_most integer)
    returns table (
      company_id uuid, missing_id uuid, supplier_name text, rhythm text, expected_on date, number text,
      expected_amount numeric, currency text, missing_since date, state text, times_asked integer,
      last_asked_at timestamptz)
    language plpgsql stable ${safe} as $$
    #variable_conflict use_column
    begin
      return query
        select r.company_id, o.missing_id, o.supplier_name, o.rhythm, o.expected_on, o.number, o.expected_amount,
          o.currency, o.missing_since, o.state, o.times_asked, o.last_asked_at
        from tenancy_reachable(person, moment) r
        cross join lateral (
          select * from missing_documents m
          where m.company_id = r.company_id and m.state in ('open', 'asked')
          order by m.missing_since, m.missing_id limit at_most) o
        where r.company_id = any(companies)
        order by r.company_id, o.missing_since, o.missing_id;
    end $$`.execute(db);
  await sql`
    create function inbox_companies_to_search() returns table (company_id uuid)
    language sql stable ${safe} as $$
      select c.company_id from companies c
      where c.status <> 'disabled' and exists (
        select from invoice_counts i where i.company_id = c.company_id and i.direction = 'purchase' and i.count > 0)
    $$`.execute(db);
  await sql`
    create function inbox_reminders_due(today date) returns table (company_id uuid)
    language sql stable ${safe} as $$
      select r.company_id from missing_rules r
      join companies c on c.company_id = r.company_id and c.status <> 'disabled'
      join missing_counts n on n.company_id = r.company_id and n.waiting > 0
      cross join lateral (select date_trunc('month', today)::date + r.day - 1 as day) due
      where r.on_since <= due.day and due.day <= today and not exists (
        select from missing_requests q
        where q.company_id = r.company_id and q.slot = 'month ' || to_char(today, 'YYYY-MM'))
    $$`.execute(db);
  for (const lookup of [
    'inbox_missing_waiting(uuid, timestamptz)',
    'inbox_missing_lines(uuid, timestamptz, uuid[], integer)',
    'inbox_companies_to_search()',
    'inbox_reminders_due(date)',
  ]) {
    await sql`revoke all on function ${sql.raw(lookup)} from public`.execute(db);
    await sql`grant execute on function ${sql.raw(lookup)} to facteur_app`.execute(db);
  }
}
