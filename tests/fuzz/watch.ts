// Runs inputs in child processes and watches them: one that hangs or dies is a defect, and the rest goes on after it.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Told } from './child.ts';

export interface Order {
  readonly count: number;
  readonly seed: number;
  /** Number of the first input. */
  readonly from: number;
  readonly processes: number;
}

export interface Summary {
  readonly counts: Record<string, number>;
  slowest: { number: number; kind: string; ms: number };
  largest: { number: number; megabytes: number };
  /** The most memory that a process of inputs held, in megabytes. */
  held: number;
  readonly defects: string[];
}

const CHILD = fileURLToPath(new URL('./child.ts', import.meta.url));
/** Nothing heard for so long is a hang, however loaded the machine. */
const SILENCE_MS = 60_000;
const MOST_MS = 2_000;
const MOST_MEGABYTES = 500;

function note(summary: Summary, told: Told): void {
  const { number, kind, outcome, ms, megabytes, held, defect } = told;
  const key = `${kind} ${outcome}`;
  summary.counts[key] = (summary.counts[key] ?? 0) + 1;
  if (ms > summary.slowest.ms) summary.slowest = { number, kind, ms };
  if (megabytes > summary.largest.megabytes) summary.largest = { number, megabytes };
  summary.held = Math.max(summary.held, held);
  if (defect !== undefined) summary.defects.push(`input ${number} (${kind}): ${defect}`);
  if (ms > MOST_MS) summary.defects.push(`input ${number} (${kind}): ${ms} ms`);
  if (megabytes > MOST_MEGABYTES) summary.defects.push(`input ${number} (${kind}): ${megabytes} MB`);
}

interface Range {
  readonly seed: number;
  readonly from: number;
  readonly to: number;
}

interface Reached {
  /** Number of the first input that was not run to its end. */
  readonly next: number;
  readonly hasDied: boolean;
}

/** One process from `from` on, until it has had enough. */
async function runChild({ seed, from, to }: Range, summary: Summary): Promise<Reached> {
  const child = spawn(process.execPath, ['run', '-A', CHILD, String(seed), String(from), String(to)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  let next = from;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const watch = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => child.kill('SIGKILL'), SILENCE_MS);
  };
  watch();
  for await (const line of createInterface({ input: child.stdout })) {
    watch();
    note(summary, JSON.parse(line) as Told);
    next += 1;
    if (next % 5_000 === 0) process.stdout.write(`… ${next}\n`);
  }
  clearTimeout(timer);
  const [code] = (await ended) as readonly unknown[];
  return { next, hasDied: code !== 0 };
}

async function runRange(range: Range, summary: Summary): Promise<void> {
  for (let next = range.from; next < range.to;) {
    const reached = await runChild({ ...range, from: next }, summary);
    if (reached.hasDied) summary.defects.push(`input ${reached.next}: the process hung or died`);
    next = reached.hasDied ? reached.next + 1 : reached.next;
  }
}

export async function runInputs({ count, seed, from, processes }: Order): Promise<Summary> {
  const summary: Summary = {
    counts: {},
    slowest: { number: 0, kind: '', ms: 0 },
    largest: { number: 0, megabytes: 0 },
    held: 0,
    defects: [],
  };
  const share = Math.ceil(count / processes);
  const ranges = Array.from({ length: processes }, (_, index) => ({
    seed,
    from: from + index * share,
    to: Math.min(from + count, from + (index + 1) * share),
  }));
  await Promise.all(ranges.map((range) => runRange(range, summary)));
  return summary;
}
