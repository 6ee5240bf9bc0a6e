// Runs the jobs of the process on graphile-worker. A missing or duplicate handler stops the boot.

import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { Logger, run, type JobHelpers, type Runner, type TaskList, type WorkerEvents } from 'graphile-worker';
import type pg from 'pg';
import type { Ctx } from '../context.ts';
import { Problem } from '../errors.ts';
import type { Log } from '../log.ts';
import type { Job } from './job.ts';
import { openLease, type Lease } from './lease.ts';
import { freeOrphans, type OrphanOptions } from './orphans.ts';
import { watchOwnJobs, type OwnJobs } from './own-jobs.ts';
import { startRelay } from './relay.ts';
import type { Rush } from './rush.ts';

const REAP_EVERY_MS = 5_000;
const RESTART_AFTER_MS = 500;
const SETTLE_EVERY_MS = 20;
const SETTLE_LOOKS = 100;

export interface JobWorker {
  /** Lets running jobs end, then stops. */
  stop(): Promise<void>;
}

export interface WorkerOptions {
  readonly ctx: Ctx;
  /** Pool of the owner role: the queue is closed to the application's role. */
  readonly owner: pg.Pool;
  readonly jobs: readonly Job[];
  readonly concurrency: number;
  /** Jobs hold back while it lasts. */
  readonly rush?: Rush;
}

/** Every job by name. Throws when two handlers share a name. */
export function jobRegistry(jobs: readonly Job[]): ReadonlyMap<string, Job> {
  const registry = new Map<string, Job>();
  for (const job of jobs) {
    if (registry.has(job.name)) throw new Error(`Two handlers for the job ${job.name}`);
    registry.set(job.name, job);
  }
  return registry;
}

async function refuseMissingHandlers(owner: pg.Pool, registry: ReadonlyMap<string, Job>): Promise<void> {
  const waiting = await owner.query<{ task: string }>(
    `select task_identifier as task from graphile_worker.jobs where attempts < max_attempts
     union select task from job_tickets`,
  );
  const missing = waiting.rows.map((row) => row.task).filter((task) => !registry.has(task));
  if (missing.length > 0) throw new Error(`No handler for the waiting jobs ${missing.join(', ')}`);
}

interface Try {
  readonly ctx: Ctx;
  readonly payload: unknown;
  readonly attempt: number;
  readonly isLastAttempt: boolean;
  readonly signal: AbortSignal;
}

/** One try. Throws {@link Hopeless} when another one cannot succeed and nobody but the queue can say so. */
async function attemptJob(job: Job, { ctx, payload, attempt, isLastAttempt, signal }: Try): Promise<void> {
  const parsed = job.payload.safeParse(payload);
  if (!parsed.success) throw new Hopeless(parsed.error);
  try {
    await job.run(ctx, parsed.data, { attempt, isLastAttempt, signal });
  } catch (error) {
    const permanent = error instanceof Problem && error.permanent;
    ctx.log.warn({ err: error, attempt, permanent }, 'A job failed');
    if (permanent && !job.failed) throw new Hopeless(error);
    if (!job.failed || !(permanent || isLastAttempt)) throw error;
    // A permanent failure, or the last one, gets a name where people look.
    await job.failed(ctx, parsed.data, error);
    if (!permanent) throw error;
  }
}

/** Another try cannot succeed, and the job has no `failed` to tell. */
class Hopeless extends Error {
  constructor(cause: Error) {
    super(cause.message, { cause });
  }
}

/** No more tries: the job stays in the list of the dead. */
async function bury({ job, withPgClient }: JobHelpers): Promise<void> {
  await withPgClient((client) =>
    client.query('update graphile_worker._private_jobs set attempts = max_attempts where id = $1', [job.id]),
  );
}

interface Work {
  readonly rush: Rush | undefined;
  readonly ctx: Ctx;
  readonly registry: ReadonlyMap<string, Job>;
  readonly signal: AbortSignal;
  readonly own: OwnJobs;
}

function taskList({ ctx, registry, signal, own, rush }: Work): TaskList {
  const tasks: TaskList = {};
  for (const job of registry.values()) {
    tasks[job.name] = async (payload, helpers) => {
      const { job: row } = helpers;
      const jobCtx: Ctx = { ...ctx, log: ctx.log.child({ job: job.name, jobId: row.id }) };
      const isLastAttempt = row.attempts >= row.max_attempts;
      const oneTry = { ctx: jobCtx, payload, attempt: row.attempts, isLastAttempt, signal };
      try {
        await rush?.calm();
        await own.during(row.id, async () => await attemptJob(job, oneTry));
      } catch (error) {
        if (error instanceof Hopeless) await bury(helpers);
        throw error;
      }
    };
  }
  return tasks;
}

function queueLogger(log: Log): Logger {
  return new Logger((scope) => (level, message) => {
    const detail = { queue: scope.label };
    // What a job threw has been logged with the job's own context.
    if (message.startsWith('Failed task')) log.trace(detail, message);
    else if (level === 'error') log.error(detail, message);
    else if (level === 'warning') log.warn(detail, message);
    else log.trace(detail, message);
  });
}

async function startRunner(options: WorkerOptions, tasks: TaskList, lease: Lease): Promise<Runner> {
  const events = new EventEmitter() as WorkerEvents;
  events.on('pool:create', ({ workerPool }) => lease.hold(workerPool.id));
  return await run({
    pgPool: options.owner,
    taskList: tasks,
    concurrency: options.concurrency,
    noHandleSignals: true,
    pollInterval: 1_000,
    parsedCronItems: [],
    events,
    logger: queueLogger(options.ctx.log),
  });
}

/** Keeps a runner alive until told to stop: a lost database ends a runner, the next one waits for it. */
export async function startWorker(options: WorkerOptions): Promise<JobWorker> {
  const { ctx, owner } = options;
  const registry = jobRegistry(options.jobs);
  await refuseMissingHandlers(owner, registry);
  await freeOrphans({ ctx, owner, registry });
  const stopping = new AbortController();
  const lease = openLease(owner, ctx.log);
  const own = watchOwnJobs();
  const tasks = taskList({ ctx, registry, signal: stopping.signal, own, rush: options.rush });
  let runner: Runner | undefined = await startRunner(options, tasks, lease);
  const supervise = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      try {
        runner ??= await startRunner(options, tasks, lease);
        await runner.promise;
      } catch (error) {
        ctx.log.warn({ err: error }, 'The job runner stopped; it is started again');
      }
      runner = undefined;
      if (!stopping.signal.aborted) await sleep(RESTART_AFTER_MS);
    }
  };
  const supervised = supervise();
  const lost = async (): Promise<string[]> => await own.lost(owner, lease.holder());
  const relay = startRelay({ owner, log: ctx.log, rush: options.rush });
  const reaper = setInterval(() => void reap({ ctx, owner, registry }, lost), REAP_EVERY_MS);
  return {
    async stop() {
      stopping.abort();
      clearInterval(reaper);
      await relay.stop();
      await runner?.stop().catch(() => undefined);
      await supervised;
      await settle(owner, lease);
      await lease.release();
    },
  };
}

/** graphile-worker does not wait for what it last tells the queue: until then the jobs are still ours. */
async function settle(owner: pg.Pool, lease: Lease): Promise<void> {
  try {
    for (let look = 0; look < SETTLE_LOOKS; look += 1) {
      const held = await owner.query('select from graphile_worker._private_jobs where locked_by = $1 limit 1', [
        lease.holder(),
      ]);
      if (held.rowCount === 0) return;
      await sleep(SETTLE_EVERY_MS);
    }
  } catch {
    // The database is away: the next start frees what is left.
  }
}

async function reap(options: OrphanOptions, lost: () => Promise<string[]>): Promise<void> {
  const { log } = options.ctx;
  try {
    const freed = await freeOrphans({ ...options, lost: await lost() });
    if (freed > 0) log.warn({ jobs: freed }, 'Jobs that nobody runs any more were freed');
  } catch (error) {
    log.debug({ err: error }, 'Orphaned jobs could not be looked for');
  }
}
