// What the key of a cabinet may know of its dossiers before it names one of them.

import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function tenancy_dossiers_of_cabinet(
      term text, wanted text, month smallint, after_name text, after_id uuid, at_most integer)
    returns table (
      company_id uuid, name text, siren text, siret text, vat_number text, code text, status text,
      status_since timestamptz, closing_month smallint, own boolean, sort_name text)
    language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
      select c.company_id, c.name, c.siren, c.siret, c.vat_number, d.code, c.status, c.status_since, c.closing_month,
        d.own, lower(c.name)
      from cabinet_dossiers d join companies c on c.company_id = d.company_id
      where d.cabinet_id = facteur_cabinet()
        and (term = '' or strpos(lower(c.name), lower(term)) > 0 or starts_with(c.siren, replace(term, ' ', ''))
          or lower(d.code) = lower(term))
        and (wanted is null or c.status = wanted) and (month is null or c.closing_month = month)
        and (after_id is null or (lower(c.name), c.company_id) > (after_name, after_id))
      order by lower(c.name), c.company_id limit at_most
    $$`.execute(db);
  const lookup = sql`tenancy_dossiers_of_cabinet(text, text, smallint, text, uuid, integer)`;
  await sql`revoke all on function ${lookup} from public`.execute(db);
  await sql`grant execute on function ${lookup} to facteur_app`.execute(db);
}
