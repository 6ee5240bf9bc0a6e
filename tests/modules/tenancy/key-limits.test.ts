// Scopes, networks, renewal without a cut, and the keys of a cabinet.

import { authenticateApiKey, authorize, type KeyScope } from '#modules/tenancy';
import { inTransaction } from '#src/context.ts';
import { describe, expect, test } from 'vitest';
import { liesWithin } from '../../../modules/tenancy/networks.ts';
import { createKey, listKeys, renewKey, revokeKey, type KeyInput } from '../../../modules/tenancy/service/api-keys.ts';
import type { Place } from '../../../modules/tenancy/service/place.ts';
import { appEnvironment, startTestApp } from '../../support/app.ts';
import { openTestWorld, sirens } from '../../support/world.ts';

const world = await openTestWorld({ environment: { ...appEnvironment, FACTEUR_ROLES: 'web' } });
const app = await startTestApp(world);
const { ctx, owner, clock, alice, bob, charlie, papillon, muguet } = world;
const place: Place = { kind: 'company', tenant: alice.tenant };
const { rows } = await owner.query<{ cabinet_id: string }>('select cabinet_id from cabinets');
const cabinetId = rows[0]?.cabinet_id ?? '';
const cabinet: Place = { kind: 'cabinet', ctx, cabinetId, by: charlie.actor };
const problem = (code: string) => expect.objectContaining({ code: `tenancy.${code}` }) as Error;
const make = async (input: Partial<KeyInput> = {}, where: Place = place) =>
  await createKey(where, { name: 'Essai', ...input });
const callsWith = async (secret: string, headers: Record<string, string> = {}) => {
  const answer = await app.fetchWithKey(secret, '/api/v1/invoices', { headers });
  const body = (await answer.json()) as { code?: string };
  return [answer.status, body.code];
};

describe('a key', () => {
  test('without the scope is refused with a problem', async () => {
    const { secret } = await make({ scopes: ['documents.add'] });
    expect(await callsWith(secret)).toEqual([403, 'tenancy.not_allowed']);
    const reader = await make({ scopes: ['invoices.read'] });
    expect(await callsWith(reader.secret)).toEqual([200, undefined]);
  });

  test('from another network is refused with a problem, from its own it works', async () => {
    const elsewhere = await make({ networks: ['192.0.2.0/24', '2001:db8::/32'] });
    expect(await callsWith(elsewhere.secret)).toEqual([403, 'tenancy.key_not_from_here']);
    const here = await make({ networks: ['192.0.2.0/24', '127.0.0.1'] });
    expect(await callsWith(here.secret)).toEqual([200, undefined]);
  });

  test.each([['pas une adresse'], ['300.1.1.1'], ['192.0.2.0/33'], ['192.0.2.0/24/1']])(
    'is not made for the network %j',
    async (entry) => {
      await expect(make({ networks: [entry] })).rejects.toEqual(problem('invalid_input'));
    },
  );

  test('cannot make a key that may do more than itself', async () => {
    const maker = await make({ scopes: ['keys.manage', 'invoices.read'] });
    const tenant = await authenticateApiKey(ctx, maker.secret);
    if (!tenant) throw new Error('The key opens nothing');
    const asKey: Place = { kind: 'company', tenant };
    await make({ scopes: ['invoices.read'] }, asKey);
    await expect(make({ scopes: ['invoices.decide'] }, asKey)).rejects.toEqual(problem('scope_not_held'));
    await expect(make({}, asKey)).rejects.toEqual(problem('scope_not_held'));
  });

  test('is never told again, nor kept', async () => {
    const { id, secret } = await make({ networks: ['192.0.2.1'] });
    const listed = (await listKeys(place)).find((key) => key.id === id);
    expect(listed).toMatchObject({ networks: ['192.0.2.1'], prefix: secret.slice(0, 10) });
    const kept = await owner.query<{ row: string }>('select k::text as row from api_keys k where key_id = $1', [id]);
    expect(kept.rows[0]?.row).not.toContain(secret.slice(10));
  });
});

describe('renewing a key', () => {
  test('cuts nothing: the former secret goes on for the hours given, then ends', async () => {
    const { id, secret } = await make();
    const renewed = await renewKey(place, { id, graceHours: 24 });
    expect(renewed.secret).not.toBe(secret);
    for (const each of [secret, renewed.secret]) expect(await callsWith(each)).toEqual([200, undefined]);
    clock.advance(24 * 3_600_000);
    expect(await callsWith(secret)).toEqual([401, 'http.key_invalid']);
    expect(await callsWith(renewed.secret)).toEqual([200, undefined]);
  });

  test('without grace ends the former secret at once; revoking ends both', async () => {
    const { id, secret } = await make();
    const renewed = await renewKey(place, { id, graceHours: 0 });
    expect((await callsWith(secret))[0]).toBe(401);
    const again = await renewKey(place, { id, graceHours: 5 });
    await revokeKey(place, id);
    for (const each of [renewed.secret, again.secret]) expect((await callsWith(each))[0]).toBe(401);
    await expect(renewKey(place, { id, graceHours: 0 })).rejects.toEqual(problem('key_not_found'));
  });

  test.each([-1, 1.5, 169, Number.NaN])('for %d hours is refused', async (graceHours) => {
    const { id } = await make();
    await expect(renewKey(place, { id, graceHours })).rejects.toEqual(problem('invalid_input'));
  });

  test('takes the right, in the company of the key', async () => {
    const { id } = await make();
    const byBob: Place = { kind: 'company', tenant: bob.tenant };
    await expect(renewKey(byBob, { id, graceHours: 0 })).rejects.toEqual(problem('not_allowed'));
    const foreign: Place = { kind: 'company', tenant: charlie.tenant };
    await expect(renewKey(foreign, { id, graceHours: 0 })).rejects.toEqual(problem('key_not_found'));
  });
});

describe('a key of a cabinet', () => {
  test('opens the dossier it names, by SIREN or id, and no dossier of others', async () => {
    const { secret } = await make({ scopes: ['invoices.read'] }, cabinet);
    expect(await callsWith(secret)).toEqual([400, 'tenancy.dossier_missing']);
    expect(await callsWith(secret, { 'facteur-dossier': '552 100 554' })).toEqual([200, undefined]);
    expect(await callsWith(secret, { 'facteur-dossier': muguet.id })).toEqual([200, undefined]);
    for (const foreign of [sirens.papillon, papillon.id, 'x']) {
      expect(await callsWith(secret, { 'facteur-dossier': foreign })).toEqual([404, 'tenancy.company_not_found']);
    }
  });

  test('holds the scopes it was given, in that dossier only', async () => {
    const scopes: readonly KeyScope[] = ['invoices.read'];
    const { secret, id } = await make({ scopes }, cabinet);
    const tenant = await authenticateApiKey(ctx, secret, { dossier: sirens.muguet });
    if (!tenant) throw new Error('The key opens nothing');
    await inTransaction(tenant, async (tx) => await authorize(tx, 'invoices.read'));
    await expect(inTransaction(tenant, async (tx) => await authorize(tx, 'invoices.decide'))).rejects.toEqual(
      problem('not_allowed'),
    );
    const smuggled = { ...tenant, company: { id: papillon.id } };
    await expect(inTransaction(smuggled, async (tx) => await authorize(tx, 'invoices.read'))).rejects.toEqual(
      problem('not_allowed'),
    );
    await revokeKey(cabinet, id);
    expect(await authenticateApiKey(ctx, secret, { dossier: sirens.muguet })).toBeUndefined();
  });

  test('is made by who administers the cabinet', async () => {
    const stranger: Place = { kind: 'cabinet', ctx, cabinetId, by: alice.actor };
    await expect(make({}, stranger)).rejects.toEqual(problem('cabinet_not_found'));
    await expect(listKeys(stranger)).rejects.toEqual(problem('cabinet_not_found'));
  });
});

test.each([
  ['192.0.2.77', ['192.0.2.0/24'], true],
  ['192.0.3.1', ['192.0.2.0/24'], false],
  ['2001:db8::5', ['2001:db8::/32'], true],
  ['2001:db9::5', ['2001:db8::/32'], false],
  ['10.1.2.3', [], true],
  ['', ['10.0.0.0/8'], false],
  ['', [], true],
  ['10.1.2.3', ['0.0.0.0/0'], true],
])('%s within %j: %s', (address, networks, expected) => {
  expect(liesWithin(address, networks)).toBe(expected);
});
