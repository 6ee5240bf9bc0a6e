// The cabinet space in a browser: every page accessible, valid and without sideways scroll at both widths; a client made,
// assigned and opened with the keyboard alone.

import { join } from 'node:path';
import process from 'node:process';
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { appEnvironment, startTestApp } from '../support/app.ts';
import { browserTest } from '../support/browser/index.ts';
import { openTestWorld } from '../support/world.ts';
import { enter } from '../modules/invoices/entries.ts';
import { expectSoundOnPhone, expectSoundPage, signIn } from './support/walk.ts';

const world = await openTestWorld({ environment: { ...appEnvironment, FACTEUR_ROLES: 'web' } });
const app = await startTestApp(world);
const { charlie, muguet, owner, clock } = world;
clock.advance(Date.now() - clock.now().getTime());

await owner.query(
  `insert into companies (company_id, name, siren, status, status_since, status_by, created_at, created_by,
     closing_month, postcode, city)
   select gen_random_uuid(), 'Atelier numéro ' || n, 'X' || (10000000 + n),
     (array['draft', 'created', 'updated', 'invited', 'active', 'disabled'])[1 + n % 6], now(), '{"name": "Claire"}',
     now(), '{}', 1 + n % 12, '69003', 'Villefranche-sur-Saône'
   from generate_series(1, 70) n`,
);
await owner.query(
  `insert into cabinet_dossiers (cabinet_id, company_id, code, since)
   select cabinet_id, company_id, 'C-' || companies.siren, now() from companies, cabinets where companies.siren like 'X%'`,
);
for (const [number, days] of [
  ['F-1', 0],
  ['F-2', 10],
  ['F-3', 40],
] as const) {
  const id = await enter(charlie.tenant, { number });
  await owner.query(`update invoices set received_at = now() - make_interval(days => $2) where invoice_id = $1`, [
    id,
    days,
  ]);
}
const { rows } = await owner.query<{ cabinet_id: string }>('select cabinet_id from cabinets');
const cabinet = `/cabinets/${rows[0]?.cabinet_id ?? ''}`;
const dossier = `/d/${muguet.id}`;

const pages: Readonly<Record<string, string>> = {
  cabinets: '/cabinets',
  'a new cabinet': '/cabinets/nouveau',
  clients: `${cabinet}/clients`,
  'clients, second page, sorted': `${cabinet}/clients?page=2&tri=name`,
  'clients that nobody is': `${cabinet}/clients?q=introuvable`,
  'all columns of clients': `${cabinet}/clients?${['code', 'siren', 'vat', 'city', 'closing', 'reading', 'review', 'decide', 'collect', 'status', 'link', 'inCharge'].map((column) => `colonne=${column}`).join('&')}`,
  'the workload': `${cabinet}/charge`,
  'a new client': `${cabinet}/clients/nouveau`,
  'a client': `${cabinet}/clients/${muguet.id}`,
  people: `${cabinet}/utilisateurs`,
  'a person': `${cabinet}/utilisateurs/${charlie.actor.id}/role`,
  assignments: `${cabinet}/affectations`,
  profiles: `${cabinet}/profils`,
  'a new profile': `${cabinet}/profils/nouveau`,
  exports: `${cabinet}/exports`,
  'why not, in the cabinet': `${cabinet}/pourquoi?droit=staff.manage`,
  'why not': `${dossier}/pourquoi?droit=payments.pay`,
  'seeing as': `${dossier}/vue`,
  'mentions and tax': `${dossier}/parametres/mentions`,
  'roles of a company': `${dossier}/parametres/profils`,
  'a new profile of a company': `${dossier}/parametres/profils/nouveau`,
  inspection: `${dossier}/parametres/controle`,
  'identity and address': `${dossier}/parametres`,
  'receiving addresses': `${dossier}/parametres/reception`,
  'sales invoices': `${dossier}/parametres/ventes`,
  notifications: `${dossier}/parametres/notifications`,
  'what is to be collected': `${dossier}/recuperation`,
  'notifications of all dossiers': '/compte/notifications',
  'the account': '/compte',
  'security of the account': '/compte/securite',
};

describe('every page of a cabinet, on a desk and on a phone in the dark,', () => {
  const folder = process.env['FACTEUR_SCREENSHOTS'];
  const shoot = async (page: Page, name: string): Promise<void> => {
    if (folder) await page.screenshot({ path: join(folder, `${name.replaceAll(/\W+/g, '-')}.png`), fullPage: true });
  };

  browserTest.for(Object.entries(pages))('is sound: %s', async ([name, path], { page }) => {
    await signIn(page, app, charlie);
    const answer = await page.goto(`${app.origin}${path}`);
    expect(answer?.status()).toBe(200);
    await shoot(page, `${name}-1280`);
    await expectSoundPage(page);
    await expectSoundOnPhone(page);
    await shoot(page, `${name}-320`);
  });
});

const test = browserTest.override({ contextOptions: { locale: 'fr-FR', viewport: { width: 1280, height: 800 } } });

const tabTo = async (page: Page, field: string): Promise<void> => {
  for (let step = 0; step < 10; step += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((name) => document.activeElement?.getAttribute('name') === name, field)) return;
  }
  expect.fail(`No field ${field} within ten steps of the Tab key`);
};

// Whoever tries again makes another client: the first may be there already.
const newClients = [
  { siren: '813 460 276', name: 'Zinc et Fils', number: 'Z-42' },
  { siren: '509 173 845', name: 'Zinc et Filles', number: 'Z-43' },
];

test('a client is made with the keyboard alone, and found by its number in the switcher', async ({ page }) => {
  const { siren = '', name = '', number = '' } = newClients.shift() ?? {};
  await signIn(page, app, charlie);
  await page.goto(`${app.origin}${cabinet}/clients`);
  await page.keyboard.press('n');
  await page.waitForURL('**/clients/nouveau');
  await page.focus('[name=number]');
  await page.keyboard.type(siren);
  await tabTo(page, 'name');
  await page.keyboard.type(name);
  await tabTo(page, 'code');
  await page.keyboard.type(number);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/clients?fait=nouveau-client');
  await page.goto(`${app.origin}${dossier}`);
  await page.keyboard.press('Control+k');
  await page.keyboard.type(number.toLowerCase());
  await page.locator('#company-list a', { hasText: name }).waitFor();
  await page.keyboard.press('Enter');
  await expect.poll(async () => await page.locator('.top .company-name').textContent()).toBe(name);
});

describe('the switcher finds a client by its number', () => {
  const find = async (page: Page): Promise<void> => {
    await page.goto(`${app.origin}${dossier}`);
    await page.keyboard.press('Control+k');
    await page.keyboard.type('c-x10000068');
    await page.locator('#company-list a', { hasText: 'Atelier numéro 68' }).waitFor();
  };

  test('when the answer of the opening comes after that of the search', async ({ page }) => {
    await signIn(page, app, charlie);
    let searched: (() => void) | undefined;
    const search = new Promise<void>((resolve) => (searched = resolve));
    await page.route('**/dossiers/choix?*', async (route) => {
      const isSearch = new URL(route.request().url()).searchParams.has('q');
      if (!isSearch) await search;
      await route.continue();
      if (isSearch) searched?.();
    });
    await find(page);
    await page.unrouteAll({ behavior: 'wait' });
    await page.keyboard.press('Enter');
    await expect.poll(async () => await page.locator('.top .company-name').textContent()).toBe('Atelier numéro 68');
  });

  test('and the arrow keys walk on when the answer of the search comes after them', async ({ page }) => {
    await signIn(page, app, charlie);
    await page.goto(`${app.origin}${dossier}`);
    let walked: (() => void) | undefined;
    const walk = new Promise<void>((resolve) => (walked = resolve));
    await page.route('**/dossiers/choix?*', async (route) => {
      if (new URL(route.request().url()).searchParams.has('q')) await walk;
      await route.continue();
    });
    await page.keyboard.press('Control+k');
    await page.locator('#company-list a', { hasText: 'Atelier numéro 11' }).waitFor();
    const answer = page.waitForResponse((response) => new URL(response.url()).searchParams.has('q'));
    await page.keyboard.type('c-x1000001');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    const chosen = await page.locator('#company-list a:focus .company-name').textContent();
    walked?.();
    await answer;
    // The answer has its place once the line of the search for other numbers is gone.
    await expect.poll(() => page.locator('#company-list li[hidden] a').count()).toBe(0);
    await page.keyboard.press('Enter');
    await expect.poll(async () => await page.locator('.top .company-name').textContent()).toBe(chosen);
  });

  test('when it is opened before htmx has looked at the page', async ({ page }) => {
    await signIn(page, app, charlie);
    await page.addInitScript(() => {
      const later = globalThis.setTimeout;
      // htmx wakes up by a timer without a time; here that never rings.
      globalThis.setTimeout = ((...call: Parameters<typeof later>) =>
        call.length === 1 ? 0 : later(...call)) as typeof later;
    });
    await find(page);
  });
});

test('« Voir comme » is announced on every page until it ends', async ({ page }) => {
  await signIn(page, app, charlie);
  await page.goto(`${app.origin}${dossier}/vue`);
  await page.getByRole('button', { name: 'Voir comme ce rôle' }).click();
  await page.getByRole('button', { name: 'Terminer la vue' }).waitFor();
  await page.goto(`${app.origin}${dossier}/achats`);
  await expectSoundPage(page);
  await page.getByRole('button', { name: 'Terminer la vue' }).click();
  await page.waitForLoadState('load');
  expect(await page.getByRole('button', { name: 'Terminer la vue' }).count()).toBe(0);
});

test('what sales invoices begin with is set with the keyboard alone, and shown at once', async ({ page }) => {
  await signIn(page, app, charlie);
  await page.goto(`${app.origin}${dossier}/parametres/ventes`);
  await page.focus('[name=penaltyRate]');
  await page.keyboard.type('12,5');
  await page.keyboard.press('Tab');
  await page.keyboard.type('2');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/parametres/ventes?fait=enregistre');
  await page.getByText('Pénalités de retard au taux annuel de 12,5 %').waitFor();
  await page.getByText('Escompte de 2 % pour paiement anticipé.').waitFor();
});

test('a rate that is none comes back beside its field, with the way to it', async ({ page, trouble }) => {
  await signIn(page, app, charlie);
  await page.goto(`${app.origin}${dossier}/parametres/ventes`);
  await page.fill('[name=vatRate]', 'beaucoup');
  await page.keyboard.press('Enter');
  await page.locator('#vatRate-error').waitFor();
  expect(await page.locator('[name=vatRate]').inputValue()).toBe('beaucoup');
  await expectSoundPage(page);
  trouble.length = 0;
});
