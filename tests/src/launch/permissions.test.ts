// A program with the permissions of `npm start` does what ours does, and tries what it must not be able to do.

import { mkdtemp } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '#src/db/embedded/index.ts';
import { makeProject, type Project } from './support/project.ts';

const trial = `
import { connect, createServer } from 'node:net';
import { execFileSync } from 'node:child_process';
import { readFile, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
const root = join(import.meta.dirname, '..');
const data = process.env.FACTEUR_DATA;
const reach = (...where) => new Promise((resolve, reject) => connect(...where).on('connect', resolve).on('error', reject));
const listen = (...where) => new Promise((resolve, reject) => { process.once('uncaughtException', reject); createServer().on('error', reject).listen(...where, function () { this.close(resolve); }); });
const tries = {
  async database() {
    const { startEmbeddedPostgres } = await import('./db/embedded/index.ts');
    const pg = (await import('pg')).default;
    const log = { info() {}, warn() {}, error() {} };
    const server = await startEmbeddedPostgres({ dataDir: join(data, 'postgres'), log });
    const pool = new pg.Pool(server.connection('postgres'));
    pool.on('error', () => {});
    const { rows } = await pool.query('select 6 * 7 as answer');
    await pool.end();
    await server.stop();
    return rows[0].answer;
  },
  async externalDatabase() {
    const pg = (await import('pg')).default;
    const client = new pg.Client(process.env.DATABASE_URL);
    await client.connect();
    const { rows } = await client.query('select 6 * 7 as answer');
    await client.end();
    return rows[0].answer;
  },
  async jobs() { return typeof (await import('graphile-worker')).run; },
  async password() { return (await (await import('@node-rs/argon2')).hash('a')).slice(0, 9); },
  async image() {
    const sharp = (await import('sharp')).default;
    return (await sharp({ create: { width: 4, height: 4, channels: 3, background: 'red' } }).png().toBuffer()).length > 0;
  },
  async render() { (await (await import('@hyzyla/pdfium')).PDFiumLibrary.init()).destroy(); return true; },
  async listen() { await listen(Number(process.env.FACTEUR_HTTP_PORT), '0.0.0.0'); await listen(Number(process.env.FACTEUR_SMTP_PORT), '0.0.0.0'); return true; },
  async ownFiles() { await readdir(join(root, 'src')); await writeFile(join(data, 'tmp/x'), ''); await stat(data); return true; },
  async relay() { await reach(Number(new URL(process.env.FACTEUR_RELAY_URL).port), '127.0.0.1'); return true; },

  async shadow() { return readFile('/etc/shadow', 'utf8'); },
  async outside() { return writeFile('/tmp/facteur-outside', ''); },
  async source() { return writeFile(join(root, 'src/x.ts'), ''); },
  async packages() { return writeFile(join(root, 'node_modules/x.js'), ''); },
  async compiledCode() { return writeFile(join(data, 'cache/x'), ''); },
  async secrets() { return readFile(join(root, '.env'), 'utf8'); },
  async history() { return readdir(join(root, '.git')); },
  async variable() { if (process.env.SOMEBODYS_TOKEN) return process.env.SOMEBODYS_TOKEN; throw new Error('absent'); },
  async elsewhere() { return reach(Number(process.env.FACTEUR_STRANGER), '127.0.0.1'); },
  async otherPort() { return listen(Number(process.env.FACTEUR_STRANGER) + 1, '0.0.0.0'); },
  async internet() { return fetch('http://192.0.2.1/'); },
  async remoteCode() { return import('https://example.com/x.ts'); },
  async shell() { return execFileSync('/bin/sh', ['-c', 'echo in'], { env: {} }).toString(); },
  async library() { return process.dlopen({ exports: {} }, '/usr/lib/x86_64-linux-gnu/libc.so.6'); },
};
const results = {};
for (const name of process.argv.slice(2)) {
  try { results[name] = (await tries[name]()) ?? 'done'; } catch (error) { results[name] = \`\${error.name}: \${error.message}\`; }
}
console.log(JSON.stringify(results));
process.exit(0);
`;

let project: Project;
let environment: Record<string, string>;
let relay: Server;
let stranger: Server;

const open = async (): Promise<Server> => {
  const server = createServer((socket) => socket.destroy());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
};
const portOf = (server: Server): string => String((server.address() as AddressInfo).port);

async function tryAll(names: readonly string[], more: Record<string, string> = {}): Promise<Record<string, unknown>> {
  const { stdout, stderr } = await project.run(['start', ...names], { ...environment, ...more });
  if (!stdout) throw new Error(stderr);
  return JSON.parse(stdout) as Record<string, unknown>;
}

beforeAll(async () => {
  project = await makeProject({ 'src/main.ts': trial, '.env': 'TOKEN=1', '.git/HEAD': 'x' }, 'ours');
  relay = await open();
  stranger = await open();
  environment = {
    FACTEUR_HTTP_PORT: '7381',
    FACTEUR_SMTP_PORT: '7382',
    FACTEUR_RELAY_URL: `smtp://127.0.0.1:${portOf(relay)}`,
    FACTEUR_STRANGER: portOf(stranger),
    SOMEBODYS_TOKEN: 'secret',
  };
});

afterAll(() => {
  relay.close();
  stranger.close();
});

describe('with the permissions of npm start', () => {
  it('the program does its work', async () => {
    const names = ['database', 'jobs', 'password', 'image', 'render', 'listen', 'ownFiles', 'relay'];
    expect(await tryAll(names)).toEqual({
      database: 42,
      jobs: 'function',
      password: '$argon2id',
      image: true,
      render: true,
      listen: true,
      ownFiles: true,
      relay: true,
    });
  });

  it('files, variables and programs of the machine are out of reach', async () => {
    const refused: unknown = expect.stringMatching(/^(NotCapable|Error: ENOENT|Error: absent|Error: Command failed)/);
    const names = [
      'shadow',
      'outside',
      'source',
      'packages',
      'compiledCode',
      'secrets',
      'history',
      'variable',
      'shell',
      'library',
    ];
    expect(await tryAll(names)).toEqual(Object.fromEntries(names.map((name) => [name, refused])));
  });

  it('the network is its own ports and the hosts of its settings', async () => {
    const refused: unknown = expect.stringMatching(/^(NotCapable|TypeError: .*(remote|cache))/);
    const names = ['elsewhere', 'otherPort', 'internet', 'remoteCode'];
    expect(await tryAll(names)).toEqual(Object.fromEntries(names.map((name) => [name, refused])));
  });

  it('a path too long for a socket changes nothing', async () => {
    const long = join(await mkdtemp(join(tmpdir(), 'facteur-long-')), 'x'.repeat(120));
    expect(await tryAll(['database'], { FACTEUR_DATA: long })).toEqual({ database: 42 });
  });
});

describe('with DATABASE_URL', () => {
  let server: EmbeddedPostgres;
  beforeAll(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'facteur-outer-'));
    const silent = (): void => {};
    server = await startEmbeddedPostgres({
      dataDir: join(folder, 'postgres'),
      log: { info: silent, warn: silent, error: silent },
    });
  });
  afterAll(() => server.stop());

  it('the program reaches that server over its socket, and may not start one', async () => {
    const answers = await tryAll(['externalDatabase', 'database'], { DATABASE_URL: server.databaseUrl });
    expect(answers['externalDatabase']).toBe(42);
    expect(answers['database']).toContain('database.');
  });
});
