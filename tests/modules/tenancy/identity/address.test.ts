// Another e-mail address for an account: by the link in the new mailbox; the former one may take it back.

import { describe, expect, test } from 'vitest';
import { signIn } from '#modules/tenancy';
import { atAddress, openApplication, openBrowser, type Browser } from '../browser.ts';
import { client, emptyInstance, password, populate } from '../cast.ts';

const world = await emptyInstance({ environment: { FACTEUR_RELAY_URL: 'smtp://127.0.0.1:9' } });
const { owner, clock } = world;
const site = 'https://factures.exemple.test';
const ctx = atAddress(world.ctx, site);
await populate(ctx);
const app = await openApplication(ctx);
const https = { origin: site, host: 'factures.exemple.test' };

async function signedIn(email: string): Promise<Browser> {
  const browser = openBrowser(app, https);
  expect((await browser.post('/connexion', { email, password })).status).toBe(303);
  await browser.get('/compte');
  return browser;
}

/** The path behind the button of the last mail of this kind. */
async function linkTo(recipient: string, kind: string): Promise<string> {
  const { rows } = await owner.query<{ content: { button: { href: string } } }>(
    'select content from outgoing_mails where kind = $1 and recipient = $2 order by created_at desc, mail_id desc',
    [`tenancy.${kind}`, recipient],
  );
  return rows[0]?.content.button.href.replace(site, '') ?? '';
}

const tokenOf = (link: string): string => new URLSearchParams(link.split('?')[1]).get('jeton') ?? '';
const enter = async (email: string) => await signIn(ctx, { email, password, client });

describe('another address', () => {
  test('is asked for with the password, and changes nothing by itself', async () => {
    const browser = await signedIn('bob@exemple.test');
    const wrong = await browser.post('/compte/adresse', { email: 'robert@exemple.test', password: 'autre chose' });
    expect([wrong.status, wrong.html.includes('robert@exemple.test')]).toEqual([422, true]);
    const asked = await browser.post('/compte/adresse', { email: 'robert@exemple.test', password });
    expect(asked.location).toBe('/compte?fait=adresse-envoyee');
    await enter('bob@exemple.test');
    await expect(enter('robert@exemple.test')).rejects.toMatchObject({ code: 'tenancy.invalid_credentials' });
  });

  test('is taken by the button behind the link, once; this session goes on, the others end', async () => {
    const browser = await signedIn('bob@exemple.test');
    const other = await signedIn('bob@exemple.test');
    const link = await linkTo('robert@exemple.test', 'email_change');
    expect((await browser.get(link)).html).toContain('robert@exemple.test');
    const taken = await browser.post('/changement-adresse', { jeton: tokenOf(link) });
    expect(taken.location).toBe('/compte?fait=adresse-changee');
    expect((await browser.get('/compte')).html).toContain('robert@exemple.test');
    expect((await other.get('/compte')).location).toContain('/connexion');
    await expect(enter('bob@exemple.test')).rejects.toMatchObject({ code: 'tenancy.invalid_credentials' });
    expect((await browser.get(link)).status).toBe(409);
  });

  test('is taken back from the former mailbox: every session ends, another password is chosen', async () => {
    const thief = await signedIn('robert@exemple.test');
    const link = await linkTo('bob@exemple.test', 'email_changed');
    const browser = openBrowser(app, https);
    expect((await browser.get(link)).html).toContain('Reprendre votre adresse');
    const back = await browser.post('/retour-adresse', { jeton: tokenOf(link) });
    expect(back.location).toMatch(/^\/connexion\/nouveau-mot-de-passe\?jeton=/);
    expect((await thief.get('/compte')).location).toContain('/connexion');
    const wanted = 'une phrase toute neuve';
    await browser.post('/connexion/nouveau-mot-de-passe', { jeton: tokenOf(back.location ?? ''), wanted });
    await signIn(ctx, { email: 'bob@exemple.test', password: wanted, client });
    expect((await browser.post('/retour-adresse', { jeton: tokenOf(link) })).status).toBe(409);
  });

  test('that somebody else has is refused to whoever reads the mail, not before', async () => {
    const browser = await signedIn('charlie@exemple.test');
    const asked = await browser.post('/compte/adresse', { email: 'alice@exemple.test', password });
    expect(asked.location).toBe('/compte?fait=adresse-envoyee');
    const jeton = tokenOf(await linkTo('alice@exemple.test', 'email_change'));
    const refused = await browser.post('/changement-adresse', { jeton });
    expect([refused.status, refused.html.includes('a déjà un compte')]).toEqual([409, true]);
    await enter('charlie@exemple.test');
  });

  test('waits a day for its link, and then no longer', async () => {
    const browser = await signedIn('charlie@exemple.test');
    await browser.post('/compte/adresse', { email: 'charles@exemple.test', password });
    const link = await linkTo('charles@exemple.test', 'email_change');
    clock.advance(25 * 3_600_000);
    expect((await openBrowser(app, https).get(link)).status).toBe(409);
  });

  test('cannot be asked for where no mail leaves', async () => {
    const plain = await emptyInstance();
    await populate(plain.ctx);
    const browser = openBrowser(await openApplication(plain.ctx));
    await browser.post('/connexion', { email: 'bob@exemple.test', password });
    expect((await browser.get('/compte')).html).not.toContain('action="/compte/adresse"');
    expect((await browser.post('/compte/adresse', { email: 'x@exemple.test', password })).status).toBe(409);
  });
});

describe('what touches the security of an account', () => {
  test('is told to its owner by mail', async () => {
    const browser = await signedIn('alice@exemple.test');
    await browser.post('/compte/mot-de-passe', { current: password, wanted: 'une phrase toute neuve' });
    const { rows } = await owner.query<{ kind: string }>(
      `select kind from outgoing_mails where recipient = 'alice@exemple.test' and kind like 'tenancy.notice%'`,
    );
    expect(rows).toEqual([{ kind: 'tenancy.notice_password' }]);
    expect(await linkTo('alice@exemple.test', 'notice_password')).toBe('/compte/sessions');
  });
});
