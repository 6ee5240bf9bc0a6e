// Other prefixes, default namespaces, names of other namespaces.

import { type Change, put, textOf, wholeOf } from '../edit.ts';
import { type Scanned, isSelfClosed } from '../scan.ts';

const XSI = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';

function inTag(xml: string, element: Scanned, more: string): string {
  const at = element.start + 1 + element.name.length;
  return put(xml, { start: at, end: at }, ` ${more}`);
}

function prefixesOf(xml: string): readonly (readonly [string, string])[] {
  return [...xml.matchAll(/xmlns:(\w+)="([^"]+)"/g)].map(([, prefix = '', uri = '']) => [prefix, uri] as const);
}

/** Another prefix for the same namespace, all over the document. */
const otherPrefix: Change = ({ xml, chance }) => {
  const [prefix] = chance.pick(prefixesOf(xml)) ?? [];
  if (prefix === undefined) return undefined;
  const other = chance.pick(['a', 'ns1', 'ram', 'cbc', 'cn', 'Invoice']) ?? 'a';
  if (new RegExp(`[<:/ ]${other}[:=]`).test(xml)) return undefined;
  return xml
    .replace(new RegExp(`(</?)${prefix}:`, 'g'), `$1${other}:`)
    .replace(new RegExp(`xmlns:${prefix}=`, 'g'), `xmlns:${other}=`);
};

/** A part without prefixes: its namespace is the default one there; what is below keeps it or loses it. */
const byDefault: Change = ({ xml, elements, chance }) => {
  const element = chance.pick(elements);
  const [prefix = '', local] = element?.name.split(':') ?? [];
  const uri = prefixesOf(xml).find(([one]) => one === prefix)?.[1];
  if (!element || local === undefined || uri === undefined) return undefined;
  const bare = wholeOf(xml, element).replace(new RegExp(`(</?)${prefix}:`, 'g'), '$1');
  return put(xml, element, bare.replace(`<${local}`, `<${local} xmlns="${uri}"`));
};

/** The prefix means something else from here on. */
const elsewhere: Change = ({ xml, elements, chance }) => {
  const element = chance.pick(elements);
  const [prefix = '', local] = element?.name.split(':') ?? [];
  if (!element) return undefined;
  const uri = chance.pick(['urn:other', ...prefixesOf(xml).map(([, one]) => one)]) ?? 'urn:other';
  return inTag(xml, element, local === undefined ? `xmlns="${uri}"` : `xmlns:${prefix}="${uri}"`);
};

/** The same name in another namespace of the document, the element alone. */
const otherNamespace: Change = ({ xml, elements, chance }) => {
  const element = chance.pick(elements);
  const local = element?.name.split(':').at(-1) ?? '';
  const prefix = chance.pick(prefixesOf(xml))?.[0];
  if (!element || prefix === undefined || isSelfClosed(xml, element)) return undefined;
  const name = `${prefix}:${local}`;
  const tag = xml.slice(element.start, element.inner).replace(`<${element.name}`, `<${name}`);
  return put(xml, element, `${tag}${textOf(xml, element)}</${name}>`);
};

const noNamespace: Change = ({ xml, elements, chance }) => {
  const element = chance.pick(elements.filter(({ isLeaf }) => isLeaf));
  const local = element?.name.split(':').at(-1) ?? '';
  return element && put(xml, element, `<${local} xmlns="">${textOf(xml, element)}</${local}>`);
};

const nil: Change = ({ xml, elements, chance }) => {
  const element = chance.pick(elements);
  if (!element) return undefined;
  const value = chance.pick(['true', 'false', '1', 'x']) ?? 'true';
  const changed = inTag(xml, element, `${XSI} xsi:nil="${value}"`);
  if (chance.next() < 0.5 || isSelfClosed(xml, element)) return changed;
  const shift = changed.length - xml.length;
  return put(changed, { start: element.inner + shift, end: element.close + shift }, '');
};

const OF_XML = [
  'xml:lang="fr"',
  'xml:space="preserve"',
  `${XSI} xsi:type="x"`,
  `${XSI} xsi:schemaLocation="a b"`,
  'xml:id="i1"',
];

const ofXml: Change = ({ xml, elements, chance }) => {
  const element = chance.pick(elements);
  return element && inTag(xml, element, chance.pick(OF_XML) ?? '');
};

export const NAMESPACE_CHANGES: readonly Change[] = [
  otherPrefix,
  byDefault,
  elsewhere,
  otherNamespace,
  noNamespace,
  nil,
  ofXml,
];
