// Signing in through a real OpenID Connect provider.

import { TOTP } from 'otpauth';
import { beforeEach, describe, expect, test } from 'vitest';
import { createCabinet, createUser } from '#modules/tenancy';
import { systemActor } from '#src/context.ts';
import { openApplication, openBrowser, type Browser } from '../browser.ts';
import { emptyInstance, password, populate } from '../cast.ts';
import { startProvider } from './provider.ts';

const SIRET = '40483304800022';
const provider = await startProvider();
const world = await emptyInstance({
  environment: {
    FACTEUR_OIDC_ISSUER_URL: provider.issuer,
    FACTEUR_OIDC_CLIENT_ID: provider.clientId,
    FACTEUR_OIDC_CLIENT_SECRET: provider.clientSecret,
    FACTEUR_OIDC_NAME: 'Comptexpert',
    FACTEUR_OIDC_CABINETS_CLAIM: 'cabinets',
    FACTEUR_OIDC_CREATES: 'people',
  },
});
const { ctx, owner, clock } = world;
const cast = await populate(ctx);
const app = await openApplication(ctx);
const { id: cabinetId } = await createCabinet(ctx, {
  name: 'Cabinet PREX',
  by: systemActor,
  administratorId: cast.bob.id,
  dossiers: [{ name: 'Bleuet', siren: '542065479' }],
});
await owner.query('update cabinets set siret = $1 where cabinet_id = $2', [SIRET, cabinetId]);

const claims = (more: object = {}) => ({
  email: 'dominique@prex.test',
  email_verified: true,
  name: 'Dominique Prex',
  cabinets: [{ siret: SIRET, nom: 'PREX', role: 'Expert-comptable' }],
  ...more,
});

beforeEach(async () => {
  provider.tokensLast(600);
  await owner.query('delete from user_identities');
  await owner.query("delete from cabinet_memberships where granted_by->>'id' like 'provider:%'");
});

const query = (url: string): string => new URL(url).pathname + new URL(url).search;

/** From the button to what the product makes of the answer. `bent` changes the question on its way. */
async function come(browser: Browser, bent: (url: string) => string = (url) => url) {
  const page = await browser.get('/connexion');
  const button = /href="(\/connexion\/externe[^"]*)"[^>]*>[\s\S]*?Se connecter avec Comptexpert/.exec(page.html)?.[1];
  const sent = await browser.get((button ?? '').replaceAll('&amp;', '&'));
  expect(sent.location).toContain(provider.issuer);
  const back = await provider.signIn(bent(sent.location ?? ''));
  return { back, answer: await browser.get(query(back)) };
}

const journal = async (action: string) => {
  const { rows } = await owner.query<{ details: Record<string, unknown> }>(
    'select details from instance_journal where action = $1 order by sequence desc limit 1',
    [action],
  );
  return rows[0]?.details;
};

describe('an accountant whose cabinet is known', () => {
  test('has an account at once, in that cabinet, with the role the provider says', async () => {
    provider.says(claims());
    const browser = openBrowser(app);
    const { answer } = await come(browser);
    expect([answer.status, answer.location]).toEqual([303, '/']);
    const page = await browser.get('/dossiers');
    expect(page.html).toContain('Bleuet');
    const { rows } = await owner.query(
      `select m.role, u.password_hash, u.email_confirmed_at is not null as confirmed
       from users u join cabinet_memberships m on m.user_id = u.user_id where u.email = 'dominique@prex.test'`,
    );
    expect(rows).toEqual([{ role: 'administrator', password_hash: null, confirmed: true }]);
  });

  test('is the same person the next time, whatever their address has become', async () => {
    await createUser(ctx, { name: 'Ancien', email: 'a@prex.test', password, language: 'fr', by: cast.alice });
    await owner.query(
      `insert into user_identities (user_id, issuer, subject, linked_at)
       select user_id, $1, 'alice-there', now() from users where email = 'a@prex.test'`,
      [provider.issuer],
    );
    provider.says(claims({ email: 'nouvelle@prex.test', cabinets: [{ siret: SIRET, role: 'collaborateur' }] }));
    const browser = openBrowser(app);
    await come(browser);
    expect((await browser.get('/compte')).html).toContain('a@prex.test');
    const { rows } = await owner.query(
      "select role from cabinet_memberships m join users u on u.user_id = m.user_id where u.email = 'a@prex.test'",
    );
    expect(rows).toEqual([{ role: 'collaborator' }]);
  });

  test('leaves the cabinet when the provider no longer says that they work there', async () => {
    provider.says(claims({ email: 'partante@prex.test' }));
    await come(openBrowser(app));
    provider.says(claims({ email: 'partante@prex.test', cabinets: [] }));
    const { answer } = await come(openBrowser(app));
    expect(answer.location).toBe('/connexion/echec');
    const { rows } = await owner.query("select from cabinet_memberships where granted_by->>'id' like 'provider:%'");
    expect(rows).toEqual([]);
    expect(await journal('cabinet.member_removed')).toEqual({ cabinetId });
  });
});

describe('a failure has its words and its remedy', () => {
  const failureOf = async (said: object) => {
    provider.says(said as Record<string, unknown>);
    const browser = openBrowser(app);
    const { answer } = await come(browser);
    expect(answer.location).toBe('/connexion/echec');
    expect((await browser.get('/dossiers')).location).toContain('/connexion');
    return (await browser.get('/connexion/echec')).html;
  };

  test('no cabinet', async () => {
    const html = await failureOf(claims({ email: 'sans@prex.test', cabinets: [] }));
    expect(html).toContain('Votre compte Comptexpert n’est rattaché à aucun cabinet');
    expect(html).toContain('l’affectation ou la délégation nécessaire');
  });

  test('a cabinet without SIRET, by its name', async () => {
    const html = await failureOf(claims({ email: 'sans@prex.test', cabinets: [{ nom: 'PREX' }] }));
    expect(html).toContain('ne donne pas le SIRET de : PREX.');
    expect(html).toContain('CROEC');
  });

  test('a cabinet that this instance does not know', async () => {
    const html = await failureOf(
      claims({ email: 'sans@prex.test', cabinets: [{ siret: '73282932000074', nom: 'Autre' }] }),
    );
    expect(html).toContain('Aucun cabinet de cette instance n’a ce SIRET : Autre (73282932000074)');
  });

  test('nothing of it stays behind', async () => {
    await failureOf(claims({ email: 'sans@prex.test', cabinets: [] }));
    expect((await owner.query("select from users where email = 'sans@prex.test'")).rowCount).toBe(0);
  });

  test('an address that the provider has not verified makes no account', async () => {
    const html = await failureOf(claims({ email: 'douteux@prex.test', email_verified: false }));
    expect(html).toContain('n’est relié à aucun compte de cette instance');
  });
});

describe('an answer that does not hold', () => {
  const refused = async (browser: Browser, answer: { location: string | undefined }) => {
    expect(answer.location).toBe('/connexion/echec');
    expect((await browser.get('/connexion/echec')).html).toContain('n’a pas confirmé votre identité');
    return await journal('provider.sign_in_refused');
  };

  test('another nonce', async () => {
    provider.says(claims());
    const browser = openBrowser(app);
    const { answer } = await come(browser, (url) => url.replace(/nonce=[^&]+/, 'nonce=celui-d-un-autre'));
    expect(String((await refused(browser, answer))?.['reason'])).toMatch(/nonce|claim/i);
  });

  test('an ID token that has expired', async () => {
    provider.says(claims());
    provider.tokensLast(-120);
    const browser = openBrowser(app);
    const { answer } = await come(browser);
    expect(String((await refused(browser, answer))?.['reason'])).toMatch(/exp|time/i);
  });

  test('a code that comes to another browser, or twice', async () => {
    provider.says(claims());
    const browser = openBrowser(app);
    const { back } = await come(browser);
    expect((await openBrowser(app).get(query(back))).html).toBe('tenancy.step_is_over');
    expect((await browser.get(query(back))).status).toBe(401);
  });

  test('another state', async () => {
    provider.says(claims());
    const browser = openBrowser(app);
    const { answer } = await come(browser, (url) => url.replace(/state=[^&]+/, 'state=celui-d-un-autre'));
    expect((await refused(browser, answer))?.['failure']).toBe('refused');
  });
});

describe('an account that is here already', () => {
  const said = claims({ email: 'Alice@exemple.test', cabinets: [] });

  test('is not opened by its address: its owner signs in once more, then both are one', async () => {
    provider.says(said);
    const browser = openBrowser(app);
    const { answer } = await come(browser);
    expect(answer.location).toBe('/connexion?retour=%2F');
    const page = await browser.get('/connexion');
    expect(page.html).toContain('Relier vos deux comptes');
    expect((await browser.get('/dossiers')).location).toContain('/connexion');
    expect((await browser.post('/connexion', { email: 'alice@exemple.test', password })).location).toBe('/');
    expect((await browser.get('/compte/securite')).html).toContain('Comptes extérieurs');
    const again = openBrowser(app);
    expect((await come(again)).answer.location).toBe('/');
    expect((await again.get('/compte')).html).toContain('alice@exemple.test');
  });

  test('is linked after its second factor, which the provider does not stand in for', async () => {
    const bob = openBrowser(app);
    await bob.post('/connexion', { email: 'bob@exemple.test', password });
    const page = await bob.get('/compte/securite/application');
    const secret = (/id="secret" value="([A-Z2-7 ]+)"/.exec(page.html)?.[1] ?? '').replaceAll(' ', '');
    const code = () => new TOTP({ secret }).generate({ timestamp: clock.now().getTime() });
    await bob.post('/compte/securite/application', { code: code() });
    provider.says(claims({ email: 'bob@exemple.test' }));
    const browser = openBrowser(app);
    await come(browser);
    const asked = await browser.post('/connexion', { email: 'bob@exemple.test', password });
    expect(asked.location).toContain('/connexion/verification');
    expect((await owner.query('select from user_identities')).rowCount).toBe(0);
    clock.advance(30_000);
    expect((await browser.post('/connexion/verification', { code: code() })).location).toBe('/');
    expect((await owner.query('select from user_identities')).rowCount).toBe(1);
    const again = openBrowser(app);
    expect((await come(again)).answer.location).toContain('/connexion/verification');
    clock.advance(30_000);
    expect((await again.post('/connexion/verification', { code: code() })).location).toBe('/');
  });

  test('is not even offered for an address that the provider has not verified', async () => {
    provider.says({ ...said, email_verified: false });
    const browser = openBrowser(app);
    expect((await come(browser)).answer.location).toBe('/connexion/echec');
    expect((await browser.get('/connexion')).html).not.toContain('Relier vos deux comptes');
  });

  test('is not linked when somebody else signs in meanwhile', async () => {
    provider.says(said);
    const browser = openBrowser(app);
    await come(browser);
    await browser.post('/connexion', { email: 'charlie@exemple.test', password });
    expect((await owner.query('select from user_identities')).rowCount).toBe(0);
  });

  test('a closed one stays closed', async () => {
    provider.says(claims({ email: 'ferme@prex.test' }));
    await come(openBrowser(app));
    await owner.query("update users set disabled_at = now() where email = 'ferme@prex.test'");
    const { answer } = await come(openBrowser(app));
    expect(answer.location).toBe('/connexion/echec');
  });
});
