// Offending values, as findings show them.

import type { XmlElement } from '../xml/element.ts';

const LONGEST_VALUE = 200;

export function shortened(value: string): string {
  return value.length > LONGEST_VALUE ? `${value.slice(0, LONGEST_VALUE)}…` : value;
}

/** The text of an element; a container has none. */
export function valueOf(element: XmlElement): string | undefined {
  return element.children.length > 0 ? undefined : shortened(element.stringValue());
}
