// How an element is told from its likes.

import type { XmlElement } from '../xml/element.ts';

/** Tells elements by what a child of theirs says. */
export function childSays(key: string, ...values: readonly string[]): (element: XmlElement) => boolean {
  return (element) => {
    const found = element.child(key);
    const said = found?.stringValue().trim() ?? '';
    return values.includes(said);
  };
}

export function not(test: (element: XmlElement) => boolean): (element: XmlElement) => boolean {
  return (element) => !test(element);
}
