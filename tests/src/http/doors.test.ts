// Walks the route table: closed to strangers, and a foreign company's things do not exist. A route that is added later
// is walked too.

import { randomUUID } from 'node:crypto';
import { publicPages } from '#modules/tenancy';
import { modules } from '#src/app.ts';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { makeSample } from '../../samples/index.ts';
import { appEnvironment, startTestApp } from '../../support/app.ts';
import { openTestWorld } from '../../support/world.ts';

interface Route {
  readonly method: string;
  readonly path: string;
}

const world = await openTestWorld({ environment: appEnvironment });
const app = await startTestApp(world);
const { papillon, muguet, alice, charlie } = world;

const written = ({ method, path }: Route): boolean => method !== 'ALL' && !path.includes('*');
const unique = (routes: readonly Route[]): Route[] => [
  ...new Map(routes.filter(written).map(({ method, path }) => [`${method} ${path}`, { method, path }])).values(),
];
const apiRoutes = unique(
  modules.flatMap(({ api }) => api?.routes ?? []).map(({ method, path }) => ({ method, path: `/api/v1${path}` })),
);
const pageRoutes = unique(modules.flatMap(({ pages }) => pages?.routes ?? []));
const closedPages = pageRoutes.filter(({ path }) => !publicPages.includes(path));
const companyPages = pageRoutes.filter(({ path }) => path.startsWith('/d/:companyId'));

/** Things of Papillon, as their path parameters are named. */
let documentId = '';
let invoiceId = '';

const address = (path: string): string =>
  path
    .replace(':companyId', papillon.id)
    .replace('/documents/:id', `/documents/${documentId}`)
    .replace('/invoices/:id', `/invoices/${invoiceId}`)
    .replace('/artefacts/:kind', '/artefacts/original')
    .replaceAll(/:\w+(?:\{[^}]*\})?/g, () => randomUUID());

/** What each changing route takes, so that it is the door that answers and not the check of the body. */
const bodies: Readonly<Record<string, object>> = { 'PATCH /api/v1/invoices/:id': { number: 'F-1' } };

function request({ method, path }: Route): RequestInit {
  if (method === 'GET' || method === 'DELETE') return { method, headers: { 'if-match': '"1"' } };
  const body = JSON.stringify(bodies[`${method} ${path}`] ?? { reason: 'Essai' });
  return { method, headers: { 'content-type': 'application/json', 'if-match': '"1"' }, body };
}

beforeAll(async () => {
  const { bytes, mediaType, filename } = await makeSample('electricity');
  const body = new FormData();
  body.set('file', new File([Uint8Array.from(bytes)], filename, { type: mediaType }));
  const received = await app.fetchWithKey(papillon.apiKey, '/api/v1/documents', { method: 'POST', body });
  expect(received.status).toBe(201);
  documentId = ((await received.json()) as { id: string }).id;
  invoiceId = await vi.waitFor(
    async () => {
      const answer = await app.fetchWithKey(papillon.apiKey, `/api/v1/documents/${documentId}`);
      const document = (await answer.json()) as { invoiceId: string | null; state: string };
      if (document.invoiceId === null) throw new Error(`The sample is still no invoice: ${document.state}`);
      return document.invoiceId;
    },
    { timeout: 30_000, interval: 100 },
  );
});

describe('a stranger', () => {
  test.each(apiRoutes)('gets 401 from $method $path', async (route) => {
    const answer = await app.fetch(address(route.path), request(route));
    expect(answer.status).toBe(401);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
  });

  test.each(apiRoutes)('gets 401 from $method $path with a key of nobody', async (route) => {
    const answer = await app.fetchWithKey(`fct_${'a'.repeat(43)}`, address(route.path), request(route));
    expect(answer.status).toBe(401);
  });

  test.each(closedPages)('is sent to the sign-in by $method $path', async (route) => {
    const answer = await app.fetch(address(route.path), request(route));
    if (route.method !== 'GET') expect(answer.status).toBe(401);
    else {
      expect(answer.status).toBe(303);
      expect(answer.headers.get('location')).toMatch(/^\/connexion/);
    }
  });
});

describe('Charlie', () => {
  test.each(apiRoutes.filter(({ path }) => path.includes(':id')))('finds nothing at $method $path', async (route) => {
    const answer = await app.fetchWithKey(muguet.apiKey, address(route.path), request(route));
    expect(answer.status).toBe(404);
  });

  test.each(companyPages)('finds nothing at $method $path', async (route) => {
    const answer = await app.fetchAs(charlie, address(route.path), request(route));
    expect(answer.status).toBe(404);
  });
});

// Without this, a wrong address would pass for a closed door.
describe('Alice', () => {
  test.each(apiRoutes.filter(({ method, path }) => method === 'GET' && path.includes(':id')))(
    'finds her own at $method $path',
    async ({ path }) => {
      const answer = await app.fetchWithKey(papillon.apiKey, address(path));
      expect(answer.status).toBe(200);
      await answer.body?.cancel();
    },
  );

  test.each(companyPages.filter(({ method }) => method === 'GET'))('opens $path', async ({ path }) => {
    const answer = await app.fetchAs(alice, address(path));
    expect([200, 303]).toContain(answer.status);
  });
});
