// The register: every purchase and sale, its decisions and corrections as rows with who and when, its timeline.

import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await invoices(db);
  await counts(db);
  await decisions(db);
  await timeline(db);
}

async function invoices(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table invoices (
      company_id uuid not null references companies,
      invoice_id uuid not null,
      direction text not null check (direction in ('purchase', 'sale')),
      state text not null check (state in ('pending', 'accepted', 'refused')),
      state_since timestamptz not null,
      state_by jsonb not null,
      source text not null,
      original_sha256 text not null,
      original_size bigint not null,
      original_media_type text not null,
      original_filename text not null,
      form text not null check (form in ('facturx', 'cii', 'ubl', 'pdf', 'image')),
      profile text,
      page_count integer not null,
      partner_id uuid,
      partner_name text,
      partner_sort text not null,
      partner_siren text,
      partner_vat text,
      iban text,
      number text,
      number_key text,
      type_code text,
      issue_date date,
      due_date date,
      currency text,
      total_net numeric,
      total_vat numeric,
      total_gross numeric,
      amount_due numeric,
      model jsonb not null,
      provenance jsonb not null,
      findings jsonb not null,
      search_text text not null,
      received_at timestamptz not null,
      updated_at timestamptz not null,
      version integer not null default 1,
      primary key (company_id, invoice_id),
      foreign key (company_id, partner_id) references partners
    )`.execute(db);
  await sql`comment on column invoices.form is 'What the original is: a hybrid PDF, an XML, or a document that had to be read'`.execute(
    db,
  );
  await sql`comment on column invoices.page_count is 'Pages of the original; 0 for XML'`.execute(db);
  await sql`comment on column invoices.number_key is 'Number in capital letters without separators, for duplicates'`.execute(
    db,
  );
  await sql`comment on column invoices.model is 'EN 16931 model as read (modules/facturx), corrections applied'`.execute(
    db,
  );
  await sql`create index invoices_received on invoices (company_id, direction, state, received_at desc, invoice_id desc)`.execute(
    db,
  );
  await sql`create index invoices_received_all on invoices (company_id, direction, received_at desc, invoice_id desc)`.execute(
    db,
  );
  // The lists sort on these expressions (modules/invoices/repository/list.ts): an absent value has a place.
  for (const [name, expression] of [
    ['issued', "coalesce(issue_date, '-infinity'::date)"],
    ['due', "coalesce(due_date, 'infinity'::date)"],
    ['gross', 'coalesce(total_gross, 0)'],
    ['partner', 'partner_sort'],
    ['number', "coalesce(number_key, '')"],
  ] as const) {
    await sql`create index ${sql.ref(`invoices_by_${name}`)}
      on invoices (company_id, direction, (${sql.raw(expression)}), invoice_id)`.execute(db);
  }
  await sql`create index invoices_bytes on invoices (company_id, original_sha256)`.execute(db);
  await sql`create index invoices_key on invoices (company_id, number_key)`.execute(db);
  await sql`call facteur_protect('invoices', 'select, insert, update')`.execute(db);
}

/** Counters of the lists, kept by the database so that a list of any length shows them at once. */
async function counts(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table invoice_counts (
      company_id uuid not null references companies,
      direction text not null,
      state text not null,
      count bigint not null,
      primary key (company_id, direction, state)
    )`.execute(db);
  await sql`call facteur_protect('invoice_counts', 'select, insert, update')`.execute(db);
  await sql`
    create function facteur_count_invoices() returns trigger language plpgsql as $$
    begin
      insert into invoice_counts as counted (company_id, direction, state, count)
      select company_id, direction, state, sum(change) from (
        select company_id, direction, state, 1 as change from added
        union all
        select company_id, direction, state, -1 from removed
      ) changes
      group by company_id, direction, state having sum(change) <> 0
      order by company_id, direction, state
      on conflict (company_id, direction, state) do update set count = counted.count + excluded.count;
      return null;
    end $$`.execute(db);
  await sql`
    create function facteur_count_new_invoices() returns trigger language plpgsql as $$
    begin
      insert into invoice_counts as counted (company_id, direction, state, count)
      select company_id, direction, state, count(*) from added
      group by company_id, direction, state order by company_id, direction, state
      on conflict (company_id, direction, state) do update set count = counted.count + excluded.count;
      return null;
    end $$`.execute(db);
  await sql`
    create trigger invoices_counted after insert on invoices referencing new table as added
    for each statement execute function facteur_count_new_invoices()`.execute(db);
  await sql`
    create trigger invoices_recounted after update on invoices
    referencing old table as removed new table as added
    for each statement execute function facteur_count_invoices()`.execute(db);
}

async function decisions(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table invoice_decisions (
      company_id uuid not null,
      decision_id uuid not null,
      invoice_id uuid not null,
      verdict text not null check (verdict in ('accepted', 'refused')),
      reason_code text,
      reason_text text,
      decided_at timestamptz not null,
      decided_by jsonb not null,
      undone_at timestamptz,
      undone_by jsonb,
      primary key (company_id, decision_id),
      foreign key (company_id, invoice_id) references invoices
    )`.execute(db);
  await sql`
    create unique index invoice_decisions_current on invoice_decisions (company_id, invoice_id)
    where undone_at is null`.execute(db);
  await sql`call facteur_protect('invoice_decisions', 'select, insert, update')`.execute(db);
  await sql`
    create table invoice_corrections (
      company_id uuid not null,
      correction_id uuid not null,
      invoice_id uuid not null,
      field text not null,
      before text,
      after text,
      corrected_at timestamptz not null,
      corrected_by jsonb not null,
      primary key (company_id, correction_id),
      foreign key (company_id, invoice_id) references invoices
    )`.execute(db);
  await sql`create index invoice_corrections_invoice on invoice_corrections (company_id, invoice_id)`.execute(db);
  await sql`call facteur_protect('invoice_corrections', 'select, insert')`.execute(db);
}

async function timeline(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table invoice_timeline (
      company_id uuid not null,
      entry_id uuid not null,
      invoice_id uuid not null,
      kind text not null,
      details jsonb not null,
      at timestamptz not null,
      actor jsonb not null,
      primary key (company_id, entry_id),
      foreign key (company_id, invoice_id) references invoices
    )`.execute(db);
  await sql`create index invoice_timeline_invoice on invoice_timeline (company_id, invoice_id, entry_id)`.execute(db);
  await sql`call facteur_protect('invoice_timeline', 'select, insert')`.execute(db);
}
