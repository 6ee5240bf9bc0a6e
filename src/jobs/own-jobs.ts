// What this process is running, compared with what the queue says it is. They part when a connection is lost in the
// middle of a statement: a job was given to us in an answer that never came, or its end was never written. Nobody would
// run it then, and nobody would free it, as its worker lives.

import type pg from 'pg';

/** A job locked for less than this may be on its way to us. */
const GRACE = '2 seconds';

export interface OwnJobs {
  /** Runs one job, known as running meanwhile. */
  during<R>(id: string, work: () => Promise<R>): Promise<R>;
  /**
   * Jobs locked by `holder`, our worker pool, that we do not run, now and when asked before: one that has just ended is about to be
   * taken out of the queue.
   */
  lost(owner: pg.Pool, holder: string | undefined): Promise<string[]>;
}

export function watchOwnJobs(): OwnJobs {
  const running = new Set<string>();
  let suspects = new Set<string>();
  return {
    async during(id, work) {
      running.add(id);
      try {
        return await work();
      } finally {
        running.delete(id);
      }
    },
    async lost(owner, holder) {
      const { rows } = await owner.query<{ id: string }>(
        `select id from graphile_worker._private_jobs
         where locked_by = $1 and locked_at < now() - interval '${GRACE}'`,
        [holder],
      );
      const idle = rows.map(({ id }) => id).filter((id) => !running.has(id));
      const lost = idle.filter((id) => suspects.has(id));
      suspects = new Set(idle);
      return lost;
    },
  };
}
