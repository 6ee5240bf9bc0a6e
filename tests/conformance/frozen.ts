// Our verdicts beside the frozen ones of the corpus.

import process from 'node:process';
import { extractXml, validateXml } from '#modules/facturx';
import { type Case, hasCorpus, invoiceCases, withMutants } from './corpus.ts';
import { count, isAllSame, newTally, report, type Tally, verdictOf } from './tally.ts';
import { runUnitTests } from './unit-tests.ts';

interface FrozenOptions {
  /** One mutant in so many. */
  readonly every: number;
  /** Only this layer. */
  readonly layer: string | undefined;
}

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
    const name = `${one.layer} (${kind})`;
    const tally = tallies.get(name) ?? newTally();
    tallies.set(name, tally);
    count(tally, one.file, { ours: judge(one), theirs: one.verdict });
  }
}

/** True when nothing differs, and when there is no corpus to compare with. */
export function compareWithFrozen({ every, layer }: FrozenOptions): boolean {
  if (!hasCorpus()) {
    process.stdout.write('No corpus in ../shared/corpus: nothing to compare with.\n');
    return true;
  }
  const isWanted = (one: Case): boolean => layer === undefined || one.layer === layer;
  const tallies = new Map<string, Tally>();
  compare(invoiceCases().filter(isWanted), tallies, 'invoices');
  for (const syntax of ['cii', 'ubl'] as const) {
    withMutants(syntax, (cases) =>
      compare(
        cases.filter((one, index) => index % every === 0 && isWanted(one)),
        tallies,
        'mutants',
      ),
    );
  }
  for (const [name, tally] of tallies) process.stdout.write(`${report(name, tally)}\n`);
  const unit = runUnitTests(layer);
  process.stdout.write(`${unit.text}\n`);
  return unit.isRight && isAllSame(tallies);
}
