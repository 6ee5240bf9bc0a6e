// Keeps the server running: one per data folder, restarted when it dies, stopped when asked.

import type { FileLock } from '../../runtime.ts';
import { explain, serverFailed } from './failures.ts';
import { clearLeftover } from './leftover.ts';
import { startServer, StartFailed, type RunningServer } from './server.ts';
import type { ServerExit, ServerPlan } from './types.ts';

/** Backends of a killed server that are busy still hold its memory: the next start waits for them. */
const BUSY_MEMORY = /pre-existing shared memory block|data directory .* already in use/;
const MEMORY_WAIT_MS = 30_000;

const LONGEST_PAUSE_MS = 30_000;
/** A server that ran this long counts as healthy: the next restart is immediate again. */
const HEALTHY_MS = 60_000;

const pause = (milliseconds: number): Promise<void> => new Promise((wake) => setTimeout(wake, milliseconds));

/** Clears what an earlier run left and starts the server. @throws Problem with the sentence for people. */
export async function bringUp(plan: ServerPlan): Promise<RunningServer> {
  const giveUpAt = Date.now() + MEMORY_WAIT_MS;
  for (;;) {
    const { stalePid, stopped } = await clearLeftover(plan);
    if (stopped) plan.log.warn({ postgresPid: stopped }, 'A PostgreSQL left by an earlier run was stopped');
    try {
      return await startServer(plan, stalePid);
    } catch (error) {
      if (!(error instanceof StartFailed)) throw error;
      const busy = BUSY_MEMORY.test(error.output);
      if (!busy || Date.now() > giveUpAt) {
        throw explain(error.output, { path: plan.dataDir, account: plan.account?.name ?? String(process.getuid?.()) });
      }
      await pause(200);
    }
  }
}

export class Supervisor {
  readonly #plan: ServerPlan;
  readonly #lock: FileLock;
  readonly #listeners = new Set<(exit: ServerExit) => void>();
  #server: RunningServer | undefined;
  #stopping: Promise<void> | undefined;
  #cancelPause = (): void => {};
  #watching: Promise<void>;

  constructor(plan: ServerPlan, lock: FileLock, server: RunningServer) {
    this.#plan = plan;
    this.#lock = lock;
    this.#server = server;
    this.#watching = this.#watch(server);
  }

  get pid(): number | undefined {
    return this.#server?.pid;
  }

  onExit(listener: (exit: ServerExit) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  stop(): Promise<void> {
    this.#stopping ??= this.#stop();
    return this.#stopping;
  }

  async #watch(first: RunningServer): Promise<void> {
    let server = first;
    let failures = 0;
    for (;;) {
      const startedAt = Date.now();
      const end = await server.ended;
      this.#server = undefined;
      if (this.#stopping) return;
      failures = Date.now() - startedAt > HEALTHY_MS ? 0 : failures + 1;
      const restartInMs = failures <= 1 ? 0 : Math.min(LONGEST_PAUSE_MS, 250 * 2 ** failures);
      this.#plan.log.error({ ...end, restartInMs }, 'PostgreSQL ended unexpectedly; it is started again');
      for (const listener of this.#listeners) listener({ ...end, restartInMs });
      const next = await this.#restart(restartInMs);
      if (!next) return;
      this.#plan.log.info({ postgresPid: next.pid }, 'PostgreSQL runs again');
      server = next;
    }
  }

  /** Tries until it runs; undefined when somebody asked to stop meanwhile. */
  async #restart(firstPause: number): Promise<RunningServer | undefined> {
    for (let wait = firstPause; ; wait = Math.min(LONGEST_PAUSE_MS, Math.max(500, wait * 2))) {
      await Promise.race([pause(wait), new Promise<void>((wake) => (this.#cancelPause = wake))]);
      if (this.#stopping) return undefined;
      try {
        this.#server = await bringUp(this.#plan);
        return this.#server;
      } catch (error) {
        this.#plan.log.error({ err: error, retryInMs: Math.max(500, wait * 2) }, 'PostgreSQL does not start');
      }
    }
  }

  async #stop(): Promise<void> {
    this.#cancelPause();
    const patience: readonly [NodeJS.Signals, number][] = [
      ['SIGINT', 20_000], // fast: rolls back what is open, writes a checkpoint
      ['SIGQUIT', 10_000], // immediate: recovery at the next start
      ['SIGKILL', 10_000],
    ];
    for (const [signal, milliseconds] of patience) {
      this.#server?.signal(signal);
      if (await endsWithin(this.#watching, milliseconds)) {
        await this.#lock.release();
        return;
      }
    }
    throw serverFailed('PostgreSQL does not stop');
  }
}

async function endsWithin(task: Promise<void>, milliseconds: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => (timer = setTimeout(() => resolve(false), milliseconds)));
  const done = await Promise.race([task.then(() => true), late]);
  clearTimeout(timer);
  return done;
}
