// The process that reads the inputs: one line of JSON out for each. Arguments: seed, first number, end. It stops before the
// end when it has grown, as a working thread of the product does; another goes on.

import process from 'node:process';
import { judge } from './judge.ts';
import { inputOf } from './inputs.ts';

export interface Told {
  readonly number: number;
  readonly kind: string;
  /** `read`, `refused` or `broken`. */
  readonly outcome: string;
  /** Computing time. */
  readonly ms: number;
  /** Memory that the input took and that was not given back at once. */
  readonly megabytes: number;
  /** Memory of the process, engine and threads included. */
  readonly held: number;
  readonly defect?: string;
}

const MEGABYTE = 1024 * 1024;
/** What inputs are made of is a good half of it. */
const MOST_HELD = 400 * MEGABYTE;

async function main([seed = 1, from = 0, to = 0]: readonly number[]): Promise<void> {
  // What inputs are made of is loaded first: it counts for none of them.
  inputOf(seed, from);
  for (let number = from; number < to; number += 1) {
    const input = inputOf(seed, number);
    const [before, held] = [process.cpuUsage(), process.memoryUsage().rss];
    const { outcome, defect } = await judge(input);
    const { user, system } = process.cpuUsage(before);
    const { rss } = process.memoryUsage();
    const told: Told = {
      number,
      kind: input.kind,
      outcome,
      ms: Math.round((user + system) / 1000),
      megabytes: Math.round((rss - held) / MEGABYTE),
      held: Math.round(rss / MEGABYTE),
      ...(defect === undefined ? {} : { defect }),
    };
    process.stdout.write(`${JSON.stringify(told)}\n`);
    if (rss > MOST_HELD) return;
  }
}

await main(process.argv.slice(2).map(Number));
