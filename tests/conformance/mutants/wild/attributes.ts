// Attributes: odd forms of what they say, on elements that have none, with prefixes.

import { type Change, put } from '../edit.ts';
import type { Scanned } from '../scan.ts';

type Form = (value: string) => string;

const FORMS: readonly Form[] = [
  () => '',
  () => ' ',
  () => '&#xA0;',
  (value) => ` ${value}`,
  (value) => `${value} `,
  (value) => value.toLowerCase(),
  (value) => value.toUpperCase(),
  (value) => `${value}${value}`,
  (value) => value.slice(1),
  (value) => value.slice(0, -1),
  (value) => `0${value}`,
  (value) => `${value}1`,
  (value) => `${value}&#10;`,
  (value) => `&#9;${value}`,
];

const OFTEN = ['0002', '0009', '0088', '0160', '0224', '0225', '0231', '9957', 'EM', 'VA', 'FC', 'AFL', 'AVV', '102', '203', '610',
  'C62', 'H87', 'HUR', 'EUR', 'USD', 'application/pdf', 'text/plain', 'DETAIL']; // prettier-ignore

function all(elements: readonly Scanned[]): Scanned['attributes'] {
  return elements.flatMap(({ attributes }) => attributes);
}

function withValue(xml: string, at: Scanned['attributes'][number], value: string): string {
  return put(xml, at, ` ${at.name}="${value}"`);
}

const reformed: Change = ({ xml, elements, chance }) => {
  const attribute = chance.pick(all(elements));
  const form = chance.pick(FORMS);
  if (!attribute || !form) return undefined;
  const value = /=\s*["'](.*)["']$/s.exec(xml.slice(attribute.start, attribute.end))?.[1] ?? '';
  return withValue(xml, attribute, form(value));
};

const often: Change = ({ xml, elements, chance }) => {
  const attribute = chance.pick(all(elements));
  return attribute && withValue(xml, attribute, chance.pick(OFTEN) ?? '');
};

/** Every attribute of a name says the same. */
const everywhere: Change = ({ xml, elements, pool, chance }) => {
  const attribute = chance.pick(all(elements));
  if (!attribute) return undefined;
  const value = chance.pick([...(pool.attributes.get(attribute.name) ?? []), ...OFTEN]) ?? '';
  const same = all(elements).filter(({ name }) => name === attribute.name);
  return same.toSorted((one, other) => other.start - one.start).reduce((text, one) => withValue(text, one, value), xml);
};

const added: Change = ({ xml, elements, pool, chance }) => {
  const element = chance.pick(elements);
  const name = chance.pick([...pool.attributes.keys()]);
  if (!element || name === undefined || element.attributes.some((one) => one.name === name)) return undefined;
  const at = element.start + 1 + element.name.length;
  return put(
    xml,
    { start: at, end: at },
    ` ${name}="${chance.pick([...(pool.attributes.get(name) ?? []), ...OFTEN])}"`,
  );
};

const prefixed: Change = ({ xml, elements, chance }) => {
  const attribute = chance.pick(all(elements).filter(({ name }) => !name.includes(':')));
  const prefix = /xmlns:(\w+)=/.exec(xml)?.[1];
  if (!attribute || prefix === undefined) return undefined;
  const whole = xml.slice(attribute.start, attribute.end);
  return put(xml, attribute, whole.replace(attribute.name, `${prefix}:${attribute.name}`));
};

export const ATTRIBUTE_CHANGES: readonly Change[] = [reformed, reformed, often, often, everywhere, added, prefixed];
