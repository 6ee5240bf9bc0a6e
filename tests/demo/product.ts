// The product as its users run it: started by the launcher, spoken to by its command line.

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { DemoOptions } from './options.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const launcher = join(root, 'src/launch/run.sh');

/** Installing packages and making the database come before the first answer. */
const START_TIMEOUT = 180_000;

export class ProductFailure extends Error {}

function environmentOf(options: DemoOptions): NodeJS.ProcessEnv {
  return {
    ...process.env,
    FACTEUR_DATA: options.dataDir,
    FACTEUR_HTTP_HOST: options.http.host,
    FACTEUR_HTTP_PORT: String(options.http.port),
    FACTEUR_SMTP_HOST: options.smtp.host,
    FACTEUR_SMTP_PORT: String(options.smtp.port),
    FACTEUR_MAIL_DOMAIN: options.mailDomain,
  };
}

export function baseUrl({ http }: DemoOptions): string {
  return `http://${http.host === '0.0.0.0' ? '127.0.0.1' : http.host}:${http.port}`;
}

export interface Product {
  /** Settles when the process has ended, with its exit code. */
  readonly ended: Promise<number>;
  /** Rejects with the end of the log when the process has ended. */
  readonly lost: Promise<never>;
  stop(): void;
}

function endOf(logFile: string): string {
  const lines = readFileSync(logFile, 'utf8').trimEnd().split('\n');
  return `Fin du journal ${logFile} :\n${lines.slice(-20).join('\n')}`;
}

function exitOf(child: ChildProcess): Promise<number> {
  return once(child, 'exit').then(([code]) => (typeof code === 'number' ? code : 1));
}

/**
 * Starts the product and waits until it is ready. Its log goes to `demo.log` in the data folder.
 * Throws {@link ProductFailure} with the end of that log.
 */
export async function startProduct(options: DemoOptions): Promise<Product> {
  mkdirSync(options.dataDir, { recursive: true, mode: 0o711 });
  const logFile = join(options.dataDir, 'demo.log');
  const log = openSync(logFile, 'w', 0o600);
  const child = spawn('sh', [launcher, 'start'], {
    cwd: root,
    env: environmentOf(options),
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  const ended = exitOf(child);
  const lost = ended.then((code) => {
    throw new ProductFailure(`Facteur s’est arrêté (code ${code}).\n${endOf(logFile)}`);
  });
  const stop = () => child.kill('SIGTERM');
  const waiting = new AbortController();
  try {
    const isReady = await Promise.race([lost, readyWithin(options, waiting.signal)]);
    if (isReady) return { ended, lost, stop };
  } finally {
    waiting.abort();
  }
  stop();
  throw new ProductFailure(`Facteur n’a pas démarré à temps.\n${endOf(logFile)}`);
}

async function readyWithin(options: DemoOptions, signal: AbortSignal): Promise<boolean> {
  const end = Date.now() + START_TIMEOUT;
  while (Date.now() < end && !signal.aborted) {
    const answer = await fetch(`${baseUrl(options)}/health/ready`).catch(() => undefined);
    await answer?.body?.cancel();
    if (answer?.ok) return true;
    await sleep(200);
  }
  return false;
}

export interface CommandOutcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `facteur …` and gives what it wrote. */
export async function facteur(options: DemoOptions, args: readonly string[]): Promise<CommandOutcome> {
  const child = spawn('sh', [launcher, 'cli', ...args], {
    cwd: root,
    env: environmentOf(options),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [stdout, stderr, code] = await Promise.all([textOf(child.stdout), textOf(child.stderr), exitOf(child)]);
  return { code, stdout, stderr };
}

async function textOf(stream: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
