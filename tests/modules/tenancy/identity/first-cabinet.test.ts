// The first accountant of a cabinet makes it by signing in through a provider that the owner has set up on a page.

import { expect, test } from 'vitest';
import { openApplication, openBrowser } from '../browser.ts';
import { emptyInstance, password, populate } from '../cast.ts';
import { startProvider } from './provider.ts';

const provider = await startProvider();
const { ctx, owner } = await emptyInstance();
await populate(ctx);
const app = await openApplication(ctx);

const answers = {
  name: 'Comptexpert',
  issuer: provider.issuer,
  clientId: provider.clientId,
  secret: provider.clientSecret,
  scopes: 'openid email profile',
  cabinetsClaim: 'cabinets',
  roleClaim: 'role',
  administratorRoles: 'expert-comptable',
  createsPeople: 'on',
  createsCabinets: 'on',
  isEnabled: 'on',
};
const NEW = '/instance/connexion/fournisseurs/nouveau';

async function signedIn(name: string) {
  const browser = openBrowser(app);
  await browser.post('/connexion', { email: `${name}@exemple.test`, password });
  await browser.get('/compte');
  return browser;
}

test('only an owner sets providers up, and only one that answers', async () => {
  const charlie = await signedIn('charlie');
  expect((await charlie.get('/instance/connexion')).html).toBe('tenancy.not_allowed');
  expect((await charlie.post(NEW, answers)).html).toBe('tenancy.not_allowed');
  const alice = await signedIn('alice');
  const silent = await alice.post(NEW, { ...answers, issuer: 'http://127.0.0.1:9' });
  expect([silent.status, silent.html.includes('FACTEUR_ALLOW_NET')]).toEqual([409, true]);
  expect(silent.html).not.toContain(provider.clientSecret);
  const plain = await alice.post(NEW, { ...answers, issuer: 'http://fournisseur.test' });
  expect(plain.html).toContain('Une adresse https:// complète.');
  expect((await alice.post(NEW, answers)).location).toBe('/instance/connexion?fait=enregistre');
  expect((await alice.get('/instance/connexion')).html).toContain(provider.issuer);
});

test('its secret is encrypted, kept when the form leaves it empty, and never shown', async () => {
  const stored = await owner.query('select p::text as row from identity_providers p');
  expect((stored.rows[0] as { row: string }).row).not.toContain(Buffer.from(provider.clientSecret).toString('hex'));
  const alice = await signedIn('alice');
  const list = await alice.get('/instance/connexion');
  const path = /href="(\/instance\/connexion\/fournisseurs\/[0-9a-f-]{36})"/.exec(list.html)?.[1] ?? '';
  expect((await alice.get(path)).html).not.toContain(provider.clientSecret);
  expect((await alice.post(path, { ...answers, secret: '', name: 'Mon Comptexpert' })).status).toBe(303);
});

const SIRET = '50917384500017';

async function comes() {
  const browser = openBrowser(app);
  const page = await browser.get('/connexion');
  const button = /href="(\/connexion\/externe[^"]*)"/.exec(page.html)?.[1] ?? '';
  const sent = await browser.get(button.replaceAll('&amp;', '&'));
  const back = new URL(await provider.signIn(sent.location ?? ''));
  return { browser, answer: await browser.get(back.pathname + back.search) };
}

test('a collaborator does not make the cabinet', async () => {
  provider.says({
    email: 'claude@cabinet.test',
    email_verified: true,
    cabinets: { siret: SIRET, nom: 'Cabinet Neuf', role: 'collaborateur' },
  });
  const { browser } = await comes();
  expect((await browser.get('/connexion/echec')).html).toContain('Cabinet Neuf (50917384500017)');
});

test('an accountant does, with its own dossier', async () => {
  provider.says({
    email: 'dominique@cabinet.test',
    email_verified: true,
    name: 'Dominique',
    cabinets: { siret: SIRET, nom: 'Cabinet Neuf', role: 'Expert-comptable' },
  });
  const { browser, answer } = await comes();
  expect(answer.location).toBe('/');
  const { rows } = await owner.query(
    `select c.name, c.siret, d.company_id is not null as dossier
     from cabinets c left join cabinet_dossiers d on d.cabinet_id = c.cabinet_id where c.siret = $1`,
    [SIRET],
  );
  expect(rows).toEqual([{ name: 'Cabinet Neuf', siret: SIRET, dossier: true }]);
  expect((await browser.get('/compte/securite')).html).toContain('Connexion des collaborateurs de Cabinet Neuf');
});

test('a provider that is removed leads nowhere', async () => {
  const alice = await signedIn('alice');
  const list = await alice.get('/instance/connexion');
  const path = /href="(\/instance\/connexion\/fournisseurs\/[0-9a-f-]{36})"/.exec(list.html)?.[1] ?? '';
  await alice.get(path);
  expect((await alice.post(`${path}/retrait`, {})).location).toBe('/instance/connexion?fait=retire');
  expect((await openBrowser(app).get('/connexion')).html).not.toContain('/connexion/externe');
});
