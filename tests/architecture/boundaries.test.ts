// Every rule of .dependency-cruiser.cjs is shown a house that breaks it, and a sound house that it must leave alone.

import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

interface Violation {
  readonly from: string;
  readonly rule: { readonly name: string };
}
type House = Readonly<Record<string, string>>;

const root = resolve(import.meta.dirname, '../..');
const config = join(root, '.dependency-cruiser.cjs');
const cruiser = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
const { forbidden } = createRequire(import.meta.url)(config) as { forbidden: { name: string }[] };

const uses = (path: string): string => `import { it } from '${path}';\nexport const mine = it;\n`;
const usesType = (path: string): string => `import type { It } from '${path}';\nexport type Mine = It;\n`;
const leaf = 'export interface It { a: 1 }\nexport const it = 1;\n';

const tools: House = {
  'package.json': JSON.stringify({
    type: 'module',
    imports: { '#src/*': './src/*', '#views/*': './views/*', '#modules/*': './modules/*/index.ts' },
    dependencies: { kysely: '1', hono: '1', zod: '1' },
    devDependencies: { 'fast-check': '1' },
  }),
  'tsconfig.json': JSON.stringify({ compilerOptions: { module: 'nodenext', jsx: 'preserve' } }),
  ...Object.fromEntries(
    ['kysely', 'hono', 'zod', 'fast-check'].flatMap((name) => [
      [`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' })],
      [`node_modules/${name}/index.js`, 'exports.it = 1;'],
    ]),
  ),
};

/** Rule → the file that breaks it and how. */
const faults: readonly (readonly [rule: string, file: string, text: string])[] = [
  ['layer-facturx', 'modules/facturx/a.ts', uses('#modules/tenancy')],
  ['layer-ocr', 'modules/ocr/a.ts', uses('#modules/invoices')],
  ['layer-tenancy', 'modules/tenancy/a.ts', uses('#modules/archive')],
  ['layer-partners', 'modules/partners/a.ts', uses('#modules/archive')],
  ['layer-archive', 'modules/archive/a.ts', uses('#modules/partners')],
  ['layer-invoices', 'modules/invoices/a.ts', usesType('#modules/inbox')],
  ['layer-inbox', 'modules/inbox/a.ts', uses('#modules/sales')],
  ['layer-workbench', 'modules/workbench/a.ts', uses('#modules/invoices')],
  ['layer-sales', 'modules/sales/a.ts', uses('#modules/inbox')],
  ['layer-dispatch', 'modules/dispatch/a.ts', uses('#modules/payments')],
  ['layer-payments', 'modules/payments/a.ts', uses('#modules/accounting')],
  ['layer-accounting', 'modules/accounting/a.ts', uses('#modules/dispatch')],
  ['layer-migration', 'modules/migration/a.ts', uses('#modules/surprise')],
  ['known-module', 'modules/surprise/index.ts', `${leaf}import '#src/money.ts';\n`],
  ['front-door', 'modules/invoices/b.ts', uses('../archive/service.ts')],
  ['front-door-from-outside', 'src/app.ts', uses('../modules/archive/service.ts')],
  ['platform-below-product', 'src/cli.ts', uses('#modules/tenancy')],
  ['facturx-alone', 'src/facturx.ts', uses('#src/money.ts')],
  ['platform-without-pages', 'src/smtp/server.ts', uses('#views/ui/table.tsx')],
  ['views-take-types-only', 'views/invoices/a.tsx', uses('#modules/invoices')],
  ['views-without-database', 'views/invoices/b.tsx', usesType('#src/db/schema.ts')],
  ['views-share-only-ui', 'views/invoices/c.tsx', uses('#views/sales/list.tsx')],
  ['ui-is-the-ground', 'views/ui/form.tsx', uses('#views/sales/list.tsx')],
  ['views-need-only-jsx', 'views/sales/a.tsx', uses('zod')],
  ['views-do-no-io', 'views/sales/b.tsx', `import 'node:fs';\n`],
  ['sql-in-repositories', 'src/http/server.ts', uses('kysely')],
  ['sql-types-in-repositories', 'modules/sales/service.ts', usesType('kysely')],
  ['database-behind-repositories', 'modules/sales/c.ts', usesType('#src/db/schema.ts')],
  ['repository-is-the-floor', 'modules/sales/repository.ts', uses('./service.ts')],
  ['faces-through-services', 'modules/payments/routes.ts', uses('./repository/find.ts')],
  ['service-knows-no-web', 'modules/payments/service/pay.ts', uses('#src/http/reply.ts')],
  ['model-is-pure', 'modules/payments/model.ts', uses('./repository/find.ts')],
  ['pure-libraries', 'modules/facturx/b.ts', usesType('#src/context.ts')],
  ['migrations-stand-alone', 'migrations/20260101_000_a.ts', uses('../src/money.ts')],
  ['launcher-stands-alone', 'src/launch/start.mjs', uses('kysely')],
  ['nobody-needs-the-launcher', 'src/main.ts', uses('./launch/stop.mjs')],
  ['shipping-code-without-tests', 'src/clock.ts', uses('../tests/support/world.ts')],
  ['no-cycles', 'src/chicken.ts', uses('./egg.ts')],
  ['shipped-dependencies-only', 'src/ids.ts', uses('fast-check')],
  ['resolvable', 'src/log.ts', uses('./nowhere.ts')],
];

const harmless = [
  ...['tenancy', 'archive', 'partners', 'invoices', 'inbox', 'sales', 'payments', 'accounting', 'dispatch'].map(
    (name) => `modules/${name}/index.ts`,
  ),
  'modules/archive/service.ts',
  'modules/payments/repository/find.ts',
  'views/ui/table.tsx',
  'views/sales/list.tsx',
  'src/db/schema.ts',
  'src/http/reply.ts',
  'src/context.ts',
  'src/money.ts',
  'src/launch/stop.mjs',
  'tests/support/world.ts',
];

const brokenHouse: House = {
  ...Object.fromEntries(harmless.map((file) => [file, leaf])),
  'src/launch/stop.mjs': 'export const it = 1;\n',
  'src/egg.ts': `export { mine as it } from './chicken.ts';\n`,
  ...Object.fromEntries(faults.map(([, file, text]) => [file, text])),
};

/** The same kinds of imports, each in its right place. */
const soundHouse: House = {
  'src/app.ts': uses('#modules/migration'),
  'src/cli.ts': uses('./app.ts'),
  'src/facturx.ts': uses('#modules/facturx'),
  'modules/facturx/index.ts': leaf,
  'src/context.ts': uses('kysely'),
  'src/db/schema.ts': leaf,
  'src/money.ts': leaf,
  'src/http/cursor.ts': leaf,
  'src/http/problems.ts': uses('#views/ui/table.tsx'),
  'src/launch/start.mjs': `import 'node:fs';\n`,
  'migrations/20260101_000_a.ts': uses('kysely'),
  'modules/migration/index.ts': uses('#modules/inbox') + usesType('#modules/accounting'),
  'modules/inbox/index.ts': uses('#modules/archive'),
  'modules/accounting/index.ts': uses('#modules/payments'),
  'modules/payments/index.ts': uses('./service.ts') + uses('./pages.tsx'),
  'modules/payments/service.ts': uses('./repository.ts') + usesType('#src/context.ts') + uses('#src/http/cursor.ts'),
  'modules/payments/repository.ts': uses('kysely') + usesType('#src/db/schema.ts'),
  'modules/payments/pages.tsx': uses('#views/payments/list.tsx') + usesType('./repository.ts'),
  'modules/archive/index.ts': leaf,
  'modules/archive/model.ts': uses('#src/money.ts'),
  'views/payments/list.tsx': usesType('#modules/payments') + uses('hono') + uses('#views/ui/table.tsx'),
  'views/ui/table.tsx': uses('#src/money.ts'),
  'tests/support/world.ts': uses('../../modules/archive/model.ts'),
};

const built: string[] = [];

async function violationsOf(house: House): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'facteur-house-'));
  built.push(folder);
  for (const [file, text] of Object.entries({ ...tools, ...house })) {
    const path = join(folder, file);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  }
  const folders = ['src', 'modules', 'views', 'migrations', 'tests'];
  const runtime = 'Deno' in globalThis ? ['run', '-A'] : [];
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [...runtime, cruiser, '--config', config, '--output-type', 'json', '--no-cache', ...folders],
    { cwd: folder, maxBuffer: 1e8 },
  );
  const { summary } = JSON.parse(stdout) as { summary: { violations: Violation[] } };
  return summary.violations.map((violation) => `${violation.rule.name} ${violation.from}`);
}

afterAll(async () => {
  for (const folder of built) await rm(folder, { recursive: true });
});

describe('the module boundaries', () => {
  let found: string[];
  beforeAll(async () => {
    found = await violationsOf(brokenHouse);
  });

  test.each(faults)('refuse what breaks « %s »', (rule, file) => {
    expect(found).toContain(`${rule} ${file}`);
  });

  test('are each proven by a violation', () => {
    expect(new Set(faults.map(([rule]) => rule))).toEqual(new Set(forbidden.map((rule) => rule.name)));
  });

  test('leave a sound house alone', async () => {
    expect(await violationsOf(soundHouse)).toEqual([]);
  });
});
