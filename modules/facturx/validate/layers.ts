// The layers we have, and which of them an invoice must pass. A layer is read and compiled when it is first needed.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { IsoDate } from '../model/values.ts';
import type { XmlElement } from '../xml/element.ts';
import { Layer } from './engine/layer.ts';
import { parseLayer } from './notation/layer.ts';

export interface LoadedLayer {
  readonly layer: Layer;
  readonly hash: string;
}

type Later = readonly [version: string, published: IsoDate];
type Versions = readonly [oldest: string, ...later: readonly Later[]];

/** Versions of each layer: the oldest we have, then later ones, each with the day it was published. `rules/` has a file for each. */
const VERSIONS = {
  'EN16931-CII': ['1.3.16'],
  'EN16931-UBL': ['1.3.16'],
  'BR-FR-CII': ['1.4.0.03', ['1.4.0.04', '2026-09-03']],
  'BR-FR-UBL': ['1.4.0.03', ['1.4.0.04', '2026-09-03']],
  'EXTENDED-CTC-FR-CII': ['1.4.0.03'],
  'EXTENDED-CTC-FR-UBL': ['1.4.0.03'],
  'FACTURX-BASIC': ['1.09.2'],
  'FACTURX-BASICWL': ['1.09.2'],
  'FACTURX-EN16931': ['1.09.2'],
  'FACTURX-EXTENDED': ['1.09.2'],
  'FACTURX-MINIMUM': ['1.09.2'],
} as const satisfies Readonly<Record<string, Versions>>;

export type LayerName = keyof typeof VERSIONS;

const loaded = new Map<string, LoadedLayer>();

export function isLayer(name: string): name is LayerName {
  return Object.hasOwn(VERSIONS, name);
}

/** The version in force on a day; the newest when no day is known. */
function versionAt(name: LayerName, date: IsoDate | undefined): string {
  const [oldest, ...later]: Versions = VERSIONS[name];
  return later.findLast(([, published]) => date === undefined || published <= date)?.[0] ?? oldest;
}

/** The rules of a layer as they stood on a day. */
export function layerOf(name: LayerName, date: IsoDate | undefined): LoadedLayer {
  const file = `${name.toLowerCase()}-${versionAt(name, date)}`;
  const known = loaded.get(file);
  if (known) return known;
  const data = readFileSync(new URL(`./rules/${file}.rules`, import.meta.url), 'utf8');
  const hash = createHash('sha256').update(data).digest('hex');
  const layer = { layer: new Layer(parseLayer(data)), hash };
  loaded.set(file, layer);
  return layer;
}

/** Factur-X has a layer for each of its profiles; others have none. */
const FACTURX: Readonly<Record<string, string>> = {
  'urn:factur-x.eu:1p0:minimum': 'FACTURX-MINIMUM',
  'urn:factur-x.eu:1p0:basicwl': 'FACTURX-BASICWL',
  'urn:cen.eu:en16931:2017#compliant#urn:factur-x.eu:1p0:basic': 'FACTURX-BASIC',
  'urn:cen.eu:en16931:2017': 'FACTURX-EN16931',
  'urn:cen.eu:en16931:2017#conformant#urn:factur-x.eu:1p0:extended': 'FACTURX-EXTENDED',
  'urn:cen.eu:en16931:2017#conformant#urn.cpro.gouv.fr:1p0:extended-ctc-fr': 'EXTENDED-CTC-FR-CII',
};

function text(root: XmlElement, ...keys: readonly string[]): string {
  return (
    root
      .at(...keys)
      ?.stringValue()
      .trim() ?? ''
  );
}

function ciiLayers(root: XmlElement): readonly string[] {
  const guideline = text(
    root,
    'rsm:ExchangedDocumentContext',
    'ram:GuidelineSpecifiedDocumentContextParameter',
    'ram:ID',
  );
  const seller = ['rsm:SupplyChainTradeTransaction', 'ram:ApplicableHeaderTradeAgreement', 'ram:SellerTradeParty'];
  const country = text(root, ...seller, 'ram:PostalTradeAddress', 'ram:CountryID');
  const profile = FACTURX[guideline];
  return ['EN16931-CII', ...(profile ? [profile] : []), ...(country === 'FR' ? ['BR-FR-CII'] : [])];
}

function ublLayers(root: XmlElement): readonly string[] {
  const party = ['cac:AccountingSupplierParty', 'cac:Party', 'cac:PostalAddress', 'cac:Country'];
  const country = text(root, ...party, 'cbc:IdentificationCode');
  const isExtended = text(root, 'cbc:CustomizationID').endsWith(':extended-ctc-fr');
  return ['EN16931-UBL', ...(isExtended ? ['EXTENDED-CTC-FR-UBL'] : []), ...(country === 'FR' ? ['BR-FR-UBL'] : [])];
}

/** Every layer the invoice must pass, in order: EN 16931, then its profile, then the French one of a French seller. */
export function layersFor(kind: 'CII' | 'UBL', root: XmlElement): readonly string[] {
  return kind === 'CII' ? ciiLayers(root) : ublLayers(root);
}
