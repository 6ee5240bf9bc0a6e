// The cabinet is told what the other side did to a mandate: its signer by the link, or the people of the company itself.

import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create or replace function tenancy_mandate_news(
      person uuid, moment timestamptz, since timestamptz, until timestamptz)
    returns table (
      company_id uuid, company text, cabinet_id uuid, role text, rights text[], kind text, what text, ends_on date)
    language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
      with asked as (select tenancy_mandate_news.since as after, tenancy_mandate_news.until as upto)
      select r.company_id, c.name, d.cabinet_id, r.role, r.rights, m.kind,
        case when m.state = 'signed' and m.ending_noticed_at > asked.after then 'ending' else m.state end, m.ends_on
      from asked
      cross join tenancy_reachable(person, moment) r
      join companies c on c.company_id = r.company_id and c.status <> 'disabled'
      join cabinet_dossiers d on d.company_id = r.company_id
      join company_mandates m on m.company_id = r.company_id
      where (m.state = 'signed' and m.ending_noticed_at > asked.after and m.ending_noticed_at <= asked.upto)
        or (m.state in ('signed', 'refused', 'revoked') and m.state_since > asked.after and m.state_since <= asked.upto
          and exists (
            select from company_mandate_states s
            where s.company_id = m.company_id and s.mandate_id = m.mandate_id and s.at = m.state_since
              and s.state = m.state
              and (s.by ->> 'kind' = 'mail' or (s.by ->> 'kind' = 'user' and not exists (
                select from cabinet_memberships w
                where w.cabinet_id = d.cabinet_id and w.user_id::text = s.by ->> 'id')))))
    $$`.execute(db);
}
