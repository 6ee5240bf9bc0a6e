// Steps of a path, each a closure that calls the next one for every node it finds.

import type { XmlDocument } from '../../xml/document.ts';
import { lastingNumberOf } from '../../xml/keys.ts';
import type { Axis, NameTest } from '../notation/ast.ts';
import type { Run } from './code.ts';
import { DOCUMENT, type Node, type Visit } from './nodes.ts';

export type Walk = (run: Run, from: Node, visit: Visit) => boolean;
type Match = (document: XmlDocument, node: Node) => boolean;

function matcher({ key, suffix }: NameTest): Match {
  if (suffix === undefined) {
    const number = lastingNumberOf(key);
    return (document, node) => document.key(node) === number;
  }
  if (key === '' && suffix === '') return () => true;
  return (document, node) => {
    const name = document.name(node);
    return name.key.startsWith(key) && name.qname.endsWith(suffix);
  };
}

function children(test: NameTest): Walk {
  if (test.suffix === undefined) {
    const number = lastingNumberOf(test.key);
    return ({ document }, from, visit) => {
      const end = document.end(from);
      for (let child = from + 1; child < end; child = document.end(child)) {
        if (document.key(child) === number && visit(child)) return true;
      }
      return false;
    };
  }
  const matches = matcher(test);
  return ({ document }, from, visit) => {
    const end = document.end(from);
    for (let child = document.inside(from); child < end; child = document.end(child)) {
      if (matches(document, child) && visit(child)) return true;
    }
    return false;
  };
}

function attributes(test: NameTest): Walk {
  if (test.suffix === undefined) {
    const number = -lastingNumberOf(test.key);
    return ({ document }, from, visit) => {
      const found = document.attribute(from, number);
      return found >= 0 && visit(found);
    };
  }
  const matches = matcher(test);
  return ({ document }, from, visit) => {
    const end = document.inside(from);
    for (let at = from + 1; at < end; at += 1) if (matches(document, at) && visit(at)) return true;
    return false;
  };
}

/** The node and its descendants when the test takes any; only descendants when it names some. */
function descendants(test: NameTest): Walk {
  const isAny = test.key === '' && test.suffix === '';
  const isNamed = test.suffix === undefined;
  const matches = matcher(test);
  return ({ document, shape }, from, visit) => {
    if (isNamed && document.parent(from) <= DOCUMENT) {
      // Below the document or its root element: all of the name.
      for (const node of shape.named(test.key)) if (node !== from && visit(node)) return true;
      return false;
    }
    if (isAny && visit(from)) return true;
    const end = document.end(from);
    for (let node = from + 1; node < end; node += 1) {
      if (document.key(node) > 0 && matches(document, node) && visit(node)) return true;
    }
    return false;
  };
}

function ancestors(test: NameTest): Walk {
  const matches = matcher(test);
  return ({ document }, from, visit) => {
    for (let node = document.parent(from); node > DOCUMENT; node = document.parent(node)) {
      if (matches(document, node) && visit(node)) return true;
    }
    return false;
  };
}

/** Elements that end before this one begins. */
function preceding(test: NameTest): Walk {
  const matches = matcher(test);
  return ({ document }, from, visit) => {
    const start = document.key(from) < 0 ? document.parent(from) : from;
    for (let node = DOCUMENT + 1; node < start; node += 1) {
      const isBefore = document.key(node) > 0 && document.end(node) <= start;
      if (isBefore && matches(document, node) && visit(node)) return true;
    }
    return false;
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
      return ({ document }, from, visit) => from !== DOCUMENT && visit(document.parent(from));
    case 'self':
      return ({ document }, from, visit) => matches(document, from) && visit(from);
    case 'ancestor':
      return ancestors(test);
    case 'descendant':
      return descendants(test);
    case 'preceding':
      return preceding(test);
  }
}
