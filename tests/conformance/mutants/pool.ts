// What mutants are made with: values and parts seen in the documents at hand, and every name that a rule mentions.

import { readdirSync, readFileSync } from 'node:fs';
import { scan } from './scan.ts';

export interface Pool {
  /** Values of leaves, by name of the element. */
  readonly values: ReadonlyMap<string, readonly string[]>;
  /** Whole elements, by name of the parent. */
  readonly parts: ReadonlyMap<string, readonly string[]>;
  readonly attributes: ReadonlyMap<string, readonly string[]>;
  /** Element and attribute names of the rules. */
  readonly names: readonly string[];
  readonly attributeNames: readonly string[];
}

const RULES = new URL('../../../modules/facturx/validate/rules/', import.meta.url);
const LONGEST_PART = 2_000;
const MOST = 400;

function add(map: Map<string, Set<string>>, key: string, value: string): void {
  const set = map.get(key) ?? new Set<string>();
  map.set(key, set);
  if (set.size < MOST) set.add(value);
}

function lists(map: Map<string, Set<string>>): ReadonlyMap<string, readonly string[]> {
  return new Map([...map].map(([key, set]) => [key, [...set]]));
}

function namesIn(rules: string, pattern: RegExp): readonly string[] {
  return [...new Set([...rules.matchAll(pattern)].map(([, name = '']) => name))];
}

/** The rules of one syntax (`cii`, `ubl`) give the names. */
export function poolOf(documents: readonly string[], syntax: 'cii' | 'ubl'): Pool {
  const [values, parts, attributes] = [1, 2, 3].map(() => new Map<string, Set<string>>());
  if (!values || !parts || !attributes) throw new Error('A pool has three parts');
  for (const xml of documents) {
    for (const element of scan(xml)) {
      const whole = xml.slice(element.start, element.end);
      if (element.isLeaf) add(values, element.name, xml.slice(element.inner, element.close));
      if (element.parent && whole.length < LONGEST_PART) add(parts, element.parent.name, whole);
      for (const one of element.attributes) {
        add(attributes, one.name, xml.slice(one.start, one.end).trim().split('=').slice(1).join('=').slice(1, -1));
      }
    }
  }
  const isOfSyntax = (name: string) => /ubl/.test(name) === (syntax === 'ubl');
  const files = readdirSync(RULES).filter((name) => name.endsWith('.rules') && isOfSyntax(name));
  const rules = files.map((name) => readFileSync(new URL(name, RULES), 'utf8')).join('\n');
  const element = syntax === 'cii' ? /(?<![\w@])((?:ram|udt|qdt):[A-Z]\w+)/g : /(?<![\w@])((?:cac|cbc|ext):[A-Z]\w+)/g;
  return {
    values: lists(values),
    parts: lists(parts),
    attributes: lists(attributes),
    names: namesIn(rules, element),
    attributeNames: namesIn(rules, /@([a-z]\w+)/gi),
  };
}
