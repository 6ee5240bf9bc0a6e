-- Generated from the migrations by `npm run generate`, to be read. The database is built by the migrations.

-- Executed by: everyone
CREATE OR REPLACE FUNCTION public.archive_companies()
 RETURNS TABLE(company_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
      select company_id from archive_heads where sequence > 0 order by company_id
    $function$;

-- Executed by: everyone
CREATE OR REPLACE FUNCTION public.facteur_append_only()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    begin
      if tg_op = 'UPDATE' then
        if (new.details is null or new.details = old.details)
          and (new.actor_name is null or new.actor_name = old.actor_name)
          and to_jsonb(new) - array['details', 'actor_name'] = to_jsonb(old) - array['details', 'actor_name'] then
          return new;
        end if;
      end if;
      raise exception 'The journal % is append-only', tg_table_name;
    end $function$;

-- Executed by: everyone
CREATE OR REPLACE FUNCTION public.facteur_archive_is_final()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    begin
      raise exception 'The archive journal is append-only';
    end $function$;

-- Executed by: everyone
CREATE OR REPLACE FUNCTION public.facteur_await_collection()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    begin
      if new.state = 'accepted' then
        insert into invoice_collections (company_id, invoice_id, waiting_since)
        values (new.company_id, new.invoice_id, new.state_since) on conflict do nothing;
      else
        delete from invoice_collections where company_id = new.company_id and invoice_id = new.invoice_id;
      end if;
      return null;
    end $function$;

-- Executed by: everyone
CREATE OR REPLACE FUNCTION public.facteur_cabinet()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('facteur.cabinet_id', true), '')::uuid $function$;

-- Executed by: everyone
CREATE OR REPLACE FUNCTION public.facteur_company()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('facteur.company_id', true), '')::uuid $function$;

-- Executed by: everyone
CREATE OR REPLACE FUNCTION public.facteur_count_collections()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
    end $function$;

-- Executed by: everyone
CREATE OR REPLACE FUNCTION public.facteur_count_invoices()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
    end $function$;

-- Executed by: everyone
CREATE OR REPLACE FUNCTION public.facteur_count_missing()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    declare
      change integer := (new.state in ('open', 'asked'))::integer
        - case tg_op when 'INSERT' then 0 else (old.state in ('open', 'asked'))::integer end;
    begin
      if change <> 0 then
        insert into missing_counts as counted (company_id, waiting) values (new.company_id, change)
        on conflict (company_id) do update set waiting = counted.waiting + excluded.waiting;
      end if;
      return null;
    end $function$;

-- Executed by: everyone
CREATE OR REPLACE FUNCTION public.facteur_count_new_invoices()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    begin
      insert into invoice_counts as counted (company_id, direction, state, count)
      select company_id, direction, state, count(*) from added
      group by company_id, direction, state order by company_id, direction, state
      on conflict (company_id, direction, state) do update set count = counted.count + excluded.count;
      return null;
    end $function$;

-- Executed by: facteur_app
CREATE OR REPLACE FUNCTION public.facteur_enqueue(task text, payload json, job_key text, run_at timestamp with time zone, max_attempts integer, queue text, priority integer)
 RETURNS bigint
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
      select (graphile_worker.add_job(
        identifier := task, payload := payload, queue_name := queue, run_at := run_at, max_attempts := max_attempts,
        job_key := job_key, priority := priority)).id
    $function$;

-- Executed by: facteur_app
CREATE OR REPLACE FUNCTION public.facteur_forget(before timestamp with time zone)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
      delete from idempotency_keys where created_at < before;
      delete from cron_slots where slot < before;
    $function$;

-- Executed by: everyone
CREATE OR REPLACE FUNCTION public.facteur_keep_message()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
    end $function$;

-- Executed by: everyone
CREATE OR REPLACE FUNCTION public.facteur_mails()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select string_to_array(nullif(current_setting('facteur.mail_ids', true), ''), ',')::uuid[] $function$;

-- Executed by: everyone
CREATE OR REPLACE FUNCTION public.facteur_mark_discussed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    declare
      is_open boolean := case tg_table_name
        when 'invoice_messages' then true else (to_jsonb(new) ->> 'state') = 'reopened' end;
    begin
      update invoices set has_open_discussion = is_open
      where company_id = new.company_id and invoice_id = new.invoice_id and has_open_discussion <> is_open;
      return null;
    end $function$;

-- Executed by: everyone
CREATE OR REPLACE PROCEDURE public.facteur_protect(IN tenant_table regclass, IN privileges text)
 LANGUAGE plpgsql
AS $procedure$
    begin
      execute format('alter table %s enable row level security', tenant_table);
      execute format('alter table %s force row level security', tenant_table);
      execute format(
        'create policy company_wall on %s using (company_id = facteur_company()) with check (company_id = facteur_company())',
        tenant_table);
      execute format('grant %s on %s to facteur_app', privileges, tenant_table);
    end $procedure$;

CREATE OR REPLACE FUNCTION public.facteur_relay_tickets(at_most integer)
 RETURNS integer
 LANGUAGE plpgsql
AS $function$
    declare
      jobs graphile_worker.job_spec[];
    begin
      with taken as (
        delete from job_tickets where ticket_id in (
          select ticket_id from job_tickets order by ticket_id limit at_most for update skip locked)
        returning ticket_id, task, payload, max_attempts)
      select array_agg(
        row(task, payload, null, null, max_attempts, null, null, null)::graphile_worker.job_spec order by ticket_id)
      into jobs from taken;
      if jobs is not null then
        perform graphile_worker.add_jobs(jobs);
      end if;
      return coalesce(cardinality(jobs), 0);
    end $function$;

-- Executed by: everyone
CREATE OR REPLACE FUNCTION public.facteur_user()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('facteur.user_id', true), '')::uuid $function$;

-- Executed by: everyone
CREATE OR REPLACE FUNCTION public.facteur_verification_final()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    begin
      raise exception 'a finished verification does not change' using errcode = 'restrict_violation';
    end $function$;

-- Executed by: facteur_app
CREATE OR REPLACE FUNCTION public.inbox_accept_mails(mails jsonb, task text, max_attempts integer)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
    declare
      company uuid;
    begin
      for company in
        select distinct (mail->>'company_id')::uuid from jsonb_array_elements(mails) mail order by 1
      loop
        perform set_config('facteur.company_id', company::text, true);
        -- A sender that got no answer sends the same bytes again: the first row and its ticket stand.
        with entered as (
          insert into inbox_messages (
            company_id, message_id, sha256, size, recipient, sender, client_address, helo_name, is_encrypted,
            received_at, state)
          select
            company_id, message_id, sha256, size, recipient, sender, client_address, helo_name, is_encrypted,
            received_at, 'received'
          from jsonb_to_recordset(mails) as mail(
            company_id uuid, message_id uuid, sha256 text, size bigint, recipient text, sender text,
            client_address text, helo_name text, is_encrypted boolean, received_at timestamptz)
          where company_id = company
          order by sha256
          on conflict (company_id, sha256) do nothing
          returning company_id, message_id)
        insert into job_tickets (task, payload, max_attempts)
        select task, json_build_object('companyId', company_id, 'messageId', message_id), max_attempts from entered;
      end loop;
    end $function$;

-- Executed by: facteur_app
CREATE OR REPLACE FUNCTION public.inbox_companies_to_search()
 RETURNS TABLE(company_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
      select c.company_id from companies c
      where c.status <> 'disabled' and exists (
        select from invoice_counts i where i.company_id = c.company_id and i.direction = 'purchase' and i.count > 0)
    $function$;

-- Executed by: facteur_app
CREATE OR REPLACE FUNCTION public.inbox_failed_since(person uuid, moment timestamp with time zone, since timestamp with time zone)
 RETURNS TABLE(company_id uuid, failed bigint)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
      select r.company_id, count(*)
      from tenancy_reachable(person, moment) r
      join inbox_documents d on d.company_id = r.company_id and d.state = 'failed' and d.state_since > since
      group by r.company_id
    $function$;

-- Executed by: facteur_app
CREATE OR REPLACE FUNCTION public.inbox_missing_lines(person uuid, moment timestamp with time zone, companies uuid[], at_most integer)
 RETURNS TABLE(company_id uuid, missing_id uuid, supplier_name text, rhythm text, expected_on date, number text, expected_amount numeric, currency text, missing_since date, state text, times_asked integer, last_asked_at timestamp with time zone)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
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
    end $function$;

-- Executed by: facteur_app
CREATE OR REPLACE FUNCTION public.inbox_missing_waiting(person uuid, moment timestamp with time zone)
 RETURNS TABLE(company_id uuid, waiting integer, since date)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
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
    end $function$;

-- Executed by: facteur_app
CREATE OR REPLACE FUNCTION public.inbox_reminders_due(today date)
 RETURNS TABLE(company_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
      select r.company_id from missing_rules r
      join companies c on c.company_id = r.company_id and c.status <> 'disabled'
      join missing_counts n on n.company_id = r.company_id and n.waiting > 0
      cross join lateral (select date_trunc('month', today)::date + r.day - 1 as day) due
      where r.on_since <= due.day and due.day <= today and not exists (
        select from missing_requests q
        where q.company_id = r.company_id and q.slot = 'month ' || to_char(today, 'YYYY-MM'))
    $function$;

-- Executed by: facteur_app
CREATE OR REPLACE FUNCTION public.inbox_waiting(person uuid, moment timestamp with time zone)
 RETURNS TABLE(company_id uuid, state text, waiting bigint, since timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
      select d.company_id, case d.state when 'failed' then 'failed' else 'reading' end, count(*), min(d.received_at)
      from tenancy_reachable(person, moment) r join inbox_documents d on d.company_id = r.company_id
      where d.state in ('received', 'reading', 'failed')
      group by 1, 2
    $function$;

-- Executed by: facteur_app
CREATE OR REPLACE FUNCTION public.invoices_arrived(person uuid, moment timestamp with time zone, since timestamp with time zone)
 RETURNS TABLE(company_id uuid, arrived bigint)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
      select r.company_id, count(*)
      from tenancy_reachable(person, moment) r
      cross join (values ('purchase'), ('sale')) d (direction)
      -- Reading takes its time: what came in up to two days before may have become an invoice since.
      join invoices i on i.company_id = r.company_id and i.direction = d.direction and i.state = 'pending'
        and i.received_at > since - interval '2 days' and i.state_since > since
      group by r.company_id
    $function$;

-- Executed by: facteur_app
CREATE OR REPLACE FUNCTION public.invoices_discussions_awaiting(person uuid, moment timestamp with time zone)
 RETURNS TABLE(company_id uuid, mentioned bigint, replied bigint)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
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
    $function$;

-- Executed by: facteur_app
CREATE OR REPLACE FUNCTION public.invoices_messages_by(person uuid)
 RETURNS TABLE(company text, invoice_id uuid, written_at timestamp with time zone, body text, origin text, is_internal boolean, withdrawn_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
      select c.name, m.invoice_id, m.written_at, m.body, m.origin, m.is_internal, m.withdrawn_at
      from invoice_messages m join companies c on c.company_id = m.company_id
      where m.author ->> 'id' = person::text
      order by m.written_at, m.message_id
    $function$;

-- Executed by: facteur_app
CREATE OR REPLACE FUNCTION public.invoices_oldest_waiting(person uuid, moment timestamp with time zone, companies uuid[])
 RETURNS TABLE(company_id uuid, state text, since timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
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
    $function$;

-- Executed by: facteur_app
CREATE OR REPLACE FUNCTION public.invoices_reply_address(token bytea)
 RETURNS TABLE(company_id uuid, invoice_id uuid, user_id uuid, is_internal boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
      select company_id, invoice_id, user_id, is_internal from invoice_reply_addresses where token_hash = token
    $function$;

-- Executed by: facteur_app
CREATE OR REPLACE FUNCTION public.invoices_waiting(person uuid, moment timestamp with time zone)
 RETURNS TABLE(company_id uuid, pending bigint, accepted bigint)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
    #variable_conflict use_column
    begin
      return query
        select r.company_id, coalesce(sum(p.count), 0)::bigint, coalesce(c.waiting, 0)::bigint
        from tenancy_reachable(person, moment) r
        left join invoice_counts p on p.company_id = r.company_id and p.state = 'pending' and p.count > 0
        left join invoice_collection_counts c on c.company_id = r.company_id and c.waiting > 0
        where p.company_id is not null or c.company_id is not null
        group by r.company_id, c.waiting;
    end $function$;

-- Executed by: facteur_app
CREATE OR REPLACE FUNCTION public.tenancy_access_rows(person uuid, moment timestamp with time zone)
 RETURNS TABLE(company_id uuid, rank integer, role text, rights text[], ends_at timestamp with time zone, cabinet_id uuid)
 LANGUAGE sql
 STABLE
AS $function$
      with works as materialized (
        select m.cabinet_id, m.role, p.rights, tenancy_reach(m.role, p.reach) as reach
        from cabinet_memberships m
        left join cabinet_profiles p on p.cabinet_id = m.cabinet_id and m.role = 'profile:' || p.profile_id
        where m.user_id = person),
      stands_for as materialized (
        select w.cabinet_id, person as user_id from works w
        union
        select h.cabinet_id, h.from_user from cabinet_handovers h join works w on w.cabinet_id = h.cabinet_id
        where h.to_user = person and h.starts_at <= moment and h.ends_at > moment and h.ended_at is null),
      given as materialized (
        select a.* from cabinet_assignments a
        join stands_for s on s.cabinet_id = a.cabinet_id and s.user_id = a.user_id)
      select m.company_id, 1, m.role, p.rights, m.ends_at, null::uuid
      from company_memberships m
      left join company_profiles p on p.company_id = m.company_id and m.role = 'profile:' || p.profile_id
      where m.user_id = person and (m.ends_at is null or m.ends_at > moment)
      union all
      select d.company_id, 2, 'cabinet-' || w.role, w.rights, null, d.cabinet_id
      from works w
      join cabinet_dossiers d on d.cabinet_id = w.cabinet_id
      join companies c on c.company_id = d.company_id
      where w.reach = 'everything'
        or (w.reach = 'open' and not d.own and not d.confidential)
        or exists (select from stands_for s where s.cabinet_id = d.cabinet_id and s.user_id = d.in_charge)
        or exists (select from given g where g.cabinet_id = d.cabinet_id and g.company_id = d.company_id)
        or (not d.own and not d.confidential and exists (
          select from given g
          where g.cabinet_id = d.cabinet_id and g.company_id is null
            and (g.closing_month is null or g.closing_month = c.closing_month)
            and (g.postcode is null or starts_with(coalesce(c.postcode, ''), g.postcode))
            and (g.city is null or lower(g.city) = lower(c.city))
            and (g.code is null or starts_with(lower(coalesce(d.code, '')), lower(g.code)))
            and (g.in_charge is null or g.in_charge = d.in_charge)))
    $function$;

-- Executed by: facteur_app
CREATE OR REPLACE FUNCTION public.tenancy_acts_of(person uuid)
 RETURNS TABLE(chain text, sequence integer, at timestamp with time zone, action text, subject_kind text, subject_id text, details jsonb)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
      select 'instance', j.sequence, j.at, j.action, j.subject_kind, j.subject_id, j.details from instance_journal j
      where j.actor_id = person::text or j.subject_id = person::text
      union all
      select k.name, j.sequence, j.at, j.action, j.subject_kind, j.subject_id, j.details
      from cabinet_journal j join cabinets k on k.cabinet_id = j.cabinet_id
      where j.actor_id = person::text or j.subject_id = person::text
      union all
      select c.name, j.sequence, j.at, j.action, j.subject_kind, j.subject_id, j.details
      from company_journal j join companies c on c.company_id = j.company_id
      where j.actor_id = person::text or j.subject_id = person::text
      order by 3, 1, 2
    $function$;

-- Executed by: facteur_app
CREATE OR REPLACE FUNCTION public.tenancy_agent_of_company()
 RETURNS TABLE(cabinet_id uuid, name text, siren text, siret text, legal_form text, address_line1 text, address_line2 text, postcode text, city text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
      select k.cabinet_id, k.name, coalesce(k.siren, c.siren), coalesce(k.siret, c.siret), c.legal_form,
        c.address_line1, c.address_line2, c.postcode, c.city
      from cabinet_dossiers d
      join cabinets k on k.cabinet_id = d.cabinet_id
      left join cabinet_dossiers o on o.cabinet_id = k.cabinet_id and o.own
      left join companies c on c.company_id = o.company_id
      where d.company_id = facteur_company()
      order by d.since limit 1
    $function$;

-- Executed by: facteur_app
CREATE OR REPLACE FUNCTION public.tenancy_api_key(secret bytea, moment timestamp with time zone, dossier text)
 RETURNS TABLE(key_id uuid, name text, scopes text[], networks text[], cabinet_id uuid, company_id uuid, company_name text)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
    #variable_conflict use_column
    begin
      update api_keys k set last_used_at = moment
      where (k.secret_hash = secret or (k.previous_hash = secret and k.previous_until > moment)) and k.revoked_at is null
        and (k.last_used_at is null or k.last_used_at < moment - interval '1 minute');
      return query
        select k.key_id, k.name, k.scopes, k.networks, null::uuid, c.company_id, c.name
        from api_keys k join companies c on c.company_id = k.company_id
        where (k.secret_hash = secret or (k.previous_hash = secret and k.previous_until > moment))
          and k.revoked_at is null and (k.expires_at is null or k.expires_at > moment) and c.status <> 'disabled';
      if found then return; end if;
      update cabinet_api_keys k set last_used_at = moment
      where (k.secret_hash = secret or (k.previous_hash = secret and k.previous_until > moment)) and k.revoked_at is null
        and (k.last_used_at is null or k.last_used_at < moment - interval '1 minute');
      return query
        select k.key_id, k.name, k.scopes, k.networks, k.cabinet_id, c.company_id, c.name
        from cabinet_api_keys k
        left join lateral (
          select o.company_id, o.name from cabinet_dossiers d join companies o on o.company_id = d.company_id
          where d.cabinet_id = k.cabinet_id and o.status <> 'disabled'
            and (o.siren = dossier or o.company_id::text = lower(dossier))) c on true
        where (k.secret_hash = secret or (k.previous_hash = secret and k.previous_until > moment))
          and k.revoked_at is null and (k.expires_at is null or k.expires_at > moment);
    end $function$;

-- Executed by: facteur_app
CREATE OR REPLACE FUNCTION public.tenancy_assignments_of_cabinet()
 RETURNS TABLE(assignment_id uuid, user_id uuid, company_id uuid, company text, closing_month smallint, postcode text, city text, code text, in_charge text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
      select a.assignment_id, a.user_id, a.company_id, c.name, a.closing_month, a.postcode, a.city, a.code, u.name
      from cabinet_assignments a
      left join companies c on c.company_id = a.company_id
      left join users u on u.user_id = a.in_charge
      where a.cabinet_id = facteur_cabinet()
      order by lower(c.name) nulls first, a.assignment_id
    $function$;

-- Executed by: facteur_app
CREATE OR REPLACE FUNCTION public.tenancy_cabinet_by_siret(wanted text)
 RETURNS TABLE(cabinet_id uuid, name text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
      select c.cabinet_id, c.name from cabinets c where c.siret = wanted order by c.created_at limit 1
    $function$;

-- Executed by: facteur_app
CREATE OR REPLACE FUNCTION public.tenancy_cabinet_key_scopes(key uuid)
 RETURNS text[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
      select k.scopes from cabinet_api_keys k
      join cabinet_dossiers d on d.cabinet_id = k.cabinet_id and d.company_id = facteur_company()
      where k.key_id = key and k.revoked_at is null
    $function$;

-- Executed by: facteur_app
CREATE OR REPLACE FUNCTION public.tenancy_cabinets_of(person uuid)
 RETURNS TABLE(cabinet_id uuid, name text, siren text, role text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
      select c.cabinet_id, c.name, c.siren, m.role
      from cabinet_memberships m join cabinets c on c.cabinet_id = m.cabinet_id
      where m.user_id = person
      order by lower(c.name), c.cabinet_id
    $function$;

-- Executed by: facteur_app
CREATE OR REPLACE FUNCTION public.tenancy_client_cards(person uuid, cabinet uuid, moment timestamp with time zone)
 RETURNS TABLE(company_id uuid, code text, name text, siren text, siret text, vat_number text, country text, address_line1 text, address_line2 text, address_line3 text, postcode text, city text, region text, language text, closing_month smallint, own boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
      select c.company_id, d.code, c.name, c.siren, c.siret, c.vat_number, c.country, c.address_line1, c.address_line2,
        c.address_line3, c.postcode, c.city, c.region, c.language, c.closing_month, d.own
      from tenancy_reachable(person, moment) r
      join cabinet_dossiers d on d.company_id = r.company_id and d.cabinet_id = cabinet
      join companies c on c.company_id = r.company_id
    $function$;

-- Executed by: facteur_app
CREATE OR REPLACE FUNCTION public.tenancy_clients_of(person uuid, cabinet uuid, moment timestamp with time zone)
 RETURNS TABLE(company_id uuid, name text, siren text, vat_number text, postcode text, city text, closing_month smallint, status text, status_since timestamp with time zone, code text, own boolean, confidential boolean, in_charge text, role text, rights text[], linked boolean, link_used_at timestamp with time zone)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
    #variable_conflict use_column
    begin
      return query
        select c.company_id, c.name, c.siren, c.vat_number, c.postcode, c.city, c.closing_month, c.status,
          c.status_since, d.code, d.own, d.confidential, u.name, coalesce(m.role, a.role),
          case when m.role is null then a.rights else m.rights end, k.company_id is not null, k.used
        from tenancy_access_rows(person, moment) a
        join cabinet_dossiers d on d.cabinet_id = a.cabinet_id and d.company_id = a.company_id
        join companies c on c.company_id = a.company_id
        left join users u on u.user_id = d.in_charge
        left join (
          select o.company_id, o.role, p.rights
          from company_memberships o
          left join company_profiles p on p.company_id = o.company_id and o.role = 'profile:' || p.profile_id
          where o.user_id = person and (o.ends_at is null or o.ends_at > moment)) m on m.company_id = a.company_id
        left join (
          select company_id, max(last_used_at) as used from api_keys
          where revoked_at is null and (expires_at is null or expires_at > moment)
          group by company_id) k on k.company_id = a.company_id
        where a.rank = 2 and a.cabinet_id = cabinet;
    end $function$;

-- Executed by: facteur_app
CREATE OR REPLACE FUNCTION public.tenancy_companies_of(person uuid, term text, at_most integer)
 RETURNS TABLE(company_id uuid, name text, siren text, status text, code text, cabinet text, role text)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
    #variable_conflict use_column
    begin
      return query
        select c.company_id, c.name, c.siren, c.status, d.code, k.name, r.role
        from (
          select distinct on (a.company_id) a.company_id, a.role
          from tenancy_access_rows(person, now()) a order by a.company_id, a.rank) r
        join companies c on c.company_id = r.company_id
        left join cabinet_dossiers d on d.company_id = c.company_id
        left join cabinets k on k.cabinet_id = d.cabinet_id
        where term = '' or position(lower(term) in lower(c.name)) > 0
          or starts_with(coalesce(c.siren, ''), term) or starts_with(lower(coalesce(d.code, '')), lower(term))
        order by lower(c.name), c.company_id
        limit at_most;
    end $function$;

-- Executed by: facteur_app
CREATE OR REPLACE FUNCTION public.tenancy_company_access(person uuid, company uuid, moment timestamp with time zone)
 RETURNS TABLE(role text, rights text[], ends_at timestamp with time zone, cabinet_id uuid, seen_role text, seen_rights text[], seen_until timestamp with time zone)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
    #variable_conflict use_column
    begin
      return query
        select m.role, own.rights, m.ends_at, null::uuid, v.as_role, seen.rights, v.ends_at
        from company_memberships m
        left join company_profiles own on own.company_id = company and m.role = 'profile:' || own.profile_id
        left join company_views v
          on v.company_id = company and v.user_id = person and v.ended_at is null and v.ends_at > moment
        left join company_profiles seen on seen.company_id = company and v.as_role = 'profile:' || seen.profile_id
        where m.company_id = company and m.user_id = person and (m.ends_at is null or m.ends_at > moment);
      if found then
        return;
      end if;
      return query
        select a.role, a.rights, a.ends_at, a.cabinet_id, v.as_role, p.rights, v.ends_at
        from (
          select * from tenancy_access_rows(person, moment) r where r.company_id = company order by r.rank limit 1) a
        left join company_views v
          on v.company_id = company and v.user_id = person and v.ended_at is null and v.ends_at > moment
        left join company_profiles p on p.company_id = company and v.as_role = 'profile:' || p.profile_id;
    end $function$;

-- Executed by: facteur_app
CREATE OR REPLACE FUNCTION public.tenancy_company_by_local_part(local text)
 RETURNS TABLE(company_id uuid, name text, status text, kind text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
      select c.company_id, c.name, c.status, a.kind
      from company_mail_addresses a join companies c on c.company_id = a.company_id
      where a.local_part = local
    $function$;

-- Executed by: facteur_app
CREATE OR REPLACE FUNCTION public.tenancy_company_by_siren(wanted text)
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$ select c.company_id from companies c where c.siren = wanted $function$;

-- Executed by: facteur_app
CREATE OR REPLACE FUNCTION public.tenancy_connectors()
 RETURNS TABLE(cabinet_id uuid, connector_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
      select cabinet_id, connector_id from cabinet_connectors
    $function$;

-- Executed by: facteur_app
CREATE OR REPLACE FUNCTION public.tenancy_demands(person uuid, session uuid)
 RETURNS TABLE(second_factor_at timestamp with time zone, has_second_factor boolean, needs_second_factor boolean, guarded_rights text[])
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
#variable_conflict use_column
begin
return query 
      select s.second_factor_at,
        exists (select from user_totp t where t.user_id = person and t.confirmed_at is not null)
          or exists (select from user_passkeys k where k.user_id = person),
        coalesce((select p.requires_second_factor from instance_policy p), false)
          or exists (
            select from cabinet_memberships m
            join cabinet_policies c on c.cabinet_id = m.cabinet_id and c.requires_second_factor
            where m.user_id = person),
        (select p.guarded_rights from instance_policy p)
      from sessions s where s.user_id = person and s.session_id = session
    ;
end $function$;

-- Executed by: facteur_app
CREATE OR REPLACE FUNCTION public.tenancy_dossiers_of_cabinet(term text, wanted text, month smallint, after_name text, after_id uuid, at_most integer)
 RETURNS TABLE(company_id uuid, name text, siren text, siret text, vat_number text, code text, status text, status_since timestamp with time zone, closing_month smallint, own boolean, sort_name text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
      select c.company_id, c.name, c.siren, c.siret, c.vat_number, d.code, c.status, c.status_since, c.closing_month,
        d.own, lower(c.name)
      from cabinet_dossiers d join companies c on c.company_id = d.company_id
      where d.cabinet_id = facteur_cabinet()
        and (term = '' or strpos(lower(c.name), lower(term)) > 0 or starts_with(c.siren, replace(term, ' ', ''))
          or lower(d.code) = lower(term))
        and (wanted is null or c.status = wanted) and (month is null or c.closing_month = month)
        and (after_id is null or (lower(c.name), c.company_id) > (after_name, after_id))
      order by lower(c.name), c.company_id limit at_most
    $function$;

-- Executed by: facteur_app
CREATE OR REPLACE FUNCTION public.tenancy_end_session(token bytea)
 RETURNS TABLE(user_id uuid, name text)
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
      with gone as (delete from sessions s where s.token_hash = token returning s.user_id)
      select u.user_id, u.name from gone join users u on u.user_id = gone.user_id
    $function$;

-- Executed by: facteur_app
CREATE OR REPLACE FUNCTION public.tenancy_enter(token bytea, moment timestamp with time zone, idle interval, company uuid)
 RETURNS TABLE(session_id uuid, user_id uuid, email text, name text, language text, appearance text, density text, is_owner boolean, second_factor_at timestamp with time zone, has_second_factor boolean, needs_second_factor boolean, guarded_rights text[], terms_due boolean, company_id uuid, company_name text, company_siren text, company_status text, role text, rights text[], ends_at timestamp with time zone, cabinet_id uuid, seen_role text, seen_rights text[], seen_until timestamp with time zone)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
    #variable_conflict use_column
    declare
      kept sessions;
    begin
      select * into kept from sessions s where s.token_hash = token and s.expires_at > moment;
      if not found then
        return;
      end if;
      -- The sliding expiry is written at most once in five minutes: reading a page costs no write.
      if kept.last_seen_at < moment - interval '5 minutes' then
        update sessions s
        set last_seen_at = moment, expires_at = least(moment + idle, s.created_at + interval '30 days')
        where s.user_id = kept.user_id and s.session_id = kept.session_id;
      end if;
      return query
        select kept.session_id, u.user_id, u.email, u.name, u.language, u.appearance, u.density,
          exists (select from instance_owners o where o.user_id = u.user_id),
          kept.second_factor_at,
          exists (select from user_totp t where t.user_id = u.user_id and t.confirmed_at is not null)
            or exists (select from user_passkeys k where k.user_id = u.user_id),
          coalesce(i.requires_second_factor, false) or exists (
            select from cabinet_memberships m
            join cabinet_policies p on p.cabinet_id = m.cabinet_id and p.requires_second_factor
            where m.user_id = u.user_id),
          i.guarded_rights,
          coalesce((select max(t.version) from terms t), 1)
            > coalesce((select max(a.version) from terms_acceptances a where a.user_id = u.user_id), 1),
          c.company_id, c.name, c.siren, c.status,
          a.role, a.rights, a.ends_at, a.cabinet_id, a.seen_role, a.seen_rights, a.seen_until
        from users u
        left join instance_policy i on true
        left join lateral tenancy_company_access(u.user_id, company, moment) a on company is not null
        left join companies c on c.company_id = company and a.role is not null
        where u.user_id = kept.user_id and u.disabled_at is null;
    end $function$;

-- Executed by: facteur_app
CREATE OR REPLACE FUNCTION public.tenancy_erase_person(person uuid, moment timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
    declare
      address text := (select lower(u.email) from users u where u.user_id = person);
      nobody constant text := 'Personne effacée';
      signed text;
      journal text;
    begin
      foreach journal in array array['company_journal', 'cabinet_journal', 'instance_journal'] loop
        execute format(
          'update %I set actor_name = null where actor_id = $1::text and actor_name is not null', journal) using person;
        execute format(
          'update %I set details = null where details is not null
           and (lower(details ->> ''email'') = $2 or (subject_kind = ''user'' and subject_id = $1::text)
             or (actor_id = $1::text and action like ''user.%%''))', journal) using person, address;
        execute format(
          'update %I set actor_name = null where actor_kind = ''mail'' and lower(actor_id) = $1 and actor_name is not null',
          journal) using address;
      end loop;
      foreach signed in array array['api_keys.created_by', 'api_keys.revoked_by', 'cabinet_api_keys.created_by', 'cabinet_api_keys.revoked_by', 'cabinet_assignments.created_by', 'cabinet_handovers.created_by', 'cabinet_memberships.granted_by', 'cabinet_profiles.created_by', 'cabinets.created_by', 'companies.created_by', 'companies.status_by', 'company_memberships.granted_by', 'company_profiles.created_by', 'instance_owners.granted_by', 'invitations.created_by', 'terms.published_by', 'users.created_by'] loop
        execute format(
          'update %1$I set %2$I = %2$I || jsonb_build_object(''name'', $2) where %2$I ->> ''id'' = $1::text',
          split_part(signed, '.', 1), split_part(signed, '.', 2)) using person, nobody;
      end loop;
      delete from sessions where user_id = person;
      delete from identity_flows where user_id = person;
      delete from user_totp where user_id = person;
      delete from user_passkeys where user_id = person;
      delete from user_recovery_codes where user_id = person;
      delete from user_identities where user_id = person;
      delete from company_memberships where user_id = person;
      delete from cabinet_assignments where user_id = person;
      update cabinet_assignments set in_charge = null
        where in_charge = person
          and num_nonnulls(company_id, closing_month, postcode, city, code) > 0;
      delete from cabinet_assignments where in_charge = person;
      update cabinet_handovers set ended_at = moment where ended_at is null and person in (from_user, to_user);
      update cabinet_dossiers set in_charge = null where in_charge = person;
      delete from cabinet_memberships where user_id = person;
      delete from instance_owners where user_id = person;
      update company_views set ended_at = moment where user_id = person and ended_at is null;
      update terms_acceptances set address = '' where user_id = person;
      update invitations set email = 'efface+' || invitation_id || '@invalid', name = '',
          state = case state when 'pending' then 'revoked' else state end
        where lower(email) = address or accepted_by = person;
      update outgoing_mails set recipient = 'efface@invalid', recipient_name = null, subject = '', content = null,
          reason = null, reply_to = null,
          state = case when state in ('held', 'queued') then 'cancelled' else state end
        where lower(recipient) = address;
      update users set name = nobody, email = 'efface+' || person || '@invalid', password_hash = null,
          disabled_at = moment, email_confirmed_at = null, last_sign_in_at = null
        where user_id = person;
    end $function$;

-- Executed by: facteur_app
CREATE OR REPLACE FUNCTION public.tenancy_explained_access(person uuid, moment timestamp with time zone)
 RETURNS TABLE(kind text, holds boolean, role text, profile text, name text, criteria jsonb, until timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
      with dossier as (
        select d.*, k.name as cabinet, c.closing_month, c.postcode, c.city
        from cabinet_dossiers d
        join cabinets k on k.cabinet_id = d.cabinet_id
        join companies c on c.company_id = d.company_id
        where d.company_id = facteur_company()),
      works as (
        select m.cabinet_id, m.role, p.name as profile, tenancy_reach(m.role, p.reach) as reach
        from cabinet_memberships m
        join dossier d on d.cabinet_id = m.cabinet_id
        left join cabinet_profiles p on p.cabinet_id = m.cabinet_id and m.role = 'profile:' || p.profile_id
        where m.user_id = person),
      stands_for as (
        select w.cabinet_id, person as user_id, null::text as from_name, null::timestamptz as until from works w
        union all
        select h.cabinet_id, h.from_user, u.name, h.ends_at
        from cabinet_handovers h
        join works w on w.cabinet_id = h.cabinet_id
        join users u on u.user_id = h.from_user
        where h.to_user = person and h.starts_at <= moment and h.ends_at > moment and h.ended_at is null)
      select 'member', m.ends_at is null or m.ends_at > moment, m.role, p.name, null, null::jsonb, m.ends_at
      from company_memberships m
      left join company_profiles p on p.company_id = m.company_id and m.role = 'profile:' || p.profile_id
      where m.company_id = facteur_company() and m.user_id = person
      union all
      select 'view', true, v.as_role, p.name, null, null, v.ends_at
      from company_views v
      left join company_profiles p on p.company_id = v.company_id and v.as_role = 'profile:' || p.profile_id
      where v.company_id = facteur_company() and v.user_id = person and v.ended_at is null and v.ends_at > moment
      union all
      select 'cabinet', w.reach = 'everything' or (w.reach = 'open' and not d.own and not d.confidential),
        'cabinet-' || w.role, w.profile, d.cabinet,
        jsonb_build_object('reach', w.reach, 'own', d.own, 'confidential', d.confidential), null
      from works w join dossier d on d.cabinet_id = w.cabinet_id
      union all
      select 'in_charge', true, null, null, s.from_name, null, s.until
      from stands_for s join dossier d on d.cabinet_id = s.cabinet_id and d.in_charge = s.user_id
      union all
      select case when a.company_id is null then 'rule' else 'named' end,
        case when a.company_id is not null then a.company_id = d.company_id
          else not d.own and not d.confidential
            and (a.closing_month is null or a.closing_month = d.closing_month)
            and (a.postcode is null or starts_with(coalesce(d.postcode, ''), a.postcode))
            and (a.city is null or lower(a.city) = lower(d.city))
            and (a.code is null or starts_with(lower(coalesce(d.code, '')), lower(a.code)))
            and (a.in_charge is null or a.in_charge = d.in_charge) end is true,
        null, null, s.from_name,
        jsonb_strip_nulls(jsonb_build_object(
          'closingMonth', a.closing_month, 'postcode', a.postcode, 'city', a.city, 'code', a.code,
          'inCharge', (select u.name from users u where u.user_id = a.in_charge))),
        s.until
      from stands_for s
      join dossier d on d.cabinet_id = s.cabinet_id
      join cabinet_assignments a on a.cabinet_id = s.cabinet_id and a.user_id = s.user_id
      where a.company_id is null or a.company_id = d.company_id
    $function$;

-- Executed by: facteur_app
CREATE OR REPLACE FUNCTION public.tenancy_forget_expired(moment timestamp with time zone)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
      delete from sessions where expires_at <= moment;
      delete from login_throttles where ends_at <= moment
    $function$;

-- Executed by: facteur_app
CREATE OR REPLACE FUNCTION public.tenancy_forget_flows(moment timestamp with time zone)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
      delete from identity_flows where expires_at <= moment
    $function$;

-- Executed by: facteur_app
CREATE OR REPLACE FUNCTION public.tenancy_invitation(token bytea)
 RETURNS TABLE(scope_kind text, scope_id uuid, invitation_id uuid, email text, name text, role text, language text, expires_at timestamp with time zone, state text, created_by text, space text, cabinet text, account uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
      select i.scope_kind, i.scope_id, i.invitation_id, i.email, i.name, i.role, i.language, i.expires_at, i.state,
        i.created_by ->> 'name', coalesce(c.name, k.name), kept.name, u.user_id
      from invitations i
      left join companies c on i.scope_kind = 'company' and c.company_id = i.scope_id
      left join cabinets k on i.scope_kind = 'cabinet' and k.cabinet_id = i.scope_id
      left join cabinet_dossiers d on d.company_id = c.company_id
      left join cabinets kept on kept.cabinet_id = d.cabinet_id
      left join users u on lower(u.email) = lower(i.email)
      where i.token_hash = token
    $function$;

-- Executed by: facteur_app
CREATE OR REPLACE FUNCTION public.tenancy_invitations_ended(person uuid, since timestamp with time zone, until timestamp with time zone)
 RETURNS TABLE(scope_kind text, scope_id uuid, space text, email text, fate text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
      select i.scope_kind, i.scope_id, coalesce(c.name, k.name), i.email,
        case when i.state = 'declined' then 'declined' when i.expires_at <= until then 'expired' else 'refused' end
      from invitations i
      left join companies c on i.scope_kind = 'company' and c.company_id = i.scope_id
      left join cabinets k on i.scope_kind = 'cabinet' and k.cabinet_id = i.scope_id
      left join outgoing_mails m on m.mail_id = i.mail_id
      where i.created_by ->> 'id' = person::text and (
        (i.state = 'declined' and i.state_since > since and i.state_since <= until)
        or (i.state = 'pending' and i.expires_at > since and i.expires_at <= until)
        or (i.state = 'pending' and m.state in ('refused', 'failed') and m.state_since > since
          and m.state_since <= until))
    $function$;

-- Executed by: facteur_app
CREATE OR REPLACE FUNCTION public.tenancy_mails_to(address text)
 RETURNS TABLE(subject text, kind text, state text, created_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
      select m.subject, m.kind, m.state, m.created_at from outgoing_mails m
      where lower(m.recipient) = lower(address) order by m.created_at
    $function$;

-- Executed by: facteur_app
CREATE OR REPLACE FUNCTION public.tenancy_mandate_by_link(token bytea)
 RETURNS TABLE(company_id uuid, mandate_id uuid, link_expires_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
      select m.company_id, m.mandate_id, m.link_expires_at from company_mandates m where m.link_hash = token
    $function$;

-- Executed by: facteur_app
CREATE OR REPLACE FUNCTION public.tenancy_mandate_news(person uuid, moment timestamp with time zone, since timestamp with time zone, until timestamp with time zone)
 RETURNS TABLE(company_id uuid, company text, cabinet_id uuid, role text, rights text[], kind text, what text, ends_on date)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
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
    $function$;

-- Executed by: facteur_app
CREATE OR REPLACE FUNCTION public.tenancy_mandates_due(today date, horizon date)
 RETURNS TABLE(company_id uuid, mandate_id uuid, ended boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
      select m.company_id, m.mandate_id, m.ends_on < today
      from company_mandates m
      where m.state = 'signed' and m.ends_on <= horizon and (m.ends_on < today or m.ending_noticed_at is null)
      order by m.company_id, m.mandate_id
    $function$;

-- Executed by: facteur_app
CREATE OR REPLACE FUNCTION public.tenancy_mandates_of_cabinet(today date)
 RETURNS TABLE(company_id uuid, delegation text, delegation_ends date, designation text, designation_ends date, platform text, platform_state text, platform_ends date)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
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
    end $function$;

-- Executed by: facteur_app
CREATE OR REPLACE FUNCTION public.tenancy_notified_dossiers(person uuid, moment timestamp with time zone)
 RETURNS TABLE(company_id uuid, name text, role text, rights text[], choices jsonb)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
      select r.company_id, c.name, r.role, r.rights, coalesce(o.choices, '{}')
      from tenancy_reachable(person, moment) r
      join companies c on c.company_id = r.company_id and c.status <> 'disabled'
      left join lateral (
        select jsonb_object_agg(n.event, n.frequency) as choices from company_notification_choices n
        where n.company_id = r.company_id and n.user_id = person) o on true
    $function$;

-- Executed by: facteur_app
CREATE OR REPLACE FUNCTION public.tenancy_notified_people()
 RETURNS TABLE(user_id uuid, email text, name text, language text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
      select user_id, email, name, language from users where disabled_at is null and last_sign_in_at is not null
    $function$;

CREATE OR REPLACE FUNCTION public.tenancy_one_platform_a_day()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    begin
      perform pg_advisory_xact_lock(hashtextextended(new.company_id || ' ' || lower(new.address), 0));
      if exists (
        select from company_directory_addresses a
        where a.company_id = new.company_id and lower(a.address) = lower(new.address)
          and a.address_id <> new.address_id
          and daterange(a.starts_on, a.ends_on, '[]') && daterange(new.starts_on, new.ends_on, '[]')) then
        raise exclusion_violation using message = 'The address receives elsewhere on one of these days';
      end if;
      return new;
    end $function$;

-- Executed by: facteur_app
CREATE OR REPLACE FUNCTION public.tenancy_passkey(credential text)
 RETURNS TABLE(user_id uuid, passkey_id uuid, name text, public_key bytea, sign_count bigint, transports text[])
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
      select k.user_id, k.passkey_id, u.name, k.public_key, k.sign_count, k.transports
      from user_passkeys k join users u on u.user_id = k.user_id and u.disabled_at is null
      where k.credential_id = credential
    $function$;

-- Executed by: facteur_app
CREATE OR REPLACE FUNCTION public.tenancy_people_of_cabinet()
 RETURNS TABLE(user_id uuid, name text, email text, role text, profile text, since timestamp with time zone, last_sign_in_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
      select u.user_id, u.name, u.email, m.role, p.name, m.since, u.last_sign_in_at
      from cabinet_memberships m
      join users u on u.user_id = m.user_id
      left join cabinet_profiles p on p.cabinet_id = m.cabinet_id and m.role = 'profile:' || p.profile_id
      where m.cabinet_id = facteur_cabinet()
      order by lower(u.name), u.user_id
    $function$;

-- Executed by: facteur_app
CREATE OR REPLACE FUNCTION public.tenancy_people_of_company()
 RETURNS TABLE(user_id uuid, name text, email text, role text, since timestamp with time zone, cabinet text, last_sign_in_at timestamp with time zone, ends_at timestamp with time zone, profile text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
      select u.user_id, u.name, u.email, m.role, m.since, null, u.last_sign_in_at, m.ends_at, p.name
      from company_memberships m
      join users u on u.user_id = m.user_id
      left join company_profiles p on p.company_id = m.company_id and m.role = 'profile:' || p.profile_id
      where m.company_id = facteur_company()
      union all
      select u.user_id, u.name, u.email, 'cabinet-' || m.role, m.since, c.name, u.last_sign_in_at, null, p.name
      from cabinet_dossiers d
      join cabinets c on c.cabinet_id = d.cabinet_id
      join cabinet_memberships m on m.cabinet_id = d.cabinet_id
      join users u on u.user_id = m.user_id
      left join cabinet_profiles p on p.cabinet_id = m.cabinet_id and m.role = 'profile:' || p.profile_id
      where d.company_id = facteur_company()
        and not exists (
          select from company_memberships own where own.company_id = d.company_id and own.user_id = m.user_id)
        and exists (
          select from tenancy_access_rows(m.user_id, now()) a where a.company_id = d.company_id and a.rank = 2)
      order by 2
    $function$;

-- Executed by: facteur_app
CREATE OR REPLACE FUNCTION public.tenancy_people_to_tell(moment timestamp with time zone)
 RETURNS TABLE(user_id uuid, name text, email text, language text, role text, rights text[], cabinet_id uuid, choices jsonb)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
      select u.user_id, u.name, u.email, u.language, a.role, a.rights, a.cabinet_id,
        coalesce((select jsonb_object_agg(n.event, n.frequency) from notification_choices n
          where n.user_id = u.user_id), '{}')
        || coalesce((select jsonb_object_agg(o.event, o.frequency) from company_notification_choices o
          where o.company_id = facteur_company() and o.user_id = u.user_id), '{}')
      from (
        select m.user_id from company_memberships m where m.company_id = facteur_company()
        union
        select m.user_id from cabinet_dossiers d join cabinet_memberships m on m.cabinet_id = d.cabinet_id
        where d.company_id = facteur_company()) p
      join users u on u.user_id = p.user_id and u.disabled_at is null
      cross join lateral (
        select r.role, r.rights, r.cabinet_id from tenancy_access_rows(p.user_id, moment) r
        where r.company_id = facteur_company() order by r.rank limit 1) a
      where exists (
        select from companies c where c.company_id = facteur_company() and c.status <> 'disabled')
      order by lower(u.name), u.user_id
    $function$;

-- Executed by: facteur_app
CREATE OR REPLACE FUNCTION public.tenancy_person_by_identity(provider text, person text)
 RETURNS TABLE(user_id uuid, name text, disabled_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
      select u.user_id, u.name, u.disabled_at
      from user_identities i join users u on u.user_id = i.user_id
      where i.issuer = provider and i.subject = person
    $function$;

-- Executed by: facteur_app
CREATE OR REPLACE FUNCTION public.tenancy_platforms_of_cabinet()
 RETURNS TABLE(name text, number text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
      select p.name, max(p.number)
      from cabinet_dossiers d join company_platforms p on p.company_id = d.company_id
      where d.cabinet_id = facteur_cabinet()
      group by p.name order by count(*) desc, p.name limit 50
    $function$;

-- Executed by: facteur_app
CREATE OR REPLACE FUNCTION public.tenancy_quiet_hours(person uuid)
 RETURNS TABLE(from_minute smallint, to_minute smallint, days smallint[], whole_days smallint[], time_zone text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
      select from_minute, to_minute, days, whole_days, time_zone from notification_quiet_hours where user_id = person
    $function$;

-- Executed by: facteur_app
CREATE OR REPLACE FUNCTION public.tenancy_reach(role text, profile_reach text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
      select case
        when role = 'administrator' then 'everything'
        when role in ('administrator-but-own', 'client-manager') then 'open'
        else coalesce(profile_reach, 'assigned') end
    $function$;

-- Executed by: facteur_app
CREATE OR REPLACE FUNCTION public.tenancy_reachable(person uuid, moment timestamp with time zone)
 RETURNS TABLE(company_id uuid, role text, rights text[])
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
    #variable_conflict use_column
    begin
      return query
        select distinct on (r.company_id) r.company_id, r.role, r.rights
        from tenancy_access_rows(person, moment) r order by r.company_id, r.rank;
    end $function$;

-- Executed by: facteur_app
CREATE OR REPLACE FUNCTION public.tenancy_solely_managed_by(person uuid)
 RETURNS TABLE(kind text, name text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
      select 'instance', '' from instance_owners o where o.user_id = person
        and not exists (select from instance_owners other where other.user_id <> person)
      union all
      select 'cabinet', k.name from cabinet_memberships m join cabinets k on k.cabinet_id = m.cabinet_id
      where m.user_id = person and m.role = 'administrator' and not exists (
        select from cabinet_memberships other
        where other.cabinet_id = m.cabinet_id and other.role = 'administrator' and other.user_id <> person)
      union all
      select 'company', c.name from company_memberships m join companies c on c.company_id = m.company_id
      where m.user_id = person and m.role = 'manager'
        and not exists (
          select from company_memberships other
          where other.company_id = m.company_id and other.role = 'manager' and other.user_id <> person)
        and not exists (select from cabinet_dossiers d where d.company_id = m.company_id)
      order by 1, 2
    $function$;

-- Executed by: facteur_app
CREATE OR REPLACE FUNCTION public.tenancy_terms_due(person uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
#variable_conflict use_column
begin
return (
      select coalesce((select max(t.version) from terms t), 1)
        > coalesce((select max(a.version) from terms_acceptances a where a.user_id = person), 1)
    );
end $function$;

-- Executed by: facteur_app
CREATE OR REPLACE FUNCTION public.tenancy_unused_for(person uuid, moment timestamp with time zone, before timestamp with time zone)
 RETURNS TABLE(kind text, space_id uuid, space text, role text, rights text[], unused bigint)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
      select s.kind, s.space_id, s.space, s.role, s.rights, n.unused
      from (
        select 'company'::text as kind, m.company_id as space_id, c.name as space, m.role, p.rights
        from company_memberships m
        join companies c on c.company_id = m.company_id and c.status <> 'disabled'
        left join company_profiles p on p.company_id = m.company_id and m.role = 'profile:' || p.profile_id
        where m.user_id = person and (m.ends_at is null or m.ends_at > moment)
        union all
        select 'cabinet', m.cabinet_id, k.name, 'cabinet-' || m.role, p.rights
        from cabinet_memberships m
        join cabinets k on k.cabinet_id = m.cabinet_id
        left join cabinet_profiles p on p.cabinet_id = m.cabinet_id and m.role = 'profile:' || p.profile_id
        where m.user_id = person) s
      cross join lateral (
        select count(*) as unused from tenancy_unused_members u
        where u.kind = s.kind and u.space_id = s.space_id and u.used_at < before
          and (u.ends_at is null or u.ends_at > moment)) n
      where n.unused > 0
      order by s.kind, lower(s.space)
    $function$;

-- Executed by: facteur_app
CREATE OR REPLACE FUNCTION public.tenancy_unused_here(space text, moment timestamp with time zone, before timestamp with time zone)
 RETURNS TABLE(user_id uuid, name text, email text, role text, profile text, since timestamp with time zone, last_sign_in_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
      select m.user_id, m.name, m.email, m.role, m.profile, m.since, m.last_sign_in_at
      from tenancy_unused_members m
      where m.kind = space and m.space_id = case space when 'company' then facteur_company() else facteur_cabinet() end
        and m.used_at < before and (m.ends_at is null or m.ends_at > moment)
      order by m.used_at, lower(m.name)
    $function$;

-- Executed by: facteur_app
CREATE OR REPLACE FUNCTION public.tenancy_user_by_email(address text)
 RETURNS TABLE(user_id uuid, name text, language text, password_hash text, disabled_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
      select u.user_id, u.name, u.language, u.password_hash, u.disabled_at
      from users u where lower(u.email) = lower(address)
    $function$;

create table api_keys (
  company_id uuid not null,
  key_id uuid not null,
  name text not null,
  prefix text not null,
  secret_hash bytea not null,
  scopes text[] not null,
  created_at timestamp with time zone not null,
  created_by jsonb not null,
  last_used_at timestamp with time zone,
  expires_at timestamp with time zone,
  revoked_at timestamp with time zone,
  revoked_by jsonb,
  networks text[] not null default '{}'::text[],
  previous_hash bytea,
  previous_until timestamp with time zone,
  renewed_at timestamp with time zone
);
alter table api_keys enable row level security;
alter table api_keys force row level security;
alter table api_keys add constraint api_keys_company_id_fkey FOREIGN KEY (company_id) REFERENCES companies(company_id);
alter table api_keys add constraint api_keys_pkey PRIMARY KEY (company_id, key_id);
CREATE UNIQUE INDEX api_keys_previous ON public.api_keys USING btree (previous_hash) WHERE (previous_hash IS NOT NULL);
CREATE UNIQUE INDEX api_keys_secret ON public.api_keys USING btree (secret_hash);
create policy company_wall on api_keys as permissive for all to public using ((company_id = facteur_company())) with check ((company_id = facteur_company()));
create policy owner_lookups on api_keys as permissive for all to facteur using (true) with check (true);
create policy owner_personal_data on api_keys as permissive for all to facteur using (true) with check (true);
grant insert, select, update on api_keys to facteur_app;
comment on column api_keys.secret_hash is 'SHA-256 of a 256-bit random secret, shown once and never kept';
comment on column api_keys.networks is 'Addresses and CIDR networks it may come from; empty: any';
comment on column api_keys.previous_hash is 'The secret before the last renewal, good until previous_until';

create table archive_entries (
  company_id uuid not null,
  sequence bigint not null,
  entry_id uuid not null,
  subject_kind text not null,
  subject_id uuid not null,
  kind text not null,
  sha256 text not null,
  size bigint not null,
  media_type text not null,
  filename text not null,
  archived_at timestamp with time zone not null,
  archived_by jsonb not null,
  keep_until date not null,
  previous_hash bytea not null,
  hash bytea not null
);
alter table archive_entries enable row level security;
alter table archive_entries force row level security;
alter table archive_entries add constraint archive_entries_company_id_fkey FOREIGN KEY (company_id) REFERENCES companies(company_id);
alter table archive_entries add constraint archive_entries_pkey PRIMARY KEY (company_id, sequence);
alter table archive_entries add constraint archive_entries_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text));
CREATE INDEX archive_entries_subject ON public.archive_entries USING btree (company_id, subject_id, sequence);
CREATE TRIGGER archive_entries_final BEFORE DELETE OR UPDATE OR TRUNCATE ON public.archive_entries FOR EACH STATEMENT EXECUTE FUNCTION facteur_archive_is_final();
create policy company_wall on archive_entries as permissive for all to public using ((company_id = facteur_company())) with check ((company_id = facteur_company()));
grant insert, select on archive_entries to facteur_app;

create table archive_heads (
  company_id uuid not null,
  sequence bigint not null,
  hash bytea not null
);
alter table archive_heads enable row level security;
alter table archive_heads force row level security;
alter table archive_heads add constraint archive_heads_company_id_fkey FOREIGN KEY (company_id) REFERENCES companies(company_id);
alter table archive_heads add constraint archive_heads_pkey PRIMARY KEY (company_id);
create policy company_wall on archive_heads as permissive for all to public using ((company_id = facteur_company())) with check ((company_id = facteur_company()));
create policy owner_lookups on archive_heads as permissive for select to facteur using (true);
grant insert, select, update on archive_heads to facteur_app;

create table archive_verifications (
  company_id uuid not null,
  verification_id uuid not null,
  requested_at timestamp with time zone not null,
  requested_by jsonb not null,
  finished_at timestamp with time zone,
  checked integer not null default 0,
  head text,
  faults jsonb,
  fault_count integer,
  failure text
);
alter table archive_verifications enable row level security;
alter table archive_verifications force row level security;
alter table archive_verifications add constraint archive_verifications_check CHECK (((finished_at IS NULL) = ((head IS NULL) AND (failure IS NULL))));
alter table archive_verifications add constraint archive_verifications_check1 CHECK ((((head IS NULL) = (faults IS NULL)) AND ((head IS NULL) = (fault_count IS NULL))));
alter table archive_verifications add constraint archive_verifications_pkey PRIMARY KEY (company_id, verification_id);
CREATE INDEX archive_verifications_latest ON public.archive_verifications USING btree (company_id, requested_at DESC);
CREATE UNIQUE INDEX archive_verifications_running ON public.archive_verifications USING btree (company_id) WHERE (finished_at IS NULL);
CREATE TRIGGER archive_verifications_final BEFORE DELETE OR UPDATE ON public.archive_verifications FOR EACH ROW WHEN ((old.finished_at IS NOT NULL)) EXECUTE FUNCTION facteur_verification_final();
create policy company_wall on archive_verifications as permissive for all to public using ((company_id = facteur_company())) with check ((company_id = facteur_company()));
grant insert, select, update on archive_verifications to facteur_app;

create table cabinet_api_keys (
  cabinet_id uuid not null,
  key_id uuid not null,
  name text not null,
  prefix text not null,
  secret_hash bytea not null,
  scopes text[] not null,
  networks text[] not null default '{}'::text[],
  created_at timestamp with time zone not null,
  created_by jsonb not null,
  last_used_at timestamp with time zone,
  expires_at timestamp with time zone,
  previous_hash bytea,
  previous_until timestamp with time zone,
  renewed_at timestamp with time zone,
  revoked_at timestamp with time zone,
  revoked_by jsonb
);
alter table cabinet_api_keys enable row level security;
alter table cabinet_api_keys force row level security;
alter table cabinet_api_keys add constraint cabinet_api_keys_cabinet_id_fkey FOREIGN KEY (cabinet_id) REFERENCES cabinets(cabinet_id);
alter table cabinet_api_keys add constraint cabinet_api_keys_pkey PRIMARY KEY (cabinet_id, key_id);
alter table cabinet_api_keys add constraint cabinet_api_keys_secret_hash_key UNIQUE (secret_hash);
CREATE UNIQUE INDEX cabinet_api_keys_previous ON public.cabinet_api_keys USING btree (previous_hash) WHERE (previous_hash IS NOT NULL);
create policy cabinet_wall on cabinet_api_keys as permissive for all to facteur_app using ((cabinet_id = facteur_cabinet())) with check ((cabinet_id = facteur_cabinet()));
create policy owner_lookups on cabinet_api_keys as permissive for all to facteur using (true) with check (true);
create policy owner_personal_data on cabinet_api_keys as permissive for all to facteur using (true) with check (true);
grant insert, select, update on cabinet_api_keys to facteur_app;
comment on column cabinet_api_keys.networks is 'Addresses and CIDR networks it may come from; empty: any';
comment on column cabinet_api_keys.previous_hash is 'The secret before the last renewal, good until previous_until';

create table cabinet_assignments (
  cabinet_id uuid not null,
  assignment_id uuid not null,
  user_id uuid not null,
  company_id uuid,
  closing_month smallint,
  postcode text,
  city text,
  code text,
  in_charge uuid,
  created_at timestamp with time zone not null,
  created_by jsonb not null
);
alter table cabinet_assignments enable row level security;
alter table cabinet_assignments force row level security;
alter table cabinet_assignments add constraint cabinet_assignments_cabinet_id_fkey FOREIGN KEY (cabinet_id) REFERENCES cabinets(cabinet_id);
alter table cabinet_assignments add constraint cabinet_assignments_check CHECK ((num_nonnulls(company_id, closing_month, postcode, city, code, in_charge) > 0));
alter table cabinet_assignments add constraint cabinet_assignments_company_id_fkey FOREIGN KEY (company_id) REFERENCES companies(company_id);
alter table cabinet_assignments add constraint cabinet_assignments_in_charge_fkey FOREIGN KEY (in_charge) REFERENCES users(user_id);
alter table cabinet_assignments add constraint cabinet_assignments_pkey PRIMARY KEY (cabinet_id, assignment_id);
alter table cabinet_assignments add constraint cabinet_assignments_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(user_id);
CREATE UNIQUE INDEX cabinet_assignments_named ON public.cabinet_assignments USING btree (cabinet_id, user_id, company_id) WHERE (company_id IS NOT NULL);
CREATE INDEX cabinet_assignments_user ON public.cabinet_assignments USING btree (user_id, cabinet_id);
create policy cabinet_wall on cabinet_assignments as permissive for all to facteur_app using ((cabinet_id = facteur_cabinet())) with check ((cabinet_id = facteur_cabinet()));
create policy owner_lookups on cabinet_assignments as permissive for select to facteur using (true);
create policy owner_personal_data on cabinet_assignments as permissive for all to facteur using (true) with check (true);
grant delete, insert, select on cabinet_assignments to facteur_app;
comment on table cabinet_assignments is 'A dossier by name (company_id), or every dossier that meets all criteria given';
comment on column cabinet_assignments.postcode is 'The postcode begins so; the same for code';

create table cabinet_client_contacts (
  cabinet_id uuid not null,
  company_id uuid not null,
  name text,
  email text,
  language text,
  delegates text[] not null default '{}'::text[],
  iban text,
  bic text,
  changed_at timestamp with time zone not null,
  changed_by jsonb not null
);
alter table cabinet_client_contacts enable row level security;
alter table cabinet_client_contacts force row level security;
alter table cabinet_client_contacts add constraint cabinet_client_contacts_cabinet_id_fkey FOREIGN KEY (cabinet_id) REFERENCES cabinets(cabinet_id);
alter table cabinet_client_contacts add constraint cabinet_client_contacts_company_id_fkey FOREIGN KEY (company_id) REFERENCES companies(company_id);
alter table cabinet_client_contacts add constraint cabinet_client_contacts_pkey PRIMARY KEY (cabinet_id, company_id);
create policy cabinet_wall on cabinet_client_contacts as permissive for all to facteur_app using ((cabinet_id = facteur_cabinet())) with check ((cabinet_id = facteur_cabinet()));
grant delete, insert, select, update on cabinet_client_contacts to facteur_app;
comment on column cabinet_client_contacts.delegates is 'Mail addresses of others to invite';

create table cabinet_connectors (
  cabinet_id uuid not null,
  connector_id uuid not null,
  kind text not null,
  name text not null,
  address text,
  account text,
  secret bytea,
  last_digest text,
  last_run_at timestamp with time zone,
  last_fault jsonb,
  created_at timestamp with time zone not null,
  created_by jsonb not null
);
alter table cabinet_connectors enable row level security;
alter table cabinet_connectors force row level security;
alter table cabinet_connectors add constraint cabinet_connectors_cabinet_id_fkey FOREIGN KEY (cabinet_id) REFERENCES cabinets(cabinet_id);
alter table cabinet_connectors add constraint cabinet_connectors_kind_check CHECK ((kind = ANY (ARRAY['folder'::text, 'https'::text])));
alter table cabinet_connectors add constraint cabinet_connectors_pkey PRIMARY KEY (cabinet_id, connector_id);
create policy cabinet_wall on cabinet_connectors as permissive for all to facteur_app using ((cabinet_id = facteur_cabinet())) with check ((cabinet_id = facteur_cabinet()));
create policy owner_lookups on cabinet_connectors as permissive for select to facteur using (true);
grant delete, insert, select, update on cabinet_connectors to facteur_app;
comment on column cabinet_connectors.secret is 'Of the service account, sealed with the key of the instance';
comment on column cabinet_connectors.last_digest is 'SHA-256 of the last file taken: the same is not taken twice';

create table cabinet_dossiers (
  cabinet_id uuid not null,
  company_id uuid not null,
  code text,
  since timestamp with time zone not null,
  own boolean not null default false,
  confidential boolean not null default false,
  in_charge uuid
);
alter table cabinet_dossiers enable row level security;
alter table cabinet_dossiers force row level security;
alter table cabinet_dossiers add constraint cabinet_dossiers_cabinet_id_fkey FOREIGN KEY (cabinet_id) REFERENCES cabinets(cabinet_id);
alter table cabinet_dossiers add constraint cabinet_dossiers_company_id_fkey FOREIGN KEY (company_id) REFERENCES companies(company_id);
alter table cabinet_dossiers add constraint cabinet_dossiers_in_charge_fkey FOREIGN KEY (in_charge) REFERENCES users(user_id);
alter table cabinet_dossiers add constraint cabinet_dossiers_pkey PRIMARY KEY (cabinet_id, company_id);
CREATE UNIQUE INDEX cabinet_dossiers_code ON public.cabinet_dossiers USING btree (cabinet_id, code);
CREATE UNIQUE INDEX cabinet_dossiers_company ON public.cabinet_dossiers USING btree (company_id);
CREATE UNIQUE INDEX cabinet_dossiers_own ON public.cabinet_dossiers USING btree (cabinet_id) WHERE own;
create policy cabinet_wall on cabinet_dossiers as permissive for all to facteur_app using ((cabinet_id = facteur_cabinet())) with check ((cabinet_id = facteur_cabinet()));
create policy owner_lookups on cabinet_dossiers as permissive for select to facteur using (true);
create policy owner_personal_data on cabinet_dossiers as permissive for all to facteur using (true) with check (true);
grant delete, insert, select, update on cabinet_dossiers to facteur_app;
comment on column cabinet_dossiers.code is 'The number of the client at the cabinet';
comment on column cabinet_dossiers.own is 'The books of the cabinet itself';

create table cabinet_handovers (
  cabinet_id uuid not null,
  handover_id uuid not null,
  from_user uuid not null,
  to_user uuid not null,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  created_at timestamp with time zone not null,
  created_by jsonb not null
);
alter table cabinet_handovers enable row level security;
alter table cabinet_handovers force row level security;
alter table cabinet_handovers add constraint cabinet_handovers_cabinet_id_fkey FOREIGN KEY (cabinet_id) REFERENCES cabinets(cabinet_id);
alter table cabinet_handovers add constraint cabinet_handovers_check CHECK (((starts_at < ends_at) AND (from_user <> to_user)));
alter table cabinet_handovers add constraint cabinet_handovers_from_user_fkey FOREIGN KEY (from_user) REFERENCES users(user_id);
alter table cabinet_handovers add constraint cabinet_handovers_pkey PRIMARY KEY (cabinet_id, handover_id);
alter table cabinet_handovers add constraint cabinet_handovers_to_user_fkey FOREIGN KEY (to_user) REFERENCES users(user_id);
CREATE INDEX cabinet_handovers_to ON public.cabinet_handovers USING btree (to_user, cabinet_id);
create policy cabinet_wall on cabinet_handovers as permissive for all to facteur_app using ((cabinet_id = facteur_cabinet())) with check ((cabinet_id = facteur_cabinet()));
create policy owner_lookups on cabinet_handovers as permissive for select to facteur using (true);
create policy owner_personal_data on cabinet_handovers as permissive for all to facteur using (true) with check (true);
grant insert, select, update on cabinet_handovers to facteur_app;
comment on table cabinet_handovers is 'From one moment to another, one person also reaches what is assigned to another';

create table cabinet_import_lines (
  cabinet_id uuid not null,
  import_id uuid not null,
  sheet integer not null,
  line integer not null,
  cells text[] not null,
  corrections jsonb not null default '{}'::jsonb,
  set_aside boolean not null default false,
  plan text,
  plan_values jsonb,
  faults jsonb not null default '[]'::jsonb,
  outcome text,
  company_id uuid
);
alter table cabinet_import_lines enable row level security;
alter table cabinet_import_lines force row level security;
alter table cabinet_import_lines add constraint cabinet_import_lines_cabinet_id_import_id_fkey FOREIGN KEY (cabinet_id, import_id) REFERENCES cabinet_imports(cabinet_id, import_id) ON DELETE CASCADE;
alter table cabinet_import_lines add constraint cabinet_import_lines_outcome_check CHECK ((outcome = ANY (ARRAY['created'::text, 'updated'::text, 'failed'::text])));
alter table cabinet_import_lines add constraint cabinet_import_lines_pkey PRIMARY KEY (cabinet_id, import_id, sheet, line);
alter table cabinet_import_lines add constraint cabinet_import_lines_plan_check CHECK ((plan = ANY (ARRAY['create'::text, 'update'::text, 'same'::text, 'duplicate'::text, 'faulty'::text, 'aside'::text])));
CREATE INDEX cabinet_import_lines_plan ON public.cabinet_import_lines USING btree (cabinet_id, import_id, sheet, plan, line);
create policy cabinet_wall on cabinet_import_lines as permissive for all to facteur_app using ((cabinet_id = facteur_cabinet())) with check ((cabinet_id = facteur_cabinet()));
grant delete, insert, select, update on cabinet_import_lines to facteur_app;
comment on column cabinet_import_lines.line is 'Number of the row in the file, from 1';

create table cabinet_import_sources (
  cabinet_id uuid not null,
  signature text not null,
  mapping text[] not null,
  saved_at timestamp with time zone not null,
  saved_by jsonb not null
);
alter table cabinet_import_sources enable row level security;
alter table cabinet_import_sources force row level security;
alter table cabinet_import_sources add constraint cabinet_import_sources_cabinet_id_fkey FOREIGN KEY (cabinet_id) REFERENCES cabinets(cabinet_id);
alter table cabinet_import_sources add constraint cabinet_import_sources_pkey PRIMARY KEY (cabinet_id, signature);
create policy cabinet_wall on cabinet_import_sources as permissive for all to facteur_app using ((cabinet_id = facteur_cabinet())) with check ((cabinet_id = facteur_cabinet()));
grant insert, select, update on cabinet_import_sources to facteur_app;
comment on table cabinet_import_sources is 'A mapping corrected by hand, for files with the same titles';

create table cabinet_imports (
  cabinet_id uuid not null,
  import_id uuid not null,
  file_name text not null,
  file_sha256 text not null,
  sheets text[] not null,
  sheet integer not null,
  header_row integer not null,
  mapping text[] not null,
  state text not null,
  state_since timestamp with time zone not null,
  created_at timestamp with time zone not null,
  created_by jsonb not null
);
alter table cabinet_imports enable row level security;
alter table cabinet_imports force row level security;
alter table cabinet_imports add constraint cabinet_imports_cabinet_id_fkey FOREIGN KEY (cabinet_id) REFERENCES cabinets(cabinet_id);
alter table cabinet_imports add constraint cabinet_imports_pkey PRIMARY KEY (cabinet_id, import_id);
alter table cabinet_imports add constraint cabinet_imports_state_check CHECK ((state = ANY (ARRAY['mapping'::text, 'review'::text, 'running'::text, 'done'::text, 'abandoned'::text])));
create policy cabinet_wall on cabinet_imports as permissive for all to facteur_app using ((cabinet_id = facteur_cabinet())) with check ((cabinet_id = facteur_cabinet()));
grant delete, insert, select, update on cabinet_imports to facteur_app;
comment on column cabinet_imports.header_row is 'Number of the row of titles, from 1; 0: there is none';
comment on column cabinet_imports.mapping is 'Field of each column, an empty text for none';

create table cabinet_journal (
  cabinet_id uuid not null,
  sequence integer not null,
  at timestamp with time zone not null,
  actor_kind text not null,
  actor_id text not null,
  actor_name text,
  action text not null,
  subject_kind text,
  subject_id text,
  details jsonb,
  details_digest bytea not null,
  previous_hash bytea not null,
  hash bytea not null
);
alter table cabinet_journal enable row level security;
alter table cabinet_journal force row level security;
alter table cabinet_journal add constraint cabinet_journal_cabinet_id_fkey FOREIGN KEY (cabinet_id) REFERENCES cabinets(cabinet_id);
alter table cabinet_journal add constraint cabinet_journal_pkey PRIMARY KEY (cabinet_id, sequence);
CREATE INDEX cabinet_journal_actor ON public.cabinet_journal USING btree (cabinet_id, actor_id, sequence DESC);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.cabinet_journal FOR EACH ROW EXECUTE FUNCTION facteur_append_only();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON public.cabinet_journal FOR EACH STATEMENT EXECUTE FUNCTION facteur_append_only();
create policy cabinet_wall on cabinet_journal as permissive for all to facteur_app using ((cabinet_id = facteur_cabinet())) with check ((cabinet_id = facteur_cabinet()));
create policy owner_personal_data on cabinet_journal as permissive for all to facteur using (true) with check (true);
grant insert, select on cabinet_journal to facteur_app;

create table cabinet_memberships (
  cabinet_id uuid not null,
  user_id uuid not null,
  role text not null,
  since timestamp with time zone not null,
  granted_by jsonb not null,
  confirmed_at timestamp with time zone
);
alter table cabinet_memberships enable row level security;
alter table cabinet_memberships force row level security;
alter table cabinet_memberships add constraint cabinet_memberships_cabinet_id_fkey FOREIGN KEY (cabinet_id) REFERENCES cabinets(cabinet_id);
alter table cabinet_memberships add constraint cabinet_memberships_pkey PRIMARY KEY (cabinet_id, user_id);
alter table cabinet_memberships add constraint cabinet_memberships_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(user_id);
CREATE INDEX cabinet_memberships_user ON public.cabinet_memberships USING btree (user_id);
create policy cabinet_wall on cabinet_memberships as permissive for all to facteur_app using ((cabinet_id = facteur_cabinet())) with check ((cabinet_id = facteur_cabinet()));
create policy owner_lookups on cabinet_memberships as permissive for select to facteur using (true);
create policy owner_personal_data on cabinet_memberships as permissive for all to facteur using (true) with check (true);
grant delete, insert, select, update on cabinet_memberships to facteur_app;
comment on column cabinet_memberships.confirmed_at is 'When somebody said last that the access is needed';

create table cabinet_policies (
  cabinet_id uuid not null,
  requires_second_factor boolean not null,
  changed_at timestamp with time zone not null,
  changed_by jsonb not null
);
alter table cabinet_policies enable row level security;
alter table cabinet_policies force row level security;
alter table cabinet_policies add constraint cabinet_policies_cabinet_id_fkey FOREIGN KEY (cabinet_id) REFERENCES cabinets(cabinet_id);
alter table cabinet_policies add constraint cabinet_policies_pkey PRIMARY KEY (cabinet_id);
create policy cabinet_wall on cabinet_policies as permissive for all to facteur_app using ((cabinet_id = facteur_cabinet())) with check ((cabinet_id = facteur_cabinet()));
create policy owner_lookups on cabinet_policies as permissive for all to facteur using (true) with check (true);
grant insert, select, update on cabinet_policies to facteur_app;

create table cabinet_profiles (
  cabinet_id uuid not null,
  profile_id uuid not null,
  name text not null,
  rights text[] not null,
  reach text not null,
  created_at timestamp with time zone not null,
  created_by jsonb not null
);
alter table cabinet_profiles enable row level security;
alter table cabinet_profiles force row level security;
alter table cabinet_profiles add constraint cabinet_profiles_cabinet_id_fkey FOREIGN KEY (cabinet_id) REFERENCES cabinets(cabinet_id);
alter table cabinet_profiles add constraint cabinet_profiles_pkey PRIMARY KEY (cabinet_id, profile_id);
alter table cabinet_profiles add constraint cabinet_profiles_reach_check CHECK ((reach = ANY (ARRAY['everything'::text, 'open'::text, 'assigned'::text])));
CREATE UNIQUE INDEX cabinet_profiles_name ON public.cabinet_profiles USING btree (cabinet_id, lower(name));
create policy cabinet_wall on cabinet_profiles as permissive for all to facteur_app using ((cabinet_id = facteur_cabinet())) with check ((cabinet_id = facteur_cabinet()));
create policy owner_lookups on cabinet_profiles as permissive for select to facteur using (true);
create policy owner_personal_data on cabinet_profiles as permissive for all to facteur using (true) with check (true);
grant delete, insert, select, update on cabinet_profiles to facteur_app;
comment on column cabinet_profiles.reach is 'everything; open: neither the cabinet''s own dossier nor confidential ones; assigned: what is given by name or by rule';

create table cabinets (
  cabinet_id uuid not null,
  name text not null,
  siren text,
  siret text,
  created_at timestamp with time zone not null,
  created_by jsonb not null
);
alter table cabinets enable row level security;
alter table cabinets force row level security;
alter table cabinets add constraint cabinets_pkey PRIMARY KEY (cabinet_id);
create policy cabinet_wall on cabinets as permissive for all to facteur_app using ((cabinet_id = facteur_cabinet())) with check ((cabinet_id = facteur_cabinet()));
create policy owner_lookups on cabinets as permissive for select to facteur using (true);
create policy owner_personal_data on cabinets as permissive for all to facteur using (true) with check (true);
grant insert, select, update on cabinets to facteur_app;

create table companies (
  company_id uuid not null,
  name text not null,
  siren text,
  siret text,
  vat_number text,
  country text not null default 'FR'::text,
  legal_form text,
  share_capital numeric(15,2),
  registration_city text,
  address_line1 text,
  address_line2 text,
  postcode text,
  city text,
  language text not null default 'fr'::text,
  time_zone text not null default 'Europe/Paris'::text,
  status text not null,
  status_since timestamp with time zone not null,
  status_by jsonb not null,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  created_by jsonb not null,
  closing_month smallint,
  vat_regime text,
  vat_on_debits boolean not null default false,
  invoice_mentions text,
  logo_sha256 text,
  logo_media_type text,
  address_line3 text,
  region text,
  accent_color text
);
alter table companies enable row level security;
alter table companies force row level security;
alter table companies add constraint companies_accent_color_check CHECK ((accent_color ~ '^#[0-9a-f]{6}$'::text));
alter table companies add constraint companies_closing_month_check CHECK (((closing_month >= 1) AND (closing_month <= 12)));
alter table companies add constraint companies_pkey PRIMARY KEY (company_id);
alter table companies add constraint companies_vat_regime_check CHECK ((vat_regime = ANY (ARRAY['normal'::text, 'simplified'::text, 'exempt'::text])));
CREATE UNIQUE INDEX companies_siren ON public.companies USING btree (siren);
create policy company_wall on companies as permissive for all to public using ((company_id = facteur_company())) with check ((company_id = facteur_company()));
create policy owner_lookups on companies as permissive for select to facteur using (true);
create policy owner_personal_data on companies as permissive for all to facteur using (true) with check (true);
grant insert, select, update on companies to facteur_app;
comment on column companies.status is 'draft, created, updated, invited, active, disabled: only an active one works';
comment on column companies.vat_regime is 'normal, simplified, exempt (CGI art. 293 B)';
comment on column companies.vat_on_debits is 'VAT is due when invoiced, not when paid (CGI art. 269, 2, c)';

create table company_directory_addresses (
  company_id uuid not null,
  address_id uuid not null,
  platform_id uuid not null,
  address text not null,
  siret text,
  routing_code text,
  suffix text,
  starts_on date not null,
  ends_on date,
  created_at timestamp with time zone not null,
  created_by jsonb not null
);
alter table company_directory_addresses enable row level security;
alter table company_directory_addresses force row level security;
alter table company_directory_addresses add constraint company_directory_addresses_address_check CHECK ((length(address) <= 125));
alter table company_directory_addresses add constraint company_directory_addresses_check CHECK ((ends_on >= starts_on));
alter table company_directory_addresses add constraint company_directory_addresses_company_id_platform_id_fkey FOREIGN KEY (company_id, platform_id) REFERENCES company_platforms(company_id, platform_id);
alter table company_directory_addresses add constraint company_directory_addresses_pkey PRIMARY KEY (company_id, address_id);
CREATE TRIGGER one_platform_a_day BEFORE INSERT OR UPDATE ON public.company_directory_addresses FOR EACH ROW EXECUTE FUNCTION tenancy_one_platform_a_day();
create policy company_wall on company_directory_addresses as permissive for all to public using ((company_id = facteur_company())) with check ((company_id = facteur_company()));
grant delete, insert, select, update on company_directory_addresses to facteur_app;
comment on column company_directory_addresses.address is 'Electronic address (scheme 0225), as it stands in the annuaire';

create table company_journal (
  company_id uuid not null,
  sequence integer not null,
  at timestamp with time zone not null,
  actor_kind text not null,
  actor_id text not null,
  actor_name text,
  action text not null,
  subject_kind text,
  subject_id text,
  details jsonb,
  details_digest bytea not null,
  previous_hash bytea not null,
  hash bytea not null
);
alter table company_journal enable row level security;
alter table company_journal force row level security;
alter table company_journal add constraint company_journal_company_id_fkey FOREIGN KEY (company_id) REFERENCES companies(company_id);
alter table company_journal add constraint company_journal_pkey PRIMARY KEY (company_id, sequence);
CREATE INDEX company_journal_actor ON public.company_journal USING btree (company_id, actor_id, sequence DESC);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.company_journal FOR EACH ROW EXECUTE FUNCTION facteur_append_only();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON public.company_journal FOR EACH STATEMENT EXECUTE FUNCTION facteur_append_only();
create policy company_wall on company_journal as permissive for all to public using ((company_id = facteur_company())) with check ((company_id = facteur_company()));
create policy owner_personal_data on company_journal as permissive for all to facteur using (true) with check (true);
grant insert, select on company_journal to facteur_app;

create table company_mail_addresses (
  company_id uuid not null,
  local_part text not null,
  kind text not null,
  created_at timestamp with time zone not null
);
alter table company_mail_addresses enable row level security;
alter table company_mail_addresses force row level security;
alter table company_mail_addresses add constraint company_mail_addresses_company_id_fkey FOREIGN KEY (company_id) REFERENCES companies(company_id);
alter table company_mail_addresses add constraint company_mail_addresses_local_part_check CHECK ((local_part = lower(local_part)));
alter table company_mail_addresses add constraint company_mail_addresses_pkey PRIMARY KEY (company_id, local_part);
CREATE UNIQUE INDEX company_mail_addresses_kind ON public.company_mail_addresses USING btree (company_id, kind);
CREATE UNIQUE INDEX company_mail_addresses_local_part ON public.company_mail_addresses USING btree (local_part);
create policy company_wall on company_mail_addresses as permissive for all to public using ((company_id = facteur_company())) with check ((company_id = facteur_company()));
create policy owner_lookups on company_mail_addresses as permissive for select to facteur using (true);
grant delete, insert, select on company_mail_addresses to facteur_app;
comment on column company_mail_addresses.kind is 'siren and vat follow the company, free is chosen by its people';

create table company_mandate_sendings (
  company_id uuid not null,
  mandate_id uuid not null,
  sequence integer not null,
  email text not null,
  mail_id uuid not null,
  at timestamp with time zone not null,
  by jsonb not null
);
alter table company_mandate_sendings enable row level security;
alter table company_mandate_sendings force row level security;
alter table company_mandate_sendings add constraint company_mandate_sendings_company_id_mandate_id_fkey FOREIGN KEY (company_id, mandate_id) REFERENCES company_mandates(company_id, mandate_id);
alter table company_mandate_sendings add constraint company_mandate_sendings_pkey PRIMARY KEY (company_id, mandate_id, sequence);
create policy company_wall on company_mandate_sendings as permissive for all to public using ((company_id = facteur_company())) with check ((company_id = facteur_company()));
grant insert, select on company_mandate_sendings to facteur_app;

create table company_mandate_states (
  company_id uuid not null,
  mandate_id uuid not null,
  sequence integer not null,
  state text not null,
  at timestamp with time zone not null,
  by jsonb not null,
  note text
);
alter table company_mandate_states enable row level security;
alter table company_mandate_states force row level security;
alter table company_mandate_states add constraint company_mandate_states_company_id_mandate_id_fkey FOREIGN KEY (company_id, mandate_id) REFERENCES company_mandates(company_id, mandate_id);
alter table company_mandate_states add constraint company_mandate_states_pkey PRIMARY KEY (company_id, mandate_id, sequence);
create policy company_wall on company_mandate_states as permissive for all to public using ((company_id = facteur_company())) with check ((company_id = facteur_company()));
create policy owner_lookups on company_mandate_states as permissive for select to facteur using (true);
grant insert, select on company_mandate_states to facteur_app;

create table company_mandates (
  company_id uuid not null,
  mandate_id uuid not null,
  kind text not null,
  agent_name text not null,
  agent_siren text,
  signer_name text not null,
  signer_quality text not null,
  signer_email text not null,
  platform_name text,
  platform_number text,
  starts_on date not null,
  ends_on date,
  ceiling numeric(15,2),
  document_sha256 text not null,
  state text not null,
  state_since timestamp with time zone not null,
  signed_on date,
  signed_sha256 text,
  signed_size integer,
  signed_media_type text,
  signed_filename text,
  link_hash bytea,
  link_expires_at timestamp with time zone,
  link_opened_at timestamp with time zone,
  ending_noticed_at timestamp with time zone,
  created_at timestamp with time zone not null,
  created_by jsonb not null
);
alter table company_mandates enable row level security;
alter table company_mandates force row level security;
alter table company_mandates add constraint company_mandates_ceiling_check CHECK ((ceiling > (0)::numeric));
alter table company_mandates add constraint company_mandates_check CHECK ((ends_on >= starts_on));
alter table company_mandates add constraint company_mandates_company_id_fkey FOREIGN KEY (company_id) REFERENCES companies(company_id);
alter table company_mandates add constraint company_mandates_kind_check CHECK ((kind = ANY (ARRAY['delegation'::text, 'designation'::text])));
alter table company_mandates add constraint company_mandates_link_hash_key UNIQUE (link_hash);
alter table company_mandates add constraint company_mandates_pkey PRIMARY KEY (company_id, mandate_id);
alter table company_mandates add constraint company_mandates_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'sent'::text, 'signed'::text, 'refused'::text, 'revoked'::text, 'expired'::text])));
CREATE INDEX company_mandates_ending ON public.company_mandates USING btree (ends_on) WHERE (state = 'signed'::text);
create policy company_wall on company_mandates as permissive for all to public using ((company_id = facteur_company())) with check ((company_id = facteur_company()));
create policy owner_lookups on company_mandates as permissive for select to facteur using (true);
grant insert, select, update on company_mandates to facteur_app;
comment on column company_mandates.ends_on is 'Last day; null: until it is revoked';
comment on column company_mandates.document_sha256 is 'The PDF that is to be signed';
comment on column company_mandates.link_hash is 'SHA-256 of the token of the last mail’s link';

create table company_memberships (
  company_id uuid not null,
  user_id uuid not null,
  role text not null,
  since timestamp with time zone not null,
  granted_by jsonb not null,
  ends_at timestamp with time zone,
  reason text,
  confirmed_at timestamp with time zone
);
alter table company_memberships enable row level security;
alter table company_memberships force row level security;
alter table company_memberships add constraint company_memberships_company_id_fkey FOREIGN KEY (company_id) REFERENCES companies(company_id);
alter table company_memberships add constraint company_memberships_pkey PRIMARY KEY (company_id, user_id);
alter table company_memberships add constraint company_memberships_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(user_id);
CREATE INDEX company_memberships_user ON public.company_memberships USING btree (user_id);
create policy company_wall on company_memberships as permissive for all to public using ((company_id = facteur_company())) with check ((company_id = facteur_company()));
create policy owner_lookups on company_memberships as permissive for select to facteur using (true);
create policy owner_personal_data on company_memberships as permissive for all to facteur using (true) with check (true);
grant delete, insert, select, update on company_memberships to facteur_app;
comment on column company_memberships.ends_at is 'From this moment on the membership gives nothing';
comment on column company_memberships.confirmed_at is 'When somebody said last that the access is needed';

create table company_notification_choices (
  company_id uuid not null,
  user_id uuid not null,
  event text not null,
  frequency text not null
);
alter table company_notification_choices enable row level security;
alter table company_notification_choices force row level security;
alter table company_notification_choices add constraint company_notification_choices_company_id_fkey FOREIGN KEY (company_id) REFERENCES companies(company_id);
alter table company_notification_choices add constraint company_notification_choices_event_check CHECK ((event ~ '^[a-z_]{1,40}$'::text));
alter table company_notification_choices add constraint company_notification_choices_frequency_check CHECK ((frequency = ANY (ARRAY['now'::text, 'daily'::text, 'weekly'::text, 'never'::text])));
alter table company_notification_choices add constraint company_notification_choices_pkey PRIMARY KEY (company_id, user_id, event);
alter table company_notification_choices add constraint company_notification_choices_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(user_id);
create policy company_wall on company_notification_choices as permissive for all to public using ((company_id = facteur_company())) with check ((company_id = facteur_company()));
create policy owner_lookups on company_notification_choices as permissive for select to facteur using (true);
grant delete, insert, select, update on company_notification_choices to facteur_app;

create table company_platform_states (
  company_id uuid not null,
  platform_id uuid not null,
  sequence integer not null,
  state text not null,
  at timestamp with time zone not null,
  by jsonb not null
);
alter table company_platform_states enable row level security;
alter table company_platform_states force row level security;
alter table company_platform_states add constraint company_platform_states_company_id_platform_id_fkey FOREIGN KEY (company_id, platform_id) REFERENCES company_platforms(company_id, platform_id);
alter table company_platform_states add constraint company_platform_states_pkey PRIMARY KEY (company_id, platform_id, sequence);
create policy company_wall on company_platform_states as permissive for all to public using ((company_id = facteur_company())) with check ((company_id = facteur_company()));
grant insert, select on company_platform_states to facteur_app;

create table company_platforms (
  company_id uuid not null,
  platform_id uuid not null,
  name text not null,
  number text,
  starts_on date,
  ends_on date,
  state text not null,
  state_since timestamp with time zone not null,
  created_at timestamp with time zone not null,
  created_by jsonb not null
);
alter table company_platforms enable row level security;
alter table company_platforms force row level security;
alter table company_platforms add constraint company_platforms_check CHECK ((ends_on >= starts_on));
alter table company_platforms add constraint company_platforms_company_id_fkey FOREIGN KEY (company_id) REFERENCES companies(company_id);
alter table company_platforms add constraint company_platforms_number_check CHECK ((number ~ '^[0-9]{4}$'::text));
alter table company_platforms add constraint company_platforms_pkey PRIMARY KEY (company_id, platform_id);
alter table company_platforms add constraint company_platforms_state_check CHECK ((state = ANY (ARRAY['to_designate'::text, 'requested'::text, 'active'::text, 'ended'::text])));
create policy company_wall on company_platforms as permissive for all to public using ((company_id = facteur_company())) with check ((company_id = facteur_company()));
create policy owner_lookups on company_platforms as permissive for select to facteur using (true);
grant insert, select, update on company_platforms to facteur_app;
comment on column company_platforms.number is 'Number of the plateforme agréée (scheme 0238)';

create table company_profiles (
  company_id uuid not null,
  profile_id uuid not null,
  name text not null,
  rights text[] not null,
  created_at timestamp with time zone not null,
  created_by jsonb not null
);
alter table company_profiles enable row level security;
alter table company_profiles force row level security;
alter table company_profiles add constraint company_profiles_company_id_fkey FOREIGN KEY (company_id) REFERENCES companies(company_id);
alter table company_profiles add constraint company_profiles_pkey PRIMARY KEY (company_id, profile_id);
CREATE UNIQUE INDEX company_profiles_name ON public.company_profiles USING btree (company_id, lower(name));
create policy company_wall on company_profiles as permissive for all to public using ((company_id = facteur_company())) with check ((company_id = facteur_company()));
create policy owner_lookups on company_profiles as permissive for select to facteur using (true);
create policy owner_personal_data on company_profiles as permissive for all to facteur using (true) with check (true);
grant delete, insert, select, update on company_profiles to facteur_app;

create table company_sales_defaults (
  company_id uuid not null,
  version integer not null,
  payment_days integer not null,
  payment_from text not null,
  penalty_rate numeric,
  discount_rate numeric,
  vat_rate numeric not null,
  number_pattern text not null,
  next_number integer not null,
  comment text,
  footer text,
  changed_at timestamp with time zone not null,
  changed_by jsonb not null
);
alter table company_sales_defaults enable row level security;
alter table company_sales_defaults force row level security;
alter table company_sales_defaults add constraint company_sales_defaults_company_id_fkey FOREIGN KEY (company_id) REFERENCES companies(company_id);
alter table company_sales_defaults add constraint company_sales_defaults_discount_rate_check CHECK ((discount_rate >= (0)::numeric));
alter table company_sales_defaults add constraint company_sales_defaults_next_number_check CHECK ((next_number > 0));
alter table company_sales_defaults add constraint company_sales_defaults_payment_days_check CHECK (((payment_days >= 0) AND (payment_days <= 120)));
alter table company_sales_defaults add constraint company_sales_defaults_payment_from_check CHECK ((payment_from = ANY (ARRAY['issue'::text, 'month_end'::text])));
alter table company_sales_defaults add constraint company_sales_defaults_penalty_rate_check CHECK ((penalty_rate >= (0)::numeric));
alter table company_sales_defaults add constraint company_sales_defaults_percent CHECK (((vat_rate <= (100)::numeric) AND (penalty_rate <= (100)::numeric) AND (discount_rate <= (100)::numeric)));
alter table company_sales_defaults add constraint company_sales_defaults_pkey PRIMARY KEY (company_id);
alter table company_sales_defaults add constraint company_sales_defaults_vat_rate_check CHECK ((vat_rate >= (0)::numeric));
create policy company_wall on company_sales_defaults as permissive for all to public using ((company_id = facteur_company())) with check ((company_id = facteur_company()));
grant insert, select, update on company_sales_defaults to facteur_app;
comment on column company_sales_defaults.penalty_rate is 'Percent a year; null: the legal rate (C. com. L441-10)';
comment on column company_sales_defaults.discount_rate is 'Percent for paying early; null: none (C. com. L441-9)';

create table company_views (
  company_id uuid not null,
  view_id uuid not null,
  user_id uuid not null,
  as_role text not null,
  started_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  ended_at timestamp with time zone
);
alter table company_views enable row level security;
alter table company_views force row level security;
alter table company_views add constraint company_views_company_id_fkey FOREIGN KEY (company_id) REFERENCES companies(company_id);
alter table company_views add constraint company_views_pkey PRIMARY KEY (company_id, view_id);
alter table company_views add constraint company_views_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(user_id);
CREATE UNIQUE INDEX company_views_open ON public.company_views USING btree (company_id, user_id) WHERE (ended_at IS NULL);
create policy company_wall on company_views as permissive for all to public using ((company_id = facteur_company())) with check ((company_id = facteur_company()));
create policy owner_lookups on company_views as permissive for select to facteur using (true);
create policy owner_personal_data on company_views as permissive for all to facteur using (true) with check (true);
grant insert, select, update on company_views to facteur_app;

create table cron_slots (
  name text not null,
  slot timestamp with time zone not null
);
alter table cron_slots add constraint cron_slots_pkey PRIMARY KEY (name, slot);
grant delete, insert, select on cron_slots to facteur_app;

create table handled_events (
  company_id uuid not null,
  event_id uuid not null,
  subscriber text not null,
  handled_at timestamp with time zone not null default now()
);
alter table handled_events enable row level security;
alter table handled_events force row level security;
alter table handled_events add constraint handled_events_pkey PRIMARY KEY (company_id, event_id, subscriber);
create policy company_wall on handled_events as permissive for all to public using ((company_id = facteur_company())) with check ((company_id = facteur_company()));
grant insert, select on handled_events to facteur_app;

create table idempotency_keys (
  company_id uuid not null,
  key text not null,
  fingerprint text not null,
  status integer not null,
  response jsonb not null,
  created_at timestamp with time zone not null
);
alter table idempotency_keys enable row level security;
alter table idempotency_keys force row level security;
alter table idempotency_keys add constraint idempotency_keys_pkey PRIMARY KEY (company_id, key);
create policy company_wall on idempotency_keys as permissive for all to public using ((company_id = facteur_company())) with check ((company_id = facteur_company()));
create policy owner_forgets on idempotency_keys as permissive for all to facteur using (true);
grant delete, insert, select, update on idempotency_keys to facteur_app;

create table identity_flows (
  token_hash bytea not null,
  kind text not null,
  user_id uuid,
  payload jsonb not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null
);
alter table identity_flows enable row level security;
alter table identity_flows force row level security;
alter table identity_flows add constraint identity_flows_pkey PRIMARY KEY (token_hash);
alter table identity_flows add constraint identity_flows_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(user_id);
CREATE INDEX identity_flows_expiry ON public.identity_flows USING btree (expires_at);
CREATE INDEX identity_flows_user ON public.identity_flows USING btree (user_id);
create policy owner_lookups on identity_flows as permissive for all to facteur using (true) with check (true);
create policy owner_personal_data on identity_flows as permissive for all to facteur using (true) with check (true);
create policy token_wall on identity_flows as permissive for all to facteur_app using (((encode(token_hash, 'hex'::text) = current_setting('facteur.flow'::text, true)) OR (user_id = facteur_user()))) with check ((encode(token_hash, 'hex'::text) = current_setting('facteur.flow'::text, true)));
grant delete, insert, select on identity_flows to facteur_app;
comment on table identity_flows is 'Steps under way: a second factor awaited, a challenge sent, a link mailed. Each token serves once';

create table identity_providers (
  provider_id uuid not null,
  name text not null,
  issuer text not null,
  client_id text not null,
  sealed_secret bytea,
  scopes text not null,
  cabinets_claim text not null,
  role_claim text not null,
  administrator_roles text not null,
  creates_people boolean not null,
  creates_cabinets boolean not null,
  is_enabled boolean not null,
  changed_at timestamp with time zone not null,
  changed_by jsonb not null
);
alter table identity_providers enable row level security;
alter table identity_providers force row level security;
alter table identity_providers add constraint identity_providers_issuer_key UNIQUE (issuer);
alter table identity_providers add constraint identity_providers_pkey PRIMARY KEY (provider_id);
create policy instance_wall on identity_providers as permissive for all to facteur_app using ((current_setting('facteur.instance'::text, true) = 'open'::text)) with check ((current_setting('facteur.instance'::text, true) = 'open'::text));
create policy owner_lookups on identity_providers as permissive for all to facteur using (true) with check (true);
grant delete, insert, select, update on identity_providers to facteur_app;
comment on column identity_providers.cabinets_claim is 'Where the provider says which cabinets a person works for; empty: it does not';

create table inbox_documents (
  company_id uuid not null,
  document_id uuid not null,
  message_id uuid,
  part text not null,
  source text not null,
  direction text not null,
  sha256 text not null,
  size bigint not null,
  filename text not null,
  declared_type text not null,
  received_at timestamp with time zone not null,
  received_by jsonb not null,
  state text not null,
  state_since timestamp with time zone not null,
  stage text,
  error jsonb,
  invoice_id uuid,
  container_id uuid,
  contents integer
);
alter table inbox_documents enable row level security;
alter table inbox_documents force row level security;
alter table inbox_documents add constraint inbox_documents_company_id_container_id_fkey FOREIGN KEY (company_id, container_id) REFERENCES inbox_documents(company_id, document_id);
alter table inbox_documents add constraint inbox_documents_company_id_fkey FOREIGN KEY (company_id) REFERENCES companies(company_id);
alter table inbox_documents add constraint inbox_documents_company_id_invoice_id_fkey FOREIGN KEY (company_id, invoice_id) REFERENCES invoices(company_id, invoice_id);
alter table inbox_documents add constraint inbox_documents_company_id_message_id_fkey FOREIGN KEY (company_id, message_id) REFERENCES inbox_messages(company_id, message_id);
alter table inbox_documents add constraint inbox_documents_contents_check CHECK ((contents > 0));
alter table inbox_documents add constraint inbox_documents_direction_check CHECK ((direction = ANY (ARRAY['purchase'::text, 'sale'::text])));
alter table inbox_documents add constraint inbox_documents_pkey PRIMARY KEY (company_id, document_id);
alter table inbox_documents add constraint inbox_documents_source_check CHECK ((source = ANY (ARRAY['mail'::text, 'drop'::text, 'api'::text])));
alter table inbox_documents add constraint inbox_documents_state_check CHECK ((state = ANY (ARRAY['received'::text, 'reading'::text, 'ready'::text, 'failed'::text, 'ignored'::text])));
CREATE INDEX inbox_documents_bytes ON public.inbox_documents USING btree (company_id, sha256);
CREATE UNIQUE INDEX inbox_documents_contained ON public.inbox_documents USING btree (company_id, container_id, part) WHERE (container_id IS NOT NULL);
CREATE UNIQUE INDEX inbox_documents_invoice ON public.inbox_documents USING btree (company_id, invoice_id) WHERE (invoice_id IS NOT NULL);
CREATE UNIQUE INDEX inbox_documents_part ON public.inbox_documents USING btree (company_id, message_id, part) WHERE (message_id IS NOT NULL);
CREATE INDEX inbox_documents_received ON public.inbox_documents USING btree (company_id, received_at DESC, document_id DESC);
CREATE INDEX inbox_documents_state ON public.inbox_documents USING btree (company_id, state, received_at DESC);
CREATE INDEX inbox_documents_waiting ON public.inbox_documents USING btree (company_id, state, received_at) WHERE (state = ANY (ARRAY['received'::text, 'reading'::text, 'failed'::text]));
create policy company_wall on inbox_documents as permissive for all to public using ((company_id = facteur_company())) with check ((company_id = facteur_company()));
create policy owner_lookups on inbox_documents as permissive for select to facteur using (true);
grant insert, select on inbox_documents to facteur_app;
grant update (contents) on inbox_documents to facteur_app;
grant update (error) on inbox_documents to facteur_app;
grant update (invoice_id) on inbox_documents to facteur_app;
grant update (stage) on inbox_documents to facteur_app;
grant update (state_since) on inbox_documents to facteur_app;
grant update (state) on inbox_documents to facteur_app;

create table inbox_messages (
  company_id uuid not null,
  message_id uuid not null,
  sha256 text not null,
  size bigint not null,
  recipient text not null,
  sender text not null,
  client_address text not null,
  helo_name text not null,
  is_encrypted boolean not null,
  subject text,
  author text,
  received_at timestamp with time zone not null,
  state text not null,
  error jsonb
);
alter table inbox_messages enable row level security;
alter table inbox_messages force row level security;
alter table inbox_messages add constraint inbox_messages_company_id_fkey FOREIGN KEY (company_id) REFERENCES companies(company_id);
alter table inbox_messages add constraint inbox_messages_pkey PRIMARY KEY (company_id, message_id);
alter table inbox_messages add constraint inbox_messages_state_check CHECK ((state = ANY (ARRAY['received'::text, 'unpacked'::text, 'empty'::text, 'failed'::text])));
CREATE UNIQUE INDEX inbox_messages_bytes ON public.inbox_messages USING btree (company_id, sha256);
CREATE INDEX inbox_messages_received ON public.inbox_messages USING btree (company_id, received_at DESC, message_id DESC);
create policy company_wall on inbox_messages as permissive for all to public using ((company_id = facteur_company())) with check ((company_id = facteur_company()));
grant insert, select on inbox_messages to facteur_app;
grant update (author) on inbox_messages to facteur_app;
grant update (error) on inbox_messages to facteur_app;
grant update (state) on inbox_messages to facteur_app;
grant update (subject) on inbox_messages to facteur_app;

create table inbox_steps (
  company_id uuid not null,
  step_id uuid not null,
  document_id uuid not null,
  state text not null,
  detail jsonb,
  at timestamp with time zone not null,
  actor jsonb not null
);
alter table inbox_steps enable row level security;
alter table inbox_steps force row level security;
alter table inbox_steps add constraint inbox_steps_company_id_document_id_fkey FOREIGN KEY (company_id, document_id) REFERENCES inbox_documents(company_id, document_id);
alter table inbox_steps add constraint inbox_steps_pkey PRIMARY KEY (company_id, step_id);
CREATE INDEX inbox_steps_document ON public.inbox_steps USING btree (company_id, document_id, step_id);
create policy company_wall on inbox_steps as permissive for all to public using ((company_id = facteur_company())) with check ((company_id = facteur_company()));
grant insert, select on inbox_steps to facteur_app;

create table instance_claims (
  only_one boolean not null default true,
  claimed_by uuid not null,
  claimed_at timestamp with time zone not null
);
alter table instance_claims add constraint instance_claims_claimed_by_fkey FOREIGN KEY (claimed_by) REFERENCES users(user_id) DEFERRABLE INITIALLY DEFERRED;
alter table instance_claims add constraint instance_claims_only_one_check CHECK (only_one);
alter table instance_claims add constraint instance_claims_pkey PRIMARY KEY (only_one);
grant insert, select on instance_claims to facteur_app;

create table instance_journal (
  sequence integer not null,
  at timestamp with time zone not null,
  actor_kind text not null,
  actor_id text not null,
  actor_name text,
  action text not null,
  subject_kind text,
  subject_id text,
  details jsonb,
  details_digest bytea not null,
  previous_hash bytea not null,
  hash bytea not null
);
alter table instance_journal enable row level security;
alter table instance_journal force row level security;
alter table instance_journal add constraint instance_journal_pkey PRIMARY KEY (sequence);
CREATE INDEX instance_journal_by_actor ON public.instance_journal USING btree (actor_id, sequence);
CREATE INDEX instance_journal_by_subject ON public.instance_journal USING btree (subject_id, sequence);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.instance_journal FOR EACH ROW EXECUTE FUNCTION facteur_append_only();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON public.instance_journal FOR EACH STATEMENT EXECUTE FUNCTION facteur_append_only();
create policy instance_wall on instance_journal as permissive for all to public using ((current_setting('facteur.instance'::text, true) = 'open'::text)) with check ((current_setting('facteur.instance'::text, true) = 'open'::text));
create policy owner_personal_data on instance_journal as permissive for all to facteur using (true) with check (true);
grant insert, select on instance_journal to facteur_app;

create table instance_owners (
  user_id uuid not null,
  since timestamp with time zone not null,
  granted_by jsonb not null
);
alter table instance_owners enable row level security;
alter table instance_owners force row level security;
alter table instance_owners add constraint instance_owners_pkey PRIMARY KEY (user_id);
alter table instance_owners add constraint instance_owners_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(user_id);
create policy owner_lookups on instance_owners as permissive for all to facteur using (true) with check (true);
create policy owner_personal_data on instance_owners as permissive for all to facteur using (true) with check (true);
create policy user_wall on instance_owners as permissive for all to facteur_app using ((user_id = facteur_user())) with check ((user_id = facteur_user()));
grant insert, select on instance_owners to facteur_app;

create table instance_policy (
  only_one boolean not null default true,
  requires_second_factor boolean not null,
  guarded_rights text[] not null,
  changed_at timestamp with time zone not null,
  changed_by jsonb not null
);
alter table instance_policy enable row level security;
alter table instance_policy force row level security;
alter table instance_policy add constraint instance_policy_only_one_check CHECK (only_one);
alter table instance_policy add constraint instance_policy_pkey PRIMARY KEY (only_one);
create policy instance_wall on instance_policy as permissive for all to facteur_app using ((current_setting('facteur.instance'::text, true) = 'open'::text)) with check ((current_setting('facteur.instance'::text, true) = 'open'::text));
create policy owner_lookups on instance_policy as permissive for all to facteur using (true) with check (true);
grant insert, select, update on instance_policy to facteur_app;
comment on column instance_policy.guarded_rights is 'Rights whose use asks for a second factor proved a moment ago';

create table invitations (
  scope_id uuid not null,
  invitation_id uuid not null,
  scope_kind text not null,
  email text not null,
  name text not null,
  role text not null,
  language text not null,
  token_hash bytea not null,
  mail_id uuid,
  sendings integer not null default 1,
  sent_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  opened_at timestamp with time zone,
  state text not null,
  state_since timestamp with time zone not null,
  accepted_by uuid,
  created_at timestamp with time zone not null,
  created_by jsonb not null,
  access_ends_at timestamp with time zone,
  access_reason text
);
alter table invitations enable row level security;
alter table invitations force row level security;
alter table invitations add constraint invitations_accepted_by_fkey FOREIGN KEY (accepted_by) REFERENCES users(user_id);
alter table invitations add constraint invitations_pkey PRIMARY KEY (scope_id, invitation_id);
alter table invitations add constraint invitations_scope_kind_check CHECK ((scope_kind = ANY (ARRAY['company'::text, 'cabinet'::text])));
alter table invitations add constraint invitations_state_check CHECK ((state = ANY (ARRAY['pending'::text, 'accepted'::text, 'declined'::text, 'revoked'::text])));
alter table invitations add constraint invitations_token_hash_key UNIQUE (token_hash);
CREATE INDEX invitations_by_creator ON public.invitations USING btree (((created_by ->> 'id'::text)));
CREATE INDEX invitations_email ON public.invitations USING btree (lower(email));
CREATE UNIQUE INDEX invitations_pending ON public.invitations USING btree (scope_id, lower(email)) WHERE (state = 'pending'::text);
create policy owner_lookups on invitations as permissive for select to facteur using (true);
create policy owner_personal_data on invitations as permissive for all to facteur using (true) with check (true);
create policy scope_wall on invitations as permissive for all to facteur_app using ((scope_id = ANY (ARRAY[facteur_company(), facteur_cabinet()]))) with check ((scope_id = ANY (ARRAY[facteur_company(), facteur_cabinet()])));
grant insert, select, update on invitations to facteur_app;
comment on column invitations.scope_id is 'The company or the cabinet it leads to';
comment on column invitations.token_hash is 'SHA-256 of the link’s token; a new sending makes a new one';
comment on column invitations.access_ends_at is 'When the access that it leads to ends; null: never by itself';

create table invoice_answers (
  company_id uuid not null,
  answer_id uuid not null,
  invoice_id uuid not null,
  user_id uuid not null,
  is_internal boolean not null,
  sha256 text not null,
  size bigint not null,
  envelope_sender text not null,
  received_at timestamp with time zone not null,
  state text not null,
  reason text,
  message_id uuid
);
alter table invoice_answers enable row level security;
alter table invoice_answers force row level security;
alter table invoice_answers add constraint invoice_answers_company_id_invoice_id_fkey FOREIGN KEY (company_id, invoice_id) REFERENCES invoices(company_id, invoice_id);
alter table invoice_answers add constraint invoice_answers_pkey PRIMARY KEY (company_id, answer_id);
alter table invoice_answers add constraint invoice_answers_state_check CHECK ((state = ANY (ARRAY['received'::text, 'posted'::text, 'ignored'::text])));
create policy company_wall on invoice_answers as permissive for all to public using ((company_id = facteur_company())) with check ((company_id = facteur_company()));
grant insert, select, update on invoice_answers to facteur_app;

create table invoice_collection_counts (
  company_id uuid not null,
  waiting integer not null
);
alter table invoice_collection_counts enable row level security;
alter table invoice_collection_counts force row level security;
alter table invoice_collection_counts add constraint invoice_collection_counts_pkey PRIMARY KEY (company_id);
create policy company_wall on invoice_collection_counts as permissive for all to public using ((company_id = facteur_company())) with check ((company_id = facteur_company()));
create policy owner_lookups on invoice_collection_counts as permissive for select to facteur using (true);
grant insert, select, update on invoice_collection_counts to facteur_app;

create table invoice_collections (
  company_id uuid not null,
  invoice_id uuid not null,
  waiting_since timestamp with time zone not null,
  collected_at timestamp with time zone,
  collected_by jsonb,
  means text
);
alter table invoice_collections enable row level security;
alter table invoice_collections force row level security;
alter table invoice_collections add constraint invoice_collections_company_id_invoice_id_fkey FOREIGN KEY (company_id, invoice_id) REFERENCES invoices(company_id, invoice_id);
alter table invoice_collections add constraint invoice_collections_means_check CHECK ((means = ANY (ARRAY['mark'::text, 'download'::text])));
alter table invoice_collections add constraint invoice_collections_pkey PRIMARY KEY (company_id, invoice_id);
CREATE INDEX invoice_collections_waiting ON public.invoice_collections USING btree (company_id, waiting_since, invoice_id) WHERE (collected_at IS NULL);
CREATE TRIGGER invoice_collections_counted AFTER INSERT OR DELETE OR UPDATE ON public.invoice_collections FOR EACH ROW EXECUTE FUNCTION facteur_count_collections();
create policy company_wall on invoice_collections as permissive for all to public using ((company_id = facteur_company())) with check ((company_id = facteur_company()));
create policy owner_lookups on invoice_collections as permissive for select to facteur using (true);
grant delete, insert, select, update on invoice_collections to facteur_app;

create table invoice_corrections (
  company_id uuid not null,
  correction_id uuid not null,
  invoice_id uuid not null,
  field text not null,
  before text,
  after text,
  corrected_at timestamp with time zone not null,
  corrected_by jsonb not null
);
alter table invoice_corrections enable row level security;
alter table invoice_corrections force row level security;
alter table invoice_corrections add constraint invoice_corrections_company_id_invoice_id_fkey FOREIGN KEY (company_id, invoice_id) REFERENCES invoices(company_id, invoice_id);
alter table invoice_corrections add constraint invoice_corrections_pkey PRIMARY KEY (company_id, correction_id);
CREATE INDEX invoice_corrections_invoice ON public.invoice_corrections USING btree (company_id, invoice_id);
create policy company_wall on invoice_corrections as permissive for all to public using ((company_id = facteur_company())) with check ((company_id = facteur_company()));
grant insert, select on invoice_corrections to facteur_app;

create table invoice_counts (
  company_id uuid not null,
  direction text not null,
  state text not null,
  count bigint not null
);
alter table invoice_counts enable row level security;
alter table invoice_counts force row level security;
alter table invoice_counts add constraint invoice_counts_company_id_fkey FOREIGN KEY (company_id) REFERENCES companies(company_id);
alter table invoice_counts add constraint invoice_counts_pkey PRIMARY KEY (company_id, direction, state);
create policy company_wall on invoice_counts as permissive for all to public using ((company_id = facteur_company())) with check ((company_id = facteur_company()));
create policy owner_lookups on invoice_counts as permissive for select to facteur using (true);
grant insert, select, update on invoice_counts to facteur_app;

create table invoice_decisions (
  company_id uuid not null,
  decision_id uuid not null,
  invoice_id uuid not null,
  verdict text not null,
  reason_code text,
  reason_text text,
  decided_at timestamp with time zone not null,
  decided_by jsonb not null,
  undone_at timestamp with time zone,
  undone_by jsonb
);
alter table invoice_decisions enable row level security;
alter table invoice_decisions force row level security;
alter table invoice_decisions add constraint invoice_decisions_company_id_invoice_id_fkey FOREIGN KEY (company_id, invoice_id) REFERENCES invoices(company_id, invoice_id);
alter table invoice_decisions add constraint invoice_decisions_pkey PRIMARY KEY (company_id, decision_id);
alter table invoice_decisions add constraint invoice_decisions_verdict_check CHECK ((verdict = ANY (ARRAY['accepted'::text, 'refused'::text])));
CREATE UNIQUE INDEX invoice_decisions_current ON public.invoice_decisions USING btree (company_id, invoice_id) WHERE (undone_at IS NULL);
create policy company_wall on invoice_decisions as permissive for all to public using ((company_id = facteur_company())) with check ((company_id = facteur_company()));
grant insert, select, update on invoice_decisions to facteur_app;

create table invoice_discussion_marks (
  company_id uuid not null,
  mark_id uuid not null,
  invoice_id uuid not null,
  state text not null,
  marked_at timestamp with time zone not null,
  marked_by jsonb not null
);
alter table invoice_discussion_marks enable row level security;
alter table invoice_discussion_marks force row level security;
alter table invoice_discussion_marks add constraint invoice_discussion_marks_company_id_invoice_id_fkey FOREIGN KEY (company_id, invoice_id) REFERENCES invoices(company_id, invoice_id);
alter table invoice_discussion_marks add constraint invoice_discussion_marks_pkey PRIMARY KEY (company_id, mark_id);
alter table invoice_discussion_marks add constraint invoice_discussion_marks_state_check CHECK ((state = ANY (ARRAY['resolved'::text, 'reopened'::text])));
CREATE INDEX invoice_discussion_marks_by_invoice ON public.invoice_discussion_marks USING btree (company_id, invoice_id, mark_id);
CREATE TRIGGER invoice_discussion_marks_discussed AFTER INSERT ON public.invoice_discussion_marks FOR EACH ROW EXECUTE FUNCTION facteur_mark_discussed();
create policy company_wall on invoice_discussion_marks as permissive for all to public using ((company_id = facteur_company())) with check ((company_id = facteur_company()));
grant insert, select on invoice_discussion_marks to facteur_app;

create table invoice_discussion_people (
  company_id uuid not null,
  invoice_id uuid not null,
  user_id uuid not null,
  seen_message uuid,
  seen_at timestamp with time zone,
  told_message uuid,
  tell_at timestamp with time zone,
  awaited_since timestamp with time zone,
  is_mentioned boolean not null default false
);
alter table invoice_discussion_people enable row level security;
alter table invoice_discussion_people force row level security;
alter table invoice_discussion_people add constraint invoice_discussion_people_company_id_invoice_id_fkey FOREIGN KEY (company_id, invoice_id) REFERENCES invoices(company_id, invoice_id);
alter table invoice_discussion_people add constraint invoice_discussion_people_pkey PRIMARY KEY (company_id, invoice_id, user_id);
CREATE INDEX invoice_discussion_people_awaited ON public.invoice_discussion_people USING btree (company_id, user_id, awaited_since) WHERE (awaited_since IS NOT NULL);
create policy company_wall on invoice_discussion_people as permissive for all to public using ((company_id = facteur_company())) with check ((company_id = facteur_company()));
create policy owner_lookups on invoice_discussion_people as permissive for select to facteur using (true);
grant insert, select, update on invoice_discussion_people to facteur_app;

create table invoice_message_files (
  company_id uuid not null,
  message_id uuid not null,
  position smallint not null,
  sha256 text not null,
  size bigint not null,
  media_type text not null,
  filename text not null,
  is_inline boolean not null
);
alter table invoice_message_files enable row level security;
alter table invoice_message_files force row level security;
alter table invoice_message_files add constraint invoice_message_files_company_id_message_id_fkey FOREIGN KEY (company_id, message_id) REFERENCES invoice_messages(company_id, message_id);
alter table invoice_message_files add constraint invoice_message_files_pkey PRIMARY KEY (company_id, message_id, "position");
create policy company_wall on invoice_message_files as permissive for all to public using ((company_id = facteur_company())) with check ((company_id = facteur_company()));
grant insert, select on invoice_message_files to facteur_app;

create table invoice_message_mentions (
  company_id uuid not null,
  message_id uuid not null,
  user_id uuid not null
);
alter table invoice_message_mentions enable row level security;
alter table invoice_message_mentions force row level security;
alter table invoice_message_mentions add constraint invoice_message_mentions_company_id_message_id_fkey FOREIGN KEY (company_id, message_id) REFERENCES invoice_messages(company_id, message_id);
alter table invoice_message_mentions add constraint invoice_message_mentions_pkey PRIMARY KEY (company_id, message_id, user_id);
create policy company_wall on invoice_message_mentions as permissive for all to public using ((company_id = facteur_company())) with check ((company_id = facteur_company()));
create policy owner_lookups on invoice_message_mentions as permissive for select to facteur using (true);
grant insert, select on invoice_message_mentions to facteur_app;

create table invoice_messages (
  company_id uuid not null,
  message_id uuid not null,
  invoice_id uuid not null,
  is_internal boolean not null,
  author jsonb not null,
  side text not null,
  body text,
  body_sha256 text not null,
  origin text not null,
  from_address text,
  mail_key text,
  written_at timestamp with time zone not null,
  withdrawn_at timestamp with time zone,
  withdrawn_by jsonb,
  sealed_at timestamp with time zone
);
alter table invoice_messages enable row level security;
alter table invoice_messages force row level security;
alter table invoice_messages add constraint invoice_messages_check CHECK (((body IS NULL) = (withdrawn_at IS NOT NULL)));
alter table invoice_messages add constraint invoice_messages_company_id_invoice_id_fkey FOREIGN KEY (company_id, invoice_id) REFERENCES invoices(company_id, invoice_id);
alter table invoice_messages add constraint invoice_messages_origin_check CHECK ((origin = ANY (ARRAY['page'::text, 'mail'::text, 'api'::text])));
alter table invoice_messages add constraint invoice_messages_pkey PRIMARY KEY (company_id, message_id);
alter table invoice_messages add constraint invoice_messages_side_check CHECK ((side = ANY (ARRAY['cabinet'::text, 'company'::text, 'program'::text])));
CREATE INDEX invoice_messages_by_author ON public.invoice_messages USING btree (((author ->> 'id'::text)));
CREATE INDEX invoice_messages_by_invoice ON public.invoice_messages USING btree (company_id, invoice_id, message_id);
CREATE UNIQUE INDEX invoice_messages_once ON public.invoice_messages USING btree (company_id, invoice_id, mail_key) WHERE (mail_key IS NOT NULL);
CREATE TRIGGER invoice_messages_discussed AFTER INSERT ON public.invoice_messages FOR EACH ROW WHEN ((NOT new.is_internal)) EXECUTE FUNCTION facteur_mark_discussed();
CREATE TRIGGER invoice_messages_kept BEFORE UPDATE ON public.invoice_messages FOR EACH ROW EXECUTE FUNCTION facteur_keep_message();
create policy company_wall on invoice_messages as permissive for all to public using ((company_id = facteur_company())) with check ((company_id = facteur_company()));
create policy owner_lookups on invoice_messages as permissive for select to facteur using (true);
grant insert, select, update on invoice_messages to facteur_app;

create table invoice_reply_addresses (
  company_id uuid not null,
  invoice_id uuid not null,
  user_id uuid not null,
  is_internal boolean not null,
  token_hash bytea not null,
  token_sealed bytea not null,
  created_at timestamp with time zone not null
);
alter table invoice_reply_addresses enable row level security;
alter table invoice_reply_addresses force row level security;
alter table invoice_reply_addresses add constraint invoice_reply_addresses_company_id_invoice_id_fkey FOREIGN KEY (company_id, invoice_id) REFERENCES invoices(company_id, invoice_id);
alter table invoice_reply_addresses add constraint invoice_reply_addresses_pkey PRIMARY KEY (company_id, invoice_id, user_id, is_internal);
CREATE INDEX invoice_reply_addresses_by_token ON public.invoice_reply_addresses USING btree (token_hash);
create policy company_wall on invoice_reply_addresses as permissive for all to public using ((company_id = facteur_company())) with check ((company_id = facteur_company()));
create policy owner_lookups on invoice_reply_addresses as permissive for select to facteur using (true);
grant insert, select on invoice_reply_addresses to facteur_app;

create table invoice_timeline (
  company_id uuid not null,
  entry_id uuid not null,
  invoice_id uuid not null,
  kind text not null,
  details jsonb not null,
  at timestamp with time zone not null,
  actor jsonb not null
);
alter table invoice_timeline enable row level security;
alter table invoice_timeline force row level security;
alter table invoice_timeline add constraint invoice_timeline_company_id_invoice_id_fkey FOREIGN KEY (company_id, invoice_id) REFERENCES invoices(company_id, invoice_id);
alter table invoice_timeline add constraint invoice_timeline_pkey PRIMARY KEY (company_id, entry_id);
CREATE INDEX invoice_timeline_invoice ON public.invoice_timeline USING btree (company_id, invoice_id, entry_id);
create policy company_wall on invoice_timeline as permissive for all to public using ((company_id = facteur_company())) with check ((company_id = facteur_company()));
grant insert, select on invoice_timeline to facteur_app;

create table invoices (
  company_id uuid not null,
  invoice_id uuid not null,
  direction text not null,
  state text not null,
  state_since timestamp with time zone not null,
  state_by jsonb not null,
  source text not null,
  original_sha256 text not null,
  original_size bigint not null,
  original_media_type text not null,
  original_filename text not null,
  form text not null,
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
  received_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  version integer not null default 1,
  has_error boolean not null generated always as ((findings @@ '($[*]."severity" == "error")'::jsonpath)) stored,
  has_warning boolean not null generated always as ((findings @@ '($[*]."severity" == "warning")'::jsonpath)) stored,
  is_duplicate boolean not null generated always as ((findings @@ '($[*]."rule" starts with "invoices.duplicate_")'::jsonpath)) stored,
  has_open_discussion boolean not null default false
);
alter table invoices enable row level security;
alter table invoices force row level security;
alter table invoices add constraint invoices_company_id_fkey FOREIGN KEY (company_id) REFERENCES companies(company_id);
alter table invoices add constraint invoices_company_id_partner_id_fkey FOREIGN KEY (company_id, partner_id) REFERENCES partners(company_id, partner_id);
alter table invoices add constraint invoices_direction_check CHECK ((direction = ANY (ARRAY['purchase'::text, 'sale'::text])));
alter table invoices add constraint invoices_form_check CHECK ((form = ANY (ARRAY['facturx'::text, 'cii'::text, 'ubl'::text, 'pdf'::text, 'image'::text])));
alter table invoices add constraint invoices_pkey PRIMARY KEY (company_id, invoice_id);
alter table invoices add constraint invoices_state_check CHECK ((state = ANY (ARRAY['pending'::text, 'accepted'::text, 'refused'::text])));
CREATE INDEX invoices_by_due ON public.invoices USING btree (company_id, direction, COALESCE(due_date, 'infinity'::date), invoice_id);
CREATE INDEX invoices_by_gross ON public.invoices USING btree (company_id, direction, COALESCE(total_gross, (0)::numeric), invoice_id);
CREATE INDEX invoices_by_issued ON public.invoices USING btree (company_id, direction, COALESCE(issue_date, '-infinity'::date), invoice_id);
CREATE INDEX invoices_by_number ON public.invoices USING btree (company_id, direction, COALESCE(number_key, ''::text), invoice_id);
CREATE INDEX invoices_by_partner ON public.invoices USING btree (company_id, direction, partner_sort, invoice_id);
CREATE INDEX invoices_bytes ON public.invoices USING btree (company_id, original_sha256);
CREATE INDEX invoices_discussed ON public.invoices USING btree (company_id, direction, received_at, invoice_id) WHERE has_open_discussion;
CREATE INDEX invoices_key ON public.invoices USING btree (company_id, number_key);
CREATE INDEX invoices_owed ON public.invoices USING btree (company_id, direction, currency, due_date) INCLUDE (issue_date, type_code, amount_due, total_gross) WHERE (state = 'accepted'::text);
CREATE INDEX invoices_partner ON public.invoices USING btree (company_id, partner_id) WHERE (partner_id IS NOT NULL);
CREATE INDEX invoices_received ON public.invoices USING btree (company_id, direction, state, received_at DESC, invoice_id DESC);
CREATE INDEX invoices_received_all ON public.invoices USING btree (company_id, direction, received_at DESC, invoice_id DESC);
CREATE TRIGGER invoices_collected_anew AFTER UPDATE OF state ON public.invoices FOR EACH ROW WHEN (((old.state <> new.state) AND (('accepted'::text = old.state) OR ('accepted'::text = new.state)))) EXECUTE FUNCTION facteur_await_collection();
CREATE TRIGGER invoices_collected_at_once AFTER INSERT ON public.invoices FOR EACH ROW WHEN ((new.state = 'accepted'::text)) EXECUTE FUNCTION facteur_await_collection();
CREATE TRIGGER invoices_counted AFTER INSERT ON public.invoices REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION facteur_count_new_invoices();
CREATE TRIGGER invoices_recounted AFTER UPDATE ON public.invoices REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION facteur_count_invoices();
create policy company_wall on invoices as permissive for all to public using ((company_id = facteur_company())) with check ((company_id = facteur_company()));
create policy owner_lookups on invoices as permissive for select to facteur using (true);
grant insert, select, update on invoices to facteur_app;
comment on column invoices.form is 'What the original is: a hybrid PDF, an XML, or a document that had to be read';
comment on column invoices.page_count is 'Pages of the original; 0 for XML';
comment on column invoices.number_key is 'Number in capital letters without separators, for duplicates';
comment on column invoices.model is 'EN 16931 model as read (modules/facturx), corrections applied';

create table job_tickets (
  ticket_id bigint not null generated always as identity,
  task text not null,
  payload json not null,
  max_attempts smallint not null,
  made_at timestamp with time zone not null default now()
);
alter table job_tickets add constraint job_tickets_pkey PRIMARY KEY (ticket_id);
grant insert on job_tickets to facteur_app;
comment on table job_tickets is 'Jobs written in the transaction of what they are for, on their way into the queue';

create table login_throttles (
  bucket text not null,
  attempts integer not null,
  ends_at timestamp with time zone not null
);
alter table login_throttles add constraint login_throttles_pkey PRIMARY KEY (bucket);
grant delete, insert, select, update on login_throttles to facteur_app;
comment on table login_throttles is 'Sign-in attempts of a window, by account and by address, both hashed';

create table missing_counts (
  company_id uuid not null,
  waiting integer not null
);
alter table missing_counts enable row level security;
alter table missing_counts force row level security;
alter table missing_counts add constraint missing_counts_company_id_fkey FOREIGN KEY (company_id) REFERENCES companies(company_id);
alter table missing_counts add constraint missing_counts_pkey PRIMARY KEY (company_id);
create policy company_wall on missing_counts as permissive for all to public using ((company_id = facteur_company())) with check ((company_id = facteur_company()));
create policy owner_lookups on missing_counts as permissive for select to facteur using (true);
grant insert, select, update on missing_counts to facteur_app;

create table missing_documents (
  company_id uuid not null,
  missing_id uuid not null,
  supplier_key text not null,
  partner_id uuid,
  supplier_name text not null,
  rhythm text,
  expected_on date,
  number text,
  expected_amount numeric,
  currency text,
  missing_since date not null,
  evidence jsonb not null,
  found_at timestamp with time zone not null,
  state text not null,
  state_since timestamp with time zone not null,
  state_by jsonb not null,
  reason text,
  invoice_id uuid,
  times_asked integer not null default 0,
  last_asked_at timestamp with time zone
);
alter table missing_documents enable row level security;
alter table missing_documents force row level security;
alter table missing_documents add constraint missing_documents_company_id_fkey FOREIGN KEY (company_id) REFERENCES companies(company_id);
alter table missing_documents add constraint missing_documents_company_id_invoice_id_fkey FOREIGN KEY (company_id, invoice_id) REFERENCES invoices(company_id, invoice_id);
alter table missing_documents add constraint missing_documents_company_id_partner_id_fkey FOREIGN KEY (company_id, partner_id) REFERENCES partners(company_id, partner_id);
alter table missing_documents add constraint missing_documents_pkey PRIMARY KEY (company_id, missing_id);
alter table missing_documents add constraint missing_documents_reason_check CHECK ((reason = ANY (ARRAY['lost'::text, 'none'::text, 'not_ours'::text, 'rule'::text, 'evidence'::text])));
alter table missing_documents add constraint missing_documents_rhythm_check CHECK ((rhythm = ANY (ARRAY['weekly'::text, 'monthly'::text, 'bimonthly'::text, 'quarterly'::text, 'yearly'::text])));
alter table missing_documents add constraint missing_documents_state_check CHECK ((state = ANY (ARRAY['open'::text, 'asked'::text, 'received'::text, 'ignored'::text, 'withdrawn'::text])));
CREATE INDEX missing_documents_state ON public.missing_documents USING btree (company_id, state, state_since DESC, missing_id DESC);
CREATE INDEX missing_documents_supplier ON public.missing_documents USING btree (company_id, supplier_key);
CREATE INDEX missing_documents_waiting ON public.missing_documents USING btree (company_id, missing_since, missing_id) WHERE (state = ANY (ARRAY['open'::text, 'asked'::text]));
CREATE TRIGGER missing_documents_counted AFTER INSERT OR UPDATE OF state ON public.missing_documents FOR EACH ROW EXECUTE FUNCTION facteur_count_missing();
create policy company_wall on missing_documents as permissive for all to public using ((company_id = facteur_company())) with check ((company_id = facteur_company()));
create policy owner_lookups on missing_documents as permissive for select to facteur using (true);
grant insert, select, update on missing_documents to facteur_app;
comment on column missing_documents.supplier_key is 'p:partner, or n:name without case and accents where nothing identifies the supplier';
comment on column missing_documents.evidence is 'Why it should be there: facts that a person can check (modules/inbox/model/missing)';

create table missing_request_lines (
  company_id uuid not null,
  missing_id uuid not null,
  slot text not null,
  request_id uuid not null
);
alter table missing_request_lines enable row level security;
alter table missing_request_lines force row level security;
alter table missing_request_lines add constraint missing_request_lines_company_id_missing_id_fkey FOREIGN KEY (company_id, missing_id) REFERENCES missing_documents(company_id, missing_id);
alter table missing_request_lines add constraint missing_request_lines_company_id_request_id_fkey FOREIGN KEY (company_id, request_id) REFERENCES missing_requests(company_id, request_id);
alter table missing_request_lines add constraint missing_request_lines_pkey PRIMARY KEY (company_id, missing_id, slot);
create policy company_wall on missing_request_lines as permissive for all to public using ((company_id = facteur_company())) with check ((company_id = facteur_company()));
grant insert, select on missing_request_lines to facteur_app;
comment on table missing_request_lines is 'A line is asked for once in a slot, whoever asks and however often';

create table missing_request_mails (
  company_id uuid not null,
  request_id uuid not null,
  mail_id uuid not null,
  recipient text not null
);
alter table missing_request_mails enable row level security;
alter table missing_request_mails force row level security;
alter table missing_request_mails add constraint missing_request_mails_company_id_request_id_fkey FOREIGN KEY (company_id, request_id) REFERENCES missing_requests(company_id, request_id);
alter table missing_request_mails add constraint missing_request_mails_pkey PRIMARY KEY (company_id, request_id, mail_id);
create policy company_wall on missing_request_mails as permissive for all to public using ((company_id = facteur_company())) with check ((company_id = facteur_company()));
grant insert, select on missing_request_mails to facteur_app;

create table missing_requests (
  company_id uuid not null,
  request_id uuid not null,
  slot text not null,
  requested_at timestamp with time zone not null,
  requested_by jsonb not null
);
alter table missing_requests enable row level security;
alter table missing_requests force row level security;
alter table missing_requests add constraint missing_requests_company_id_fkey FOREIGN KEY (company_id) REFERENCES companies(company_id);
alter table missing_requests add constraint missing_requests_pkey PRIMARY KEY (company_id, request_id);
CREATE UNIQUE INDEX missing_requests_month ON public.missing_requests USING btree (company_id, slot) WHERE starts_with(slot, 'month '::text);
create policy company_wall on missing_requests as permissive for all to public using ((company_id = facteur_company())) with check ((company_id = facteur_company()));
create policy owner_lookups on missing_requests as permissive for select to facteur using (true);
grant insert, select on missing_requests to facteur_app;

create table missing_rules (
  company_id uuid not null,
  on_since date,
  day smallint not null,
  most_reminders smallint not null,
  threshold numeric,
  never text[] not null,
  people uuid[] not null,
  addresses text[] not null,
  language text not null,
  changed_at timestamp with time zone not null,
  changed_by jsonb not null
);
alter table missing_rules enable row level security;
alter table missing_rules force row level security;
alter table missing_rules add constraint missing_rules_company_id_fkey FOREIGN KEY (company_id) REFERENCES companies(company_id);
alter table missing_rules add constraint missing_rules_day_check CHECK (((day >= 1) AND (day <= 28)));
alter table missing_rules add constraint missing_rules_language_check CHECK ((language = ANY (ARRAY['fr'::text, 'en'::text])));
alter table missing_rules add constraint missing_rules_most_reminders_check CHECK (((most_reminders >= 1) AND (most_reminders <= 12)));
alter table missing_rules add constraint missing_rules_pkey PRIMARY KEY (company_id);
create policy company_wall on missing_rules as permissive for all to public using ((company_id = facteur_company())) with check ((company_id = facteur_company()));
create policy owner_lookups on missing_rules as permissive for select to facteur using (true);
grant insert, select, update on missing_rules to facteur_app;
comment on column missing_rules.on_since is 'Automatic reminders go out from this day on; null: none do';
comment on column missing_rules.never is 'Words of suppliers, or their SIREN, that are never asked for';

create table missing_statement_lines (
  company_id uuid not null,
  statement_id uuid not null,
  line integer not null,
  number text,
  day date,
  amount numeric,
  label text
);
alter table missing_statement_lines enable row level security;
alter table missing_statement_lines force row level security;
alter table missing_statement_lines add constraint missing_statement_lines_company_id_statement_id_fkey FOREIGN KEY (company_id, statement_id) REFERENCES missing_statements(company_id, statement_id);
alter table missing_statement_lines add constraint missing_statement_lines_pkey PRIMARY KEY (company_id, statement_id, line);
create policy company_wall on missing_statement_lines as permissive for all to public using ((company_id = facteur_company())) with check ((company_id = facteur_company()));
grant delete, insert, select on missing_statement_lines to facteur_app;
comment on column missing_statement_lines.amount is 'What the supplier claims; below zero: a credit note or a payment';

create table missing_statements (
  company_id uuid not null,
  statement_id uuid not null,
  supplier_key text not null,
  partner_id uuid,
  supplier_name text not null,
  filename text not null,
  sha256 text not null,
  sheet smallint not null,
  header_row integer not null,
  mapping jsonb not null,
  uploaded_at timestamp with time zone not null,
  uploaded_by jsonb not null,
  removed_at timestamp with time zone
);
alter table missing_statements enable row level security;
alter table missing_statements force row level security;
alter table missing_statements add constraint missing_statements_company_id_fkey FOREIGN KEY (company_id) REFERENCES companies(company_id);
alter table missing_statements add constraint missing_statements_company_id_partner_id_fkey FOREIGN KEY (company_id, partner_id) REFERENCES partners(company_id, partner_id);
alter table missing_statements add constraint missing_statements_pkey PRIMARY KEY (company_id, statement_id);
CREATE INDEX missing_statements_uploaded ON public.missing_statements USING btree (company_id, uploaded_at DESC, statement_id DESC);
create policy company_wall on missing_statements as permissive for all to public using ((company_id = facteur_company())) with check ((company_id = facteur_company()));
grant insert, select, update on missing_statements to facteur_app;

create table missing_steps (
  company_id uuid not null,
  step_id uuid not null,
  missing_id uuid not null,
  state text not null,
  detail jsonb,
  at timestamp with time zone not null,
  actor jsonb not null
);
alter table missing_steps enable row level security;
alter table missing_steps force row level security;
alter table missing_steps add constraint missing_steps_company_id_missing_id_fkey FOREIGN KEY (company_id, missing_id) REFERENCES missing_documents(company_id, missing_id);
alter table missing_steps add constraint missing_steps_pkey PRIMARY KEY (company_id, step_id);
CREATE INDEX missing_steps_document ON public.missing_steps USING btree (company_id, missing_id, step_id);
create policy company_wall on missing_steps as permissive for all to public using ((company_id = facteur_company())) with check ((company_id = facteur_company()));
grant insert, select on missing_steps to facteur_app;

create table notification_choices (
  user_id uuid not null,
  event text not null,
  frequency text not null
);
alter table notification_choices enable row level security;
alter table notification_choices force row level security;
alter table notification_choices add constraint notification_choices_event_check CHECK ((event ~ '^[a-z_]{1,40}$'::text));
alter table notification_choices add constraint notification_choices_frequency_check CHECK ((frequency = ANY (ARRAY['now'::text, 'daily'::text, 'weekly'::text, 'never'::text])));
alter table notification_choices add constraint notification_choices_pkey PRIMARY KEY (user_id, event);
alter table notification_choices add constraint notification_choices_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(user_id);
create policy owner_lookups on notification_choices as permissive for select to facteur using (true);
create policy user_wall on notification_choices as permissive for all to facteur_app using ((user_id = facteur_user())) with check ((user_id = facteur_user()));
grant delete, insert, select, update on notification_choices to facteur_app;

create table notification_marks (
  user_id uuid not null,
  frequency text not null,
  told_until timestamp with time zone not null,
  is_held boolean not null default false
);
alter table notification_marks enable row level security;
alter table notification_marks force row level security;
alter table notification_marks add constraint notification_marks_frequency_check CHECK ((frequency = ANY (ARRAY['now'::text, 'daily'::text, 'weekly'::text])));
alter table notification_marks add constraint notification_marks_pkey PRIMARY KEY (user_id, frequency);
alter table notification_marks add constraint notification_marks_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(user_id);
create policy user_wall on notification_marks as permissive for all to facteur_app using ((user_id = facteur_user())) with check ((user_id = facteur_user()));
grant delete, insert, select, update on notification_marks to facteur_app;
comment on column notification_marks.is_held is 'A digest was due in quiet hours: it goes out when they end';

create table notification_quiet_hours (
  user_id uuid not null,
  from_minute smallint not null,
  to_minute smallint not null,
  days smallint[] not null,
  whole_days smallint[] not null,
  time_zone text not null
);
alter table notification_quiet_hours enable row level security;
alter table notification_quiet_hours force row level security;
alter table notification_quiet_hours add constraint notification_quiet_hours_days_check CHECK ((days <@ '{1,2,3,4,5,6,7}'::smallint[]));
alter table notification_quiet_hours add constraint notification_quiet_hours_from_minute_check CHECK (((from_minute >= 0) AND (from_minute <= 1439)));
alter table notification_quiet_hours add constraint notification_quiet_hours_pkey PRIMARY KEY (user_id);
alter table notification_quiet_hours add constraint notification_quiet_hours_to_minute_check CHECK (((to_minute >= 0) AND (to_minute <= 1439)));
alter table notification_quiet_hours add constraint notification_quiet_hours_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(user_id);
alter table notification_quiet_hours add constraint notification_quiet_hours_whole_days_check CHECK ((whole_days <@ '{1,2,3,4,5,6,7}'::smallint[]));
create policy owner_lookups on notification_quiet_hours as permissive for select to facteur using (true);
create policy user_wall on notification_quiet_hours as permissive for all to facteur_app using ((user_id = facteur_user())) with check ((user_id = facteur_user()));
grant delete, insert, select, update on notification_quiet_hours to facteur_app;
comment on table notification_quiet_hours is 'Local time of the person; days: ISO, Monday is 1';

create table outbox (
  company_id uuid not null,
  id uuid not null,
  type text not null,
  payload jsonb not null,
  published_at timestamp with time zone not null
);
alter table outbox enable row level security;
alter table outbox force row level security;
alter table outbox add constraint outbox_pkey PRIMARY KEY (company_id, id);
create policy company_wall on outbox as permissive for all to public using ((company_id = facteur_company())) with check ((company_id = facteur_company()));
grant insert, select on outbox to facteur_app;

create table outgoing_mails (
  mail_id uuid not null,
  kind text not null,
  recipient text not null,
  recipient_name text,
  reply_to text,
  subject text not null,
  content jsonb,
  return_token text not null,
  state text not null,
  state_since timestamp with time zone not null,
  attempts integer not null default 0,
  reason jsonb,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null
);
alter table outgoing_mails enable row level security;
alter table outgoing_mails force row level security;
alter table outgoing_mails add constraint outgoing_mails_pkey PRIMARY KEY (mail_id);
alter table outgoing_mails add constraint outgoing_mails_state_check CHECK ((state = ANY (ARRAY['held'::text, 'queued'::text, 'sent'::text, 'delivered'::text, 'refused'::text, 'failed'::text, 'expired'::text, 'cancelled'::text])));
CREATE INDEX outgoing_mails_recipient ON public.outgoing_mails USING btree (lower(recipient));
CREATE INDEX outgoing_mails_waiting ON public.outgoing_mails USING btree (expires_at) WHERE (state = ANY (ARRAY['held'::text, 'queued'::text]));
create policy mail_wall on outgoing_mails as permissive for all to public using (((mail_id = ANY (facteur_mails())) OR (current_setting('facteur.instance'::text, true) = 'open'::text))) with check (((mail_id = ANY (facteur_mails())) OR (current_setting('facteur.instance'::text, true) = 'open'::text)));
create policy owner_lookups on outgoing_mails as permissive for select to facteur using (true);
create policy owner_personal_data on outgoing_mails as permissive for all to facteur using (true) with check (true);
grant insert, select on outgoing_mails to facteur_app;
grant update (attempts) on outgoing_mails to facteur_app;
grant update (content) on outgoing_mails to facteur_app;
grant update (reason) on outgoing_mails to facteur_app;
grant update (reply_to) on outgoing_mails to facteur_app;
grant update (state_since) on outgoing_mails to facteur_app;
grant update (state) on outgoing_mails to facteur_app;
comment on column outgoing_mails.content is 'Null once it has gone: its link is a secret of the recipient';

create table partner_accounts (
  company_id uuid not null,
  partner_id uuid not null,
  iban text not null,
  first_seen_at timestamp with time zone not null
);
alter table partner_accounts enable row level security;
alter table partner_accounts force row level security;
alter table partner_accounts add constraint partner_accounts_company_id_partner_id_fkey FOREIGN KEY (company_id, partner_id) REFERENCES partners(company_id, partner_id);
alter table partner_accounts add constraint partner_accounts_pkey PRIMARY KEY (company_id, partner_id, iban);
CREATE INDEX partner_accounts_iban ON public.partner_accounts USING btree (company_id, iban);
create policy company_wall on partner_accounts as permissive for all to public using ((company_id = facteur_company())) with check ((company_id = facteur_company()));
grant insert, select on partner_accounts to facteur_app;

create table partner_series (
  company_id uuid not null,
  kind text not null,
  last_number integer not null
);
alter table partner_series enable row level security;
alter table partner_series force row level security;
alter table partner_series add constraint partner_series_company_id_fkey FOREIGN KEY (company_id) REFERENCES companies(company_id);
alter table partner_series add constraint partner_series_pkey PRIMARY KEY (company_id, kind);
create policy company_wall on partner_series as permissive for all to public using ((company_id = facteur_company())) with check ((company_id = facteur_company()));
grant insert, select, update on partner_series to facteur_app;

create table partners (
  company_id uuid not null,
  partner_id uuid not null,
  kind text not null,
  code text not null,
  name text not null,
  siren text,
  vat_number text,
  created_at timestamp with time zone not null,
  created_by jsonb not null
);
alter table partners enable row level security;
alter table partners force row level security;
alter table partners add constraint partners_company_id_fkey FOREIGN KEY (company_id) REFERENCES companies(company_id);
alter table partners add constraint partners_kind_check CHECK ((kind = ANY (ARRAY['supplier'::text, 'customer'::text])));
alter table partners add constraint partners_pkey PRIMARY KEY (company_id, partner_id);
CREATE UNIQUE INDEX partners_code ON public.partners USING btree (company_id, kind, code);
CREATE UNIQUE INDEX partners_siren ON public.partners USING btree (company_id, kind, siren);
CREATE UNIQUE INDEX partners_vat ON public.partners USING btree (company_id, kind, vat_number);
create policy company_wall on partners as permissive for all to public using ((company_id = facteur_company())) with check ((company_id = facteur_company()));
grant insert, select, update on partners to facteur_app;
comment on column partners.code is 'Number of the partner in its series: FOUR-001, CUST-001';

create table sessions (
  user_id uuid not null,
  session_id uuid not null,
  token_hash bytea not null,
  methods text[] not null,
  created_at timestamp with time zone not null,
  last_seen_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  user_agent text not null,
  address text not null,
  second_factor_at timestamp with time zone
);
alter table sessions enable row level security;
alter table sessions force row level security;
alter table sessions add constraint sessions_pkey PRIMARY KEY (user_id, session_id);
alter table sessions add constraint sessions_token_hash_key UNIQUE (token_hash);
alter table sessions add constraint sessions_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(user_id);
CREATE INDEX sessions_expiry ON public.sessions USING btree (expires_at);
create policy owner_lookups on sessions as permissive for all to facteur using (true) with check (true);
create policy owner_personal_data on sessions as permissive for all to facteur using (true) with check (true);
create policy user_wall on sessions as permissive for all to facteur_app using ((user_id = facteur_user())) with check ((user_id = facteur_user()));
grant delete, insert, select on sessions to facteur_app;
grant update (methods) on sessions to facteur_app;
grant update (second_factor_at) on sessions to facteur_app;
comment on column sessions.token_hash is 'SHA-256 of the cookie: a stolen table opens no session';
comment on column sessions.methods is 'How the person proved who they are, in order: password, totp, passkey, oidc';
comment on column sessions.second_factor_at is 'When this session last proved a second factor';

create table sirene_extracts (
  kind text not null,
  file_name text not null,
  rows integer not null,
  valid_on date,
  loaded_at timestamp with time zone not null
);
alter table sirene_extracts add constraint sirene_extracts_kind_check CHECK ((kind = ANY (ARRAY['units'::text, 'seats'::text])));
alter table sirene_extracts add constraint sirene_extracts_pkey PRIMARY KEY (kind);
grant select on sirene_extracts to facteur_app;
comment on column sirene_extracts.valid_on is 'The latest change the file knows of: how old its facts are';

create table sirene_seats (
  siren text not null,
  nic text not null,
  address_line1 text,
  address_line2 text,
  address_line3 text,
  postcode text,
  city text
);
CREATE INDEX sirene_seats_by_siren ON public.sirene_seats USING btree (siren);
grant select on sirene_seats to facteur_app;
comment on table sirene_seats is 'Addresses of head offices in SIRENE, of those that may be shown';

create table sirene_units (
  siren text not null,
  name text,
  legal_category text,
  ape text,
  is_active boolean not null,
  is_disclosed boolean not null,
  seat_nic text
);
CREATE INDEX sirene_units_by_siren ON public.sirene_units USING btree (siren);
grant select on sirene_units to facteur_app;
comment on table sirene_units is 'Legal units of SIRENE. No name of people who asked not to be shown (code de commerce, art. A123-96)';

create view tenancy_unused_members as
 SELECT 'company'::text AS kind,
    m.company_id AS space_id,
    u.user_id,
    u.name,
    u.email,
    m.role,
    p.name AS profile,
    m.since,
    u.last_sign_in_at,
    m.ends_at,
    GREATEST(m.since, u.last_sign_in_at, m.confirmed_at) AS used_at
   FROM ((company_memberships m
     JOIN users u ON (((u.user_id = m.user_id) AND (u.disabled_at IS NULL))))
     LEFT JOIN company_profiles p ON (((p.company_id = m.company_id) AND (m.role = ('profile:'::text || p.profile_id)))))
UNION ALL
 SELECT 'cabinet'::text AS kind,
    m.cabinet_id AS space_id,
    u.user_id,
    u.name,
    u.email,
    m.role,
    p.name AS profile,
    m.since,
    u.last_sign_in_at,
    NULL::timestamp with time zone AS ends_at,
    GREATEST(m.since, u.last_sign_in_at, m.confirmed_at) AS used_at
   FROM ((cabinet_memberships m
     JOIN users u ON (((u.user_id = m.user_id) AND (u.disabled_at IS NULL))))
     LEFT JOIN cabinet_profiles p ON (((p.cabinet_id = m.cabinet_id) AND (m.role = ('profile:'::text || p.profile_id)))));

create table terms (
  version integer not null,
  text_fr text not null,
  text_en text not null,
  published_at timestamp with time zone not null,
  published_by jsonb not null
);
alter table terms add constraint terms_pkey PRIMARY KEY (version);
create policy owner_personal_data on terms as permissive for all to facteur using (true) with check (true);
grant insert, select on terms to facteur_app;

create table terms_acceptances (
  user_id uuid not null,
  version integer not null,
  accepted_at timestamp with time zone not null,
  address text not null
);
alter table terms_acceptances enable row level security;
alter table terms_acceptances force row level security;
alter table terms_acceptances add constraint terms_acceptances_pkey PRIMARY KEY (user_id, version);
alter table terms_acceptances add constraint terms_acceptances_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(user_id);
create policy owner_lookups on terms_acceptances as permissive for select to facteur using (true);
create policy owner_personal_data on terms_acceptances as permissive for all to facteur using (true) with check (true);
create policy user_wall on terms_acceptances as permissive for all to facteur_app using ((user_id = facteur_user())) with check ((user_id = facteur_user()));
grant insert, select on terms_acceptances to facteur_app;

create table unused_access_reports (
  user_id uuid not null,
  quarter date not null,
  told_at timestamp with time zone not null
);
alter table unused_access_reports enable row level security;
alter table unused_access_reports force row level security;
alter table unused_access_reports add constraint unused_access_reports_pkey PRIMARY KEY (user_id, quarter);
alter table unused_access_reports add constraint unused_access_reports_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(user_id);
create policy user_wall on unused_access_reports as permissive for all to facteur_app using ((user_id = facteur_user())) with check ((user_id = facteur_user()));
grant insert, select on unused_access_reports to facteur_app;
comment on table unused_access_reports is 'Who was told of unused accesses in which quarter: once';

create table user_identities (
  user_id uuid not null,
  issuer text not null,
  subject text not null,
  email text,
  linked_at timestamp with time zone not null,
  last_used_at timestamp with time zone
);
alter table user_identities enable row level security;
alter table user_identities force row level security;
alter table user_identities add constraint user_identities_issuer_subject_key UNIQUE (issuer, subject);
alter table user_identities add constraint user_identities_pkey PRIMARY KEY (user_id, issuer, subject);
alter table user_identities add constraint user_identities_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(user_id);
create policy owner_lookups on user_identities as permissive for all to facteur using (true) with check (true);
create policy owner_personal_data on user_identities as permissive for all to facteur using (true) with check (true);
create policy user_wall on user_identities as permissive for all to facteur_app using ((user_id = facteur_user())) with check ((user_id = facteur_user()));
grant delete, insert, select, update on user_identities to facteur_app;

create table user_passkeys (
  user_id uuid not null,
  passkey_id uuid not null,
  credential_id text not null,
  public_key bytea not null,
  sign_count bigint not null,
  transports text[] not null,
  is_synced boolean not null,
  name text not null,
  created_at timestamp with time zone not null,
  last_used_at timestamp with time zone
);
alter table user_passkeys enable row level security;
alter table user_passkeys force row level security;
alter table user_passkeys add constraint user_passkeys_credential_id_key UNIQUE (credential_id);
alter table user_passkeys add constraint user_passkeys_pkey PRIMARY KEY (user_id, passkey_id);
alter table user_passkeys add constraint user_passkeys_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(user_id);
create policy owner_lookups on user_passkeys as permissive for all to facteur using (true) with check (true);
create policy owner_personal_data on user_passkeys as permissive for all to facteur using (true) with check (true);
create policy user_wall on user_passkeys as permissive for all to facteur_app using ((user_id = facteur_user())) with check ((user_id = facteur_user()));
grant delete, insert, select, update on user_passkeys to facteur_app;

create table user_recovery_codes (
  user_id uuid not null,
  code_hash bytea not null,
  used_at timestamp with time zone
);
alter table user_recovery_codes enable row level security;
alter table user_recovery_codes force row level security;
alter table user_recovery_codes add constraint user_recovery_codes_pkey PRIMARY KEY (user_id, code_hash);
alter table user_recovery_codes add constraint user_recovery_codes_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(user_id);
create policy owner_lookups on user_recovery_codes as permissive for all to facteur using (true) with check (true);
create policy owner_personal_data on user_recovery_codes as permissive for all to facteur using (true) with check (true);
create policy user_wall on user_recovery_codes as permissive for all to facteur_app using ((user_id = facteur_user())) with check ((user_id = facteur_user()));
grant delete, insert, select, update on user_recovery_codes to facteur_app;

create table user_totp (
  user_id uuid not null,
  sealed_secret bytea not null,
  last_step integer not null default 0,
  created_at timestamp with time zone not null,
  confirmed_at timestamp with time zone
);
alter table user_totp enable row level security;
alter table user_totp force row level security;
alter table user_totp add constraint user_totp_pkey PRIMARY KEY (user_id);
alter table user_totp add constraint user_totp_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(user_id);
create policy owner_lookups on user_totp as permissive for all to facteur using (true) with check (true);
create policy owner_personal_data on user_totp as permissive for all to facteur using (true) with check (true);
create policy user_wall on user_totp as permissive for all to facteur_app using ((user_id = facteur_user())) with check ((user_id = facteur_user()));
grant delete, insert, select, update on user_totp to facteur_app;
comment on column user_totp.sealed_secret is 'Encrypted with the key of the instance';
comment on column user_totp.last_step is 'The thirty seconds whose code was last used: it and earlier ones are refused (RFC 6238, 5.2)';

create table users (
  user_id uuid not null,
  email text not null,
  name text not null,
  language text not null default 'fr'::text,
  appearance text not null default 'system'::text,
  density text not null default 'comfortable'::text,
  password_hash text,
  password_changed_at timestamp with time zone,
  last_sign_in_at timestamp with time zone,
  disabled_at timestamp with time zone,
  created_at timestamp with time zone not null,
  created_by jsonb not null,
  email_confirmed_at timestamp with time zone
);
alter table users enable row level security;
alter table users force row level security;
alter table users add constraint users_pkey PRIMARY KEY (user_id);
CREATE UNIQUE INDEX users_email ON public.users USING btree (lower(email));
create policy owner_lookups on users as permissive for all to facteur using (true) with check (true);
create policy owner_personal_data on users as permissive for all to facteur using (true) with check (true);
create policy user_wall on users as permissive for all to facteur_app using ((user_id = facteur_user())) with check ((user_id = facteur_user()));
grant insert, select, update on users to facteur_app;
comment on column users.password_hash is 'Argon2id in PHC form; null when the person signs in another way';
