// « À récupérer »: accepted invoices that the accountant has not fetched yet. A row waits from the acceptance until it is
// marked; an acceptance taken back takes its row with it. What waits is counted as it changes, so that asking does not
// grow with the number of invoices.

import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await tables(db);
  await waitFromAcceptance(db);
  await count(db);
  await sql`
    insert into invoice_collections (company_id, invoice_id, waiting_since)
    select company_id, invoice_id, state_since from invoices where state = 'accepted'`.execute(db);
  await protect(db);
  await lookups(db);
}

async function tables(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table invoice_collections (
      company_id uuid not null,
      invoice_id uuid not null,
      waiting_since timestamptz not null,
      collected_at timestamptz,
      collected_by jsonb,
      means text check (means in ('mark', 'download')),
      primary key (company_id, invoice_id),
      foreign key (company_id, invoice_id) references invoices (company_id, invoice_id)
    )`.execute(db);
  await sql`
    create index invoice_collections_waiting on invoice_collections (company_id, waiting_since, invoice_id)
    where collected_at is null`.execute(db);
  await sql`
    create table invoice_collection_counts (company_id uuid primary key, waiting integer not null)`.execute(db);
}

async function waitFromAcceptance(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function facteur_await_collection() returns trigger language plpgsql as $$
    begin
      if new.state = 'accepted' then
        insert into invoice_collections (company_id, invoice_id, waiting_since)
        values (new.company_id, new.invoice_id, new.state_since) on conflict do nothing;
      else
        delete from invoice_collections where company_id = new.company_id and invoice_id = new.invoice_id;
      end if;
      return null;
    end $$`.execute(db);
  await sql`
    create trigger invoices_collected_anew after update of state on invoices for each row
    when (old.state <> new.state and 'accepted' in (old.state, new.state))
    execute function facteur_await_collection()`.execute(db);
  await sql`
    create trigger invoices_collected_at_once after insert on invoices for each row
    when (new.state = 'accepted') execute function facteur_await_collection()`.execute(db);
}

async function count(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function facteur_count_collections() returns trigger language plpgsql as $$
    declare
      company uuid := case tg_op when 'DELETE' then old.company_id else new.company_id end;
      change integer := case tg_op when 'DELETE' then 0 else (new.collected_at is null)::integer end
        - case tg_op when 'INSERT' then 0 else (old.collected_at is null)::integer end;
    begin
      if change <> 0 then
        insert into invoice_collection_counts as counted (company_id, waiting) values (company, change)
        on conflict (company_id) do update set waiting = counted.waiting + excluded.waiting;
      end if;
      return null;
    end $$`.execute(db);
  await sql`
    create trigger invoice_collections_counted after insert or update or delete on invoice_collections for each row
    execute function facteur_count_collections()`.execute(db);
}

async function protect(db: Kysely<unknown>): Promise<void> {
  await sql`call facteur_protect('invoice_collections', 'select, insert, update, delete')`.execute(db);
  await sql`call facteur_protect('invoice_collection_counts', 'select, insert, update')`.execute(db);
  for (const table of ['invoice_collections', 'invoice_collection_counts']) {
    await sql`create policy owner_lookups on ${sql.table(table)} for select to current_user using (true)`.execute(db);
  }
}

async function lookups(db: Kysely<unknown>): Promise<void> {
  const safe = sql.raw('security definer set search_path = pg_catalog, public, pg_temp');
  await sql`
    create or replace function invoices_waiting(person uuid, moment timestamptz)
    returns table (company_id uuid, pending bigint, accepted bigint)
    language plpgsql stable ${safe} as $$
    #variable_conflict use_column
    begin
      return query
        select r.company_id, coalesce(p.count, 0)::bigint, coalesce(c.waiting, 0)::bigint
        from tenancy_reachable(person, moment) r
        left join (
          select company_id, sum(count) as count from invoice_counts where state = 'pending' group by company_id) p
          on p.company_id = r.company_id
        left join invoice_collection_counts c on c.company_id = r.company_id
        where p.count > 0 or c.waiting > 0;
    end $$`.execute(db);
  await sql`
    create or replace function invoices_oldest_waiting(person uuid, moment timestamptz, companies uuid[])
    returns table (company_id uuid, state text, since timestamptz)
    language sql stable ${safe} as $$
      select r.company_id, 'pending', min(o.received_at)
      from tenancy_reachable(person, moment) r
      cross join (values ('purchase'), ('sale')) d (direction)
      cross join lateral (
        select i.received_at from invoices i
        where i.company_id = r.company_id and i.direction = d.direction and i.state = 'pending'
        order by i.received_at limit 1) o
      where r.company_id = any(companies)
      group by r.company_id
      union all
      select r.company_id, 'accepted', o.waiting_since
      from tenancy_reachable(person, moment) r
      cross join lateral (
        select c.waiting_since from invoice_collections c
        where c.company_id = r.company_id and c.collected_at is null
        order by c.waiting_since limit 1) o
      where r.company_id = any(companies)
    $$`.execute(db);
}
