import { describe, expect, test } from 'vitest';
import { appEnvironment, startTestApp } from '../../../support/app.ts';
import { openTestWorld } from '../../../support/world.ts';

const world = await openTestWorld({ environment: { ...appEnvironment, FACTEUR_ROLES: 'web' } });
const app = await startTestApp(world);
const { papillon, muguet, owner, clock } = world;

async function call(
  method: string,
  path: string,
  { body, key = papillon.apiKey }: { body?: object; key?: string } = {},
) {
  const answer = await app.fetchWithKey(key, `/api/v1${path}`, {
    method,
    ...(body ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {}),
  });
  const text = await answer.text();
  return { status: answer.status, body: (text === '' ? undefined : JSON.parse(text)) as Record<string, unknown> };
}

type Items = readonly Record<string, unknown>[];

describe('invitations over the API', () => {
  test('are made for many, read, sent again and taken back; their links are never told', async () => {
    const people = [
      { email: 'un@exemple.test', role: 'viewer', name: 'Un' },
      { email: 'bob@exemple.test', role: 'viewer' },
    ];
    const made = await call('POST', '/invitations', { body: { people } });
    const items = made.body['items'] as Items;
    expect([made.status, items[1]?.['problem']]).toEqual([
      200,
      expect.objectContaining({ code: 'tenancy.already_member' }),
    ]);
    const id = String(items[0]?.['id']);
    const read = await call('GET', `/invitations/${id}`);
    expect(read.body).toMatchObject({ email: 'un@exemple.test', status: 'held', sendings: 1, reason: null });
    expect(JSON.stringify(read.body)).not.toMatch(/jeton|token/);
    expect((await call('POST', `/invitations/${id}/reminders`)).body).toMatchObject({ sendings: 2 });
    expect((await call('DELETE', `/invitations/${id}`)).status).toBe(204);
    expect((await call('DELETE', `/invitations/${id}`)).status).toBe(409);
    expect((await call('GET', '/invitations')).body['items']).toEqual([]);
    expect((await call('GET', `/invitations/${id}`, { key: muguet.apiKey })).status).toBe(404);
  });

  test('without the scope are refused with a problem', async () => {
    const { body } = await call('POST', '/api-keys', { body: { name: 'Lecture', scopes: ['invoices.read'] } });
    const reader = String(body['secret']);
    for (const path of ['/people', '/invitations', '/api-keys', '/journal']) {
      const answer = await call('GET', path, { key: reader });
      expect([answer.status, answer.body['code']]).toEqual([403, 'tenancy.not_allowed']);
    }
  });

  test.each([{}, { people: [] }, { people: [{ email: 'a@b.test', role: 'auditor' }] }])('refuse %j', async (body) => {
    expect((await call('POST', '/invitations', { body })).status).toBe(422);
  });
});

test('people are listed with their roles', async () => {
  const { body } = await call('GET', '/people');
  expect(body['items']).toEqual(
    expect.arrayContaining([expect.objectContaining({ email: 'bob@exemple.test', role: 'approver' })]),
  );
});

test('keys are made, renewed and revoked', async () => {
  const expiresAt = new Date(clock.now().getTime() + 86_400_000).toISOString();
  const made = await call('POST', '/api-keys', { body: { name: 'Logiciel', networks: ['127.0.0.0/8'], expiresAt } });
  const { id, secret } = made.body as { id: string; secret: string };
  expect(made.status).toBe(201);
  const renewed = await call('POST', `/api-keys/${id}/renewals`, { body: { graceHours: 1 } });
  expect(renewed.body['secret']).not.toBe(secret);
  for (const each of [secret, String(renewed.body['secret'])]) {
    expect((await call('GET', '/invoices', { key: each })).status).toBe(200);
  }
  expect((await call('DELETE', `/api-keys/${id}`)).status).toBe(204);
  expect((await call('GET', '/invoices', { key: secret })).status).toBe(401);
  const listed = ((await call('GET', '/api-keys')).body['items'] as Items).find((key) => key['id'] === id);
  expect(listed).toMatchObject({ name: 'Logiciel', networks: ['127.0.0.0/8'], expiresAt });
  expect(JSON.stringify(listed)).not.toContain(secret);
});

test('the journal is read page by page, and proved', async () => {
  const seen: unknown[] = [];
  let cursor = '';
  do {
    const { body } = await call('GET', `/journal?limit=3${cursor && `&cursor=${cursor}`}`);
    seen.push(...(body['items'] as Items).map((entry) => entry['sequence']));
    cursor = typeof body['nextCursor'] === 'string' ? body['nextCursor'] : '';
  } while (cursor !== '');
  const { rows } = await owner.query<{ count: string }>(
    'select count(*) as count from company_journal where company_id = $1',
    [papillon.id],
  );
  expect(seen).toEqual(Array.from({ length: Number(rows[0]?.count) }, (_, at) => seen.length - at));
  expect((await call('GET', '/journal/verification')).body).toEqual({ entries: seen.length, fault: null });
  expect((await call('GET', '/journal?cursor=abc')).status).toBe(400);
  expect((await call('GET', '/journal?from=2026-02-30')).status).toBe(422);
});
