// What a contender is asked to do, and the program that does it: `contender.ts NAME FOLDER INPUTS`, a process of its own
// for each, so that none disturbs the memory or the compiled code of another. A line in is a line of JSON out.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { median } from '../figure.ts';

export type TaskName = 'extract' | 'extract and read' | 'write' | 'hybrid' | 'hybrid, PDF/A already' | 'create';

/** What a task makes; looked at once, outside the clock. */
export type Made = string | Uint8Array;

export interface Inputs {
  /** A plain PDF with embedded fonts. */
  readonly plain: Uint8Array;
  /** A Factur-X of EN 16931, PDF/A-3b. */
  readonly facturx: Uint8Array;
}

export type Tasks = Partial<Record<TaskName, () => Made | Promise<Made>>>;

/** Loads a package of the folder that the peers are installed in. */
export type Load = (specifier: string) => Promise<unknown>;

export interface Contender {
  readonly name: string;
  readonly open: (inputs: Inputs, load: Load) => Promise<Tasks>;
}

/** Answer to `measure TASK`. */
export interface Measured {
  readonly ms: number;
  readonly runs: number;
}

/** A round goes on until both are reached. */
const ROUND_MS = 250;
const ROUND_RUNS = 5;

async function measure(task: () => Made | Promise<Made>): Promise<Measured> {
  const times: number[] = [];
  const started = performance.now();
  while (times.length < ROUND_RUNS || performance.now() - started < ROUND_MS) {
    const before = performance.now();
    await task();
    times.push(performance.now() - before);
  }
  return { ms: median(times), runs: times.length };
}

/** `tasks` · `measure TASK` · `keep TASK<tab>FILE`. */
async function answer(tasks: Tasks, line: string): Promise<unknown> {
  const [word = '', rest = ''] = line.split(/ (.*)/);
  if (word === 'tasks') return Object.keys(tasks);
  const [name = '', file = ''] = rest.split('\t');
  const task = tasks[name as TaskName];
  if (!task) throw new Error(`No task is called ${name}`);
  if (word === 'measure') return await measure(task);
  writeFileSync(file, await task());
  return {};
}

/** Serves one contender until standard input ends. */
export async function serve(contender: Contender, folder: string, load: Load): Promise<void> {
  const read = (name: string): Uint8Array => new Uint8Array(readFileSync(join(folder, name)));
  const tasks = await contender.open({ plain: read('plain.pdf'), facturx: read('facturx.pdf') }, load);
  for await (const line of createInterface({ input: process.stdin })) {
    process.stdout.write(`${JSON.stringify(await answer(tasks, line))}\n`);
  }
}
