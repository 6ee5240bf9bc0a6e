// A second factor that is wanted: by the instance, by a cabinet, before a guarded act.

import { TOTP } from 'otpauth';
import { describe, expect, test } from 'vitest';
import { authorize } from '#modules/tenancy';
import { inTransaction, type TenantCtx } from '#src/context.ts';
import { setCabinetPolicy } from '../../../../modules/tenancy/service/identity/policy.ts';
import { atAddress, openApplication, openBrowser, type Browser } from '../browser.ts';
import { emptyInstance, password, populate } from '../cast.ts';

const { ctx, owner, clock } = await emptyInstance();
const { papillon, tournesol, bob: administrator } = await populate(ctx);
const app = await openApplication(ctx);

async function signedIn(name: string): Promise<Browser> {
  const browser = openBrowser(app);
  await browser.post('/connexion', { email: `${name}@exemple.test`, password });
  await browser.get('/compte/securite');
  return browser;
}

async function setUp(browser: Browser): Promise<string> {
  const page = await browser.get('/compte/securite/application');
  const secret = (/id="secret" value="([A-Z2-7 ]+)"/.exec(page.html)?.[1] ?? '').replaceAll(' ', '');
  await browser.post('/compte/securite/application', { code: codeOf(secret) });
  return secret;
}

const codeOf = (secret: string): string => new TOTP({ secret }).generate({ timestamp: clock.now().getTime() });
const inside = (tenant: TenantCtx): string => `/d/${tenant.company.id}/parametres`;

describe('a cabinet that wants a second factor', () => {
  let secretOfBob = '';

  test('leads its people to set one up, and then lets them in', async () => {
    const bob = await signedIn('bob');
    expect((await bob.get(inside(tournesol))).status).toBe(200);
    const list = await bob.get('/compte/securite');
    const action = /action="(\/compte\/cabinets\/[^"]+)"/.exec(list.html)?.[1] ?? '';
    expect((await bob.post(action, { required: 'on' })).location).toBe('/compte/securite?fait=enregistre');
    expect((await bob.get(inside(tournesol))).location).toBe('/compte/securite');
    expect((await bob.get('/compte/securite')).html).toContain('Un second facteur est demandé');
    secretOfBob = await setUp(bob);
    expect((await bob.get(inside(tournesol))).status).toBe(200);
  });

  test('wants it in every session, also in those that were open before', async () => {
    const bob = openBrowser(app);
    await bob.post('/connexion', { email: 'bob@exemple.test', password });
    clock.advance(30_000);
    expect((await bob.post('/connexion/verification', { code: codeOf(secretOfBob) })).location).toBe('/');
    expect((await bob.get(inside(tournesol))).status).toBe(200);
    await owner.query('update sessions set second_factor_at = null');
    expect((await bob.get(inside(tournesol))).location).toBe('/connexion/verification');
    clock.advance(30_000);
    await bob.get('/connexion/verification');
    expect((await bob.post('/connexion/verification', { code: codeOf(secretOfBob) })).location).toBe('/');
    expect((await bob.get(inside(tournesol))).status).toBe(200);
  });

  test('is not changed by who does not administer it', async () => {
    const { rows } = await owner.query<{ cabinet_id: string }>('select cabinet_id from cabinets');
    const alice = await signedIn('alice');
    const answer = await alice.post(`/compte/cabinets/${rows[0]?.cabinet_id ?? ''}/second-facteur`, {});
    expect(answer.status).toBe(404);
  });

  test('asks nothing of others', async () => {
    const alice = await signedIn('alice');
    expect((await alice.get(inside(papillon))).status).toBe(200);
  });
});

describe('the owner of the instance', () => {
  test('guards rights: their use asks for a second factor proved a moment ago', async () => {
    const alice = await signedIn('alice');
    const page = await alice.get('/instance/connexion');
    expect(page.html).toContain('Changer un IBAN');
    await alice.post('/instance/connexion/second-facteur', { rights: 'keys.manage' });
    const keys = `${inside(papillon)}/cles`;
    const sent = await alice.get(keys);
    const verification = `/connexion/verification?retour=${encodeURIComponent(keys)}`;
    expect([sent.status, sent.location]).toEqual([303, verification]);
    expect((await alice.get(verification)).html).toContain('Vous n’avez pas encore de second facteur');
    const secret = await setUp(alice);
    expect((await alice.get(keys)).status).toBe(200);
    clock.advance(11 * 60_000);
    expect((await alice.get(keys)).location).toBe(verification);
    await alice.get(verification);
    const proved = await alice.post('/connexion/verification', { code: codeOf(secret), retour: keys });
    expect(proved.location).toBe(keys);
    expect((await alice.get(keys)).status).toBe(200);
    const { rows } = await owner.query(
      "select actor_name from instance_journal where action = 'user.second_factor_proved'",
    );
    expect(rows).toContainEqual({ actor_name: 'Alice' });
  });

  test('a form that is posted without it leads to the proof and back to its page', async () => {
    clock.advance(11 * 60_000);
    const browser = openBrowser(app, { referer: `http://facteur.test${inside(papillon)}/cles` });
    const { location } = await browser.post('/connexion', { email: 'alice@exemple.test', password });
    expect(location).toContain('/connexion/verification');
    await owner.query('delete from user_totp');
    await browser.post('/connexion', { email: 'alice@exemple.test', password });
    await browser.get('/compte/securite');
    const posted = await browser.post(`${inside(papillon)}/cles`, { name: 'ERP', scopes: 'invoices.read' });
    expect(posted.location).toContain(encodeURIComponent(`${inside(papillon)}/cles`));
  });

  test('guards them in the space of a cabinet too', async () => {
    const { rows } = await owner.query<{ cabinet_id: string }>('select cabinet_id from cabinets');
    const call = { cabinetId: rows[0]?.cabinet_id ?? '', by: administrator, isRequired: true };
    const stale = { ...ctx, assurance: { secondFactorAt: undefined, guardedRights: ['cabinet.edit'] } };
    await expect(setCabinetPolicy(stale, call)).rejects.toThrow('http.second_factor_needed');
    const fresh = { secondFactorAt: clock.now(), guardedRights: ['cabinet.edit'] };
    await setCabinetPolicy({ ...ctx, assurance: fresh }, call);
  });

  test('guards nothing where no session stands behind, and nothing that was not named', async () => {
    await inTransaction(papillon, async (tx) => await authorize(tx, 'keys.manage'));
    const stale = { ...papillon, assurance: { secondFactorAt: undefined, guardedRights: ['keys.manage'] } };
    await expect(inTransaction(stale, async (tx) => await authorize(tx, 'keys.manage'))).rejects.toThrow(
      'http.second_factor_needed',
    );
    await inTransaction(stale, async (tx) => await authorize(tx, 'company.edit'));
  });

  test('wants a second factor of everybody', async () => {
    const alice = await signedIn('alice');
    await alice.post('/instance/connexion/second-facteur', { required: 'on' });
    expect((await alice.get('/dossiers')).location).toBe('/compte/securite');
    expect((await alice.post('/dossiers/nouveau', {})).location).toBe('/compte/securite');
    expect((await alice.post('/deconnexion', {})).location).toBe('/connexion?fin');
  });
});

test('passkeys belong to the public address', async () => {
  const behind = openBrowser(await openApplication(atAddress(ctx, 'https://factures.exemple.test')));
  const options = JSON.parse((await behind.post('/connexion/cle/options', {})).html) as { rpId: string };
  expect(options.rpId).toBe('factures.exemple.test');
});
