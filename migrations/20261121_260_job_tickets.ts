// Tickets: jobs written down cheaply by who is in a hurry (a sender waits for its 250) and put into the queue in batches
// soon after. Putting one mail's job into the queue costs more than its ledger row: tasks and keys are looked up, workers
// are woken. The function of accepted mails (once more with the caller's rights: the company wall holds for every row)
// writes tickets instead, one statement for each company of a batch.

import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await tickets(db);
  await acceptMails(db);
}

async function tickets(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table job_tickets (
      ticket_id bigint generated always as identity primary key,
      task text not null,
      payload json not null,
      max_attempts smallint not null,
      made_at timestamptz not null default now()
    )`.execute(db);
  await sql`comment on table job_tickets is
    'Jobs written in the transaction of what they are for, on their way into the queue'`.execute(db);
  await sql`grant insert on job_tickets to facteur_app`.execute(db);
  // A ticket goes in the statement that makes its job: whenever a process dies there is the one or the other.
  await sql`
    create function facteur_relay_tickets(at_most integer) returns integer
    language plpgsql volatile as $$
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
    end $$`.execute(db);
  await sql`revoke all on function facteur_relay_tickets from public`.execute(db);
}

async function acceptMails(db: Kysely<unknown>): Promise<void> {
  await sql`drop function inbox_accept_mails(jsonb, text, integer, text)`.execute(db);
  await sql`
    create function inbox_accept_mails(mails jsonb, task text, max_attempts integer) returns void
    language plpgsql volatile as $$
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
    end $$`.execute(db);
  await sql`revoke all on function inbox_accept_mails from public`.execute(db);
  await sql`grant execute on function inbox_accept_mails to facteur_app`.execute(db);
}
