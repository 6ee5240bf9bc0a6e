// Walks a document with a table. What the table does not know and what cannot be read are told, never dropped in silence.

import type { Finding } from '../finding.ts';
import type { AnyShape } from '../model/shape.ts';
import type { Unreadable } from '../model/values.ts';
import type { XmlElement } from '../xml/element.ts';
import type { Codec, Draft, Group } from './types.ts';

/** A broken file may repeat one mistake ten thousand times: the first ones are enough. */
const MAX_FINDINGS = 500;
const NO_ENTRIES: readonly never[] = [];
/** Attributes that repeat what the document already says, or that are about the schema. */
const SILENT_ATTRIBUTES = new Set(['xsi:schemaLocation', 'xsi:noNamespaceSchemaLocation', 'format', 'currencyID']);

export interface ReaderOptions {
  readonly currency: string | undefined;
  readonly vatCurrency: string | undefined;
  /** BT-1. */
  readonly number?: string | undefined;
  /** ZUGFeRD 1.0 calls some elements otherwise. */
  readonly alias?: (key: string, parent: string) => string;
}

export class Reader {
  readonly findings: Finding[] = [];
  readonly unreadable: Unreadable[] = [];
  readonly currency: string | undefined;
  readonly vatCurrency: string | undefined;
  readonly number: string | undefined;
  private readonly alias: ((key: string, parent: string) => string) | undefined;
  private readonly path: string[] = [];

  constructor(options: ReaderOptions) {
    this.currency = options.currency;
    this.vatCurrency = options.vatCurrency;
    this.number = options.number;
    this.alias = options.alias;
  }

  /** Runs `step` with `segment` added to the path of the model. */
  inside<R>(segment: string, step: () => R): R {
    this.path.push(segment);
    const result = step();
    this.path.pop();
    return result;
  }

  /** The whole document. */
  start<T>(group: Group<T>, root: XmlElement): Draft {
    const draft = emptyDraft(group.shape);
    this.fill(group, root, draft);
    return draft;
  }

  keyOf(element: XmlElement): string {
    return this.alias ? this.alias(element.key, element.parent?.name.local ?? '') : element.key;
  }

  /** A new object of the group, or `undefined` when the element says nothing. */
  object<T>(group: Group<T>, element: XmlElement): Draft | undefined {
    const draft = emptyDraft(group.shape);
    const before = this.unreadable.length;
    this.fill(group, element, draft);
    if (this.unreadable.length > before) return draft;
    return saysSomething(draft) && !isHollow(group, draft) ? draft : undefined;
  }

  fill<T>(group: Group<T>, element: XmlElement, draft: Draft): void {
    for (const attribute of element.attributes) {
      const field = group.attributes[attribute.name.key];
      if (field === undefined) this.unknownAttribute(element, attribute.name.key, attribute.value);
      else if (attribute.value.trim() !== '') draft[field] = attribute.value.trim();
    }
    if (group.content) this.content(element, group.content, draft);
    else if (element.text.trim() !== '') this.notRead(element);
    for (const child of element.children) {
      const entries = group.byKey.get(this.keyOf(child)) ?? NO_ENTRIES;
      if (!entries.some((entry) => entry.read(child, draft, this))) this.notRead(child);
    }
  }

  private content(element: XmlElement, content: NonNullable<Group<unknown>['content']>, draft: Draft): void {
    const value = this.inside(content.field, () => this.value(element, content.codec));
    if (value !== undefined) draft[content.field] = value;
  }

  /** The value of a leaf; what cannot be read is kept as text at the current path. */
  value<V>(element: XmlElement, codec: Codec<V>): V | undefined {
    const leaf = codec.inner === undefined ? element : (element.child(codec.inner) ?? element);
    const raw = leaf.text.trim();
    if (raw === '') return undefined;
    const parsed = codec.parse(raw);
    if (parsed === undefined) this.cannotRead(leaf, raw, codec);
    return parsed;
  }

  private cannotRead<V>(element: XmlElement, raw: string, codec: Codec<V>): void {
    const field = this.path.join('.').replaceAll('.[', '[');
    this.unreadable.push({ field, text: raw });
    this.add({
      rule: 'facturx.unreadable_value',
      severity: 'error',
      location: { xpath: element.xpath(), field },
      value: raw,
      message: {
        fr: `« ${raw} » ne peut pas être lu : ${codec.expected.fr} est attendu ici. Le texte est conservé tel quel ; faites-le corriger par l’émetteur.`,
        en: `"${raw}" cannot be read: ${codec.expected.en} is expected here. The text is kept as it is; have the sender correct it.`,
      },
    });
  }

  /** Tells the attributes of a leaf that say more than its text; the currency only when it is another one. */
  leafAttributes<V>(element: XmlElement, codec: Codec<V>): void {
    for (const { name, value } of element.attributes) {
      const isOtherCurrency = name.key === 'currencyID' && codec.currency && value !== this.currencyOf(codec.currency);
      if (isOtherCurrency) this.add(notReadFinding(() => `${element.xpath()}/@currencyID`, value));
      else this.unknownAttribute(element, name.key, value);
    }
  }

  private currencyOf(which: 'document' | 'vat'): string | undefined {
    return which === 'vat' ? this.vatCurrency : this.currency;
  }

  unknownAttribute(element: XmlElement, key: string, value: string): void {
    if (!SILENT_ATTRIBUTES.has(key)) this.add(notReadFinding(() => `${element.xpath()}/@${key}`, value));
  }

  /** An element our model has no place for, or one too many of a kind. */
  notRead(element: XmlElement): void {
    const value = element.stringValue().trim();
    if (value !== '' && this.findings.length < MAX_FINDINGS) this.add(notReadFinding(() => element.xpath(), value));
  }

  private add(finding: Finding): void {
    if (this.findings.length < MAX_FINDINGS) this.findings.push(finding);
  }
}

function notReadFinding(xpath: () => string, value: string): Finding {
  return {
    rule: 'facturx.not_read',
    severity: 'info',
    location: { xpath: xpath() },
    value: value.length > 200 ? `${value.slice(0, 200)}…` : value,
    message: {
      fr: 'Cette donnée n’a pas de place dans le modèle de facture, ou elle est en trop : elle reste dans l’original et n’est pas reprise ailleurs.',
      en: 'The invoice model has no place for this datum, or it is one too many: it stays in the original and is not taken over.',
    },
  };
}

/** A draft with the lists of its shape, empty. */
export function emptyDraft(shape: AnyShape): Draft {
  const draft: Draft = {};
  if (typeof shape !== 'object' || !('fields' in shape)) return draft;
  for (const key in shape.fields) {
    const field = shape.fields[key];
    if (typeof field === 'object' && 'list' in field) draft[key] = [];
  }
  return draft;
}

/** A scheme of nothing is nothing: the model knows no identifier without a value. Of a quantity the unit may stand alone. */
function isHollow<T>({ shape, content }: Group<T>, draft: Draft): boolean {
  if (!content || draft[content.field] !== undefined) return false;
  return typeof shape === 'object' && 'fields' in shape && shape.fields[content.field] === 'text';
}

export function saysSomething(draft: Draft): boolean {
  for (const key in draft) {
    const value = draft[key];
    if (Array.isArray(value) ? value.length > 0 : value !== undefined) return true;
  }
  return false;
}
