// Who comes in and what they may do is asked on every request. A function written in SQL that guards its search path
// is planned again each time it is called; the same text inside PL/pgSQL keeps its plan as long as the connection lives.

import { sql, type Kysely } from 'kysely';

/** Asked on each request, several times. The text stays as it stands; only who runs it changes. */
const HOT = ['tenancy_company_access', 'tenancy_company_role', 'tenancy_demands', 'tenancy_terms_due'];

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    do $migration$
    declare
      hot record;
      body text;
    begin
      for hot in
        select p.oid, p.prosrc, p.proretset, pg_get_functiondef(p.oid) as definition
        from pg_proc p
        join pg_namespace n on n.oid = p.pronamespace
        join pg_language l on l.oid = p.prolang
        where n.nspname = 'public' and l.lanname = 'sql' and p.proname in (${sql.join(HOT.map((name) => sql.lit(name)))})
      loop
        body := E'\\n#variable_conflict use_column\\nbegin\\n'
          || case when hot.proretset then 'return query ' else 'return (' end
          || hot.prosrc
          || case when hot.proretset then ';' else ');' end
          || E'\\nend ';
        execute replace(
          replace(hot.definition, 'LANGUAGE sql', 'LANGUAGE plpgsql'),
          '$function$' || hot.prosrc || '$function$',
          '$function$' || body || '$function$');
      end loop;
    end $migration$`.execute(db);
}
