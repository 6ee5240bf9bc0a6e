// Jobs that a killed process was running. They are freed at once, and the try that was cut off is given back: being
// killed is not the job's fault. Only a job that was cut off again and again is given up, as it may be what kills.

import type pg from 'pg';
import type { Ctx } from '../context.ts';
import { problem } from '../errors.ts';
import type { Job } from './job.ts';
import { LOCK_CLASS } from './lease.ts';

/** How many tries a job gets back. */
const GIVEN_BACK = 10;
/** A job locked for less than this may belong to a worker whose lease is being taken. */
const GRACE = '2 seconds';

const interrupted = problem({
  code: 'jobs.interrupted',
  status: 500,
  fr: 'Le traitement a été coupé trop souvent par un arrêt brutal du serveur. Relancez-le ; s’il échoue encore, ce document en est peut-être la cause.',
  en: 'The work was cut off too often by a sudden end of the server. Start it again; if it still fails, this document may be the cause.',
});

interface Orphan {
  readonly id: string;
  readonly task: string;
  readonly payload: unknown;
  readonly attempts: number;
}

const ORPHANS = `
  select job.id, task.identifier as task, job.payload, job.attempts
  from graphile_worker._private_jobs job
  join graphile_worker._private_tasks task on task.id = job.task_id
  where job.locked_by is not null and job.locked_at < now() - interval '${GRACE}'
    and (job.id = any($1::bigint[]) or not exists (
      select from pg_locks held
      where held.locktype = 'advisory' and held.granted and held.classid = ${LOCK_CLASS}
        and held.database = (select oid from pg_database where datname = current_database())
        and held.objid = (hashtext(job.locked_by)::bigint & 4294967295)::oid))
  for update of job skip locked`;

const UNLOCK = `
  with unlocked as (
    update graphile_worker._private_jobs set locked_at = null, locked_by = null
    where id = any($1) returning job_queue_id)
  update graphile_worker._private_job_queues set locked_at = null, locked_by = null
  where id in (select job_queue_id from unlocked)`;

export interface OrphanOptions {
  readonly ctx: Ctx;
  readonly owner: pg.Pool;
  readonly registry: ReadonlyMap<string, Job>;
  /** Jobs of a living worker that it does not run. */
  readonly lost?: readonly string[];
}

/** Frees the jobs whose worker is gone, and the lost ones. Returns how many. */
export async function freeOrphans(options: OrphanOptions): Promise<number> {
  const client = await options.owner.connect();
  try {
    await client.query('begin');
    const { rows } = await client.query<Orphan>(ORPHANS, [options.lost ?? []]);
    if (rows.length > 0) await release(client, rows, options);
    await client.query('commit');
    client.release();
    return rows.length;
  } catch (error) {
    // The connection goes, and what it had begun with it.
    client.release(true);
    throw error;
  }
}

async function release(client: pg.PoolClient, orphans: readonly Orphan[], options: OrphanOptions): Promise<void> {
  const again: string[] = [];
  const givenUp: string[] = [];
  for (const orphan of orphans) {
    const job = options.registry.get(orphan.task);
    const isSpent = job !== undefined && orphan.attempts >= job.maxAttempts + GIVEN_BACK;
    if (isSpent) await giveUp(options.ctx, job, orphan);
    (isSpent ? givenUp : again).push(orphan.id);
  }
  await client.query(UNLOCK, [[...again, ...givenUp]]);
  await client.query('update graphile_worker._private_jobs set max_attempts = max_attempts + 1 where id = any($1)', [
    again,
  ]);
  await client.query('select graphile_worker.permanently_fail_jobs($1::bigint[], $2)', [givenUp, interrupted().code]);
}

/** Its failure gets a name; the job itself stays in the list of the dead. */
async function giveUp(ctx: Ctx, job: Job, { id, payload, attempts }: Orphan): Promise<void> {
  ctx.log.error({ job: job.name, jobId: id, attempts }, 'A job was cut off too often and is given up');
  await job.failed?.(ctx, job.payload.parse(payload), interrupted());
}
