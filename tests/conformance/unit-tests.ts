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

interface Located extends UnitTest {
  readonly file: string;
  readonly layer: string;
}

function allTests(only: string | undefined): readonly Located[] {
  const folders = Object.entries(FOLDERS).filter(([layer]) => only === undefined || only === layer);
  return folders.flatMap(([layer, folder]) =>
    readdirSync(join(CORPUS, 'en16931-unit-tests', folder)).flatMap((name) => {
      const text = readFileSync(join(CORPUS, 'en16931-unit-tests', folder, name), 'utf8');
      return testsOf(text).map((test) => ({ ...test, file: `${folder}/${name}`, layer }));
    }),
  );
}

export function runUnitTests(only: string | undefined): { readonly text: string; readonly isRight: boolean } {
  const tests = allTests(only);
  const wrong = tests.flatMap((test) => {
    const failed = failures(test, test.layer);
    return failed.length === 0 ? [] : [`  ${test.file}: ${failed.join('; ')}`];
  });
  const right = tests.length - wrong.length;
  const head = `Official unit tests: ${tests.length} tests, ${right} as expected, ${wrong.length} different`;
  return { text: [head, ...wrong].join('\n'), isRight: wrong.length === 0 };
}
