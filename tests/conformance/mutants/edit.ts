// What changes are made with: the document at hand, and replacing a part of its text.

import type { Pool } from './pool.ts';
import type { Chance } from './random.ts';
import { isSelfClosed, type Scanned } from './scan.ts';

export interface Setting {
  readonly xml: string;
  readonly elements: readonly Scanned[];
  readonly pool: Pool;
  readonly chance: Chance;
}

/** The changed text; `undefined` when there is nothing to change in this way. */
export type Change = (setting: Setting) => string | undefined;

export function put(xml: string, at: { readonly start: number; readonly end: number }, text: string): string {
  return xml.slice(0, at.start) + text + xml.slice(at.end);
}

export function setText(xml: string, element: Scanned, text: string): string {
  if (!isSelfClosed(xml, element)) return put(xml, { start: element.inner, end: element.close }, text);
  const opened = `${xml.slice(element.start, element.inner - 2)}>`;
  return put(xml, element, `${opened}${text}</${element.name}>`);
}

export function textOf(xml: string, { inner, close }: Scanned): string {
  return xml.slice(inner, close);
}

export function wholeOf(xml: string, { start, end }: Scanned): string {
  return xml.slice(start, end);
}

export const leaves = ({ elements }: Setting): readonly Scanned[] => elements.filter(({ isLeaf }) => isLeaf);

export const containers = ({ elements }: Setting): readonly Scanned[] => elements.filter(({ isLeaf }) => !isLeaf);

/** Into a container, at its end or before a child of it. */
export function insertInto(setting: Setting, container: Scanned, text: string): string | undefined {
  const { xml, elements, chance } = setting;
  if (isSelfClosed(xml, container)) return undefined;
  const places = [container.close, ...elements.filter(({ parent }) => parent === container).map(({ start }) => start)];
  const at = chance.pick(places) ?? container.close;
  return put(xml, { start: at, end: at }, text);
}
