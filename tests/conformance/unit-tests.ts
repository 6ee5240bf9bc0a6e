// The official unit tests of EN 16931: tiny fragments in which only the named rule counts.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { validateXml } from '#modules/facturx';
import { CORPUS } from './corpus.ts';

const FOLDERS = { 'EN16931-UBL': 'Invoice-unit-UBL', 'EN16931-CII': 'cii' } as const;
const TEST = /<test\b[^>]*>([\s\S]*?)<\/test>/g;
const EXPECTATION = /<(success|error|warning)>\s*([^<\s]+)\s*<\/\1>/g;
const COMMENTS = /<!--[\s\S]*?-->/g;

interface Expectation {
  readonly rule: string;
  /** How often the rule must fire. */
  readonly times: 0 | 1;
}

interface UnitTest {
  readonly expectations: readonly Expectation[];
  readonly fragment: string;
}

function testsOf(text: string): readonly UnitTest[] {
  const plain = text.replace(COMMENTS, '');
  return [...plain.matchAll(TEST)].map(([, inner = '']) => {
    const end = inner.indexOf('</assert>') + '</assert>'.length;
    const said = [...inner.slice(0, end).matchAll(EXPECTATION)];
    return {
      expectations: said.map(([, kind, rule = '']) => ({ rule, times: kind === 'success' ? 0 : 1 })),
      fragment: inner.slice(end).trim(),
    };
  });
}

function failures({ expectations, fragment }: UnitTest, layer: string): readonly string[] {
  const result = validateXml(new TextEncoder().encode(fragment)).layers.find(({ name }) => name === layer);
  const fired = result?.findings.map(({ rule }) => rule) ?? [];
  return expectations.flatMap(({ rule, times }) => {
    const found = fired.filter((one) => one === rule).length;
    return found === times && !result?.error ? [] : [`${rule}: ${found} instead of ${times} ${result?.error ?? ''}`];
  });
}

export function runUnitTests(only: string | undefined): { readonly text: string; readonly isRight: boolean } {
  const lines: string[] = [];
  let [total, right] = [0, 0];
  for (const [layer, folder] of Object.entries(FOLDERS)) {
    if (only !== undefined && only !== layer) continue;
    const path = join(CORPUS, 'en16931-unit-tests', folder);
    for (const file of readdirSync(path)) {
      for (const test of testsOf(readFileSync(join(path, file), 'utf8'))) {
        const failed = failures(test, layer);
        total += 1;
        if (failed.length === 0) right += 1;
        else lines.push(`  ${folder}/${file}: ${failed.join('; ')}`);
      }
    }
  }
  const head = `Official unit tests: ${total} tests, ${right} as expected, ${total - right} different`;
  return { text: [head, ...lines].join('\n'), isRight: total === right };
}
