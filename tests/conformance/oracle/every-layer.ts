// A document judged by every layer of its syntax and by every version of each, whatever profile it claims.

import { readdirSync, readFileSync } from 'node:fs';
import { kindOfRoot } from '../../../modules/facturx/kind.ts';
import { EngineError } from '../../../modules/facturx/validate/engine/numbers.ts';
import { Layer } from '../../../modules/facturx/validate/engine/layer.ts';
import { type Shape, shapeOf } from '../../../modules/facturx/validate/engine/shape.ts';
import { parseLayer } from '../../../modules/facturx/validate/notation/layer.ts';
import { parseXml } from '../../../modules/facturx/xml/parse.ts';
import type { Judged } from '../tally.ts';

const RULES = new URL('../../../modules/facturx/validate/rules/', import.meta.url);

interface Result extends Judged {
  readonly name: string;
  readonly version: string;
}

let known: readonly Layer[] | undefined;

function layers(): readonly Layer[] {
  const files = readdirSync(RULES).filter((name) => name.endsWith('.rules'));
  known ??= files.map((name) => new Layer(parseLayer(readFileSync(new URL(name, RULES), 'utf8'))));
  return known;
}

function run(layer: Layer, shape: Shape): Result {
  const { name, version } = layer;
  try {
    const findings = layer.run(shape).map(({ test: { id, flag } }) => ({ rule: id, flag }));
    return { name, version, findings };
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    return { name, version, error: error.message, findings: [] };
  }
}

/** Throws what the reading of XML throws. */
export function everyLayer(xml: Uint8Array): readonly Result[] {
  const document = parseXml(xml);
  const isUbl = kindOfRoot(document.root.key)?.startsWith('ubl') ?? false;
  const shape = shapeOf(document);
  return layers()
    .filter(({ name }) => name.endsWith('-UBL') === isUbl)
    .map((layer) => run(layer, shape));
}
