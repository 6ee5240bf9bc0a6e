// One small change of a document: the ways in which invoices go wrong, and some in which they never do.

import { type Change, containers, insertInto, leaves, put, setText } from './edit.ts';
import type { Pool } from './pool.ts';
import type { Chance } from './random.ts';
import { scan } from './scan.ts';
import { WILD } from './wild/index.ts';

const ODD_VALUES = [
  '', ' ', 'abc', '0', '0.00', '-0.00', '1', '-1', '1E2', '2400,00', '1 000.00', '100.005', '.5', '+5', 'NaN', 'INF',
  '12345678901234567890.12', '0.0001', 'true', 'false', '1.0', '20260230', '20261301', '2026-01-31', '19991231', '102',
  'X', 'é', ' 380 ', '380', '381', '384', '386', '389', '261', '503', 'VAT', 'vat', 'EUR', 'USD', 'FR', 'DE', 'XX',
]; // prettier-ignore
const CATEGORIES = ['S', 'Z', 'E', 'AE', 'K', 'G', 'O', 'L', 'M', 'B', 'X'];
const STATUSES = ['DETAIL', 'GROUP', 'INFORMATION', 'X', ''];
const FRAMES = [
  'B1', 'S1', 'M1', 'B2', 'S2', 'M2', 'B4', 'S4', 'M4', 'S5', 'B7', 'B8', 'S8', 'M8', 'B9', 'S9', 'M9', 'Z1',
]; // prettier-ignore
const KNOWN: Readonly<Record<string, readonly string[]>> = {
  'ram:CategoryCode': CATEGORIES,
  'ram:LineStatusReasonCode': STATUSES,
  'ram:BusinessProcessSpecifiedDocumentContextParameter': FRAMES,
  'cbc:ProfileID': FRAMES,
};

const remove: Change = ({ xml, elements, chance }) => {
  const element = chance.pick(elements);
  return element && put(xml, element, '');
};

const repeat: Change = ({ xml, elements, chance }) => {
  const element = chance.pick(elements);
  return element && put(xml, { start: element.end, end: element.end }, xml.slice(element.start, element.end));
};

const blank: Change = (setting) => {
  const element = setting.chance.pick(setting.elements);
  return element && setText(setting.xml, element, '');
};

const oddValue: Change = (setting) => {
  const element = setting.chance.pick(leaves(setting));
  return element && setText(setting.xml, element, setting.chance.pick(ODD_VALUES) ?? '');
};

const otherValue: Change = (setting) => {
  const { xml, pool, chance } = setting;
  const element = chance.pick(leaves(setting));
  const values = element && [...(pool.values.get(element.name) ?? []), ...(KNOWN[element.name] ?? [])];
  return element && values && setText(xml, element, chance.pick(values) ?? '');
};

const knownValue: Change = (setting) => {
  const element = setting.chance.pick(
    leaves(setting).filter(({ name, parent }) => KNOWN[name] ?? KNOWN[parent?.name ?? '']),
  );
  const values = element && (KNOWN[element.name] ?? KNOWN[element.parent?.name ?? '']);
  return element && values && setText(setting.xml, element, setting.chance.pick(values) ?? '');
};

const NUMBER = /^\s*-?\d+(?:\.\d+)?\s*$/;
const NUDGES: readonly ((text: string) => string)[] = [
  (text) => (Number(text) + 0.01).toFixed(2),
  (text) => (Number(text) - 0.01).toFixed(2),
  (text) => (Number(text) + 1).toFixed(2),
  (text) => (text.startsWith('-') ? text.slice(1) : `-${text}`),
  (text) => `${text}${text.includes('.') ? '' : '.00'}5`,
  (text) => `${text}${text.includes('.') ? '' : '.'}000`,
  (text) => (Number(text) * 10).toFixed(2),
];

const nudge: Change = (setting) => {
  const { xml, chance } = setting;
  const numbers = leaves(setting).filter(({ inner, close }) => NUMBER.test(xml.slice(inner, close)));
  const element = chance.pick(numbers);
  const change = chance.pick(NUDGES);
  return element && change && setText(xml, element, change(xml.slice(element.inner, element.close).trim()));
};

const dropAttribute: Change = ({ xml, elements, chance }) => {
  const attribute = chance.pick(elements.flatMap(({ attributes }) => attributes));
  return attribute && put(xml, attribute, '');
};

const otherAttribute: Change = ({ xml, elements, pool, chance }) => {
  const attribute = chance.pick(elements.flatMap(({ attributes }) => attributes));
  if (!attribute) return undefined;
  const values = [...(pool.attributes.get(attribute.name) ?? []), '', 'X', '102', '0002', 'VA', 'FC'];
  return put(xml, attribute, ` ${attribute.name}="${chance.pick(values)}"`);
};

const addAttribute: Change = ({ xml, elements, pool, chance }) => {
  const element = chance.pick(elements);
  const name = chance.pick(pool.attributeNames);
  if (!element || !name || element.attributes.some((one) => one.name === name)) return undefined;
  const at = element.start + 1 + element.name.length;
  const value = chance.pick([...(pool.attributes.get(name) ?? []), 'X']);
  return put(xml, { start: at, end: at }, ` ${name}="${value}"`);
};

const forbidden: Change = (setting) => {
  const { pool, chance } = setting;
  const container = chance.pick(containers(setting));
  const name = chance.pick(pool.names);
  if (!container || !name) return undefined;
  const value = chance.pick(pool.values.get(name) ?? ['x']) ?? 'x';
  return insertInto(setting, container, `<${name}>${value}</${name}>`);
};

const foreignPart: Change = (setting) => {
  const { pool, chance } = setting;
  const container = chance.pick(containers(setting));
  const part = container && chance.pick(pool.parts.get(container.name) ?? []);
  return container && part && insertInto(setting, container, part);
};

const CHANGES: readonly Change[] = [
  remove,
  remove,
  repeat,
  repeat,
  blank,
  oddValue,
  oddValue,
  otherValue,
  otherValue,
  knownValue,
  nudge,
  nudge,
  dropAttribute,
  otherAttribute,
  addAttribute,
  forbidden,
  forbidden,
  foreignPart,
  foreignPart,
];

/** Which changes: the small ones that people and programs make, or wilder ones among them. */
export type Manner = 'usual' | 'wild';

const OF_MANNER: Readonly<Record<Manner, readonly Change[]>> = { usual: CHANGES, wild: [...CHANGES, ...WILD, ...WILD] };

interface Means {
  readonly pool: Pool;
  readonly chance: Chance;
  readonly manner: Manner;
}

/** One to three changes, most often one. */
export function mutate(xml: string, { pool, chance, manner }: Means): string {
  const wanted = 1 + Number(chance.next() < 0.3) + Number(chance.next() < 0.1);
  let changed = xml;
  for (let done = 0, tries = 0; done < wanted && tries < 20; tries += 1) {
    const next = chance.pick(OF_MANNER[manner])?.({ xml: changed, elements: scan(changed), pool, chance });
    if (next === undefined || next === changed) continue;
    changed = next;
    done += 1;
  }
  return changed;
}
