// Jobs as the operator sees them: waiting (in the queue, or as tickets on their way into it), running, dead; and dead
// ones tried again.

import type pg from 'pg';

export interface JobInfo {
  readonly id: string;
  readonly name: string;
  readonly state: 'waiting' | 'running' | 'retrying' | 'dead';
  readonly attempts: number;
  readonly maxAttempts: number;
  readonly runAt: string;
  readonly lastError: string | null;
}

interface Row {
  id: string;
  task_identifier: string;
  attempts: number;
  max_attempts: number;
  run_at: Date;
  last_error: string | null;
  locked_at: Date | null;
}

function stateOf(row: Row): JobInfo['state'] {
  if (row.locked_at) return 'running';
  if (row.attempts >= row.max_attempts) return 'dead';
  return row.attempts > 0 ? 'retrying' : 'waiting';
}

/** At most 1,000, dead ones first. */
export async function deadOrWaitingJobs(owner: pg.Pool): Promise<JobInfo[]> {
  const { rows } = await owner.query<Row>(
    `select * from (
     select id::text, task_identifier, attempts, max_attempts, run_at, last_error, locked_at from graphile_worker.jobs
     union all
     select 'ticket-' || ticket_id, task, 0, max_attempts, made_at, null, null from job_tickets) job
     order by (attempts >= max_attempts) desc, run_at limit 1000`,
  );
  return rows.map((row) => ({
    id: row.id,
    name: row.task_identifier,
    state: stateOf(row),
    attempts: row.attempts,
    maxAttempts: row.max_attempts,
    runAt: row.run_at.toISOString(),
    lastError: row.last_error,
  }));
}

/** Gives dead jobs (all, or those named) their tries back, from now. Answers how many. */
export async function retryJobs(owner: pg.Pool, ids: readonly string[]): Promise<number> {
  const { rows } = await owner.query<{ id: string }>(
    `select id from graphile_worker.jobs where attempts >= max_attempts and locked_at is null
     and (cardinality($1::text[]) = 0 or id::text = any($1::text[]))`,
    [ids],
  );
  const dead = rows.map((row) => row.id);
  if (dead.length > 0) {
    await owner.query('select graphile_worker.reschedule_jobs($1::bigint[], run_at := now(), attempts := 0)', [dead]);
  }
  return dead.length;
}

/** How many jobs are in each state; for metrics. */
export async function jobCounts(owner: pg.Pool): Promise<{ waiting: number; dead: number }> {
  const { rows } = await owner.query<{ waiting: string; dead: string }>(
    `select count(*) filter (where attempts < max_attempts) + (select count(*) from job_tickets) as waiting,
            count(*) filter (where attempts >= max_attempts) as dead from graphile_worker.jobs`,
  );
  return { waiting: Number(rows[0]?.waiting ?? 0), dead: Number(rows[0]?.dead ?? 0) };
}
