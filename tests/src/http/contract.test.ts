// Holds the running API against its own OpenAPI document: every operation, with good and with wild values, answers
// what it says it may, in the shape it describes, and never 5xx.

import fc from 'fast-check';
import { modules } from '#src/app.ts';
import { beforeAll, describe, expect, test } from 'vitest';
import { enter } from '../../modules/invoices/entries.ts';
import { appEnvironment, startTestApp } from '../../support/app.ts';
import { openTestWorld } from '../../support/world.ts';
import { faultsOf, type Schema, type Schemas } from './schema.ts';

const RUNS = 25;
const world = await openTestWorld({
  environment: { ...appEnvironment, FACTEUR_ROLES: 'web', FACTEUR_API_RATE_LIMIT: '100000' },
});
const app = await startTestApp(world);
const { alice, papillon } = world;

interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: 'path' | 'query' | 'header';
    readonly schema: Schema;
  }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema: Schema }>> }>
  >;
  readonly security?: readonly object[];
}

interface Document {
  readonly openapi: string;
  readonly info: { readonly title: string };
  readonly security: readonly object[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Schemas; readonly securitySchemes: object };
}

const document = (await (await app.fetch('/api/openapi.json')).json()) as Document;
const { schemas } = document.components;
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation, name: `${method} ${path}` })),
);

/** Real ids, so that wild values reach what lies behind the 404. */
const ids: string[] = [];
beforeAll(async () => {
  for (let at = 0; at < 12; at += 1) ids.push(await enter(alice.tenant, { number: `C-${at}` }));
});

describe('the document', () => {
  test('is OpenAPI 3.1 with a name for each operation, and says that all need a key', () => {
    expect(document.openapi).toMatch(/^3\.1\./);
    const names = operations.map(({ operation }) => operation.operationId);
    expect(new Set(names).size).toBe(names.length);
    expect(document.security).toEqual([{ key: [] }]);
    expect(document.components.securitySchemes).toEqual({ key: { type: 'http', scheme: 'bearer' } });
  });

  test('has every route of the API, and no other', () => {
    const written = modules
      .flatMap(({ api }) => api?.routes ?? [])
      .filter(({ method }) => method !== 'ALL')
      .map(({ method, path }) => `${method.toLowerCase()} ${path.replaceAll(/:(\w+)(?:\{[^}]*\})?/g, '{$1}')}`);
    expect(new Set(operations.map(({ name }) => name))).toEqual(new Set(written));
  });

  test('is shown to people without fetching anything from elsewhere', async () => {
    const page = await app.fetch('/api/docs');
    const html = await page.text();
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=UTF-8']);
    for (const { path } of operations) expect(html).toContain(path);
    expect(html).not.toMatch(/(?:src|href)="https?:/);
  });
});

const wild = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom(
    '',
    '0',
    '-1',
    '1e309',
    '%00',
    '\0',
    'null',
    '../..',
    "' or true --",
    '0000-01-01',
    '9999-12-31',
    '2026-02-30',
    '𝒳',
    '\ud800',
  ),
);
const text = fc.oneof(fc.constantFrom('Garage', 'FA-7', '12.50', '-1', '2026-09-01', 'EUR', 'FR83404833048'), wild);

/** A value as the schema wants it, or nearly. */
function valueOf(given: Schema): fc.Arbitrary<unknown> {
  const schema = given.$ref === undefined ? given : (schemas[given.$ref.split('/').at(-1) ?? ''] ?? {});
  if (schema.enum) return fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...schema.enum) }, wild);
  if (schema.properties) {
    const fields = Object.fromEntries(Object.entries(schema.properties).map(([name, one]) => [name, valueOf(one)]));
    return fc.record(fields, { requiredKeys: [] });
  }
  if (schema.items) return fc.array(valueOf(schema.items), { maxLength: 3 });
  const type = [schema.type].flat()[0];
  if (type === 'integer' || type === 'number') return fc.oneof(fc.integer({ min: 1, max: 200 }), fc.double(), wild);
  if (type === 'boolean') return fc.oneof(fc.boolean(), wild);
  return fc.oneof({ weight: 4, arbitrary: text }, fc.jsonValue());
}

interface Call {
  readonly path: string;
  readonly init: RequestInit;
}

const written = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));
const address = (value: unknown): string => encodeURIComponent(written(value).toWellFormed());

function bodyOf({ requestBody }: Operation): fc.Arbitrary<RequestInit> {
  const [type, content] = Object.entries(requestBody?.content ?? {})[0] ?? [];
  if (type === undefined || !content) return fc.constant({});
  if (type === 'multipart/form-data') {
    return fc.record({ bytes: fc.uint8Array({ maxLength: 60 }), direction: text, name: text }).map((given) => {
      const body = new FormData();
      body.set('file', new File([Uint8Array.from(given.bytes)], given.name.toWellFormed()));
      body.set('direction', given.direction.toWellFormed());
      return { body };
    });
  }
  const json = valueOf(content.schema).map((value) => JSON.stringify(value) ?? '');
  return fc.record({
    body: fc.oneof({ weight: 6, arbitrary: json }, fc.constantFrom('', '{', '[]', 'null', '"\\u0000"')),
    headers: fc.oneof(
      { weight: 6, arbitrary: fc.constant({ 'content-type': type }) },
      fc.constantFrom({ 'content-type': 'text/plain' }, { 'content-type': 'application/json', 'if-match': 'x' }),
    ),
  });
}

function callOf(path: string, method: string, operation: Operation): fc.Arbitrary<Call> {
  const parameters = (operation.parameters ?? []).filter((one) => one.in !== 'header');
  const values = Object.fromEntries(parameters.map(({ name, schema }) => [name, valueOf(schema)]));
  const id = fc.oneof({ weight: 5, arbitrary: fc.nat(11).map((at) => ids[at] ?? '') }, fc.uuid(), text);
  return fc
    .record({ id, given: fc.record(values, { requiredKeys: [] }), init: bodyOf(operation) })
    .map(({ id: chosen, given, init }) => {
      const known: Record<string, unknown> = { ...given, ...('id' in values ? { id: chosen } : {}) };
      const filled = path.replaceAll(/\{(\w+)\}/g, (_all, name: string) => address(known[name] ?? 'original') || 'x');
      const query = parameters.filter((one) => one.in === 'query' && known[one.name] !== undefined);
      const search = query.map(({ name }) => `${name}=${address(known[name])}`).join('&');
      return { path: `/api/v1${filled}?${search}`, init: { ...init, method: method.toUpperCase() } };
    });
}

async function check(operation: Operation, { path, init }: Call): Promise<void> {
  const answer = await app.fetchWithKey(papillon.apiKey, path, init);
  const body = await answer.text();
  expect(answer.status, `${path} ${body}`).toBeLessThan(500);
  const response = operation.responses[answer.status];
  expect(response, `${answer.status} is not described: ${body}`).toBeDefined();
  const type = (answer.headers.get('content-type') ?? '').split(';')[0] ?? '';
  if (answer.status >= 400) expect(type).toBe('application/problem+json');
  const described = response?.content?.[type];
  if (!type.endsWith('json')) return;
  expect(described, `${type} is not described for ${answer.status}`).toBeDefined();
  if (described) expect(faultsOf(described.schema, JSON.parse(body), { path: '', schemas })).toEqual([]);
}

describe('whatever is sent to', () => {
  test.each(operations)(
    '$name, the answer is one it describes',
    { timeout: 60_000 },
    async ({ path, method, operation }) => {
      const call = callOf(path, method, operation);
      await fc.assert(
        fc.asyncProperty(call, async (one) => await check(operation, one)),
        { numRuns: RUNS },
      );
    },
  );
});
