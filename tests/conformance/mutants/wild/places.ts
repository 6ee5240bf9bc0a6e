// Elements elsewhere: moved, copied, reordered, renamed, one inside the other.

import { type Change, containers, insertInto, put, textOf, wholeOf } from '../edit.ts';
import { type Scanned, scan } from '../scan.ts';

/** Elsewhere in the document: the same part, taken away or not. */
function elsewhere(isMoved: boolean, isFit: (part: Scanned, container: Scanned) => boolean): Change {
  return (setting) => {
    const { xml, elements, chance } = setting;
    const part = chance.pick(elements);
    if (!part) return undefined;
    const whole = wholeOf(xml, part);
    const rest = isMoved ? put(xml, part, '') : xml;
    const after = { ...setting, xml: rest, elements: scan(rest) };
    const container = chance.pick(containers(after).filter((one) => isFit(part, one)));
    return container && insertInto(after, container, whole);
  };
}

const isAny = (): boolean => true;
const isLikeParent = (part: Scanned, container: Scanned): boolean => container.name === part.parent?.name;

const childrenOf = (elements: readonly Scanned[], parent: Scanned): readonly Scanned[] =>
  elements.filter((one) => one.parent === parent);

/** The children of a container in another order. */
const reorder: Change = (setting) => {
  const { xml, elements, chance } = setting;
  const container = chance.pick(containers(setting));
  const children = container ? childrenOf(elements, container) : [];
  if (!container || children.length < 2) return undefined;
  const parts = children.map((child) => wholeOf(xml, child));
  const at = chance.below(parts.length);
  const turned = chance.next() < 0.5 ? parts.toReversed() : [...parts.slice(at), ...parts.slice(0, at)];
  return put(xml, { start: container.inner, end: container.close }, turned.join(''));
};

const rename: Change = ({ xml, elements, pool, chance }) => {
  const element = chance.pick(elements);
  const name = chance.pick([...pool.names, ...elements.map((one) => one.name)]);
  if (!element || name === undefined) return undefined;
  const renamed = wholeOf(xml, element).replace(/^<[\w.:-]+/, `<${name}`);
  return put(xml, element, renamed.replace(/<\/[\w.:-]+\s*>$/, `</${name}>`));
};

/** In an element of the same name, or of its parent's. */
const wrap: Change = ({ xml, elements, chance }) => {
  const element = chance.pick(elements);
  if (!element) return undefined;
  const name = chance.next() < 0.5 ? element.name : (element.parent?.name ?? element.name);
  return put(xml, element, `<${name}>${wholeOf(xml, element)}</${name}>`);
};

const unwrap: Change = (setting) => {
  const container = setting.chance.pick(containers(setting));
  return container && put(setting.xml, container, textOf(setting.xml, container));
};

const many: Change = ({ xml, elements, chance }) => {
  const element = chance.pick(elements);
  if (!element || element.end - element.start > 4_000) return undefined;
  const times = 2 + chance.below(4);
  return put(xml, { start: element.end, end: element.end }, wholeOf(xml, element).repeat(times));
};

const emptied: Change = (setting) => {
  const container = setting.chance.pick(containers(setting));
  return container && put(setting.xml, { start: container.inner, end: container.close }, '');
};

/** The whole document once more inside itself. */
const nested: Change = (setting) => {
  const { xml, chance } = setting;
  const whole = xml.replace(/^[\s\S]*?(?=<[A-Za-z])/, '').trim();
  const container = chance.pick(containers(setting));
  if (!container || whole.length > 30_000 || chance.next() < 0.7) return undefined;
  return insertInto(setting, container, whole.replace(/(?:<!--[\s\S]*?-->|<\?[\s\S]*?\?>|\s)*$/, ''));
};

export const PLACE_CHANGES: readonly Change[] = [
  elsewhere(true, isAny),
  elsewhere(false, isAny),
  elsewhere(true, isLikeParent),
  elsewhere(false, isLikeParent),
  reorder,
  rename,
  wrap,
  unwrap,
  many,
  emptied,
  nested,
];
