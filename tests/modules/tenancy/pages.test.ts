import { describe, expect, test } from 'vitest';
import { authenticateApiKey, companyByRecipient, companyProfile, createCompany } from '#modules/tenancy';
import { safeReturn } from '../../../modules/tenancy/pages/session.ts';
import { atAddress, openApplication, openBrowser, type Browser } from './browser.ts';
import { emptyInstance, password, populate, sirens } from './cast.ts';

async function setUp() {
  const { ctx, owner, clock } = await emptyInstance();
  const cast = await populate(ctx);
  const app = await openApplication(ctx);
  const signedIn = async (name: 'alice' | 'bob' | 'charlie', secret = password): Promise<Browser> => {
    const browser = openBrowser(app);
    await browser.post('/connexion', { email: `${name}@exemple.test`, password: secret });
    return browser;
  };
  return { ctx, owner, clock, app, signedIn, ...cast };
}

describe('the door', async () => {
  const { ctx, app, signedIn, papillon, tournesol } = await setUp();

  test('a page asked for before signing in is shown afterwards', async () => {
    const browser = openBrowser(app);
    const asked = `/d/${papillon.company.id}/parametres/cles`;
    const sent = await browser.get(asked);
    expect(sent.location).toBe(`/connexion?retour=${encodeURIComponent(asked)}`);
    const page = await browser.get(sent.location ?? '');
    expect(page.html).toContain(`name="retour" value="${asked}"`);
    const signed = await browser.post('/connexion', { email: 'alice@exemple.test', password, retour: asked });
    expect([signed.status, signed.location]).toEqual([303, asked]);
    expect((await browser.get(asked)).status).toBe(200);
  });

  test.each([
    ['/d/x?y=1', '/d/x?y=1'],
    [undefined, '/'],
    ['https://evil.test/', '/'],
    ['//evil.test/', '/'],
    ['/\\evil.test', '/'],
    ['/connexion?retour=/', '/'],
    ['/deconnexion', '/'],
    ['/a\nb', '/'],
  ])('after signing in, %j leads to %s', (asked, goes) => {
    expect(safeReturn(asked)).toBe(goes);
  });

  test('a wrong password says so and keeps the address', async () => {
    const browser = openBrowser(app);
    const page = await browser.post('/connexion', { email: 'alice@exemple.test', password: 'incorrect' });
    expect(page.status).toBe(401);
    expect(page.html).toContain('Adresse e-mail ou mot de passe incorrect');
    expect(page.html).toContain('value="alice@exemple.test"');
    expect(page.html).not.toContain('value="incorrect"');
    expect(browser.cookies.size).toBe(0);
  });

  test('the cookie is closed to scripts and other sites, and tied to the host behind https', async () => {
    const plain = await openBrowser(app).post('/connexion', { email: 'alice@exemple.test', password });
    expect(plain.headers.get('set-cookie')).toMatch(/^facteur=.*HttpOnly; SameSite=Lax$/);
    const forged = openBrowser(app, { 'x-forwarded-proto': 'https' });
    const unsafe = await forged.post('/connexion', { email: 'alice@exemple.test', password });
    expect(unsafe.headers.get('set-cookie')).toMatch(/^facteur=/);
    const https = await openApplication(atAddress(ctx, 'https://factures.exemple.test'));
    const secure = openBrowser(https);
    const answer = await secure.post('/connexion', { email: 'alice@exemple.test', password });
    expect(answer.headers.get('set-cookie')).toMatch(/^__Host-facteur=.*Path=\/; HttpOnly; Secure; SameSite=Lax$/);
  });

  test('signing out ends the session, not only the cookie', async () => {
    const browser = await signedIn('alice');
    const cookies = new Map(browser.cookies);
    await browser.get('/dossiers/nouveau');
    expect((await browser.post('/deconnexion', {})).location).toBe('/connexion?fin');
    expect(browser.cookies.size).toBe(0);
    for (const [name, value] of cookies) browser.cookies.set(name, value);
    expect((await browser.get('/dossiers')).location).toBe('/connexion?retour=%2Fdossiers');
  });

  test('a form without the session’s token changes nothing', async () => {
    const browser = await signedIn('alice');
    const page = await browser.post(`/d/${papillon.company.id}/parametres/reception`, {
      _csrf: 'forged',
      localPart: 'x',
    });
    expect([page.status, page.html]).toEqual([403, 'http.cross_site']);
  });

  test('another company’s pages do not exist', async () => {
    const browser = await signedIn('alice');
    for (const path of [
      'parametres',
      'parametres/cles',
      'parametres/reception',
      'parametres/utilisateurs',
      'bienvenue',
    ]) {
      expect((await browser.get(`/d/${tournesol.company.id}/${path}`)).status).toBe(404);
    }
  });
});

describe('the choice of a company', async () => {
  const { ctx, signedIn, papillon, tournesol, alice } = await setUp();

  test('is skipped when there is only one', async () => {
    expect((await (await signedIn('alice')).get('/')).location).toBe(`/d/${papillon.company.id}`);
    expect((await (await signedIn('bob')).get('/')).location).toBe(`/d/${tournesol.company.id}`);
  });

  test('tells who has none what to do', async () => {
    const charlie = await signedIn('charlie');
    expect((await charlie.get('/')).location).toBe('/dossiers');
    const page = await charlie.get('/dossiers');
    expect(page.html).toContain('Vous n’avez accès à aucun dossier');
    expect(page.html).not.toContain('/dossiers/nouveau');
  });

  test('lists and searches, for the owner with a way to make another one', async () => {
    await createCompany(ctx, { name: 'Bleuet', siren: sirens.bleuet, by: alice });
    const browser = await signedIn('alice');
    expect((await browser.get('/')).location).toBe('/dossiers');
    const all = await browser.get('/dossiers');
    expect(all.html).toMatch(/Bleuet[\s\S]*Papillon/);
    expect(all.html).toContain('/dossiers/nouveau');
    const found = await browser.get('/dossiers?q=bleu');
    expect(found.html).toContain('Bleuet');
    expect(found.html).not.toContain('Papillon');
    expect((await browser.get('/dossiers?q=zzz')).html).toContain('Aucun dossier ne correspond');
  });

  test('only the owner makes a company', async () => {
    const charlie = await signedIn('charlie');
    await charlie.get('/dossiers/nouveau');
    const refused = await charlie.post('/dossiers/nouveau', { company: 'Muguet', siren: sirens.muguet });
    expect([refused.status, refused.html]).toEqual([403, 'tenancy.not_allowed']);
    const browser = await signedIn('alice');
    await browser.get('/dossiers/nouveau');
    const made = await browser.post('/dossiers/nouveau', { company: 'Muguet', siren: sirens.muguet });
    expect(made.location).toMatch(/^\/d\/[0-9a-f-]{36}\/bienvenue$/);
  });
});

describe('settings', async () => {
  const { ctx, signedIn, papillon, tournesol } = await setUp();
  const browser = await signedIn('alice');
  const base = `/d/${papillon.company.id}/parametres`;

  test('the profile is shown and changed', async () => {
    const page = await browser.get(base);
    expect(page.html).toContain('Papillon');
    const answers = {
      name: 'Papillon SAS',
      siret: '73282932000074',
      legalForm: 'SAS',
      addressLine1: '1 rue des Lilas',
      city: 'Lyon',
      postcode: '69001',
      version: '1',
    };
    expect((await browser.post(base, answers)).location).toBe(`${base}?fait=enregistre`);
    expect((await browser.get(`${base}?fait=enregistre`)).html).toContain('Enregistré.');
    expect(await companyProfile(papillon)).toMatchObject({
      name: 'Papillon SAS',
      city: 'Lyon',
      siret: '73282932000074',
    });
    const stale = await browser.post(base, answers);
    expect(stale.status).toBe(409);
    expect(stale.html).toContain('Quelqu’un a modifié ce profil');
  });

  test('the free address is shown and changed', async () => {
    await browser.get(`${base}/reception`);
    await browser.post(`${base}/reception`, { localPart: 'papillon' });
    expect((await browser.get(`${base}/reception`)).html).toContain('papillon@factures.test');
    expect((await companyByRecipient(ctx, 'papillon'))?.companyId).toBe(papillon.company.id);
    const refused = await browser.post(`${base}/reception`, { localPart: '404833048' });
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('ne peut pas ressembler à un SIREN');
  });

  test('the people are listed with their roles', async () => {
    expect((await browser.get(`${base}/utilisateurs`)).html).toMatch(
      /Alice[\s\S]*alice@exemple\.test[\s\S]*Gestionnaire/,
    );
    const bob = await signedIn('bob');
    const page = await bob.get(`/d/${tournesol.company.id}/parametres/utilisateurs`);
    expect(page.html).toMatch(/Cabinet, administrateur[\s\S]*par Cabinet Tournesol/);
  });

  test('a key is made, shown once, and revoked', async () => {
    await browser.get(`${base}/cles`);
    const made = await browser.post(`${base}/cles`, { name: 'ERP', scopes: 'invoices.read', months: '12' });
    expect(made.status).toBe(201);
    const secret = /fct_[\w-]{43}/.exec(made.html)?.[0] ?? '';
    expect((await authenticateApiKey(ctx, secret))?.company).toEqual(papillon.company);
    const listed = await browser.get(`${base}/cles`);
    expect(listed.html).toContain(secret.slice(0, 10));
    expect(listed.html).not.toContain(secret);
    const action = /action="([^"]+\/revocation)"/.exec(listed.html)?.[1] ?? '';
    expect((await browser.post(action, {})).location).toBe(`${base}/cles?fait=revoquee`);
    expect(await authenticateApiKey(ctx, secret)).toBeUndefined();
    expect((await browser.post(action, {})).status).toBe(404);
  });

  test('a key needs a name and a right', async () => {
    const page = await browser.post(`${base}/cles`, { name: ' ' });
    expect(page.status).toBe(422);
    expect(page.html).toContain('href="#name"');
    expect(page.html).toContain('href="#scopes"');
  });

  test('language and look follow the person', async () => {
    await browser.get('/compte');
    const choice = { language: 'en', appearance: 'dark', density: 'dense' };
    await browser.post('/compte/apparence', choice);
    const page = await browser.get('/compte');
    expect(page.html).toContain('<html lang="en" data-theme="dark" data-density="dense">');
    expect(page.html).toContain('My account');
    await browser.post('/compte/apparence', { language: 'xx', appearance: 'xx', density: 'xx' });
    expect((await browser.get('/compte')).html).toContain('<html lang="fr"');
  });

  test('a session of another device is ended from the list', async () => {
    const phone = await signedIn('alice');
    expect((await phone.get('/dossiers')).status).toBe(200);
    const list = await browser.get('/compte/sessions');
    expect(list.html).toContain('Mes sessions');
    const actions = Array.from(list.html.matchAll(/action="([^"]+[0-9a-f]\/fin)"/g), (match) => match[1] ?? '');
    for (const action of actions) expect((await browser.post(action, {})).location).toBe('/compte/sessions?fait=fin');
    expect((await phone.get('/dossiers')).status).toBe(303);
    expect((await browser.get('/dossiers')).status).toBe(200);
  });

  test('the password is changed, with the current one', async () => {
    const wrong = await browser.post('/compte/mot-de-passe', {
      current: 'non',
      wanted: 'phrase de passe neuve',
    });
    expect(wrong.status).toBe(422);
    expect(wrong.html).toContain('Ce n’est pas votre mot de passe actuel.');
    const done = await browser.post('/compte/mot-de-passe', {
      current: password,
      wanted: 'phrase de passe neuve',
    });
    expect(done.location).toBe('/compte/securite?fait=mot-de-passe');
    expect((await (await signedIn('alice', 'phrase de passe neuve')).get('/dossiers')).status).toBe(200);
  });
});
