// The pages of invitations as a browser without script sees them.

import { describe, expect, test } from 'vitest';
import { invite } from '../../../../modules/tenancy/service/invitations/invite.ts';
import { publishTerms } from '../../../../modules/tenancy/service/terms.ts';
import { password } from '../../../support/world.ts';
import { openApplication, openBrowser, type Browser } from '../browser.ts';
import { openInvitedWorld, origin } from './invited.ts';

const { world, received, tokenFor } = await openInvitedWorld();
const { ctx, owner, alice, bob, charlie, papillon } = world;
const app = await openApplication(ctx);
const people = `/d/${papillon.id}/parametres/utilisateurs`;

let number = 0;
async function invited(email = `page${(number += 1)}@exemple.test`): Promise<{ email: string; path: string }> {
  await invite({ kind: 'company', tenant: alice.tenant }, { email, role: 'viewer' }, { origin });
  return { email, path: `/invitation?jeton=${await tokenFor(email)}` };
}

async function signedIn(email: string): Promise<Browser> {
  const browser = openBrowser(app);
  const entered = await browser.post('/connexion', { email, password });
  expect(entered.status).toBe(303);
  return browser;
}

const tokenOf = (path: string): string => path.split('=')[1] ?? '';

describe('the page behind the button', () => {
  test('asks a newcomer for name, password and consent, and lets them in', async () => {
    const { email, path } = await invited();
    const browser = openBrowser(app);
    const page = await browser.get(path);
    expect(page.status).toBe(200);
    expect(page.html).toContain('Rejoindre Papillon');
    expect(page.html).toContain(email);
    const fields = { jeton: tokenOf(path), version: '1', name: 'Camille', password };
    const refused = await browser.post('/invitation', fields);
    expect([refused.status, refused.html.includes('Cochez la case')]).toEqual([422, true]);
    expect(refused.html).not.toContain(password);
    const entered = await browser.post('/invitation', { ...fields, accepted: 'oui' });
    expect([entered.status, entered.location]).toEqual([303, `/d/${papillon.id}`]);
    expect((await browser.get(`/d/${papillon.id}/parametres`)).status).toBe(200);
    expect((await browser.get(path)).status).toBe(404);
  });

  test('sends who has an account to sign in, and back', async () => {
    const { path } = await invited(charlie.email);
    const page = await openBrowser(app).get(path);
    expect(page.html).toContain(`/connexion?retour=${encodeURIComponent(path)}`);
    expect(page.html).not.toContain('name="password"');
    const browser = await signedIn(charlie.email);
    await browser.get(path);
    const joined = await browser.post('/invitation', { jeton: tokenOf(path), version: '1' });
    expect(joined.location).toBe(`/d/${papillon.id}`);
  });

  test('tells another person that it is not for them', async () => {
    const { email, path } = await invited();
    const browser = await signedIn(bob.email);
    const page = await browser.get(path);
    expect(page.html).toContain('Cette invitation est pour une autre adresse');
    const posted = await browser.post('/invitation', { jeton: tokenOf(path), version: '1', accepted: 'oui' });
    expect(posted.status).toBe(409);
    expect((await owner.query('select from users where email = $1', [email])).rowCount).toBe(0);
  });

  test('can be declined', async () => {
    const { path } = await invited();
    const browser = openBrowser(app);
    expect((await browser.post('/invitation/refus', { jeton: tokenOf(path) })).html).toContain('C’est noté');
    expect((await browser.get(path)).status).toBe(404);
  });

  test.each(['', 'x', 'a'.repeat(43)])('does not exist for the token %j', async (token) => {
    expect((await openBrowser(app).get(`/invitation?jeton=${token}`)).status).toBe(404);
  });
});

describe('« Utilisateurs »', () => {
  test('invites several, names those it could not, follows and takes back', async () => {
    const browser = await signedIn(alice.email);
    await browser.get(people);
    const order = { role: 'viewer', language: 'fr' };
    const done = await browser.post(people, { ...order, addresses: 'Zoé <zoe@exemple.test>, leo@exemple.test' });
    expect([done.status, done.location]).toEqual([303, `${people}?fait=invite&nombre=2`]);
    expect((await received('zoe@exemple.test')).mail.text).toContain('http://facteur.test/invitation?jeton=');
    const partly = await browser.post(people, { ...order, addresses: 'zoe@exemple.test\nnope' });
    expect(partly.status).toBe(422);
    expect(partly.html).toContain('a déjà une invitation en attente');
    expect(partly.html).toContain('Adresse e-mail incomplète');
    const { rows } = await owner.query<{ id: string }>(
      `select invitation_id as id from invitations where email = 'zoe@exemple.test'`,
    );
    const id = rows[0]?.id ?? '';
    expect((await browser.post(`${people}/relances`, { id })).location).toBe(`${people}?fait=relance&nombre=1`);
    expect((await browser.post(`${people}/${id}/annulation`, {})).status).toBe(303);
    expect((await browser.get(people)).html).not.toContain('zoe@exemple.test');
  });

  test('shows who may not manage people only who has access', async () => {
    const browser = await signedIn(bob.email);
    const page = await browser.get(people);
    expect([page.status, page.html.includes('name="addresses"')]).toEqual([200, false]);
    expect((await browser.post(people, { addresses: 'x@exemple.test', role: 'manager' })).status).toBe(403);
  });
});

describe('the conditions of use', () => {
  test('are open to everybody', async () => {
    expect((await openBrowser(app).get('/conditions')).html).toContain('Version 1');
  });

  test('are asked for again at the next page when they change; whoever publishes them is not asked', async () => {
    const [bobs, alices] = [await signedIn(bob.email), await signedIn(alice.email)];
    const home = `/d/${papillon.id}/parametres`;
    expect((await bobs.get(home)).status).toBe(200);
    await publishTerms(ctx, { fr: '# Règle\n\nNouveau texte.', en: 'New text.' }, alice.actor);
    expect((await alices.get(home)).status).toBe(200);
    const sent = await bobs.get(home);
    expect([sent.status, sent.location?.startsWith('/conditions')]).toEqual([303, true]);
    const page = await bobs.get(sent.location ?? '');
    expect(page.html).toContain('Nouveau texte.');
    expect((await bobs.post('/conditions', { version: '2', retour: home })).status).toBe(422);
    expect((await bobs.post('/conditions', { version: '1', retour: home, accepted: 'oui' })).status).toBe(409);
    const accepted = await bobs.post('/conditions', { version: '2', retour: home, accepted: 'oui' });
    expect([accepted.status, accepted.location]).toEqual([303, home]);
    expect((await bobs.get(home)).status).toBe(200);
  });

  test('are rewritten by the owners of the instance alone', async () => {
    const bobs = await signedIn(bob.email);
    expect((await bobs.get('/instance/conditions')).status).toBe(403);
    expect((await bobs.get('/instance/courrier')).status).toBe(403);
    expect((await bobs.get('/instance/journal')).status).toBe(403);
    const alices = await signedIn(alice.email);
    for (const path of ['/instance/conditions', '/instance/courrier', '/instance/journal']) {
      expect([path, (await alices.get(path)).status]).toEqual([path, 200]);
    }
  });
});
