// The layers we have, and which of them an invoice must pass. A layer is read and compiled when it is first needed.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { IsoDate } from '../model/values.ts';
import type { ClaimedProfile } from '../profiles.ts';
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
  'EXTENDED-CTC-FR-CII': ['1.4.0.03', ['1.4.0.04', '2026-09-03']],
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

/** The version in force on a day; the oldest when no day is known: nothing calls for a later one. */
function versionAt(name: LayerName, date: IsoDate | undefined): string {
  const [oldest, ...later]: Versions = VERSIONS[name];
  return later.findLast(([, published]) => date !== undefined && published <= date)?.[0] ?? oldest;
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

/** What CII of a profile must meet besides EN 16931. */
const OF_PROFILE: Readonly<Partial<Record<ClaimedProfile, string>>> = {
  MINIMUM: 'FACTURX-MINIMUM',
  'BASIC WL': 'FACTURX-BASICWL',
  BASIC: 'FACTURX-BASIC',
  'EN 16931': 'FACTURX-EN16931',
  EXTENDED: 'FACTURX-EXTENDED',
  'EXTENDED-CTC-FR': 'EXTENDED-CTC-FR-CII',
};

/** Profiles that hold less than EN 16931, or more: they are judged by it for information. */
const BESIDE_THE_CORE = new Set<ClaimedProfile | undefined>(['MINIMUM', 'BASIC WL', 'EXTENDED', 'EXTENDED-CTC-FR']);

/** Rules of other countries and networks. */
const ABROAD = new Set<ClaimedProfile | undefined>(['XRECHNUNG', 'PEPPOL']);

export interface Demand {
  readonly name: string;
  /** An invoice that fails it is not valid. */
  readonly isBinding: boolean;
}

function text(root: XmlElement, ...keys: readonly string[]): string {
  return (
    root
      .at(...keys)
      ?.stringValue()
      .trim() ?? ''
  );
}

const SELLER_COUNTRY = {
  CII: [
    'rsm:SupplyChainTradeTransaction',
    'ram:ApplicableHeaderTradeAgreement',
    'ram:SellerTradeParty',
    'ram:PostalTradeAddress',
    'ram:CountryID',
  ],
  UBL: ['cac:AccountingSupplierParty', 'cac:Party', 'cac:PostalAddress', 'cac:Country', 'cbc:IdentificationCode'],
} as const;

function ofProfile(kind: 'CII' | 'UBL', profile: ClaimedProfile | undefined): string | undefined {
  if (profile === undefined) return undefined;
  if (kind === 'CII') return OF_PROFILE[profile];
  return profile === 'EXTENDED-CTC-FR' ? 'EXTENDED-CTC-FR-UBL' : undefined;
}

interface Claim {
  readonly kind: 'CII' | 'UBL';
  readonly profile: ClaimedProfile | undefined;
}

/**
 * Every layer that concerns an invoice, in order: EN 16931, the rules of its profile (BT-24), those of the country or
 * network it claims, then the French ones when the seller is French. Some we may have no rules for.
 */
export function layersFor({ kind, profile }: Claim, root: XmlElement): readonly Demand[] {
  const own = ofProfile(kind, profile);
  const isFrench = text(root, ...SELLER_COUNTRY[kind]) === 'FR';
  return [
    { name: `EN16931-${kind}`, isBinding: !BESIDE_THE_CORE.has(profile) },
    ...(own === undefined ? [] : [{ name: own, isBinding: true }]),
    ...(profile !== undefined && ABROAD.has(profile) ? [{ name: profile, isBinding: false }] : []),
    ...(isFrench ? [{ name: `BR-FR-${kind}`, isBinding: true }] : []),
  ];
}
