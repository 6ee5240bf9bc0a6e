// One run of the server, from its start to its exit.

import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

import { childOptions } from './command.ts';
import { readPidFile } from './leftover.ts';
import { serverOutput } from './log-lines.ts';
import { asFlags, serverSettings } from './settings.ts';
import type { ServerPlan } from './types.ts';

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

export interface RunningServer {
  readonly pid: number;
  readonly ended: Promise<Ended>;
  signal(name: NodeJS.Signals): void;
}

/** A start that did not come to readiness; `output` is what the server wrote. */
export class StartFailed extends Error {
  readonly output: string;

  constructor(output: string) {
    super('PostgreSQL did not become ready');
    this.output = output;
  }
}

const POLL_MS = 10;

/**
 * Starts the server and waits until it takes connections, as long as its recovery takes.
 * @param stalePid number of a dead server in postmaster.pid: PostgreSQL disregards the lock of its "grandparent",
 * which spares us from removing the file (see clearLeftover).
 * @throws StartFailed
 */
export async function startServer(plan: ServerPlan, stalePid: number | undefined): Promise<RunningServer> {
  const output = serverOutput(plan.log);
  const child = launch(plan, stalePid);
  child.stderr?.on('data', (bytes) => output.write(String(bytes)));
  let over: Ended | undefined;
  const ended = new Promise<Ended>((resolve) => {
    child.on('error', (error) => {
      output.write(`${String(error)}\n`);
      resolve({ code: null, signal: null });
    });
    child.on('close', (code, signal) => resolve({ code, signal }));
  }).then((end) => (over = end));
  while (!(await isReady(plan.dataDir, child.pid))) {
    if (over) throw new StartFailed(output.tail());
    await Promise.race([ended, new Promise((wake) => setTimeout(wake, POLL_MS))]);
  }
  return { pid: child.pid ?? 0, ended, signal: (name) => void child.kill(name) };
}

function launch({ dataDir, socketDir, server, account }: ServerPlan, stalePid: number | undefined): ChildProcess {
  const environment: Record<string, string> = stalePid ? { PG_GRANDPARENT_PID: String(stalePid) } : {};
  try {
    return spawn(join(server.folder, 'postgres'), ['-D', dataDir, ...asFlags(serverSettings(socketDir))], {
      ...childOptions(account, environment),
      stdio: ['ignore', 'ignore', 'pipe'],
    });
  } catch (error) {
    throw new StartFailed(String(error)); // Deno throws at once where Node emits an error event.
  }
}

async function isReady(dataDir: string, pid: number | undefined): Promise<boolean> {
  const file = await readPidFile(dataDir);
  return file !== undefined && file !== 'broken' && file.pid === pid && file.ready;
}
