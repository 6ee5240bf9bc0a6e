import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import type { EmbeddedPostgres, ServerExit } from '#src/db/embedded/index.ts';
import { ask, isAlive, isRoot, run, scratchFolder, start, waitFor, type LogLine } from './support/scratch.ts';

let dataDir: string;
let server: EmbeddedPostgres & { lines: LogLine[] };

beforeAll(async () => {
  dataDir = join(await scratchFolder(), 'deep/er/postgres');
  server = await start(dataDir);
});

const setting = async (name: string): Promise<unknown> => (await ask(server, `show ${name}`))[0]?.[name];

describe('a new embedded PostgreSQL', () => {
  it('speaks UTF-8 and folds accented letters', async () => {
    expect(await ask(server, `select lower('ÉÀÇŒ') as low, 'É' ilike 'é' as same`)).toEqual([
      { low: 'éàçœ', same: true },
    ]);
    expect(await setting('server_encoding')).toBe('UTF8');
  });

  it('keeps what it acknowledges: fsync, full pages, checksums', async () => {
    expect(await setting('fsync')).toBe('on');
    expect(await setting('full_page_writes')).toBe('on');
    expect(await setting('synchronous_commit')).toBe('on');
    expect(await setting('data_checksums')).toBe('on');
  });

  it('listens on its socket and on no network address', async () => {
    expect(await setting('listen_addresses')).toBe('');
    const sockets = await readFile('/proc/net/tcp', 'utf8');
    expect(sockets).not.toContain(':1538 00000000:0000 0A');
    expect((await stat(join(server.socketDir, '.s.PGSQL.5432'))).mode & 0o777).toBe(0o700);
  });

  it('has a folder that only its account can enter', async () => {
    expect((await stat(dataDir)).mode & 0o777).toBe(0o700);
  });

  it.runIf(isRoot)('turns other accounts of the machine away', async () => {
    const attempt = run('/usr/bin/setpriv', [
      '--reuid=65534',
      '--regid=65534',
      '--clear-groups',
      process.execPath,
      'eval',
      `import net from 'node:net'; net.connect(${JSON.stringify(join(server.socketDir, '.s.PGSQL.5432'))})
        .on('connect', () => console.log('in')).on('error', (error) => console.log(error.code));`,
    ]);
    let answer = '';
    attempt.stdout?.on('data', (bytes) => (answer += String(bytes)));
    await new Promise((resolve) => attempt.on('close', resolve));
    expect(answer.trim()).toBe('EACCES');
  });

  it('lets our account in as the superuser and the named roles, and as nobody else', async () => {
    await ask(server, 'create role facteur_app login');
    await ask(server, 'create role stranger login');
    expect(await ask(server, 'select current_user as name', 'facteur_app')).toEqual([{ name: 'facteur_app' }]);
    await expect(ask(server, 'select 1', 'stranger')).rejects.toThrow(/Peer authentication failed/);
  });

  it('gives a URL that pg reads', async () => {
    const client = new pg.Client({ connectionString: server.databaseUrl });
    await client.connect();
    expect((await client.query('select current_user as name')).rows).toEqual([{ name: 'facteur' }]);
    await client.end();
  });

  it('keeps the values of refused rows out of the log', async () => {
    await ask(server, 'create table secret (value text primary key)');
    await ask(server, `insert into secret values ('FR7630006000011234567890189')`);
    await expect(ask(server, `insert into secret values ('FR7630006000011234567890189')`)).rejects.toThrow(/duplicate/);
    await waitFor(() => server.lines.some(({ message }) => message.includes('duplicate key')));
    expect(JSON.stringify(server.lines)).not.toContain('FR7630006000011234567890189');
  });
});

describe('the supervisor', () => {
  it('starts a killed server again, tells of it, and pools find it', async () => {
    await ask(server, 'create table if not exists survivor as select 42 as value');
    const pool = new pg.Pool(server.connection('postgres'));
    pool.on('error', () => undefined);
    pool.on('connect', (client) => client.on('error', () => undefined));
    await pool.query('select 1');
    const exits: ServerExit[] = [];
    const unsubscribe = server.onExit((exit) => exits.push(exit));
    const before = server.pid ?? 0;
    process.kill(before, 'SIGKILL');
    await waitFor(() => server.pid !== undefined && server.pid !== before);
    unsubscribe();
    const rows = await waitFor(() =>
      pool
        .query('select value from survivor')
        .then((result): unknown => result.rows)
        .catch(() => undefined),
    );
    expect(rows).toEqual([{ value: 42 }]);
    expect(exits).toEqual([{ code: null, signal: 'SIGKILL', restartInMs: 0 }]);
    expect(server.lines.filter(({ level }) => level === 'error')).toHaveLength(1);
    await pool.end();
  });

  it('waits longer each time the server dies young', async () => {
    const exits: ServerExit[] = [];
    const unsubscribe = server.onExit((exit) => exits.push(exit));
    const before = server.pid ?? 0;
    process.kill(before, 'SIGKILL');
    await waitFor(() => server.pid !== undefined && server.pid !== before);
    unsubscribe();
    expect(exits[0]?.restartInMs).toBe(1000);
  });

  it('stops the server, also when asked twice, and a new start takes less than a second', async () => {
    const pid = server.pid ?? 0;
    await Promise.all([server.stop(), server.stop()]);
    expect(isAlive(pid)).toBe(false);
    const startedAt = performance.now();
    server = await start(dataDir);
    expect(performance.now() - startedAt).toBeLessThan(1000);
    expect(await ask(server, 'select value from survivor')).toEqual([{ value: 42 }]);
  });

  it('uses a short folder for the socket when the path of the data is too long for one', async () => {
    const long = join(await scratchFolder(), 'données de la société'.repeat(5), 'postgres');
    const elsewhere = await start(long);
    expect(elsewhere.socketDir).toMatch(/^\/tmp\/facteur-[0-9a-f]{16}$/);
    expect((await stat(elsewhere.socketDir)).mode & 0o777).toBe(0o700);
    expect(await ask(elsewhere, 'select 1 as one')).toEqual([{ one: 1 }]);
    await elsewhere.stop();
  });
});
