// Plain paths, `ram:A/ram:B/@c` from the context node: most tests are made of them, so they are walked without closures.

import type { XmlElement } from '../../xml/element.ts';
import type { Step } from '../notation/ast.ts';
import { SEVERAL, several } from './code.ts';
import { AttributeNode, type Node, type Visit } from './nodes.ts';

export interface PlainPath {
  readonly keys: readonly string[];
  /** Attribute of what the keys lead to. */
  readonly attribute: string | undefined;
}

export function plainPath(steps: readonly Step[]): PlainPath | undefined {
  const keys: string[] = [];
  let attribute: string | undefined;
  for (const step of steps) {
    const isNamed = step.kind === 'axis' && step.filters.length === 0 && step.test.suffix === undefined;
    if (!isNamed || attribute !== undefined) return undefined;
    if (step.axis === 'child') keys.push(step.test.key);
    else if (step.axis === 'attribute') attribute = step.test.key;
    else return undefined;
  }
  return keys.length === 0 && attribute === undefined ? undefined : { keys, attribute };
}

function attributeOf(element: XmlElement, key: string): string | undefined {
  for (const { name, value } of element.attributes) if (name.key === key) return value;
  return undefined;
}

function has(element: XmlElement, path: PlainPath, index: number): boolean {
  const key = path.keys[index];
  if (key === undefined) return path.attribute === undefined || attributeOf(element, path.attribute) !== undefined;
  for (const child of element.children) if (child.name.key === key && has(child, path, index + 1)) return true;
  return false;
}

export function hasPlain(node: Node, path: PlainPath): boolean {
  return !(node instanceof AttributeNode) && has(node, path, 0);
}

type Few = string | undefined | typeof SEVERAL;

function few(element: XmlElement, path: PlainPath, index: number): Few {
  const key = path.keys[index];
  if (key === undefined) {
    return path.attribute === undefined ? element.stringValue() : attributeOf(element, path.attribute);
  }
  let found: string | undefined;
  for (const child of element.children) {
    if (child.name.key !== key) continue;
    const text = few(child, path, index + 1);
    if (text === undefined) continue;
    if (found !== undefined || text === SEVERAL) return SEVERAL;
    found = text;
  }
  return found;
}

/** The text of the one node, `undefined` for none, {@link SEVERAL} for more. */
export function plainFew(node: Node, path: PlainPath): Few {
  return node instanceof AttributeNode ? undefined : few(node, path, 0);
}

/** The same; throws for several. */
export function plainText(node: Node, path: PlainPath): string | undefined {
  const text = plainFew(node, path);
  if (text === SEVERAL) throw several();
  return text;
}

interface Errand extends PlainPath {
  readonly visit: Visit;
}

function walk(element: XmlElement, path: Errand, index: number): boolean {
  const { visit } = path;
  const key = path.keys[index];
  if (key !== undefined) {
    for (const child of element.children) if (child.name.key === key && walk(child, path, index + 1)) return true;
    return false;
  }
  if (path.attribute === undefined) return visit(element);
  for (const { name, value } of element.attributes) {
    if (name.key === path.attribute) return visit(new AttributeNode(name, value, element));
  }
  return false;
}

export function eachPlain(node: Node, path: PlainPath, visit: Visit): boolean {
  return !(node instanceof AttributeNode) && walk(node, { keys: path.keys, attribute: path.attribute, visit }, 0);
}
