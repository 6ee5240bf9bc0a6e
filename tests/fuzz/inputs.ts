// The inputs: each number of a seed is always the same one.

import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { Invoice } from '#modules/facturx';
import { CORPUS, hasCorpus, invoiceCases } from '../conformance/corpus.ts';
import { mutate } from '../conformance/mutants/changes.ts';
import { type Pool, poolOf } from '../conformance/mutants/pool.ts';
import { Chance } from '../conformance/mutants/random.ts';
import { anyInvoice } from '../modules/facturx/arbitrary/anything.ts';
import { frenchInvoice } from '../modules/facturx/arbitrary/french.ts';
import { damage } from './damage.ts';
import { ownPdfs } from './pdfs.ts';

export interface Input {
  readonly kind: 'xml' | 'markup' | 'pdf' | 'noise' | 'model';
  readonly bytes: Uint8Array;
  /** For a PDF: also put this into it. */
  readonly xml?: Uint8Array;
  readonly invoice?: Invoice;
}

const LARGEST = 400_000;
const FIXTURES = ['cii-en16931.xml', 'ubl-creditnote.xml'].map(
  (name) => new Uint8Array(readFileSync(new URL(`../fixtures/invoices/${name}`, import.meta.url))),
);

interface Stock {
  readonly xml: readonly Uint8Array[];
  readonly pdf: readonly Uint8Array[];
  readonly texts: { readonly cii: readonly string[]; readonly ubl: readonly string[] };
  readonly pools: { readonly cii: Pool; readonly ubl: Pool };
}

let ready: Stock | undefined;

/** The public corpus where it is there, and always our own. */
function stock(): Stock {
  if (ready) return ready;
  const paths = hasCorpus() ? [...new Set(invoiceCases().map(({ file }) => `${CORPUS}/invoices/${file}`))] : [];
  const files = paths.map((path) => new Uint8Array(readFileSync(path))).filter(({ length }) => length < LARGEST);
  const isPdf = (bytes: Uint8Array): boolean => bytes[0] === 0x25;
  const xml = [...FIXTURES, ...files.filter((bytes) => !isPdf(bytes))];
  const texts = xml.map((bytes) => new TextDecoder().decode(bytes));
  const cii = texts.filter((text) => text.includes('CrossIndustryInvoice'));
  const ubl = texts.filter((text) => !text.includes('CrossIndustryInvoice'));
  const pools = { cii: poolOf(cii, 'cii'), ubl: poolOf(ubl, 'ubl') };
  ready = { xml, pdf: [...ownPdfs(), ...files.filter(isPdf)], texts: { cii, ubl }, pools };
  return ready;
}

/** Changes of elements and values: most of it is still XML. */
function markup(chance: Chance): Uint8Array {
  const { texts, pools } = stock();
  const syntax = chance.next() < 0.5 ? 'cii' : 'ubl';
  const source = chance.pick(texts[syntax]) ?? '';
  return new TextEncoder().encode(mutate(source, { pool: pools[syntax], chance, manner: 'wild' }));
}

/** One in so many PDFs gets an invoice put into it, too: that takes long. */
const BUILT = 0.03;

function pdf(chance: Chance): Input {
  const bytes = damage(chance.pick(stock().pdf) ?? new Uint8Array(), chance);
  const xml = FIXTURES[0];
  return { kind: 'pdf', bytes, ...(xml && chance.next() < BUILT ? { xml } : {}) };
}

function noise(chance: Chance): Uint8Array {
  return Uint8Array.from({ length: chance.below(400) }, () => chance.below(256));
}

function model(seed: number, number: number): Input {
  const [invoice] = fc.sample<Invoice>(number % 3 === 0 ? frenchInvoice : anyInvoice, {
    numRuns: 1,
    seed: seed * 1_000_003 + number,
  });
  return { kind: 'model', bytes: new Uint8Array(), ...(invoice ? { invoice } : {}) };
}

export function inputOf(seed: number, number: number): Input {
  const chance = new Chance(seed * 1_000_003 + number);
  chance.next();
  const dice = chance.next();
  if (dice < 0.4) return { kind: 'markup', bytes: markup(chance) };
  if (dice < 0.6) return { kind: 'xml', bytes: damage(chance.pick(stock().xml) ?? new Uint8Array(), chance) };
  if (dice < 0.9) return pdf(chance);
  if (dice < 0.92) return { kind: 'noise', bytes: noise(chance) };
  return model(seed, number);
}
