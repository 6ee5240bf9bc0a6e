// Linking an outside account from « Mon compte », through a real OpenID Connect provider.

import { describe, expect, test } from 'vitest';
import { openApplication, openBrowser, type Browser } from '../browser.ts';
import { emptyInstance, password, populate } from '../cast.ts';
import { startProvider } from './provider.ts';

const provider = await startProvider();
const { ctx, owner } = await emptyInstance({
  environment: {
    FACTEUR_OIDC_ISSUER_URL: provider.issuer,
    FACTEUR_OIDC_CLIENT_ID: provider.clientId,
    FACTEUR_OIDC_CLIENT_SECRET: provider.clientSecret,
    FACTEUR_OIDC_NAME: 'Comptexpert',
  },
});
const { bob, charlie } = await populate(ctx);
const app = await openApplication(ctx);
provider.says({ email: 'ailleurs@prex.test', email_verified: true, name: 'Bob' });

const FORM = '/compte/securite/comptes/nouveau?fournisseur=environnement';
const query = (url: string): string => new URL(url).pathname + new URL(url).search;

async function signedIn(email: string): Promise<Browser> {
  const browser = openBrowser(app);
  await browser.post('/connexion', { email, password });
  return browser;
}

/** To the provider and back; answers where the product then leads. */
async function link(browser: Browser): Promise<string | undefined> {
  await browser.get(FORM);
  const page = await browser.post(FORM, { password });
  const href = /href="(http[^"]+)"/.exec(page.html)?.[1]?.replaceAll('&amp;', '&');
  const back = await provider.signIn(href ?? '');
  return (await browser.get(query(back))).location;
}

async function holders(): Promise<string[]> {
  const { rows } = await owner.query<{ user_id: string }>('select user_id from user_identities');
  return rows.map(({ user_id: id }) => id);
}

describe('an outside account', () => {
  test('is linked only by who proves again who they are', async () => {
    const browser = await signedIn('bob@exemple.test');
    expect((await browser.get('/compte/securite')).html).toContain('Relier un compte Comptexpert');
    await browser.get(FORM);
    const refused = await browser.post(FORM, { password: 'autre chose' });
    expect([refused.status, refused.html.includes('Aller chez Comptexpert')]).toEqual([422, false]);
  });

  test('whatever address it has, opens the account from then on', async () => {
    const browser = await signedIn('bob@exemple.test');
    expect(await link(browser)).toBe('/compte/securite?fait=relie');
    expect(await holders()).toEqual([bob.id]);
    expect((await browser.get('/compte/securite')).html).toContain('ailleurs@prex.test');

    const fresh = openBrowser(app);
    const sent = await fresh.get('/connexion/externe?fournisseur=environnement');
    const entered = await fresh.get(query(await provider.signIn(sent.location ?? '')));
    expect(entered.location).toBe('/');
    expect((await fresh.get('/compte')).html).toContain('bob@exemple.test');
  });

  test('that opens somebody’s account is not linked to another one', async () => {
    const browser = await signedIn('charlie@exemple.test');
    expect(await link(browser)).toBe('/connexion/echec');
    expect((await browser.get('/connexion/echec')).html).toContain('ouvre déjà un autre compte');
    expect(await holders()).not.toContain(charlie.id);
  });

  test('is removed by its owner, and then opens nothing', async () => {
    const browser = await signedIn('bob@exemple.test');
    const { html } = await browser.get('/compte/securite');
    const path = /href="(\/compte\/securite\/comptes\/[0-9a-f]+\/retrait)"/.exec(html)?.[1] ?? '';
    await browser.get(path);
    expect((await browser.post(path, { password })).location).toBe('/compte/securite?fait=fournisseur-retire');
    expect(await holders()).toEqual([]);
  });

  test('of a provider that nobody knows leads nowhere', async () => {
    const browser = await signedIn('bob@exemple.test');
    expect((await browser.get('/compte/securite/comptes/nouveau?fournisseur=autre')).status).toBe(404);
  });
});
