// Reading and judging an invoice by EN 16931, against Saxon-HE with the official stylesheet; and the whole verdict.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { validateXml } from '#modules/facturx';
import { shapeOf } from '../../modules/facturx/validate/engine/shape.ts';
import { layerOf } from '../../modules/facturx/validate/layers.ts';
import { parseXml } from '../../modules/facturx/xml/parse.ts';
import { sampleXml } from './facturx-sample.ts';
import { median, type Figure } from './figure.ts';
import { inTurn } from './load.ts';
import { Saxon } from './saxon.ts';

const KINDS = ['CII', 'UBL'] as const;
type Kind = (typeof KINDS)[number];

interface Size {
  readonly lines: number;
  /** Runs before the first that counts: both engines compile what they run often. */
  readonly warm: number;
  readonly runs: number;
  readonly rounds: number;
}

const SIZES: readonly Size[] = [
  { lines: 10, warm: 1_500, runs: 100, rounds: 7 },
  { lines: 1_000, warm: 30, runs: 5, rounds: 5 },
  { lines: 10_000, warm: 2, runs: 1, rounds: 5 },
];
const TIMES_SAXON = 5;
const SMALL_MS = 2;
/** Ten times the lines may take this many times as long; the rest is the noise of the machine. */
const LINEAR = 13;

function runs(count: number, work: () => void): number {
  const times = Array.from({ length: count }, () => {
    const started = performance.now();
    work();
    return performance.now() - started;
  });
  return median(times);
}

/** From the file to what it breaks, as Saxon does it: read, parse, judge. */
function judge(kind: Kind, file: string): void {
  const { layer } = layerOf(`EN16931-${kind}`, undefined);
  const breaches = layer.run(shapeOf(parseXml(readFileSync(file))));
  if (breaches.length > 0) throw new Error('The sample is to break no rule');
}

interface Against {
  readonly saxon: Saxon;
  readonly kind: Kind;
  readonly file: string;
}

interface Pair {
  readonly ours: number;
  readonly theirs: number;
}

async function compare({ saxon, kind, file }: Against, { warm, runs: count, rounds }: Size): Promise<Pair> {
  const layer = `EN16931-${kind} 1.3.16`;
  const times = {
    ours: async (often = count) => runs(often, () => judge(kind, file)),
    theirs: async (often = count) => await saxon.median(layer, file, often),
  };
  await times.ours(warm);
  await times.theirs(warm);
  const found = await inTurn(rounds, { theirs: () => times.theirs(), ours: () => times.ours() });
  return { ours: median(found.ours), theirs: median(found.theirs) };
}

function figureOf(kind: Kind, lines: number, { ours, theirs }: Pair): Figure {
  return {
    name: `EN 16931 ${kind}, ${lines.toLocaleString('en')} lines, times as quick as Saxon-HE`,
    value: theirs / ours,
    unit: 'ratio',
    atLeast: TIMES_SAXON,
    detail: `${ours.toFixed(2)} ms to ${theirs.toFixed(2)} ms`,
  };
}

async function against(saxon: Saxon, folder: string, kind: Kind): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const size of SIZES) {
    const file = join(folder, `${kind}-${size.lines}.xml`);
    writeFileSync(file, sampleXml(kind, size.lines));
    figures.push(figureOf(kind, size.lines, await compare({ saxon, kind, file }, size)));
  }
  return figures;
}

/** Structure, EN 16931, the profile and the French rules. */
function wholeVerdict(kind: Kind): Figure {
  const xml = sampleXml(kind, 10);
  const verdict = (): void => {
    if (!validateXml(xml).valid) throw new Error('The sample is to be valid');
  };
  runs(1_500, verdict);
  const value = median(Array.from({ length: 7 }, () => runs(100, verdict)));
  return { name: `every layer of a French ${kind} invoice, 10 lines`, value, unit: 'ms', atMost: SMALL_MS };
}

function growth(kind: Kind, profile: 'EN 16931' | 'EXTENDED-CTC-FR'): Figure {
  const [short, long] = [1_000, 10_000].map((lines) => {
    const xml = sampleXml(kind, lines, profile);
    runs(2, () => void validateXml(xml));
    return runs(3, () => void validateXml(xml));
  }) as [number, number];
  return {
    name: `every layer, ${kind} ${profile}, 10,000 lines to 1,000`,
    value: long / short,
    unit: 'ratio',
    atMost: LINEAR,
    detail: `${Math.round(long)} ms to ${Math.round(short)} ms`,
  };
}

/** Says what is left out when Java or the artefacts are not there. */
export async function measureValidation(say: (text: string) => void): Promise<Figure[]> {
  const figures = KINDS.map(wholeVerdict);
  for (const kind of KINDS) figures.push(growth(kind, 'EN 16931'), growth(kind, 'EXTENDED-CTC-FR'));
  const saxon = await Saxon.start(say);
  if (!saxon) return figures;
  const folder = mkdtempSync(join(tmpdir(), 'facteur-bench-'));
  try {
    for (const kind of KINDS) figures.push(...(await against(saxon, folder, kind)));
  } finally {
    await saxon.stop();
    rmSync(folder, { recursive: true, force: true });
  }
  return figures;
}
