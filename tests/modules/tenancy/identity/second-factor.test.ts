// An authenticator app from its set-up to its removal, as a person without script meets it.

import { TOTP } from 'otpauth';
import { describe, expect, test } from 'vitest';
import { openApplication, openBrowser, type Browser } from '../browser.ts';
import { emptyInstance, password, populate } from '../cast.ts';

const STEP = 30_000;
const { ctx, owner, clock } = await emptyInstance();
await populate(ctx);
const app = await openApplication(ctx);

async function withPassword(name: string): Promise<{ browser: Browser; location: string | undefined }> {
  const browser = openBrowser(app);
  const { location } = await browser.post('/connexion', { email: `${name}@exemple.test`, password });
  return { browser, location };
}

const codeOf = (secret: string): string => new TOTP({ secret }).generate({ timestamp: clock.now().getTime() });

/** Sets the app up; answers its secret and the recovery codes. */
async function setUp(browser: Browser): Promise<{ secret: string; codes: string[] }> {
  const page = await browser.get('/compte/securite/application');
  const secret = (/id="secret" value="([A-Z2-7 ]+)"/.exec(page.html)?.[1] ?? '').replaceAll(' ', '');
  const done = await browser.post('/compte/securite/application', { code: codeOf(secret) });
  expect(done.status).toBe(201);
  return { secret, codes: Array.from(done.html.matchAll(/<code>([a-z0-9-]{19})<\/code>/g), (match) => match[1] ?? '') };
}

describe('an authenticator app', async () => {
  const { browser } = await withPassword('alice');
  await browser.get('/compte/securite');

  test('is shown as a picture that the security policy allows, and as text; a wrong first code sets nothing up', async () => {
    const page = await browser.get('/compte/securite/application');
    expect(page.html).toMatch(/<img src="data:image\/svg\+xml;base64,[^"]+" alt="Code QR/);
    expect(page.html).not.toMatch(/<style| style=/);
    const wrong = await browser.post('/compte/securite/application', { code: '000000' });
    expect([wrong.status, wrong.html.includes('Ce code n’est pas le bon')]).toEqual([401, true]);
    expect((await withPassword('alice')).location).toBe('/');
  });

  test('is asked for after the password from then on, and its code serves once', async () => {
    const { secret, codes } = await setUp(browser);
    expect(new Set(codes).size).toBe(10);
    clock.advance(STEP);
    const next = await withPassword('alice');
    expect(next.location).toBe('/connexion/verification?retour=%2F');
    expect((await next.browser.get('/dossiers')).location).toContain('/connexion');
    expect((await next.browser.get('/connexion/verification')).html).toContain('autocomplete="one-time-code"');
    const code = codeOf(secret);
    expect((await next.browser.post('/connexion/verification', { code })).location).toBe('/');
    expect((await next.browser.get('/dossiers')).status).toBe(200);
    const replay = await withPassword('alice');
    const refused = await replay.browser.post('/connexion/verification', { code });
    expect([refused.status, refused.html.includes('il a déjà servi')]).toEqual([401, true]);
    clock.advance(STEP);
    const spaced = codeOf(secret).replace(/(...)/, '$1 ');
    expect((await replay.browser.post('/connexion/verification', { code: spaced })).location).toBe('/');
  });

  test('is replaced once by each recovery code', async () => {
    const page = await browser.get('/compte/securite/codes');
    expect(page.html).toContain('Les codes actuels ne serviront plus.');
    const renewed = await browser.post('/compte/securite/codes', { password });
    const [first = ''] = /[a-z2-9]{4}(?:-[a-z2-9]{4}){3}/.exec(renewed.html) ?? [];
    const one = await withPassword('alice');
    expect((await one.browser.post('/connexion/verification', { code: first.toUpperCase() })).location).toBe('/');
    const two = await withPassword('alice');
    const refused = await two.browser.post('/connexion/verification', { code: first });
    expect(refused.html).toContain('Ce code de secours n’est pas l’un des vôtres');
    expect((await browser.get('/compte/securite')).html).toContain('9 codes de secours disponibles');
  });

  test('leaves neither its secret nor a code in the database', async () => {
    const { rows } = await owner.query('select sealed_secret from user_totp');
    for (const row of rows as { sealed_secret: Buffer }[]) {
      expect(row.sealed_secret.length).toBeGreaterThan(32);
      expect(row.sealed_secret.toString('latin1')).not.toMatch(/[A-Z2-7]{32}/);
    }
    const codes = await owner.query('select code_hash from user_recovery_codes');
    expect((codes.rows as { code_hash: Buffer }[]).every(({ code_hash }) => code_hash.length === 32)).toBe(true);
  });

  test('cannot be guessed: ten tries, from wherever, in a quarter of an hour', async () => {
    const { browser: stranger } = await withPassword('alice');
    const answers: number[] = [];
    for (let attempt = 0; attempt < 12; attempt += 1) {
      answers.push((await stranger.post('/connexion/verification', { code: String(100_000 + attempt) })).status);
    }
    expect(answers.filter((status) => status === 401).length).toBeLessThanOrEqual(10);
    expect(answers.at(-1)).toBe(429);
    const refusals = await owner.query("select from instance_journal where action = 'user.second_factor_refused'");
    expect(refusals.rowCount).toBeGreaterThanOrEqual(answers.filter((status) => status === 401).length);
    expect((await browser.get('/compte/sessions')).html).toContain('Second facteur refusé');
    clock.advance(16 * 60_000);
  });

  test('goes with the password only, and the password alone then opens', async () => {
    const wrong = await browser.post('/compte/securite/application/retrait', { password: 'non' });
    expect([wrong.status, wrong.html.includes('Ce n’est pas votre mot de passe actuel.')]).toEqual([422, true]);
    const gone = await browser.post('/compte/securite/application/retrait', { password });
    expect(gone.location).toBe('/compte/securite?fait=application-retiree');
    expect((await withPassword('alice')).location).toBe('/');
    expect((await owner.query('select from user_recovery_codes')).rowCount).toBe(0);
  });
});

describe('the step between', () => {
  test('ends after ten minutes', async () => {
    const bob = await withPassword('bob');
    const { secret } = await setUp(bob.browser);
    clock.advance(STEP);
    const waiting = await withPassword('bob');
    clock.advance(10 * 60_000);
    const late = await waiting.browser.post('/connexion/verification', { code: codeOf(secret) });
    expect(late.location).toBe('/connexion?fait=etape');
    expect((await waiting.browser.get('/connexion?fait=etape')).html).toContain('Cette étape a expiré');
  });

  test('is nobody’s without the password', async () => {
    const page = await openBrowser(app).get('/connexion/verification');
    expect(page.location).toBe('/connexion?fait=etape');
  });
});

describe('the history of the account', () => {
  test('names sign-ins, refusals and what touched its security', async () => {
    const { browser } = await withPassword('charlie');
    await openBrowser(app).post('/connexion', { email: 'charlie@exemple.test', password: 'raté' });
    const { html } = await browser.get('/compte/sessions');
    for (const words of ['Compte créé', 'Connexion', 'Connexion refusée']) expect(html).toContain(words);
    expect(html).not.toContain('Application d’authentification ajoutée');
  });
});
