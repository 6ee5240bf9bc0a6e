// Where the button of an invitation leads, in Chromium: accepted with a password or a passkey, declined, too late.

import type { Page } from 'playwright-core';
import { expect, vi } from 'vitest';
import { invite } from '../../modules/tenancy/service/invitations/invite.ts';
import { openSink } from '../src/mail/sink.ts';
import { appEnvironment, startTestApp } from '../support/app.ts';
import {
  browserTest as test,
  expectAccessible,
  expectNoSidewaysScroll,
  expectValidHtml,
} from '../support/browser/index.ts';
import { openTestWorld, password } from '../support/world.ts';
import { plugIn } from './support/authenticator.ts';

const sink = await openSink({ isPlain: true });
const world = await openTestWorld({ environment: { ...appEnvironment, FACTEUR_RELAY_URL: sink.url } });
const app = await startTestApp(world);
// A passkey belongs to a name: an IP address cannot have one.
const site = app.origin.replace('127.0.0.1', 'localhost');
const home = `${site}/d/${world.papillon.id}`;

/** Invites somebody new; answers the address behind the button of the mail that reached them. */
async function invited(email: string): Promise<string> {
  const place = { kind: 'company', tenant: world.alice.tenant } as const;
  await invite(place, { email, name: 'Camille Petit', role: 'viewer' }, { origin: site });
  return await vi.waitFor(
    () => {
      const mail = sink.received.find(({ to }) => to.includes(email))?.mail.text ?? '';
      const link = /https?:\/\/\S+\/invitation\?jeton=[\w-]+/.exec(mail)?.[0];
      if (link === undefined) throw new Error('The mail has not come');
      return link;
    },
    { timeout: 20_000, interval: 50 },
  );
}

async function expectSound(page: Page, html: string | undefined): Promise<void> {
  if (html !== undefined) await expectValidHtml(html);
  await expectAccessible(page);
  await page.setViewportSize({ width: 320, height: 700 });
  await expectNoSidewaysScroll(page);
  await page.setViewportSize({ width: 1280, height: 800 });
}

test('with a password, by keyboard alone', async ({ page }) => {
  const answer = await page.goto(await invited('clavier@exemple.test'));
  await expectSound(page, await answer?.text());
  await page.focus('[name=password]');
  await page.keyboard.type(password);
  await page.focus('[name=accepted]');
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await page.waitForURL(`${home}**`);
  await page.getByText('Papillon').first().waitFor();
});

test('with a passkey, which then opens the account without a word', async ({ page }) => {
  await plugIn(page);
  await page.goto(await invited('cle@exemple.test'));
  await page.getByRole('link', { name: 'Plutôt une clé d’accès' }).click();
  await page.waitForURL('**&moyen=cle');
  await expectSound(page, undefined);
  await page.check('[name=accepted]');
  await page.getByRole('button', { name: 'Accepter avec une clé d’accès' }).click();
  await page.getByRole('heading', { name: 'Vos codes de secours' }).waitFor();
  expect(await page.locator('main li code').count()).toBe(10);
  await page.getByRole('link', { name: 'Je les ai conservés' }).click();
  await page.waitForURL(`${home}**`);

  await page.context().clearCookies();
  await page.goto(`${site}/connexion`);
  await page.getByRole('button', { name: 'Se connecter avec une clé d’accès' }).click();
  await page.waitForURL(`${home}**`);
});

test('a passkey that the device refuses makes no account', async ({ page, trouble }) => {
  const device = await plugIn(page);
  const link = await invited('refus@exemple.test');
  await device.verifies(false);
  await page.goto(`${link}&moyen=cle`);
  await page.check('[name=accepted]');
  await page.getByRole('button', { name: 'Accepter avec une clé d’accès' }).click();
  await page.getByText('Cette clé d’accès n’a pas pu être vérifiée').waitFor();
  trouble.length = 0;
  const made = await world.owner.query(`select from users where email = 'refus@exemple.test'`);
  expect(made.rowCount).toBe(0);
  // The link still works, with a password too.
  await page.goto(link);
  await page.fill('[name=password]', password);
  await page.check('[name=accepted]');
  await page.getByRole('button', { name: 'Accepter l’invitation' }).click();
  await page.waitForURL(`${home}**`);
});

test('declined, and then it opens nothing', async ({ page, trouble }) => {
  const link = await invited('non@exemple.test');
  await page.goto(link);
  await page.getByRole('button', { name: 'Décliner' }).click();
  await page.getByRole('heading', { name: 'C’est noté' }).waitFor();
  await expectSound(page, undefined);
  const answer = await page.goto(link);
  expect(answer?.status()).toBe(404);
  await expectSound(page, await answer?.text());
  trouble.length = 0;
});

test('too late, it says so and what to do', async ({ page, trouble }) => {
  const link = await invited('tard@exemple.test');
  world.clock.advance(15 * 86_400_000);
  const answer = await page.goto(link);
  expect(answer?.status()).toBe(410);
  await expectSound(page, await answer?.text());
  await page.getByText('expiré').first().waitFor();
  trouble.length = 0;
});
