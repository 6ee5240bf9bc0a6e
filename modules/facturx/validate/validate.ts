// Judging an XML invoice as the official artefacts do.

import { kindOfRoot } from '../kind.ts';
import type { IsoDate } from '../model/values.ts';
import { profileOf } from '../profiles.ts';
import { notAnInvoice } from '../read.ts';
import type { XmlDocument } from '../xml/document.ts';
import { parseXml } from '../xml/parse.ts';
import type { Breach } from './engine/layer.ts';
import { EngineError } from './engine/numbers.ts';
import { type Shape, shapeOf } from './engine/shape.ts';
import { type Demand, isLayer, type LayerName, layerOf, layersFor } from './layers.ts';
import { headOf } from './head.ts';
import { messageOf } from './message.ts';
import type { LayerResult, RuleFinding, SkippedLayer, ValidateOptions, Validation } from './result.ts';
import { structureOf } from './structure/structure.ts';
import { termOf } from './terms.ts';
import { valueOf } from './value.ts';

/** A file may break one rule on each of its thousand lines: the first ones of each rule say enough. */
const MOST_OF_A_RULE = 100;

function findingOf(document: XmlDocument, { test, context, node }: Breach): RuleFinding {
  const element = document.element(document.key(node) < 0 ? document.parent(node) : node);
  const term = termOf(test, element);
  const value = valueOf(element);
  return {
    rule: test.id,
    flag: test.flag,
    location: (test.verb === 'never' ? element : document.element(context)).xpath(),
    ...(term ? { bt: term.bt } : {}),
    ...(value === undefined ? {} : { value }),
    message: messageOf(test, term),
  };
}

function firstOfEach(breaches: readonly Breach[]): readonly Breach[] {
  const counts = new Map<string, number>();
  return breaches.filter(({ test }) => {
    const count = (counts.get(test.id) ?? 0) + 1;
    counts.set(test.id, count);
    return count <= MOST_OF_A_RULE;
  });
}

function runLayer(demand: Demand & { readonly name: LayerName }, shape: Shape, date: IsoDate | undefined): LayerResult {
  const { layer, hash } = layerOf(demand.name, date);
  const about = { name: layer.name, version: layer.version, hash, isBinding: demand.isBinding };
  try {
    const breaches = layer.run(shape).toSorted((one, other) => one.context - other.context);
    const findings = firstOfEach(breaches).map((breach) => findingOf(shape.document, breach));
    return { ...about, findings };
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    return { ...about, error: error.message, findings: [] };
  }
}

function isKnown(demand: Demand): demand is Demand & { readonly name: LayerName } {
  return isLayer(demand.name);
}

const NO_SCHEMA = {
  fr: 'Aucun schéma XML connu pour ce profil : la structure n’a pas été vérifiée.',
  en: 'No XML schema is known for this profile: the structure was not checked.',
};
const NO_RULES = {
  fr: 'Ces règles d’un autre pays ou réseau ne sont pas vérifiées ici.',
  en: 'These rules of another country or network are not checked here.',
};

function isPassed({ error, findings }: LayerResult): boolean {
  return error === undefined && findings.every(({ flag }) => flag === 'warning');
}

function validateDocument(document: XmlDocument, { rulesDate }: ValidateOptions): Validation {
  const { root } = document;
  const of = kindOfRoot(root.key);
  if (of !== 'cii' && of !== 'ubl-invoice' && of !== 'ubl-creditnote') throw notAnInvoice();
  const kind = of === 'cii' ? 'CII' : 'UBL';
  const { specification, issued } = headOf(kind, root);
  const profile = profileOf(specification);
  const shape = shapeOf(document);
  const demands = layersFor({ kind, profile }, root);
  const structure = structureOf(document, specification);
  const rules = demands.filter(isKnown).map((demand) => runLayer(demand, shape, rulesDate ?? issued));
  const layers = [...(structure ? [structure] : []), ...rules];
  const unruled = demands.filter((demand) => !isKnown(demand)).map((demand) => ({ ...demand, reason: NO_RULES }));
  const skipped: readonly SkippedLayer[] = [
    ...(structure ? [] : [{ name: `XSD-${kind}`, isBinding: true, reason: NO_SCHEMA }]),
    ...unruled,
  ];
  const valid = [...layers.filter((layer) => !isPassed(layer)), ...skipped].every(({ isBinding }) => !isBinding);
  return { kind, profile, layers, skipped, valid };
}

/**
 * The official verdict on a CII or UBL invoice: structure as the XML schema of its profile says, EN 16931, then the layer
 * of its Factur-X profile, then the French rules when the seller is French, each in the version in force when the invoice
 * was issued. Broken rules are findings; a layer whose artefact stops on the document says so.
 * Throws `facturx.xml_malformed`, `facturx.xml_doctype`, `facturx.xml_encoding`, `facturx.xml_too_large` and
 * `facturx.xml_not_invoice`.
 */
export function validateXml(bytes: Uint8Array, options: ValidateOptions = {}): Validation {
  return validateDocument(parseXml(bytes), options);
}
