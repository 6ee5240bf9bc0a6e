// npm run conformance: our verdicts beside the frozen ones of the official artefacts.
//   --every N   one mutant in N        --layer NAME   only this layer

import process from 'node:process';
import { parseArgs } from 'node:util';
import { extractXml, validateXml } from '#modules/facturx';
import { type Case, hasCorpus, invoiceCases, withMutants } from './corpus.ts';
import { count, newTally, report, type Tally, verdictOf } from './tally.ts';
import { runUnitTests } from './unit-tests.ts';

const { values } = parseArgs({ options: { every: { type: 'string' }, layer: { type: 'string' } } });
const every = Number(values.every ?? 1);

const isPdf = (bytes: Uint8Array): boolean =>
  new TextDecoder('latin1').decode(bytes.subarray(0, 1024)).includes('%PDF');

function xmlOf(bytes: Uint8Array): Uint8Array {
  return isPdf(bytes) ? (extractXml(bytes)?.bytes ?? bytes) : bytes;
}

function judge({ bytes, layer }: Case): string {
  try {
    return verdictOf(validateXml(xmlOf(bytes())).layers.find(({ name }) => name === layer));
  } catch (error) {
    return `ERROR ${String(error)}`;
  }
}

function compare(cases: readonly Case[], tallies: Map<string, Tally>, kind: string): void {
  for (const one of cases) {
    if (values.layer && one.layer !== values.layer) continue;
    const name = `${one.layer} (${kind})`;
    const tally = tallies.get(name) ?? newTally();
    tallies.set(name, tally);
    count(tally, one.file, { ours: judge(one), theirs: one.verdict });
  }
}

function main(): number {
  if (!hasCorpus()) {
    process.stdout.write('No corpus in ../shared/corpus: nothing to compare with.\n');
    return 0;
  }
  const tallies = new Map<string, Tally>();
  compare(invoiceCases(), tallies, 'invoices');
  for (const syntax of ['cii', 'ubl'] as const) {
    withMutants(syntax, (cases) =>
      compare(
        cases.filter((_, index) => index % every === 0),
        tallies,
        'mutants',
      ),
    );
  }
  for (const [name, tally] of tallies) process.stdout.write(`${report(name, tally)}\n`);
  const unit = runUnitTests(values.layer);
  process.stdout.write(`${unit.text}\n`);
  return unit.isRight && [...tallies.values()].every(({ files, same }) => files === same) ? 0 : 1;
}

process.exitCode = main();
