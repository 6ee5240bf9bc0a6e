// What every answer has, and who is let in: headers, languages, limits, sites, versions, keys of idempotence.

import { gunzipSync } from 'node:zlib';
import { request } from 'node:http';
import { beforeEach, describe, expect, test } from 'vitest';
import { enter } from '../../modules/invoices/entries.ts';
import { appEnvironment, startTestApp } from '../../support/app.ts';
import { openTestWorld } from '../../support/world.ts';

const LIMIT = 40;
const environment = { ...appEnvironment, FACTEUR_ROLES: 'web', FACTEUR_API_RATE_LIMIT: String(LIMIT) };
const world = await openTestWorld({ environment });
const app = await startTestApp(world);
const { papillon, muguet, alice, clock } = world;
const api = async (path: string, init?: RequestInit) => await app.fetchWithKey(papillon.apiKey, `/api/v1${path}`, init);
const asJson = (method: string, body: unknown, headers: Record<string, string> = {}): RequestInit => ({
  method,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
});
const codeOf = async (answer: Response): Promise<string> => ((await answer.json()) as { code: string }).code;

beforeEach(() => clock.advance(61_000));

describe('every answer', () => {
  test.each(['/health/live', '/connexion', '/api/v1/invoices', '/api/openapi.json', '/nowhere', '/static/facteur.css'])(
    '%s is guarded against other sites',
    async (path) => {
      const { headers } = await app.fetch(path);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('same-origin');
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'self'");
      expect(policy).toContain("script-src 'self'");
      expect(policy).toContain("object-src 'none'");
      expect(policy).not.toMatch(/unsafe|\*|https?:/);
    },
  );

  test('has a number of its own, which its problem repeats', async () => {
    const first = await api('/invoices/nothing');
    const id = first.headers.get('x-request-id') ?? '';
    expect(((await first.json()) as { instance: string }).instance).toBe(`urn:facteur:request:${id}`);
    expect((await api('/invoices')).headers.get('x-request-id')).not.toBe(id);
  });

  test('of the API or of a page is not kept by anybody', async () => {
    for (const path of ['/connexion', '/api/v1/invoices']) {
      expect((await app.fetch(path)).headers.get('cache-control')).toBe('no-store');
    }
  });
});

describe('a problem', () => {
  test('is problem+json in French, or in English when that is asked for', async () => {
    const french = await api('/invoices/01a20052-0000-7000-8000-000000000000');
    expect(french.status).toBe(404);
    expect(french.headers.get('content-type')).toBe('application/problem+json');
    expect(await french.json()).toMatchObject({
      type: 'urn:facteur:problem:invoices.not_found',
      status: 404,
      code: 'invoices.not_found',
      title: expect.stringContaining('Cette facture') as string,
      detail: expect.stringContaining('Cette facture') as string,
    });
    const english = await api('/invoices/01a20052-0000-7000-8000-000000000000', {
      headers: { 'accept-language': 'en' },
    });
    expect(await english.json()).toMatchObject({
      title: expect.stringContaining('There is no such invoice') as string,
    });
  });

  test('names the fields that are wrong', async () => {
    const id = await enter(alice.tenant, { number: 'S-1' });
    const answer = await api(
      `/invoices/${id}`,
      asJson('PATCH', { issueDate: '2026-02-30', totalWithVat: 12, unknown: 1 }),
    );
    expect(answer.status).toBe(422);
    const { errors } = (await answer.json()) as { errors: { path: string }[] };
    expect(errors.map(({ path }) => path)).toEqual(expect.arrayContaining(['issueDate', 'totalWithVat']));
  });

  test.each([
    ['GET', '/nowhere', 404],
    ['POST', '/invoices', 404],
    ['DELETE', '/documents', 404],
  ])('%s %s of the API is %i', async (method, path, status) => {
    expect((await api(path, { method })).status).toBe(status);
  });

  test('of a page is a page', async () => {
    const answer = await app.fetchAs(alice, '/nowhere');
    expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'text/html; charset=UTF-8']);
    expect(await answer.text()).toContain('lang="fr"');
  });
});

describe('a key', () => {
  test.each([undefined, 'Bearer', 'Basic abc', 'Bearer a b', 'Bearer '.concat('x'.repeat(3_000))])(
    'is asked for when it says %j',
    async (authorization) => {
      const answer = await app.fetch('/api/v1/invoices', {
        headers: authorization === undefined ? {} : { authorization },
      });
      expect(answer.status).toBe(401);
      expect(answer.headers.get('www-authenticate')).toBe('Bearer');
    },
  );

  test('may call so often a minute, is told how often, and then to wait', async () => {
    const first = await api('/invoices');
    expect([first.headers.get('ratelimit-limit'), first.headers.get('ratelimit-remaining')]).toEqual(['40', '39']);
    expect(first.headers.get('ratelimit-reset')).toBe('60');
    clock.advance(20_000);
    const answers = await Promise.all(Array.from({ length: LIMIT }, async () => await api('/invoices')));
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(1);
    expect(refused[0]?.headers.get('retry-after')).toBe('40');
    expect(refused[0]?.headers.get('ratelimit-remaining')).toBe('0');
    expect((await app.fetchWithKey(muguet.apiKey, '/api/v1/invoices')).status).toBe(200);
    clock.advance(40_000);
    expect((await api('/invoices')).status).toBe(200);
  });
});

describe('a version', () => {
  test('is the ETag of an invoice; a change of an older one is refused', async () => {
    const id = await enter(alice.tenant, { number: 'S-2' });
    expect((await api(`/invoices/${id}`)).headers.get('etag')).toBe('"1"');
    const changed = await api(`/invoices/${id}`, asJson('PATCH', { number: 'S-3' }, { 'if-match': '"1"' }));
    expect([changed.status, changed.headers.get('etag')]).toEqual([200, '"2"']);
    const late = await api(`/invoices/${id}`, asJson('PATCH', { number: 'S-4' }, { 'if-match': '"1"' }));
    expect([late.status, await codeOf(late)]).toEqual([412, 'http.changed_meanwhile']);
    for (const tag of ['*', 'W/"2"']) {
      expect((await api(`/invoices/${id}`, asJson('PATCH', { number: 'S-3' }, { 'if-match': tag }))).status).toBe(200);
    }
    const wrong = await api(`/invoices/${id}`, asJson('PATCH', { number: 'S-4' }, { 'if-match': '2' }));
    expect([wrong.status, await codeOf(wrong)]).toEqual([400, 'http.if_match_malformed']);
  });
});

describe('a document that is sent', () => {
  const upload = async (content: string, key?: string) => {
    const body = new FormData();
    body.set('file', new File([content], 'x.xml'));
    return await api('/documents', {
      method: 'POST',
      body,
      headers: key === undefined ? {} : { 'idempotency-key': key },
    });
  };

  test('is answered with its place; the same again under one key with the same answer, another with a refusal', async () => {
    const first = await upload('un', 'k1');
    const made = (await first.json()) as { id: string };
    expect([first.status, first.headers.get('location')]).toEqual([201, `/api/v1/documents/${made.id}`]);
    const again = await upload('un', 'k1');
    expect([again.status, again.headers.get('idempotent-replayed'), await again.json()]).toEqual([201, 'true', made]);
    const other = await upload('deux', 'k1');
    expect([other.status, await codeOf(other)]).toEqual([422, 'http.idempotency_key_reused']);
    expect((await upload('un')).headers.get('idempotent-replayed')).toBeNull();
  });
});

describe('a form of another site', () => {
  const form = {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'email=a&password=b',
  };
  const from = (headers: Record<string, string>): RequestInit => ({
    ...form,
    headers: { ...form.headers, ...headers },
  });

  test.each([
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'none' },
    { origin: 'https://evil.test' },
    { origin: 'null' },
  ])('is refused: %o', async (headers) => {
    expect((await app.fetch('/connexion', from(headers as Record<string, string>))).status).toBe(403);
  });

  test('with a session needs the token of that session too', async () => {
    expect((await app.fetchAs(alice, `/d/${papillon.id}/documents`, form)).status).toBe(403);
    expect((await app.fetchAs(alice, `/d/${papillon.id}/documents`, from({ 'x-csrf-token': 'guess' }))).status).toBe(
      403,
    );
  });
});

/** A request as a proxy or a stranger could write it: headers that fetch does not let through. */
async function raw(path: string, headers: Record<string, string>): Promise<number> {
  return await new Promise((resolve, reject) => {
    const sent = request(`${app.origin}${path}`, { headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    });
    sent.on('error', reject).end();
  });
}

describe('the watchmen', () => {
  test('learn whether the process lives and is ready', async () => {
    expect(await (await app.fetch('/health/live')).json()).toEqual({ status: 'ok' });
    const ready = await app.fetch('/health/ready');
    expect([ready.status, await ready.json()]).toMatchObject([200, { status: 'ok', parts: { database: true } }]);
  });

  test('read the metrics from this machine, others do not', async () => {
    const metrics = await (await app.fetch('/metrics')).text();
    expect(metrics).toContain('facteur_http_request_seconds');
    expect(metrics).toContain('facteur_jobs{state="waiting"}');
    expect(await raw('/metrics', { 'x-forwarded-for': '192.0.2.9' })).toBe(404);
  });
});

describe('a static file', () => {
  test('is kept for ever under the address that pages give, and asked for again under any other', async () => {
    const page = await (await app.fetch('/connexion')).text();
    const path = /\/static\/[\w./-]+\.css\?v=[0-9a-f]{12}/.exec(page)?.[0] ?? '';
    const answer = await app.fetch(path);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/css; charset=utf-8']);
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect((await app.fetch(path.replace(/\?.*/, '?v=old'))).headers.get('cache-control')).toBe('no-cache');
  });

  test('comes packed to who takes it so', async () => {
    const plain = Buffer.from(
      await (await app.fetch('/static/facteur.css', { headers: { 'accept-encoding': 'identity' } })).arrayBuffer(),
    );
    const packed = await new Promise<Buffer>((resolve, reject) => {
      request(`${app.origin}/static/facteur.css`, { headers: { 'accept-encoding': 'gzip' } }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => resolve(Buffer.concat(chunks)));
      })
        .on('error', reject)
        .end();
    });
    expect(packed.length).toBeLessThan(plain.length / 2);
    expect(gunzipSync(packed).equals(plain)).toBe(true);
  });

  test.each(['/static/nothing.css', '/static/../package.json', '/static/%2e%2e/package.json', '/static/'])(
    '%s is not there',
    async (path) => {
      expect([303, 404]).toContain(await raw(path, {}));
    },
  );
});
