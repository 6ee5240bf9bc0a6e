// Reading and making Factur-X against the libraries of npm that do it: same invoice, same PDFs, same runtime, each in a
// process of its own, warm, in turn. The ratio is that of the fastest peer to us.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildFacturx, writeCii } from '#modules/facturx';
import { checkPdfa, findVeraPdf } from '../support/oracles/verapdf.ts';
import { median, type Figure } from './figure.ts';
import { inTurn } from './load.ts';
import type { TaskName } from './peers/contender.ts';
import { CONTENDERS } from './peers/contenders.ts';
import { installPeers } from './peers/install.ts';
import { ours, OUR_INVOICE } from './peers/ours.ts';
import { makePaper } from './peers/paper.ts';
import { startContender, type Process } from './peers/process.ts';

/** Short and many: what else the machine does falls on all alike. */
const ROUNDS = 9;
const WARM_UP = 2;

interface Discipline {
  readonly task: TaskName;
  readonly name: string;
  readonly atLeast?: number;
  /** What one must know to judge the figure. */
  readonly about: string;
}

const DISCIPLINES: readonly Discipline[] = [
  {
    task: 'extract',
    name: 'XML out of a PDF',
    about: 'node-zugferd by an undocumented function; @e-invoice-eu/core cannot',
  },
  { task: 'extract and read', name: 'PDF to data', about: 'only factur-x-kit reads too' },
  { task: 'write', name: 'data to CII, 10 lines', about: 'node-zugferd without its XSD check' },
  { task: 'hybrid', name: 'data into a plain PDF', atLeast: 2, about: 'ours repairs the PDF and proves it PDF/A-3b' },
  { task: 'hybrid, PDF/A already', name: 'data into a PDF/A', atLeast: 2, about: 'ours appends, the others rewrite' },
  { task: 'create', name: 'data to a new PDF, 10 lines', atLeast: 1.5, about: 'only factur-x-kit draws pages too' },
];

/** Milliseconds for the XML of a 150 kB file (the aim of product: as quick as reading the file). */
const EXTRACTION_MS = 1;

const ms = (value: number): string => `${value.toFixed(value < 10 ? 2 : 0)} ms`;

async function makeInputs(folder: string): Promise<void> {
  const plain = await makePaper();
  const info = { title: 'Facture', language: 'fr', created: new Date('2026-09-15T08:00:00Z') };
  const xml = writeCii(OUR_INVOICE, 'EN 16931');
  const { bytes } = await buildFacturx({ pdf: plain, xml, profile: 'EN 16931', info });
  writeFileSync(join(folder, 'plain.pdf'), plain);
  writeFileSync(join(folder, 'facturx.pdf'), bytes);
}

/** Which of the PDFs that were made are PDF/A-3b, in words; empty where veraPDF cannot be had. */
async function pdfaOf(folder: string, able: readonly Process[], task: TaskName): Promise<string> {
  const found = findVeraPdf();
  if ('missing' in found || !['hybrid', 'hybrid, PDF/A already', 'create'].includes(task)) return '';
  const files = able.map((_, index) => join(folder, `made-${index}.pdf`));
  for (const [index, one] of able.entries()) await one.keep(task, files[index] ?? '');
  const verdicts = await checkPdfa(found.jar, files);
  const words = able.map(({ name }, index) => {
    const verdict = verdicts.find(({ file }) => file === files[index]);
    return `${name} ${verdict?.valid === true ? 'passes' : 'fails'}`;
  });
  return `; veraPDF: ${words.join(', ')}`;
}

async function measureOne(folder: string, all: readonly Process[], discipline: Discipline): Promise<Figure[]> {
  const { task, name, atLeast, about } = discipline;
  const able = all.filter(({ tasks }) => tasks.includes(task));
  const sides = Object.fromEntries(able.map((one) => [one.name, async () => (await one.measure(task)).ms]));
  await inTurn(WARM_UP, sides);
  const rounds = await inTurn(ROUNDS, sides);
  const medians = able.map((one) => ({ name: one.name, value: median(rounds[one.name] ?? []) }));
  const mine = medians.find((one) => one.name === ours.name)?.value ?? Number.NaN;
  const others = medians.filter((one) => one.name !== ours.name);
  const fastest = Math.min(...others.map(({ value }) => value));
  const times = medians.map((one) => `${one.name} ${ms(one.value)}`).join(', ');
  const detail = `${times}; ${about}${await pdfaOf(folder, able, task)}`;
  const ratio: Figure = { name: `${name}, fastest peer to ours`, value: fastest / mine, unit: 'ratio', detail };
  const figure = atLeast === undefined ? ratio : { ...ratio, atLeast };
  if (task !== 'extract') return [figure];
  return [{ name: 'XML out of a PDF of 150 kB', value: mine, unit: 'ms', atMost: EXTRACTION_MS }, figure];
}

async function measureWith(folder: string, packages: string): Promise<Figure[]> {
  const all: Process[] = [];
  try {
    for (const { name } of CONTENDERS) all.push(await startContender(name, folder, packages));
    const figures: Figure[] = [];
    for (const discipline of DISCIPLINES) figures.push(...(await measureOne(folder, all, discipline)));
    return figures;
  } finally {
    for (const one of all) await one.stop();
  }
}

function packagesOrNone(say: (text: string) => void): string | undefined {
  try {
    return installPeers();
  } catch (error) {
    say(`figures against other Factur-X libraries left out: npm cannot install them (${String(error)})`);
    return undefined;
  }
}

/** The figures; none, with the reason said, where the peers cannot be installed. */
export async function measurePeers(say: (text: string) => void): Promise<Figure[]> {
  const packages = packagesOrNone(say);
  if (packages === undefined) return [];
  const folder = mkdtempSync(join(tmpdir(), 'facteur-peers-'));
  try {
    await makeInputs(folder);
    return await measureWith(folder, packages);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
