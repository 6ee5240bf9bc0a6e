// Passkeys in Chromium, with an authenticator that Chromium itself plays.

import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { appEnvironment, startTestApp } from '../support/app.ts';
import {
  browserTest as test,
  expectAccessible,
  expectNoSidewaysScroll,
  expectValidHtml,
} from '../support/browser/index.ts';
import { openTestWorld, password } from '../support/world.ts';
import { plugIn } from './support/authenticator.ts';

const world = await openTestWorld({ environment: appEnvironment });
const app = await startTestApp(world);
// A passkey belongs to a name: an IP address cannot have one.
const site = app.origin.replace('127.0.0.1', 'localhost');

async function signInByPassword(page: Page, email: string): Promise<void> {
  await page.goto(`${site}/connexion`);
  await page.fill('[name=email]', email);
  await page.fill('[name=password]', password);
  await page.click('main form[action="/connexion"] [type=submit]');
}

/** Answers one of the recovery codes that come with the first. */
async function addPasskey(page: Page, name: string): Promise<string> {
  await page.goto(`${site}/compte/securite/cles/nouvelle`);
  await page.fill('[name=name]', name);
  await page.fill('[name=password]', password);
  await page.click('main [type=submit]');
  await page.getByRole('heading', { name: 'Vos codes de secours' }).waitFor();
  const [code = ''] = await page.locator('main li code').allTextContents();
  await page.getByRole('link', { name: 'Je les ai conservés' }).click();
  await page.waitForURL('**/compte/securite');
  return code;
}

async function signOut(page: Page): Promise<void> {
  await page.context().clearCookies();
}

test('a passkey is registered, opens the account without a word, and is removed', async ({ page, trouble }) => {
  const device = await plugIn(page);
  await signInByPassword(page, world.alice.email);
  await page.waitForURL('**/d/**');
  const code = await addPasskey(page, 'Ordinateur');
  await page.getByText('Ordinateur').first().waitFor();
  await page.getByRole('link', { name: 'Renommer Ordinateur' }).click();
  await page.fill('[name=name]', 'Portable');
  await page.click('main [type=submit]');
  await page.getByText('Portable').first().waitFor();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);

  await signOut(page);
  await page.goto(`${site}/connexion?retour=/compte/sessions`);
  await page.getByRole('button', { name: 'Se connecter avec une clé d’accès' }).click();
  await page.waitForURL('**/compte/sessions');
  await page.locator('td', { hasText: /^clé d’accès$/ }).waitFor();

  await signOut(page);
  await device.verifies(false);
  await page.goto(`${site}/connexion`);
  await page.getByRole('button', { name: 'Se connecter avec une clé d’accès' }).click();
  await page.getByText('Cette clé d’accès n’a pas pu être vérifiée').waitFor();
  await device.verifies(true);
  trouble.length = 0;

  await signInByPassword(page, world.alice.email);
  await page.waitForURL('**/connexion/verification**');
  await page.fill('[name=code]', code);
  await page.getByRole('button', { name: 'Vérifier' }).click();
  await page.waitForURL('**/d/**');
  await signOut(page);
  await signInByPassword(page, world.alice.email);
  await page.waitForURL('**/connexion/verification**');
  await page.getByRole('button', { name: 'Utiliser une clé d’accès' }).click();
  await page.waitForURL('**/d/**');
  await page.goto(`${site}/compte/securite`);
  await page.getByRole('link', { name: 'Retirer Portable' }).click();
  await page.fill('[name=password]', password);
  await page.click('main [type=submit]');
  await page.waitForURL('**/compte/securite?fait=cle-retiree');
  await signOut(page);
  await signInByPassword(page, world.alice.email);
  await page.waitForURL('**/d/**');
});

test('the answer of one sign-in does not serve another', async ({ page, trouble }) => {
  await plugIn(page);
  await signInByPassword(page, world.bob.email);
  await page.waitForURL('**/d/**');
  await addPasskey(page, 'Téléphone');
  await signOut(page);
  await page.goto(`${site}/connexion`);
  const sent = page.waitForRequest(
    (request) => request.url().endsWith('/connexion/cle') && request.method() === 'POST',
  );
  await page.getByRole('button', { name: 'Se connecter avec une clé d’accès' }).click();
  const body = (await sent).postData() ?? '';
  await page.waitForURL('**/d/**');
  const headers = { 'content-type': 'application/x-www-form-urlencoded', origin: site };
  const replay = await fetch(`${site}/connexion/cle`, { method: 'POST', headers, body, redirect: 'manual' });
  expect(replay.status).toBe(401);
  expect(replay.headers.get('set-cookie')).toBeNull();
  expect(trouble).toEqual([]);
});

test('pages of the account and of the door are sound', async ({ page }) => {
  await page.goto(`${site}/connexion`);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await signInByPassword(page, world.charlie.email);
  await page.waitForURL('**/d/**');
  for (const path of [
    '/compte',
    '/compte/securite',
    '/compte/securite/application',
    '/compte/securite/cles/nouvelle',
    '/compte/sessions',
    '/connexion/verification',
  ]) {
    const answer = await page.goto(`${site}${path}`);
    await expectValidHtml((await answer?.text()) ?? '');
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
  }
});
