// Mutants of the documents of a folder, into another folder.

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { extractXml } from '#modules/facturx';
import { CORPUS } from '../corpus.ts';
import { type Manner, mutate } from './changes.ts';
import { encoded } from './encodings.ts';
import { poolOf } from './pool.ts';
import { Chance } from './random.ts';

interface Order {
  readonly documents: readonly string[];
  readonly syntax: 'cii' | 'ubl';
  readonly count: number;
  readonly seed: number;
  readonly manner: Manner;
  readonly to: string;
}

/** Writes `count` files `00001.xml`…; the same seed, manner and documents give the same files. */
function makeMutants({ documents, syntax, count, seed, manner, to }: Order): void {
  const pool = poolOf(documents, syntax);
  const chance = new Chance(seed);
  mkdirSync(to, { recursive: true });
  for (let number = 1; number <= count; number += 1) {
    const source = chance.pick(documents);
    if (source === undefined) return;
    const mutant = mutate(source, { pool, chance, manner });
    const bytes = manner === 'wild' ? encoded(mutant, chance) : mutant;
    writeFileSync(join(to, `${String(number).padStart(5, '0')}.xml`), bytes);
  }
}

interface MutantOptions extends Omit<Order, 'documents'> {
  /** Folder of the originals, the corpus without one. */
  readonly from: string | undefined;
}

const OF_SYNTAX = {
  cii: /<\w+:CrossIndustry(?:Invoice|Document)\b/,
  ubl: /<(?:\w+:)?(?:Invoice|CreditNote)\b/,
} as const;
const LARGEST = 120_000;

function textOf(path: string): string {
  const bytes = readFileSync(path);
  const xml = path.toLowerCase().endsWith('.pdf') ? extractXml(bytes)?.bytes : bytes;
  return new TextDecoder().decode(xml);
}

export function mutantsOf({ from, ...order }: MutantOptions): void {
  const folder = from ?? join(CORPUS, 'invoices');
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const texts = names.filter((name) => /\.(?:xml|pdf)$/i.test(name)).map((name) => textOf(join(folder, name)));
  const documents = texts.filter((text) => OF_SYNTAX[order.syntax].test(text) && text.length < LARGEST);
  makeMutants({ ...order, documents });
}
