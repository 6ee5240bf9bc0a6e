// npm run conformance: our verdicts beside those of the official artefacts.
//   (nothing)            the frozen verdicts of the corpus   --every N  one mutant in N   --layer NAME  only this layer
//   --oracle [FOLDER]    the artefacts themselves, on the XML and PDF files of a folder or on the corpus
//                        --layer NAME   --all-layers  every layer of the syntax, whatever profile a file claims
//   --mutants FOLDER     writes mutants into a folder        --from FOLDER  --count N  --seed N  --syntax cii|ubl
//                        --wild  other namespaces, markup in values, elements elsewhere, odd forms of figures and dates…
// The artefacts need Java 17, unzip and pip; they are kept in FACTEUR_ORACLE (~/.cache/facteur-oracle).

import process from 'node:process';
import { parseArgs } from 'node:util';
import { compareWithFrozen } from './frozen.ts';
import { mutantsOf } from './mutants/make.ts';
import { compareWithOracle } from './oracle/compare.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    every: { type: 'string', default: '1' },
    layer: { type: 'string' },
    oracle: { type: 'boolean', default: false },
    'all-layers': { type: 'boolean', default: false },
    mutants: { type: 'string' },
    from: { type: 'string' },
    count: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    syntax: { type: 'string', default: 'cii' },
    wild: { type: 'boolean', default: false },
  },
});

async function main(): Promise<boolean> {
  const { layer, every, from, mutants, oracle } = values;
  if (mutants !== undefined) {
    const syntax = values.syntax === 'ubl' ? 'ubl' : 'cii';
    const manner = values.wild ? 'wild' : 'usual';
    mutantsOf({ from, to: mutants, syntax, count: Number(values.count), seed: Number(values.seed), manner });
    return true;
  }
  if (oracle) return await compareWithOracle({ folder: positionals[0], layer, isEvery: values['all-layers'] });
  return compareWithFrozen({ every: Number(every), layer });
}

process.exitCode = (await main()) ? 0 : 1;
