// npm run conformance -- --oracle [FOLDER]: our verdicts beside those of the official artefacts themselves, on any files.

import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { extractXml, validateXml } from '#modules/facturx';
import { Problem } from '#src/errors.ts';
import { CORPUS } from '../corpus.ts';
import { everyLayer } from './every-layer.ts';
import { areSame, count, isAllSame, newTally, report, type Tally, verdictOf } from '../tally.ts';
import { artefactOf, ask, askAlone, type Question } from './ask.ts';

interface OracleOptions {
  /** Files to judge; those of the corpus when there is no folder. */
  readonly folder: string | undefined;
  /** Only this layer. */
  readonly layer: string | undefined;
  /** Every layer of the syntax, whatever the profile: many more rules are tried. */
  readonly isEvery: boolean;
}

interface Case extends Question {
  readonly source: string;
  readonly ours: string;
}

function* filesBelow(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesBelow(path);
    else if (/\.(?:xml|pdf)$/i.test(entry.name)) yield path;
  }
}

function isPdf(bytes: Uint8Array): boolean {
  return new TextDecoder('latin1').decode(bytes.subarray(0, 1024)).includes('%PDF');
}

/** What cannot be read at all stops the artefacts too. */
function isMalformed(error: unknown): boolean {
  return error instanceof Problem && ['facturx.xml_malformed', 'facturx.xml_encoding'].includes(error.code);
}

function coreOf(xml: Uint8Array): string {
  const isUbl = !new TextDecoder('latin1').decode(xml).replaceAll('\0', '').includes('CrossIndustry');
  return isUbl ? 'EN16931-UBL 1.3.16' : 'EN16931-CII 1.3.16';
}

/** Our verdicts on a file, one for each layer; none when it is no invoice at all. */
function casesOf(source: string, scratch: string, isEvery: boolean): readonly Case[] {
  const bytes = readFileSync(source);
  const xml = isPdf(bytes) ? extractXml(bytes)?.bytes : bytes;
  if (!xml) return [];
  const file = xml === bytes ? source : join(scratch, `${readdirSync(scratch).length}.xml`);
  if (xml !== bytes) writeFileSync(file, xml);
  try {
    const results = isEvery ? everyLayer(xml) : validateXml(xml).layers;
    return results
      .map((result) => ({ layer: `${result.name} ${result.version}`, file, source, ours: verdictOf(result) }))
      .filter(({ layer }) => artefactOf(layer));
  } catch (error) {
    if (isMalformed(error)) return [{ layer: coreOf(xml), file, source, ours: 'ERROR' }];
    process.stdout.write(`Not judged, it is no invoice that can be read: ${source}\n`);
    return [];
  }
}

/** The official answers; those of the later engine that differ from ours are asked for again, alone. */
async function answersTo(cases: readonly Case[]): Promise<readonly string[]> {
  const answers = [...(await ask(cases))];
  for (const [index, one] of cases.entries()) {
    if (!artefactOf(one.layer)?.isNew || areSame({ ours: one.ours, theirs: answers[index] ?? '' })) continue;
    answers[index] = await askAlone(one);
  }
  return answers;
}

async function compareIn(scratch: string, { folder, layer, isEvery }: OracleOptions): Promise<boolean> {
  const files = [...filesBelow(folder ?? join(CORPUS, 'invoices'))].sort();
  const all = files.flatMap((source) => casesOf(source, scratch, isEvery));
  const cases = all.filter((one) => layer === undefined || one.layer.startsWith(`${layer} `) || one.layer === layer);
  const theirs = await answersTo(cases);
  const tallies = new Map<string, Tally>();
  for (const [index, one] of cases.entries()) {
    const tally = tallies.get(one.layer) ?? newTally();
    tallies.set(one.layer, tally);
    count(tally, one.source, { ours: one.ours, theirs: theirs[index] ?? '' });
  }
  for (const [name, tally] of tallies) process.stdout.write(`${report(name, tally)}\n`);
  return isAllSame(tallies);
}

/** True when nothing differs. */
export async function compareWithOracle(options: OracleOptions): Promise<boolean> {
  const scratch = mkdtempSync(join(tmpdir(), 'oracle-'));
  try {
    return await compareIn(scratch, options);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
