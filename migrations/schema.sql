-- Generated from the migrations by `npm run generate`, to be read. The database is built by the migrations.

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

-- Executed by: everyone
CREATE OR REPLACE FUNCTION public.facteur_user()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('facteur.user_id', true), '')::uuid $function$;

-- Executed by: facteur_app
CREATE OR REPLACE FUNCTION public.inbox_accept_mails(mails jsonb, task text, max_attempts integer, channel text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
    declare
      mail record;
    begin
      for mail in
        select * from jsonb_to_recordset(mails) as given(
          company_id uuid, message_id uuid, sha256 text, size bigint, recipient text, sender text,
          client_address text, helo_name text, is_encrypted boolean, received_at timestamptz)
        order by company_id, sha256
      loop
        perform set_config('facteur.company_id', mail.company_id::text, true);
        insert into inbox_messages (
          company_id, message_id, sha256, size, recipient, sender, client_address, helo_name, is_encrypted,
          received_at, state)
        values (
          mail.company_id, mail.message_id, mail.sha256, mail.size, mail.recipient, mail.sender, mail.client_address,
          mail.helo_name, mail.is_encrypted, mail.received_at, 'received')
        on conflict (company_id, sha256) do nothing;
        -- A sender that got no answer sends the same bytes again: the first row stands.
        continue when not found;
        perform facteur_enqueue(
          task, json_build_object('companyId', mail.company_id, 'messageId', mail.message_id), null, null,
          max_attempts, null, 0);
        perform pg_notify(
          channel, json_build_object('company', mail.company_id, 'topic', 'message', 'id', mail.message_id)::text);
      end loop;
    end $function$;

-- Executed by: facteur_app
CREATE OR REPLACE FUNCTION public.tenancy_api_key(secret bytea, moment timestamp with time zone)
 RETURNS TABLE(key_id uuid, name text, scopes text[], company_id uuid, company_name text)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
    #variable_conflict use_column
    begin
      update api_keys k set last_used_at = moment
      where k.secret_hash = secret and k.revoked_at is null
        and (k.last_used_at is null or k.last_used_at < moment - interval '1 minute');
      return query
        select k.key_id, k.name, k.scopes, c.company_id, c.name
        from api_keys k join companies c on c.company_id = k.company_id
        where k.secret_hash = secret and k.revoked_at is null
          and (k.expires_at is null or k.expires_at > moment) and c.status <> 'disabled';
    end $function$;

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
CREATE OR REPLACE FUNCTION public.tenancy_companies_of(person uuid, term text, at_most integer)
 RETURNS TABLE(company_id uuid, name text, siren text, status text, code text, cabinet text, role text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
      with reachable as (
        select m.company_id from company_memberships m where m.user_id = person
        union
        select d.company_id from cabinet_memberships m join cabinet_dossiers d on d.cabinet_id = m.cabinet_id
        where m.user_id = person)
      select c.company_id, c.name, c.siren, c.status, d.code, k.name, tenancy_company_role(person, c.company_id)
      from reachable r
      join companies c on c.company_id = r.company_id
      left join cabinet_dossiers d on d.company_id = c.company_id
      left join cabinets k on k.cabinet_id = d.cabinet_id
      where term = '' or position(lower(term) in lower(c.name)) > 0
        or starts_with(coalesce(c.siren, ''), term) or starts_with(lower(coalesce(d.code, '')), lower(term))
      order by lower(c.name), c.company_id
      limit at_most
    $function$;

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
CREATE OR REPLACE FUNCTION public.tenancy_company_role(person uuid, company uuid)
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
      select coalesce(
        (select m.role from company_memberships m where m.company_id = company and m.user_id = person),
        (select 'cabinet-' || m.role
         from cabinet_dossiers d join cabinet_memberships m on m.cabinet_id = d.cabinet_id
         where d.company_id = company and m.user_id = person))
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
CREATE OR REPLACE FUNCTION public.tenancy_people_of_company()
 RETURNS TABLE(user_id uuid, name text, email text, role text, since timestamp with time zone, cabinet text, last_sign_in_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
      select u.user_id, u.name, u.email, m.role, m.since, null, u.last_sign_in_at
      from company_memberships m join users u on u.user_id = m.user_id
      where m.company_id = facteur_company()
      union all
      select u.user_id, u.name, u.email, 'cabinet-' || m.role, m.since, c.name, u.last_sign_in_at
      from cabinet_dossiers d
      join cabinets c on c.cabinet_id = d.cabinet_id
      join cabinet_memberships m on m.cabinet_id = d.cabinet_id
      join users u on u.user_id = m.user_id
      where d.company_id = facteur_company()
        and not exists (
          select from company_memberships own where own.company_id = d.company_id and own.user_id = m.user_id)
      order by 2
    $function$;

-- Executed by: facteur_app
CREATE OR REPLACE FUNCTION public.tenancy_session(token bytea, moment timestamp with time zone, idle interval, company uuid)
 RETURNS TABLE(session_id uuid, user_id uuid, email text, name text, language text, appearance text, density text, is_owner boolean, expires_at timestamp with time zone, company_id uuid, company_name text, company_siren text, company_status text, role text)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
    #variable_conflict use_column
    begin
      -- The sliding expiry is written at most once in five minutes: reading a page costs no write.
      update sessions s
      set last_seen_at = moment, expires_at = least(moment + idle, s.created_at + interval '30 days')
      where s.token_hash = token and s.expires_at > moment and s.last_seen_at < moment - interval '5 minutes';
      return query
        select s.session_id, u.user_id, u.email, u.name, u.language, u.appearance, u.density,
          exists (select from instance_owners o where o.user_id = u.user_id), s.expires_at,
          c.company_id, c.name, c.siren, c.status, r.role
        from sessions s
        join users u on u.user_id = s.user_id and u.disabled_at is null
        left join lateral (select tenancy_company_role(u.user_id, company) as role) r on company is not null
        left join companies c on c.company_id = company and r.role is not null
        where s.token_hash = token and s.expires_at > moment;
    end $function$;

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
  revoked_by jsonb
);
alter table api_keys enable row level security;
alter table api_keys force row level security;
alter table api_keys add constraint api_keys_company_id_fkey FOREIGN KEY (company_id) REFERENCES companies(company_id);
alter table api_keys add constraint api_keys_pkey PRIMARY KEY (company_id, key_id);
CREATE UNIQUE INDEX api_keys_secret ON public.api_keys USING btree (secret_hash);
create policy company_wall on api_keys as permissive for all to public using ((company_id = facteur_company())) with check ((company_id = facteur_company()));
create policy owner_lookups on api_keys as permissive for all to facteur using (true) with check (true);
grant insert, select, update on api_keys to facteur_app;
comment on column api_keys.secret_hash is 'SHA-256 of a 256-bit random secret, shown once and never kept';

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
grant insert, select, update on archive_heads to facteur_app;

create table cabinet_dossiers (
  cabinet_id uuid not null,
  company_id uuid not null,
  code text,
  since timestamp with time zone not null
);
alter table cabinet_dossiers enable row level security;
alter table cabinet_dossiers force row level security;
alter table cabinet_dossiers add constraint cabinet_dossiers_cabinet_id_fkey FOREIGN KEY (cabinet_id) REFERENCES cabinets(cabinet_id);
alter table cabinet_dossiers add constraint cabinet_dossiers_company_id_fkey FOREIGN KEY (company_id) REFERENCES companies(company_id);
alter table cabinet_dossiers add constraint cabinet_dossiers_pkey PRIMARY KEY (cabinet_id, company_id);
CREATE UNIQUE INDEX cabinet_dossiers_code ON public.cabinet_dossiers USING btree (cabinet_id, code);
CREATE UNIQUE INDEX cabinet_dossiers_company ON public.cabinet_dossiers USING btree (company_id);
create policy cabinet_wall on cabinet_dossiers as permissive for all to facteur_app using ((cabinet_id = facteur_cabinet())) with check ((cabinet_id = facteur_cabinet()));
create policy owner_lookups on cabinet_dossiers as permissive for select to facteur using (true);
grant delete, insert, select, update on cabinet_dossiers to facteur_app;
comment on column cabinet_dossiers.code is 'The number of the client at the cabinet';

create table cabinet_memberships (
  cabinet_id uuid not null,
  user_id uuid not null,
  role text not null,
  since timestamp with time zone not null,
  granted_by jsonb not null
);
alter table cabinet_memberships enable row level security;
alter table cabinet_memberships force row level security;
alter table cabinet_memberships add constraint cabinet_memberships_cabinet_id_fkey FOREIGN KEY (cabinet_id) REFERENCES cabinets(cabinet_id);
alter table cabinet_memberships add constraint cabinet_memberships_pkey PRIMARY KEY (cabinet_id, user_id);
alter table cabinet_memberships add constraint cabinet_memberships_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(user_id);
CREATE INDEX cabinet_memberships_user ON public.cabinet_memberships USING btree (user_id);
create policy cabinet_wall on cabinet_memberships as permissive for all to facteur_app using ((cabinet_id = facteur_cabinet())) with check ((cabinet_id = facteur_cabinet()));
create policy owner_lookups on cabinet_memberships as permissive for select to facteur using (true);
grant delete, insert, select, update on cabinet_memberships to facteur_app;

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
  created_by jsonb not null
);
alter table companies enable row level security;
alter table companies force row level security;
alter table companies add constraint companies_pkey PRIMARY KEY (company_id);
CREATE UNIQUE INDEX companies_siren ON public.companies USING btree (siren);
create policy company_wall on companies as permissive for all to public using ((company_id = facteur_company())) with check ((company_id = facteur_company()));
create policy owner_lookups on companies as permissive for select to facteur using (true);
grant insert, select, update on companies to facteur_app;
comment on column companies.status is 'draft, created, updated, invited, active, disabled: only an active one works';

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
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.company_journal FOR EACH ROW EXECUTE FUNCTION facteur_append_only();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON public.company_journal FOR EACH STATEMENT EXECUTE FUNCTION facteur_append_only();
create policy company_wall on company_journal as permissive for all to public using ((company_id = facteur_company())) with check ((company_id = facteur_company()));
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

create table company_memberships (
  company_id uuid not null,
  user_id uuid not null,
  role text not null,
  since timestamp with time zone not null,
  granted_by jsonb not null
);
alter table company_memberships enable row level security;
alter table company_memberships force row level security;
alter table company_memberships add constraint company_memberships_company_id_fkey FOREIGN KEY (company_id) REFERENCES companies(company_id);
alter table company_memberships add constraint company_memberships_pkey PRIMARY KEY (company_id, user_id);
alter table company_memberships add constraint company_memberships_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(user_id);
CREATE INDEX company_memberships_user ON public.company_memberships USING btree (user_id);
create policy company_wall on company_memberships as permissive for all to public using ((company_id = facteur_company())) with check ((company_id = facteur_company()));
create policy owner_lookups on company_memberships as permissive for select to facteur using (true);
grant delete, insert, select, update on company_memberships to facteur_app;

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
grant delete, insert, select, update on idempotency_keys to facteur_app;

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
  invoice_id uuid
);
alter table inbox_documents enable row level security;
alter table inbox_documents force row level security;
alter table inbox_documents add constraint inbox_documents_company_id_fkey FOREIGN KEY (company_id) REFERENCES companies(company_id);
alter table inbox_documents add constraint inbox_documents_company_id_invoice_id_fkey FOREIGN KEY (company_id, invoice_id) REFERENCES invoices(company_id, invoice_id);
alter table inbox_documents add constraint inbox_documents_company_id_message_id_fkey FOREIGN KEY (company_id, message_id) REFERENCES inbox_messages(company_id, message_id);
alter table inbox_documents add constraint inbox_documents_direction_check CHECK ((direction = ANY (ARRAY['purchase'::text, 'sale'::text])));
alter table inbox_documents add constraint inbox_documents_pkey PRIMARY KEY (company_id, document_id);
alter table inbox_documents add constraint inbox_documents_source_check CHECK ((source = ANY (ARRAY['mail'::text, 'drop'::text, 'api'::text])));
alter table inbox_documents add constraint inbox_documents_state_check CHECK ((state = ANY (ARRAY['received'::text, 'reading'::text, 'ready'::text, 'failed'::text, 'ignored'::text])));
CREATE INDEX inbox_documents_bytes ON public.inbox_documents USING btree (company_id, sha256);
CREATE UNIQUE INDEX inbox_documents_invoice ON public.inbox_documents USING btree (company_id, invoice_id) WHERE (invoice_id IS NOT NULL);
CREATE UNIQUE INDEX inbox_documents_part ON public.inbox_documents USING btree (company_id, message_id, part) WHERE (message_id IS NOT NULL);
CREATE INDEX inbox_documents_received ON public.inbox_documents USING btree (company_id, received_at DESC, document_id DESC);
CREATE INDEX inbox_documents_state ON public.inbox_documents USING btree (company_id, state, received_at DESC);
create policy company_wall on inbox_documents as permissive for all to public using ((company_id = facteur_company())) with check ((company_id = facteur_company()));
grant insert, select on inbox_documents to facteur_app;
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
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.instance_journal FOR EACH ROW EXECUTE FUNCTION facteur_append_only();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON public.instance_journal FOR EACH STATEMENT EXECUTE FUNCTION facteur_append_only();
create policy instance_wall on instance_journal as permissive for all to public using ((current_setting('facteur.instance'::text, true) = 'open'::text)) with check ((current_setting('facteur.instance'::text, true) = 'open'::text));
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
create policy user_wall on instance_owners as permissive for all to facteur_app using ((user_id = facteur_user())) with check ((user_id = facteur_user()));
grant insert, select on instance_owners to facteur_app;

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
  version integer not null default 1
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
CREATE INDEX invoices_key ON public.invoices USING btree (company_id, number_key);
CREATE INDEX invoices_owed ON public.invoices USING btree (company_id, direction, currency, due_date) INCLUDE (issue_date, type_code, amount_due, total_gross) WHERE (state = 'accepted'::text);
CREATE INDEX invoices_partner ON public.invoices USING btree (company_id, partner_id) WHERE (partner_id IS NOT NULL);
CREATE INDEX invoices_received ON public.invoices USING btree (company_id, direction, state, received_at DESC, invoice_id DESC);
CREATE INDEX invoices_received_all ON public.invoices USING btree (company_id, direction, received_at DESC, invoice_id DESC);
CREATE TRIGGER invoices_counted AFTER INSERT ON public.invoices REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION facteur_count_new_invoices();
CREATE TRIGGER invoices_recounted AFTER UPDATE ON public.invoices REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION facteur_count_invoices();
create policy company_wall on invoices as permissive for all to public using ((company_id = facteur_company())) with check ((company_id = facteur_company()));
grant insert, select, update on invoices to facteur_app;
comment on column invoices.form is 'What the original is: a hybrid PDF, an XML, or a document that had to be read';
comment on column invoices.page_count is 'Pages of the original; 0 for XML';
comment on column invoices.number_key is 'Number in capital letters without separators, for duplicates';
comment on column invoices.model is 'EN 16931 model as read (modules/facturx), corrections applied';

create table login_throttles (
  bucket text not null,
  attempts integer not null,
  ends_at timestamp with time zone not null
);
alter table login_throttles add constraint login_throttles_pkey PRIMARY KEY (bucket);
grant delete, insert, select, update on login_throttles to facteur_app;
comment on table login_throttles is 'Sign-in attempts of a window, by account and by address, both hashed';

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
  address text not null
);
alter table sessions enable row level security;
alter table sessions force row level security;
alter table sessions add constraint sessions_pkey PRIMARY KEY (user_id, session_id);
alter table sessions add constraint sessions_token_hash_key UNIQUE (token_hash);
alter table sessions add constraint sessions_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(user_id);
CREATE INDEX sessions_expiry ON public.sessions USING btree (expires_at);
create policy owner_lookups on sessions as permissive for all to facteur using (true) with check (true);
create policy user_wall on sessions as permissive for all to facteur_app using ((user_id = facteur_user())) with check ((user_id = facteur_user()));
grant delete, insert, select on sessions to facteur_app;
comment on column sessions.token_hash is 'SHA-256 of the cookie: a stolen table opens no session';
comment on column sessions.methods is 'How the person proved who they are, in order: password, totp, passkey, oidc';

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
  created_by jsonb not null
);
alter table users enable row level security;
alter table users force row level security;
alter table users add constraint users_pkey PRIMARY KEY (user_id);
CREATE UNIQUE INDEX users_email ON public.users USING btree (lower(email));
create policy owner_lookups on users as permissive for all to facteur using (true) with check (true);
create policy user_wall on users as permissive for all to facteur_app using ((user_id = facteur_user())) with check ((user_id = facteur_user()));
grant insert, select, update on users to facteur_app;
comment on column users.password_hash is 'Argon2id in PHC form; null when the person signs in another way';
