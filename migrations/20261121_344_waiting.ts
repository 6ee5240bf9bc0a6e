// What waits in all dossiers a person reaches, for the client list of a cabinet: kept counts and one end of an index
// each, so that neither answer grows with the number of invoices.

import { sql, type Kysely, type RawBuilder } from 'kysely';

const SAFE = sql.raw('security definer set search_path = pg_catalog, public, pg_temp');

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of ['invoices', 'invoice_counts', 'inbox_documents']) {
    await sql`create policy owner_lookups on ${sql.table(table)} for select to current_user using (true)`.execute(db);
  }
  // What is still to be read or could not be is little, whatever has come in before.
  await sql`
    create index inbox_documents_waiting on inbox_documents (company_id, state, received_at)
    where state in ('received', 'reading', 'failed')`.execute(db);
  await invoices(db);
  await documents(db);
}

async function invoices(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function invoices_waiting(person uuid, moment timestamptz)
    returns table (company_id uuid, state text, waiting bigint)
    language sql stable ${SAFE} as $$
      select c.company_id, c.state, sum(c.count)::bigint
      from tenancy_reachable(person, moment) r join invoice_counts c on c.company_id = r.company_id
      where c.state in ('pending', 'accepted')
      group by c.company_id, c.state having sum(c.count) > 0
    $$`.execute(db);
  await sql`
    create function invoices_oldest_waiting(person uuid, moment timestamptz, companies uuid[])
    returns table (company_id uuid, state text, since timestamptz)
    language sql stable ${SAFE} as $$
      select r.company_id, s.state, min(o.received_at)
      from tenancy_reachable(person, moment) r
      cross join (values ('pending'), ('accepted')) s (state)
      cross join (values ('purchase'), ('sale')) d (direction)
      cross join lateral (
        select i.received_at from invoices i
        where i.company_id = r.company_id and i.direction = d.direction and i.state = s.state
        order by i.received_at limit 1) o
      where r.company_id = any(companies)
      group by r.company_id, s.state
    $$`.execute(db);
  await closed(db, sql`invoices_waiting(uuid, timestamptz)`);
  await closed(db, sql`invoices_oldest_waiting(uuid, timestamptz, uuid[])`);
}

async function documents(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function inbox_waiting(person uuid, moment timestamptz)
    returns table (company_id uuid, state text, waiting bigint, since timestamptz)
    language sql stable ${SAFE} as $$
      select d.company_id, case d.state when 'failed' then 'failed' else 'reading' end, count(*), min(d.received_at)
      from tenancy_reachable(person, moment) r join inbox_documents d on d.company_id = r.company_id
      where d.state in ('received', 'reading', 'failed')
      group by 1, 2
    $$`.execute(db);
  await closed(db, sql`inbox_waiting(uuid, timestamptz)`);
}

/** PostgreSQL lets everybody execute a new function: take that back. */
async function closed(db: Kysely<unknown>, lookup: RawBuilder<unknown>): Promise<void> {
  await sql`revoke all on function ${lookup} from public`.execute(db);
  await sql`grant execute on function ${lookup} to facteur_app`.execute(db);
}
