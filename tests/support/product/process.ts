// The product as it runs at a customer's: its own launcher, its own PostgreSQL, real ports; to be killed and started
// again on the same data.

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const launcher = join(root, 'src/launch/run.sh');
const START_WITHIN_MS = 60_000;

export const mailDomain = 'factures.test';

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

async function textOf(stream: AsyncIterable<Buffer> | null): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream ?? []) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

export function killIfAlive(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** One installation: a data folder and two ports that stay the same from start to start. */
export class Product {
  readonly dataDir: string;
  readonly origin: string;
  readonly smtpPort: number;
  readonly #environment: NodeJS.ProcessEnv;
  #child: ChildProcess | undefined;
  #ended: Promise<number | null> = Promise.resolve(null);
  #log = '';

  /** @private Use {@link openProduct}. */
  constructor(dataDir: string, ports: { http: number; smtp: number }, settings: Readonly<Record<string, string>>) {
    this.dataDir = dataDir;
    this.origin = `http://127.0.0.1:${ports.http}`;
    this.smtpPort = ports.smtp;
    this.#environment = {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      FACTEUR_DATA: dataDir,
      FACTEUR_HTTP_HOST: '127.0.0.1',
      FACTEUR_HTTP_PORT: String(ports.http),
      FACTEUR_SMTP_HOST: '127.0.0.1',
      FACTEUR_SMTP_PORT: String(ports.smtp),
      FACTEUR_MAIL_DOMAIN: mailDomain,
      ...settings,
    };
  }

  /** Number of the application's process. */
  get pid(): number {
    if (this.#child?.pid === undefined) throw new Error('The product does not run');
    return this.#child.pid;
  }

  /** What it has written since its first start. */
  get log(): string {
    return this.#log;
  }

  /** Starts it, waits until it says that it takes mail, and answers how long that took, in milliseconds. */
  async start(): Promise<number> {
    const started = performance.now();
    const child = spawn('sh', [launcher, 'start'], { cwd: root, env: this.#environment, detached: true });
    this.#child = child;
    this.#ended = new Promise((resolve) => child.once('exit', resolve));
    let said = '';
    const keep = (bytes: Buffer): void => void ((said += String(bytes)), (this.#log += String(bytes)));
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    while (!said.includes('Réception des factures')) {
      const isLate = performance.now() - started > START_WITHIN_MS;
      if (isLate || child.exitCode !== null) throw new Error(`The product does not start:\n${this.#log.slice(-4000)}`);
      await sleep(5);
    }
    return performance.now() - started;
  }

  /** As the kernel does when memory is short: nothing is said, nothing is finished. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  /** Asks it to stop; answers its exit code. */
  async stop(): Promise<number | null> {
    return await this.#end('SIGTERM');
  }

  async #end(signal: NodeJS.Signals): Promise<number | null> {
    const pid = this.#child?.pid;
    this.#child = undefined;
    // Not child.kill(): Deno then reports the signal as the cause of the end, whatever the exit code was.
    if (pid !== undefined) killIfAlive(pid, signal);
    return await this.#ended;
  }

  /** Number of the PostgreSQL server, undefined while there is none. */
  async postmasterPid(): Promise<number | undefined> {
    const text = await readFile(join(this.dataDir, 'postgres/postmaster.pid'), 'utf8').catch(() => '');
    const pid = Number.parseInt(text, 10);
    return Number.isNaN(pid) ? undefined : pid;
  }

  /** `facteur …` */
  async cli(...words: readonly string[]): Promise<Outcome> {
    const child = spawn('sh', [launcher, 'cli', ...words], { cwd: root, env: this.#environment });
    const exit = new Promise<number | null>((resolve) => child.once('exit', resolve));
    const [stdout, stderr, code] = await Promise.all([textOf(child.stdout), textOf(child.stderr), exit]);
    return { code, stdout, stderr };
  }

  /** A connection of the database's owner, who sees every company. */
  async database(): Promise<pg.Client> {
    const pidFile = await readFile(join(this.dataDir, 'postgres/postmaster.pid'), 'utf8');
    const client = new pg.Client({ host: pidFile.split('\n')[4]!, user: 'facteur', database: 'facteur' });
    client.on('error', () => undefined);
    await client.connect();
    return client;
  }

  /** Ends whatever runs and removes the data. */
  async dispose(): Promise<void> {
    await this.kill();
    const server = await this.postmasterPid();
    if (server !== undefined) killIfAlive(server, 'SIGKILL');
    await sleep(200);
    await rm(this.dataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

/** Data on the disk, not in memory: what is measured and killed is the real thing. */
export async function openProduct(settings: Readonly<Record<string, string>> = {}): Promise<Product> {
  const dataDir = await mkdtemp('/var/tmp/facteur-product-');
  return new Product(dataDir, { http: await freePort(), smtp: await freePort() }, settings);
}
