import { describe, expect, test } from 'vitest';
import { companyByRecipient } from '#modules/tenancy';
import { openApplication, openBrowser } from './browser.ts';
import { emptyInstance, password } from './cast.ts';

const answers = { name: 'Alice Martin', email: 'alice@exemple.test', password };

describe('the first visit, without script', async () => {
  const { ctx } = await emptyInstance();
  const app = await openApplication(ctx);
  const alice = openBrowser(app);

  test('whatever the page, it leads to the welcome', async () => {
    for (const path of ['/', '/dossiers', '/connexion']) {
      const page = await openBrowser(app).get(path);
      expect([page.status, page.location]).toEqual([303, '/bienvenue']);
    }
  });

  test('faulty answers come back as typed, with what is wrong, and without the password', async () => {
    const page = await alice.post('/bienvenue', { ...answers, email: 'alice', password: 'court' });
    expect(page.status).toBe(422);
    expect(page.html).toContain('value="Alice Martin"');
    expect(page.html).toContain('Adresse e-mail incomplète');
    expect(page.html).toContain('href="#email"');
    expect(page.html).toContain('Au moins 8 caractères.');
    expect(page.html).not.toContain('court');
  });

  test('step by step to a company that can receive', async () => {
    const step1 = await alice.get('/bienvenue');
    expect(step1.html).toContain('<title>Bienvenue · Facteur</title>');
    expect(step1.html).toContain('Étape 1 sur 3');

    const claimed = await alice.post('/bienvenue', answers);
    expect([claimed.status, claimed.location]).toEqual([303, '/bienvenue/entreprise']);
    expect((await alice.get('/')).location).toBe('/bienvenue/entreprise');
    await alice.get('/bienvenue/entreprise');
    const refused = await alice.post('/bienvenue/entreprise', { company: 'Papillon', siren: '732829321' });
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('Ni un SIREN, ni un SIRET');

    const created = await alice.post('/bienvenue/entreprise', { company: 'Papillon & Cie', siren: '732 829 320' });
    expect(created.status).toBe(303);
    const step3 = await alice.get(created.location ?? '');
    expect(step3.html).toContain('732829320@factures.test');
    expect(step3.html).toContain('fr44732829320@factures.test');
    expect(step3.html).toContain('value="papillon-cie"');

    const done = await alice.post(created.location ?? '', { localPart: 'papillon' });
    const ready = await alice.get(done.location ?? '');
    expect(ready.html).toContain('Papillon &amp; Cie peut recevoir des factures.');
    expect(ready.html).toContain('papillon@factures.test');
    expect(await companyByRecipient(ctx, 'papillon')).toMatchObject({ name: 'Papillon & Cie' });
    expect((await alice.get('/')).location).toMatch(/^\/d\/[0-9a-f-]{36}$/);
  });

  test('a second person cannot claim the instance, neither by the page nor by a forged form', async () => {
    const mallory = openBrowser(app);
    expect((await mallory.get('/bienvenue')).location).toBe('/connexion');
    const page = await mallory.post('/bienvenue', { ...answers, email: 'mallory@exemple.test' });
    expect(page.status).toBe(409);
    expect(page.html).toContain('Cette instance a déjà un propriétaire');
    expect(mallory.cookies.size).toBe(0);
  });
});

describe('the welcome in English', async () => {
  const { ctx } = await emptyInstance();
  const english = openBrowser(await openApplication(ctx), { 'accept-language': 'en-GB,en;q=0.8' });

  test('speaks English, and the person goes on in English', async () => {
    expect((await english.get('/bienvenue')).html).toContain('<html lang="en"');
    await english.post('/bienvenue', answers);
    const step2 = await english.get('/bienvenue/entreprise');
    expect(step2.html).toContain('Your company');
  });
});
