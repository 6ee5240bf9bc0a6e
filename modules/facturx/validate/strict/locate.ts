// Where in the document a finding on our model is: the element that holds its business term.

import type { Finding } from '../../finding.ts';
import type { XmlElement } from '../../xml/element.ts';
import { termAt } from '../terms.ts';

type ByTerm = ReadonlyMap<string, readonly XmlElement[]>;

/** Names from the root down, met once: ten thousand lines have the same few. */
interface Trail {
  readonly bt: string | undefined;
  readonly below: Map<string, Trail>;
}

function trailOf(element: XmlElement, above?: Trail): Trail {
  const known = above?.below.get(element.key);
  if (known) return known;
  const trail: Trail = { bt: termAt(element)?.bt, below: new Map() };
  above?.below.set(element.key, trail);
  return trail;
}

/** The elements of each business term, in document order; of those inside one another, the innermost. */
function byTerm(root: XmlElement): ByTerm {
  const found = new Map<string, XmlElement[]>();
  const visit = (element: XmlElement, trail: Trail): void => {
    if (trail.bt !== undefined) {
      const list = found.get(trail.bt) ?? [];
      found.set(trail.bt, list);
      if (list.at(-1) === element.parent) list.pop();
      list.push(element);
    }
    for (const child of element.children) visit(child, trailOf(child, trail));
  };
  visit(root, trailOf(root));
  return found;
}

function squeezed(text: string): string {
  return text.replace(/[\s-]/g, '').toLowerCase();
}

/** Among several: those that hold the value, then the one at the place the model says (`lines[2]`), then the first. */
function choose(elements: readonly XmlElement[], { location, value }: Finding): XmlElement | undefined {
  const holding = value === undefined ? [] : elements.filter((one) => squeezed(one.stringValue()) === squeezed(value));
  if (holding.length === 1) return holding[0];
  const index = Number(/\[(\d+)\]/.exec(location.field ?? '')?.[1] ?? 0);
  const indexed = elements[index];
  if (indexed && (holding.length === 0 || holding.includes(indexed))) return indexed;
  return holding[0] ?? elements[0];
}

/** The first element without children that holds just this text. */
function leafWith(root: XmlElement, value: string): XmlElement | undefined {
  if (root.children.length === 0) return root.text === value ? root : undefined;
  for (const child of root.children) {
    const found = leafWith(child, value);
    if (found) return found;
  }
  return undefined;
}

/** The findings with the XPath of what they are about; of the whole document when it cannot be told more closely. */
export function located(findings: readonly Finding[], root: XmlElement): readonly Finding[] {
  if (findings.length === 0) return findings;
  const elements = byTerm(root);
  return findings.map((finding) => {
    const { value, location } = finding;
    if (location.xpath !== undefined) return finding;
    const named = location.bt === undefined ? undefined : choose(elements.get(location.bt) ?? [], finding);
    const element = named ?? (location.bt === undefined && value ? leafWith(root, value) : undefined) ?? root;
    return { ...finding, location: { ...location, xpath: element.xpath() } };
  });
}
