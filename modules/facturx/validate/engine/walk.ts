// Steps of a path, each a closure that calls the next one for every node it finds.

import type { XmlElement } from '../../xml/element.ts';
import type { Axis, NameTest } from '../notation/ast.ts';
import type { Run } from './code.ts';
import { AttributeNode, type Node, type Visit } from './nodes.ts';

export type Walk = (run: Run, from: Node, visit: Visit) => boolean;

function matcher(test: NameTest): (node: Node) => boolean {
  const { key, suffix } = test;
  if (suffix === undefined) return (node) => node.name.key === key;
  if (key === '' && suffix === '') return () => true;
  return ({ name }) => name.key.startsWith(key) && name.qname.endsWith(suffix);
}

function children(test: NameTest): Walk {
  if (test.suffix === undefined) {
    const { key } = test;
    return (_, from, visit) => {
      if (from instanceof AttributeNode) return false;
      for (const child of from.children) if (child.name.key === key && visit(child)) return true;
      return false;
    };
  }
  const matches = matcher(test);
  return (_, from, visit) => {
    if (from instanceof AttributeNode) return false;
    for (const child of from.children) if (matches(child) && visit(child)) return true;
    return false;
  };
}

function attributes(test: NameTest): Walk {
  const matches = matcher(test);
  return (_, from, visit) => {
    if (from instanceof AttributeNode) return false;
    for (const { name, value } of from.attributes) {
      const isWanted = test.suffix === undefined ? name.key === test.key : matches({ name } as Node);
      if (isWanted && visit(new AttributeNode(name, value, from))) return true;
    }
    return false;
  };
}

/** The element itself and all below it, each before its children. */
function below(from: XmlElement, visit: Visit): boolean {
  if (visit(from)) return true;
  for (const child of from.children) if (below(child, visit)) return true;
  return false;
}

/** The node and its descendants when the test takes any; only descendants when it names some. */
function descendants(test: NameTest): Walk {
  const isAny = test.key === '' && test.suffix === '';
  const matches = matcher(test);
  return (run, from, visit) => {
    if (from instanceof AttributeNode) return isAny && visit(from);
    if (from.parent === undefined && test.suffix === undefined) {
      // Below the document or its root element: all of the name.
      for (const node of run.shape.named(test.key)) if (node !== from && visit(node)) return true;
      return false;
    }
    if (isAny) return below(from, visit);
    return from.children.some((child) => below(child, (node) => matches(node) && visit(node)));
  };
}

function ancestors(test: NameTest): Walk {
  const matches = matcher(test);
  return (_, from, visit) => {
    for (let node = from.parent; node; node = node.parent) if (matches(node) && visit(node)) return true;
    return false;
  };
}

/** Elements that end before this one begins. */
function preceding(test: NameTest): Walk {
  const matches = matcher(test);
  return (run, from, visit) => {
    const above = new Set<Node>();
    for (let node: Node | undefined = from; node; node = node.parent) above.add(node);
    const start = from instanceof AttributeNode ? from.parent : from;
    return below(run.document, (node) => {
      if (node === run.document || above.has(node) || !matches(node)) return false;
      return (node as XmlElement).offset < start.offset && visit(node);
    });
  };
}

export function walk(axis: Axis, test: NameTest): Walk {
  const matches = matcher(test);
  switch (axis) {
    case 'child':
      return children(test);
    case 'attribute':
      return attributes(test);
    case 'parent':
      return (run, from, visit) => from !== run.document && visit(from.parent ?? run.document);
    case 'self':
      return (_, from, visit) => matches(from) && visit(from);
    case 'ancestor':
      return ancestors(test);
    case 'descendant':
      return descendants(test);
    case 'preceding':
      return preceding(test);
  }
}
