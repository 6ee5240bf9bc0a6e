// A bare program of bare/: same runtime, a process of its own, says `ready PORT`.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export interface Bare {
  readonly port: number;
  stop(): Promise<void>;
}

export async function startBare(program: string, ...args: readonly string[]): Promise<Bare> {
  const path = fileURLToPath(new URL(`bare/${program}`, import.meta.url));
  const child = spawn(process.execPath, ['run', '-A', path, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  for await (const line of createInterface({ input: child.stdout })) {
    const [word, port] = line.split(' ');
    if (word !== 'ready') continue;
    const stop = async (): Promise<void> => {
      child.kill('SIGKILL');
      await ended;
    };
    return { port: Number(port), stop };
  }
  throw new Error(`${program} ended before it was ready`);
}
