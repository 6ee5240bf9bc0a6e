// What the product forbids itself (.oxlintrc.json), shown to the linter in a small house of its own.

import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

interface Diagnostic {
  readonly code?: string;
  readonly filename: string;
}

const root = resolve(import.meta.dirname, '../..');

const promise = 'export async function save(): Promise<void> {\n  await Promise.resolve();\n}\n';
const fourParameters =
  'export function add(a: string, b: string, c: string, d: string): string {\n  return a + b + c + d;\n}\n';
const longBody = Array.from({ length: 60 }, (_, line) => `  values.push(${line});`).join('\n');
const branches = Array.from({ length: 16 }, (_, n) => `  if (value === ${n}) return 'n${n}';`).join('\n');

/** Rule → a file that breaks it. */
const refused: readonly (readonly [rule: string, file: string, text: string])[] = [
  ['no-restricted-globals', 'modules/sales/a.ts', `export const total = parseFloat('1.10');\n`],
  ['no-restricted-properties', 'modules/sales/b.ts', `export const total = Number.parseFloat('1.10');\n`],
  ['no-restricted-globals', 'src/http/a.ts', 'export const pid: unknown = Deno.pid;\n'],
  ['no-restricted-properties', 'src/http/b.ts', 'export const home = process.env;\n'],
  ['no-restricted-imports', 'src/http/c.ts', `export { env } from 'node:process';\n`],
  ['no-restricted-properties', 'modules/sales/c.ts', 'export const f = (ctx: { db: string }): string => ctx.db;\n'],
  ['no-restricted-properties', 'modules/sales/d.ts', 'export const f = (tx: { db: string }): string => tx.db;\n'],
  ['no-restricted-imports', 'views/sales/a.tsx', `import { raw } from 'hono/html';\nexport const x = raw('<b>');\n`],
  ['no-danger', 'views/sales/b.tsx', `export const X = () => <p dangerouslySetInnerHTML={{ __html: '<b>' }} />;\n`],
  ['alt-text', 'views/sales/c.tsx', `export const X = () => <img src="/logo.png" />;\n`],
  ['no-console', 'src/http/d.ts', `console.log('hello');\nexport const a = 1;\n`],
  ['no-explicit-any', 'src/http/e.ts', 'export function f(value: any): string {\n  return String(value);\n}\n'],
  ['no-floating-promises', 'src/http/f.ts', `${promise}save();\n`],
  ['no-misused-promises', 'src/http/g.ts', `${promise}export const x = [1].filter(async () => await save());\n`],
  ['max-params', 'src/http/h.ts', fourParameters],
  ['max-lines-per-function', 'src/http/i.ts', `export function f(values: number[]): void {\n${longBody}\n}\n`],
  ['max-lines', 'src/http/j.ts', Array.from({ length: 301 }, (_, n) => `export const a${n} = ${n};`).join('\n')],
  ['complexity', 'src/http/k.ts', `export function f(value: number): string {\n${branches}\n  return '';\n}\n`],
  ['no-default-export', 'src/http/l.ts', 'export default 1;\n'],
  ['no-warning-comments', 'src/http/m.ts', '// TODO later\nexport const a = 1;\n'],
  ['no-non-null-assertion', 'src/http/n.ts', `export const f = (a?: string): string => a!;\n`],
  ['filename-case', 'src/http/camelCase.ts', 'export const a = 1;\n'],
  [
    'no-restricted-vi-methods',
    'tests/src/a.test.ts',
    `import { expect, test, vi } from 'vitest';\nvi.mock('../../src/money.ts');\ntest('adds', () => {\n  expect(1).toBe(1);\n});\n`,
  ],
  [
    'no-focused-tests',
    'tests/src/b.test.ts',
    `import { expect, test } from 'vitest';\ntest.only('adds', () => {\n  expect(1).toBe(1);\n});\n`,
  ],
  ['expect-expect', 'tests/src/c.test.ts', `import { test } from 'vitest';\ntest('adds', () => {});\n`],
];

/** The exceptions, in the one place each belongs. */
const accepted: Readonly<Record<string, string>> = {
  'src/runtime.ts': 'export const pid: unknown = Deno.pid;\n',
  'src/config.ts': `import process from 'node:process';\nexport const environment = process.env;\n`,
  'src/launch/start.mjs': `import process from 'node:process';\nconsole.log(process.env.HOME);\n`,
  'src/cli.ts': `console.log('facteur');\n`,
  'modules/sales/repository.ts': 'export const find = (ctx: { db: string }): string => ctx.db;\n',
  'migrations/20260101_000_a.ts': 'export const up = (db: any): string => String(db);\n',
  'views/sales/ok.tsx': `export const X = () => <img src="/logo.png" alt="Facteur" />;\n`,
};

let house: string;
let found: string[];

beforeAll(async () => {
  house = await mkdtemp(join(tmpdir(), 'facteur-lint-'));
  const files = { ...accepted, ...Object.fromEntries(refused.map(([, file, text]) => [file, text])) };
  const declarations = { 'src/globals.d.ts': 'declare const Deno: { pid: unknown };\n' };
  for (const [file, text] of Object.entries({ ...files, ...declarations })) {
    await mkdir(dirname(join(house, file)), { recursive: true });
    await writeFile(join(house, file), text);
  }
  await copyFile(join(root, '.oxlintrc.json'), join(house, '.oxlintrc.json'));
  await copyFile(join(root, 'tsconfig.json'), join(house, 'tsconfig.json'));
  await copyFile(join(root, 'package.json'), join(house, 'package.json'));
  await symlink(join(root, 'node_modules'), join(house, 'node_modules'));
  const oxlint = promisify(execFile)(join(root, 'node_modules/.bin/oxlint'), ['--format', 'json'], { cwd: house });
  const { stdout } = await oxlint.catch((failure: unknown) => failure as { stdout: string });
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: Diagnostic[] };
  found = diagnostics.map(({ code, filename }) => `${/\((.*)\)/.exec(code ?? '')?.[1] ?? code} ${filename}`);
});

afterAll(async () => {
  await rm(house, { recursive: true });
});

describe('the linter', () => {
  test.each(refused)('refuses by « %s » what %s does', (rule, file) => {
    expect(found).toContain(`${rule} ${file}`);
  });

  test.each(Object.keys(accepted))('leaves %s alone', (file) => {
    expect(found.filter((line) => line.endsWith(` ${file}`))).toEqual([]);
  });
});
