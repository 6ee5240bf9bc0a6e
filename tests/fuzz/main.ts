// npm run fuzz: feeds damaged documents to everything that reads them, in processes of their own that are watched.
//   --inputs N  how many (10,000)   --seed N  the same seed, the same inputs   --processes N  side by side (1)
// A defect is: something thrown that is no Problem, two seconds of computing time for one input, or 500 MB of memory.
// What was found is printed with its number: `--from N --inputs 1` runs it again.

import process from 'node:process';
import { parseArgs } from 'node:util';
import { runInputs, type Summary } from './watch.ts';

const { values } = parseArgs({
  options: {
    inputs: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
    from: { type: 'string', default: '0' },
    processes: { type: 'string', default: '1' },
  },
});

function print({ counts, slowest, largest, held, defects }: Summary): void {
  for (const [outcome, count] of Object.entries(counts).sort(([one], [other]) => one.localeCompare(other)))
    process.stdout.write(`  ${outcome}: ${count}\n`);
  process.stdout.write(`Slowest: ${slowest.ms} ms (input ${slowest.number}, ${slowest.kind})\n`);
  process.stdout.write(
    `Most memory for one input: ${largest.megabytes} MB (input ${largest.number}); of the process: ${held} MB\n`,
  );
  process.stdout.write(`Defects: ${defects.length}\n`);
  for (const defect of defects) process.stdout.write(`  ${defect}\n`);
}

const [inputs, seed, from, processes] = [values.inputs, values.seed, values.from, values.processes].map(Number);
const started = performance.now();
process.stdout.write(`${values.inputs} inputs, seed ${values.seed}\n`);
const summary = await runInputs({ count: inputs ?? 0, seed: seed ?? 1, from: from ?? 0, processes: processes ?? 1 });
print(summary);
process.stdout.write(`${Math.round((performance.now() - started) / 1000)} s\n`);
process.exitCode = summary.defects.length === 0 ? 0 : 1;
