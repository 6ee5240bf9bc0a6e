// What is asked about mandates and platforms across companies, or before a company is known; and who wants mails of them.

import { sql, type Kysely } from 'kysely';

const SAFE = sql.raw('security definer set search_path = pg_catalog, public, pg_temp');

export async function up(db: Kysely<unknown>): Promise<void> {
  await agent(db);
  await clientList(db);
  await link(db);
  await due(db);
  await news(db);
  for (const lookup of [
    'tenancy_agent_of_company()',
    'tenancy_mandates_of_cabinet(date)',
    'tenancy_platforms_of_cabinet()',
    'tenancy_mandate_by_link(bytea)',
    'tenancy_mandates_due(date, date)',
    'tenancy_mandate_news(uuid, timestamptz, timestamptz, timestamptz)',
  ]) {
    await sql`revoke all on function ${sql.raw(lookup)} from public`.execute(db);
    await sql`grant execute on function ${sql.raw(lookup)} to facteur_app`.execute(db);
  }
}

/** The cabinet that keeps the books of the company whose wall is open, and where it is, as its own dossier says. */
async function agent(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function tenancy_agent_of_company()
    returns table (
      cabinet_id uuid, name text, siren text, siret text, legal_form text, address_line1 text, address_line2 text,
      postcode text, city text)
    language sql stable ${SAFE} as $$
      select k.cabinet_id, k.name, coalesce(k.siren, c.siren), coalesce(k.siret, c.siret), c.legal_form,
        c.address_line1, c.address_line2, c.postcode, c.city
      from cabinet_dossiers d
      join cabinets k on k.cabinet_id = d.cabinet_id
      left join cabinet_dossiers o on o.cabinet_id = k.cabinet_id and o.own
      left join companies c on c.company_id = o.company_id
      where d.company_id = facteur_company()
      order by d.since limit 1
    $$`.execute(db);
}

/** One row for each dossier of the open cabinet that has any of it. Of each kind: what is in force, else the newest. */
async function clientList(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function tenancy_mandates_of_cabinet(today date)
    returns table (
      company_id uuid, delegation text, delegation_ends date, designation text, designation_ends date,
      platform text, platform_state text, platform_ends date)
    language plpgsql stable ${SAFE} as $$
    #variable_conflict use_column
    begin
      return query
        with mine as materialized (select d.company_id from cabinet_dossiers d where d.cabinet_id = facteur_cabinet()),
        mandate as (
          select distinct on (m.company_id, m.kind) m.company_id, m.kind, m.state, m.ends_on
          from mine join company_mandates m on m.company_id = mine.company_id
          order by m.company_id, m.kind, (m.state = 'signed' and coalesce(m.ends_on >= today, true)) desc,
            m.created_at desc),
        platform as (
          select distinct on (p.company_id) p.company_id, p.name, p.state, p.ends_on
          from mine join company_platforms p on p.company_id = mine.company_id
          order by p.company_id,
            case when p.state = 'active' and coalesce(p.ends_on >= today, true) then 0
              when p.state = 'requested' then 1 when p.state = 'to_designate' then 2 else 3 end,
            p.starts_on desc nulls last, p.created_at desc)
        select mine.company_id, a.state, a.ends_on, b.state, b.ends_on, p.name, p.state, p.ends_on
        from mine
        left join mandate a on a.company_id = mine.company_id and a.kind = 'delegation'
        left join mandate b on b.company_id = mine.company_id and b.kind = 'designation'
        left join platform p on p.company_id = mine.company_id
        where a.company_id is not null or b.company_id is not null or p.company_id is not null;
    end $$`.execute(db);
  await sql`
    create function tenancy_platforms_of_cabinet()
    returns table (name text, number text)
    language sql stable ${SAFE} as $$
      select p.name, max(p.number)
      from cabinet_dossiers d join company_platforms p on p.company_id = d.company_id
      where d.cabinet_id = facteur_cabinet()
      group by p.name order by count(*) desc, p.name limit 50
    $$`.execute(db);
}

async function link(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function tenancy_mandate_by_link(token bytea)
    returns table (company_id uuid, mandate_id uuid, link_expires_at timestamptz)
    language sql stable ${SAFE} as $$
      select m.company_id, m.mandate_id, m.link_expires_at from company_mandates m where m.link_hash = token
    $$`.execute(db);
}

/** What the calendar has done: mandates whose last day has passed, and those whose last day is near and not yet told. */
async function due(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function tenancy_mandates_due(today date, horizon date)
    returns table (company_id uuid, mandate_id uuid, ended boolean)
    language sql stable ${SAFE} as $$
      select m.company_id, m.mandate_id, m.ends_on < today
      from company_mandates m
      where m.state = 'signed' and m.ends_on <= horizon and (m.ends_on < today or m.ending_noticed_at is null)
      order by m.company_id, m.mandate_id
    $$`.execute(db);
}

/** What has happened to mandates that somebody has to know: they end soon, or their signer has answered by the link. */
async function news(db: Kysely<unknown>): Promise<void> {
  await sql`alter table notification_choices drop constraint notification_choices_event_check`.execute(db);
  await sql`alter table notification_choices add check (event ~ '^[a-z_]{1,40}$')`.execute(db);
  await sql`
    create function tenancy_mandate_news(person uuid, moment timestamptz, since timestamptz, until timestamptz)
    returns table (
      company_id uuid, company text, cabinet_id uuid, role text, rights text[], kind text, what text, ends_on date)
    language sql stable ${SAFE} as $$
      select r.company_id, c.name, d.cabinet_id, r.role, r.rights, m.kind,
        case when m.state = 'signed' and m.ending_noticed_at > since then 'ending' else m.state end, m.ends_on
      from tenancy_reachable(person, moment) r
      join companies c on c.company_id = r.company_id and c.status <> 'disabled'
      join cabinet_dossiers d on d.company_id = r.company_id
      join company_mandates m on m.company_id = r.company_id
      where (m.state = 'signed' and m.ending_noticed_at > since and m.ending_noticed_at <= until)
        or (m.state in ('signed', 'refused') and m.state_since > since and m.state_since <= until and exists (
          select from company_mandate_states s
          where s.company_id = m.company_id and s.mandate_id = m.mandate_id and s.at = m.state_since
            and s.by ->> 'kind' = 'mail'))
    $$`.execute(db);
}
