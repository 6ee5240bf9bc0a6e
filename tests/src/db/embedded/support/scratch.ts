// Folders, servers and processes of a test, all gone when the test file ends.

import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { startEmbeddedPostgres, type EmbeddedOptions, type EmbeddedPostgres } from '#src/db/embedded/index.ts';
import pg from 'pg';

export interface LogLine {
  readonly level: string;
  readonly message: string;
  readonly data: Record<string, unknown>;
}

const clearing: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const clear of clearing.toReversed()) await clear().catch(() => undefined);
});

export const isRoot = process.getuid?.() === 0;

export async function scratchFolder(): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'facteur-pg-')));
  clearing.push(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

export function recordingLog(): { lines: LogLine[]; log: EmbeddedOptions['log'] } {
  const lines: LogLine[] = [];
  const write = (level: string) => (data: object, message: string) =>
    void lines.push({ level, message, data: data as Record<string, unknown> });
  return { lines, log: { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') } };
}

export async function start(
  dataDir: string,
  more: Partial<EmbeddedOptions> = {},
): Promise<EmbeddedPostgres & { lines: LogLine[] }> {
  const { lines, log } = recordingLog();
  const server = await startEmbeddedPostgres({ dataDir, log, ...more });
  clearing.push(() => server.stop());
  return Object.assign(server, { lines });
}

/** One statement on a connection of its own. */
export async function ask(server: EmbeddedPostgres, sql: string, user?: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(server.connection('postgres', user));
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** A process of the test, killed at the end whatever happens. */
export function run(file: string, args: readonly string[]): ChildProcess {
  const child = spawn(file, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  clearing.push(async () => child.kill('SIGKILL'));
  return child;
}

export async function waitFor<T>(what: () => T | Promise<T>, milliseconds = 10_000): Promise<NonNullable<T>> {
  for (const giveUpAt = Date.now() + milliseconds; ;) {
    const found = await what();
    if (found) return found;
    if (Date.now() > giveUpAt) throw new Error(`Waited ${milliseconds} ms for ${String(what)}`);
    await new Promise((wake) => setTimeout(wake, 20));
  }
}

/** A killed process that nobody has buried yet (a zombie) counts as dead. */
export function isAlive(pid: number): boolean {
  try {
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  } catch {
    return false;
  }
}

/** SIGKILL, and the end awaited; one that ended by itself is fine too. */
export async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
}
