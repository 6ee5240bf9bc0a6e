// Real processes, really killed, and every row that was acknowledged is there afterwards.

import { readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { ChildProcess } from 'node:child_process';
import { beforeAll, describe, expect, it } from 'vitest';
import { ask, isAlive, kill, run, scratchFolder, start, waitFor } from './support/scratch.ts';

const program = fileURLToPath(new URL('support/application.ts', import.meta.url));
const acknowledged = new Set<number>();
let dataDir: string;

interface Application {
  readonly process: ChildProcess;
  readonly serverPid: number;
}

async function startApplication(...more: string[]): Promise<Application> {
  const child = run(process.execPath, ['run', '--allow-all', program, dataDir, ...more]);
  let serverPid = 0;
  createInterface({ input: child.stdout! }).on('line', (line) => {
    const [word, number] = line.split(' ');
    if (word === 'ready') serverPid = Number(number);
    if (word === 'row') acknowledged.add(Number(number));
  });
  await waitFor(() => serverPid > 0, 20_000);
  return { process: child, serverPid };
}

async function writeSomeRows(): Promise<void> {
  const enough = acknowledged.size + 50;
  await waitFor(() => acknowledged.size >= enough);
}

async function expectEveryRow(): Promise<void> {
  const server = await start(dataDir);
  const rows = await ask(server, 'select id::int as id from kept');
  await server.stop();
  const kept = new Set(rows.map(({ id }) => id));
  expect([...acknowledged].filter((id) => !kept.has(id))).toEqual([]);
}

const pidFile = (): string => join(dataDir, 'postmaster.pid');

/** As a dead server leaves it, with the number of a process that has nothing to do with it. */
async function leaveStalePid(pid: number): Promise<void> {
  const application = await startApplication();
  await writeSomeRows();
  const left = await readFile(pidFile(), 'utf8');
  await kill(application.process);
  process.kill(application.serverPid, 'SIGKILL');
  await waitFor(() => !isAlive(application.serverPid));
  await writeFile(pidFile(), left.replace(/^\d+/, String(pid)));
  await writeFile(join(dataDir, '.s.PGSQL.5432.lock'), left.replace(/^\d+/, String(pid)));
}

beforeAll(async () => {
  dataDir = join(await scratchFolder(), 'postgres');
});

describe('after a crash no acknowledged row is lost', () => {
  it.each([1, 2, 3, 4])('application killed, its server left running (round %i)', async () => {
    const { process: child, serverPid } = await startApplication();
    await writeSomeRows();
    await kill(child);
    expect(isAlive(serverPid)).toBe(true);
    await expectEveryRow();
    expect(isAlive(serverPid)).toBe(false);
  });

  it.each([1, 2, 3])('application and server killed at once (round %i)', async () => {
    const { process: child, serverPid } = await startApplication();
    await writeSomeRows();
    process.kill(serverPid, 'SIGKILL');
    await kill(child);
    await expectEveryRow();
  });

  it('server killed three times under a living application', async () => {
    const { process: child } = await startApplication();
    let killed = 0;
    for (let round = 0; round < 3; round += 1) {
      await writeSomeRows();
      // Rows read late were written before the last kill: what the file names may be dead still.
      killed = await waitFor(async () => {
        const pid = Number.parseInt(await readFile(pidFile(), 'utf8').catch(() => ''), 10);
        return pid > 0 && pid !== killed && isAlive(pid) ? pid : undefined;
      });
      process.kill(killed, 'SIGKILL');
    }
    await writeSomeRows();
    await kill(child);
    await expectEveryRow();
  });

  it('process number in postmaster.pid given to another program', async () => {
    await leaveStalePid(run('/bin/sleep', ['60']).pid ?? 0);
    await expectEveryRow();
  });

  it('process number in postmaster.pid that of a zombie', async () => {
    const parent = run('/bin/sh', ['-c', 'sleep 0 & echo $!; exec sleep 60']);
    const pid = await new Promise<number>((resolve) => parent.stdout?.once('data', (text) => resolve(Number(text))));
    await waitFor(async () => / Z /.test(await readFile(`/proc/${pid}/stat`, 'utf8')));
    await leaveStalePid(pid);
    await expectEveryRow();
  });

  it('postmaster.pid empty, as a power cut may leave it', async () => {
    await leaveStalePid(1);
    await writeFile(pidFile(), '');
    await writeFile(join(dataDir, '.s.PGSQL.5432.lock'), '');
    await expectEveryRow();
  });

  it('killed while it starts', async () => {
    for (const milliseconds of [60, 120, 180]) {
      const child = run(process.execPath, ['run', '--allow-all', program, dataDir, '--hold']);
      await new Promise((wake) => setTimeout(wake, milliseconds));
      await kill(child);
    }
    await expectEveryRow();
  });
});

describe('a first start that is killed', () => {
  it('leaves nothing that the next one takes for a database', async () => {
    dataDir = join(await scratchFolder(), 'postgres');
    const child = run(process.execPath, ['run', '--allow-all', program, dataDir, '--hold']);
    const half = await waitFor(async () => {
      const names = await readdir(dirname(dataDir));
      return names.find((name) => name.startsWith(`${basename(dataDir)}.new-`));
    });
    await kill(child);
    expect(half).toBeDefined();
    const server = await start(dataDir);
    expect(await ask(server, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect((await readdir(dirname(dataDir))).toSorted()).toEqual(['postgres', 'postgres.lock']);
  });
});
