// The layer of structure: what the official XML schema says of a document.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { XmlDocument } from '../../xml/document.ts';
import { termAt } from '../terms.ts';
import { shortened, valueOf } from '../value.ts';
import type { LayerResult, RuleFinding } from '../result.ts';
import { sentenceOf } from './sentences.ts';
import { parseSchema, type Schema } from './table.ts';
import { type Breach, type Flaw, walk } from './walk.ts';

/** Factur-X profiles have a schema each; EXTENDED-CTC-FR has that of D22B, whole. Any other CII is D16B, as EN 16931 wants. */
const OF_PROFILE: Readonly<Record<string, string>> = {
  'urn:factur-x.eu:1p0:minimum': 'facturx-minimum-1.09',
  'urn:factur-x.eu:1p0:basicwl': 'facturx-basicwl-1.09',
  'urn:cen.eu:en16931:2017#compliant#urn:factur-x.eu:1p0:basic': 'facturx-basic-1.09',
  'urn:cen.eu:en16931:2017': 'facturx-en16931-1.09',
  'urn:cen.eu:en16931:2017#conformant#urn:factur-x.eu:1p0:extended': 'facturx-extended-1.09',
  'urn:cen.eu:en16931:2017#conformant#urn.cpro.gouv.fr:1p0:extended-ctc-fr': 'cii-d22b',
};

/** Names of the constraints in XML Schema 1.0, part 1. */
const CONSTRAINT: Readonly<Record<Flaw['kind'], string>> = {
  root: 'cvc-elt.1',
  nil: 'cvc-elt.3.1',
  type: 'cvc-elt.4.2',
  'inside-value': 'cvc-complex-type.2.2',
  text: 'cvc-complex-type.2.3',
  unknown: 'cvc-complex-type.2.4',
  misplaced: 'cvc-complex-type.2.4',
  repeated: 'cvc-complex-type.2.4',
  missing: 'cvc-complex-type.2.4',
  attribute: 'cvc-complex-type.3.2',
  'no-attribute': 'cvc-complex-type.4',
  datatype: 'cvc-datatype-valid.1',
  length: 'cvc-length-valid',
  enumeration: 'cvc-enumeration-valid',
};
/** Flaws that the element itself is, not something in it or before it. */
const UNWANTED = new Set<Flaw['kind']>(['unknown', 'misplaced', 'repeated', 'inside-value']);
const MOST_FINDINGS = 100;

interface Loaded {
  readonly schema: Schema;
  readonly hash: string;
}

const loaded = new Map<string, Loaded>();

function load(name: string): Loaded {
  const known = loaded.get(name);
  if (known) return known;
  const text = readFileSync(new URL(`./schemas/${name}.txt`, import.meta.url), 'utf8');
  const table = { schema: parseSchema(text), hash: createHash('sha256').update(text).digest('hex') };
  loaded.set(name, table);
  return table;
}

function tableOf({ root }: XmlDocument, specification: string | undefined): string | undefined {
  if (root.key === 'inv:Invoice' || root.key === 'cn:CreditNote') return 'ubl-2.1';
  if (root.key === 'zf1:CrossIndustryDocument') return 'zugferd-1.0';
  if (root.key !== 'rsm:CrossIndustryInvoice') return undefined;
  return OF_PROFILE[specification?.trim() ?? ''] ?? 'cii-d16b';
}

function findingOf(document: XmlDocument, { node, flaw }: Breach): RuleFinding {
  const element = document.element(node);
  const term = termAt(element);
  const value = 'value' in flaw ? shortened(flaw.value) : UNWANTED.has(flaw.kind) ? valueOf(element) : undefined;
  return {
    rule: CONSTRAINT[flaw.kind],
    flag: 'fatal',
    location: element.xpath(),
    ...(term ? { bt: term.bt } : {}),
    ...(value === undefined ? {} : { value }),
    message: sentenceOf(flaw, element.name.qname, term),
  };
}

/**
 * What the official XML schema says of a document, the first flaw first: Factur-X 1.09 of its profile, D22B for
 * EXTENDED-CTC-FR, D16B for other CII; ZUGFeRD 1.0; UBL 2.1. `undefined` for a document of another kind.
 */
export function structureOf(document: XmlDocument, specification: string | undefined): LayerResult | undefined {
  const name = tableOf(document, specification);
  if (name === undefined) return undefined;
  const { schema, hash } = load(name);
  const breaches = walk(document, schema).slice(0, MOST_FINDINGS);
  const findings = breaches.map((breach) => findingOf(document, breach));
  return { name: schema.name, version: schema.version, hash, isBinding: true, findings };
}
