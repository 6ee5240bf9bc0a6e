// What waits is looked up from the dossiers a person reaches, not summed over the whole instance first.

import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create or replace function invoices_waiting(person uuid, moment timestamptz)
    returns table (company_id uuid, pending bigint, accepted bigint)
    language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    #variable_conflict use_column
    begin
      return query
        select r.company_id, coalesce(sum(p.count), 0)::bigint, coalesce(c.waiting, 0)::bigint
        from tenancy_reachable(person, moment) r
        left join invoice_counts p on p.company_id = r.company_id and p.state = 'pending' and p.count > 0
        left join invoice_collection_counts c on c.company_id = r.company_id and c.waiting > 0
        where p.company_id is not null or c.company_id is not null
        group by r.company_id, c.waiting;
    end $$`.execute(db);
}
