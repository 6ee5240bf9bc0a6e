// Speaks with the process of one contender.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Measured, TaskName } from './contender.ts';

const PROGRAM = fileURLToPath(new URL('main.ts', import.meta.url));

export interface Process {
  readonly name: string;
  /** What it can do. */
  readonly tasks: readonly TaskName[];
  readonly measure: (task: TaskName) => Promise<Measured>;
  /** Puts what the task makes into a file. */
  readonly keep: (task: TaskName, file: string) => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Starts a contender with the folders of its inputs and of the packages. Throws when it ends before it answers. */
export async function startContender(name: string, inputs: string, packages: string): Promise<Process> {
  const child = spawn(process.execPath, ['run', '-A', PROGRAM, name, inputs, packages], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ask = async (question: string): Promise<unknown> => {
    child.stdin.write(`${question}\n`);
    const { value, done } = await lines.next();
    if (done === true) throw new Error(`${name} ended at « ${question} »`);
    return JSON.parse(value) as unknown;
  };
  return {
    name,
    tasks: (await ask('tasks')) as TaskName[],
    measure: async (task) => (await ask(`measure ${task}`)) as Measured,
    keep: async (task, file) => void (await ask(`keep ${task}\t${file}`)),
    stop: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
