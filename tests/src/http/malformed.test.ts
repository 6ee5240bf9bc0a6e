// What clients get wrong is theirs: a 4xx with a name, never a 500, on the running product.

import { describe, expect, test } from 'vitest';
import { asProblem } from '#src/http/problems.ts';
import { appEnvironment, startTestApp } from '../../support/app.ts';
import { openTestWorld } from '../../support/world.ts';

const world = await openTestWorld({ environment: appEnvironment });
const app = await startTestApp(world);
const { papillon, alice } = world;
const home = `/d/${papillon.id}`;

const cursor = (...parts: string[]): string => Buffer.from(JSON.stringify(parts)).toString('base64url');
const form = (fields: Record<string, string>, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
  body: new URLSearchParams(fields).toString(),
});

describe('the API', () => {
  test.each([
    ['a cursor with an id that is none', `invoices?cursor=${cursor('received desc', '2026-01-01', 'x')}`],
    ['a cursor with a date that is none', `documents?cursor=${cursor('received desc', 'x', papillon.id)}`],
    ['a search with a NUL', 'invoices?q=%00'],
  ])('answers 400 to %s', async (_what, path) => {
    const answer = await app.fetchWithKey(papillon.apiKey, `/api/v1/${path}`);
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
  });

  test('answers 400 to broken JSON', async () => {
    const answer = await app.fetchWithKey(papillon.apiKey, `/api/v1/invoices/${papillon.id}`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json' },
      body: '{',
    });
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([400, 'http.malformed']);
  });

  test.each([
    ['text/plain', 415],
    ['multipart/form-data; boundary=x', 400],
  ])('answers to an upload that is %s with %i', async (type, status) => {
    const request = { method: 'POST', headers: { 'content-type': type }, body: 'x' };
    expect((await app.fetchWithKey(papillon.apiKey, '/api/v1/documents', request)).status).toBe(status);
  });
});

describe('pages', () => {
  test.each(['null', '::', 'https://evil.test'])('refuse a form whose Origin is %s', async (origin) => {
    expect((await app.fetch('/connexion', form({ email: 'a@b.fr', password: 'x' }, { origin }))).status).toBe(403);
  });

  test.each([
    ['a signed-in person', async (init: RequestInit) => await app.fetchAs(alice, `${home}/parametres`, init)],
    ['a stranger', async (init: RequestInit) => await app.fetch('/connexion', init)],
  ])('answer 400 to a broken form of %s', async (_who, send) => {
    const headers = { 'content-type': 'multipart/form-data' };
    expect((await send({ method: 'POST', headers, body: 'garbage' })).status).toBe(400);
  });

  test('answer 400 to an e-mail address with a NUL', async () => {
    const answer = await app.fetch('/connexion', form({ email: 'a\0@b.fr', password: 'x' }, { origin: app.origin }));
    expect(answer.status).toBe(400);
  });

  test('take no more than a form from strangers', async () => {
    const answer = await app.fetch('/connexion', form({ email: 'x'.repeat(70_000) }, { origin: app.origin }));
    expect(answer.status).toBe(413);
  });
});

describe('the metrics', () => {
  test('are for this machine, not for whom a proxy on it speaks', async () => {
    expect((await app.fetch('/metrics')).status).toBe(200);
    for (const header of ['x-forwarded-for', 'forwarded', 'via', 'x-real-ip']) {
      expect((await app.fetch('/metrics', { headers: { [header]: '203.0.113.9' } })).status).toBe(404);
    }
  });
});

test.each(['ENOSPC', 'EDQUOT', '53100'])('a full disk (%s) is 507, and worth another try', (code) => {
  const problem = asProblem(Object.assign(new Error('full'), { code }));
  expect([problem.status, problem.code, problem.permanent]).toEqual([507, 'http.storage_full', false]);
});
