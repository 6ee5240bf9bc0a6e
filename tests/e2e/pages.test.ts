// Every page of a company: accessible, valid, no sideways scroll, quiet console, light on the wire; French and English,
// light and dark.

import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { acceptInvoice } from '../../modules/invoices/service/decide.ts';
import { browserTest } from '../support/browser/index.ts';
import { openDesk } from './support/desk.ts';
import { expectSoundOnPhone, expectSoundPage, signIn, transferred } from './support/walk.ts';

const desk = await openDesk(['plumber', 'office', 'electricity', 'electricity-again', 'brokerage-locked']);
const { world, app, home, invoices } = desk;
const idOf = (sample: string): string => (invoices[sample] ?? '').split('/').at(-1) ?? '';
await acceptInvoice(world.alice.tenant, { id: idOf('electricity') });
await acceptInvoice(world.alice.tenant, { id: idOf('office') });

const pages: Readonly<Record<string, string>> = {
  'the home page': home,
  purchases: `${home}/achats`,
  'accepted purchases': `${home}/achats?statut=accepted`,
  'refused purchases': `${home}/achats?statut=refused`,
  sales: `${home}/ventes`,
  'an invoice that waits': invoices['plumber'] ?? '',
  'an accepted invoice': invoices['office'] ?? '',
  'a comparison': `${invoices['electricity-again'] ?? ''}/comparaison`,
  'the question why': `${invoices['plumber'] ?? ''}/refus`,
  'documents received': `${home}/documents`,
  archives: `${home}/archives`,
  'archives without a match': `${home}/archives?q=introuvable&du=2020-01-01&au=2020-12-31`,
  suppliers: `${home}/tiers`,
  customers: `${home}/tiers?type=clients`,
};

describe.each([
  ['in French', 'fr'],
  ['in English', 'en'],
] as const)('every page %s', (_name, language) => {
  const setLanguage = async (code: string): Promise<void> => {
    await world.owner.query('update users set language = $1 where email = $2', [code, world.alice.email]);
  };
  beforeAll(() => setLanguage(language));
  afterAll(() => setLanguage('fr'));

  browserTest.for(Object.entries(pages))('is sound: %s', async ([, url], { page }) => {
    await signIn(page, app, world.alice);
    await page.goto(url);
    await expectSoundPage(page);
    expect(await page.evaluate(() => document.documentElement.lang)).toBe(language);
    if (language === 'fr') await expectSoundOnPhone(page);
  });
});

browserTest('a first load of a page is under 100 kB on the wire', { timeout: 60_000 }, async ({ page }) => {
  await signIn(page, app, world.alice);
  const weights: Record<string, number> = {};
  for (const [name, url] of Object.entries(pages)) {
    // The picture of a document is the document's weight, not the page's.
    await page.route('**/pages/*', (route) => route.fulfill({ status: 204 }));
    weights[name] = Math.round(await transferred(page, url));
  }
  expect(Object.entries(weights).filter(([, kilobytes]) => kilobytes >= 100)).toEqual([]);
});

browserTest('the menu counts what waits on every page, settings included', async ({ page }) => {
  await signIn(page, app, world.alice);
  for (const url of [home, `${home}/parametres`, `${home}/parametres/cles`, `${home}/archives`, `${home}/documents`]) {
    await page.goto(url);
    expect(await page.locator('.side-link').filter({ hasText: 'achat' }).locator('.counter').innerText()).toContain(
      '2',
    );
  }
});

describe('the archive', () => {
  browserTest('finds a piece by supplier, amount and day of sealing', async ({ page }) => {
    await signIn(page, app, world.alice);
    const count = async (query: string): Promise<number> => {
      await page.goto(`${home}/archives?${query}`);
      return await page.locator('main tbody tr').count();
    };
    expect(await count('')).toBe(2);
    expect(await count('q=vallon')).toBe(1);
    expect(await count('q=475%2C79')).toBe(1);
    expect(await count('du=2026-11-21&au=2026-11-21')).toBe(2);
    expect(await count('du=2026-11-22')).toBe(0);
  });

  browserTest('gives each of the three files back', async ({ page }) => {
    await signIn(page, app, world.alice);
    await page.goto(`${home}/archives?q=vallon`);
    const links = page.locator('main tbody tr .btn');
    expect(await links.allInnerTexts()).toEqual(['Original', 'Factur-X', 'Lisible']);
    for (const link of await links.all()) {
      const answer = await page.request.get(`${app.origin}${(await link.getAttribute('href')) ?? ''}`);
      expect(answer.status()).toBe(200);
      expect(answer.headers()['content-disposition']).toContain('attachment');
    }
  });

  browserTest('names the file that somebody changed on the disk', async ({ page }) => {
    await signIn(page, app, world.alice);
    await page.goto(`${home}/archives?q=vallon`);
    const digest =
      (await page.locator('main tbody tr .btn').first().getAttribute('title'))?.replace('SHA-256 ', '') ?? '';
    const files = await readdir(join(world.folder, 'blobs'), { recursive: true });
    const file = files.find((name) => name.replaceAll('/', '').endsWith(digest)) ?? '';
    await writeFile(join(world.folder, 'blobs', file), 'falsifié');
    await page.getByRole('button', { name: 'Vérifier l’intégrité' }).click();
    await page.getByText('1 anomalie trouvée').waitFor();
    expect(await page.getByRole('alert').innerText()).toContain('fichier modifié FA-2026-01873.xml');
  });
});

browserTest('the parties say how many invoices they have, and lead to them', async ({ page }) => {
  await signIn(page, app, world.alice);
  await page.goto(`${home}/tiers?q=lumérance`);
  expect(await page.locator('main tbody tr').count()).toBe(1);
  await page.getByRole('link', { name: '2 factures' }).click();
  await page.waitForURL('**/achats?**');
  expect(await page.locator('#invoice-list tbody tr').count()).toBe(2);
});
