// Steps that several walks through the product share.

import type { Cookie, Page } from 'playwright-core';
import type { Sample } from '../../samples/index.ts';
import type { TestApp } from '../../support/app.ts';
import { expectAccessible, expectNoSidewaysScroll, expectValidHtml } from '../../support/browser/index.ts';
import { password, type TestPerson } from '../../support/world.ts';

export const widths = [1280, 320] as const;

const kept = new WeakMap<TestApp, Map<string, Cookie[]>>();

/** By the form once; a later page of the same person goes on with that session as long as it lasts. */
export async function signIn(page: Page, app: TestApp, person: TestPerson): Promise<void> {
  const sessions = kept.get(app) ?? new Map<string, Cookie[]>();
  kept.set(app, sessions);
  await page.context().addCookies(sessions.get(person.email) ?? []);
  await page.goto(app.origin);
  if (new URL(page.url()).pathname !== '/connexion') return;
  await fillSignIn(page, person);
  sessions.set(person.email, await page.context().cookies());
}

async function fillSignIn(page: Page, person: TestPerson): Promise<void> {
  await page.fill('[name=email]', person.email);
  await page.fill('[name=password]', password);
  await page.click('main [type=submit]');
  await page.waitForURL((url) => url.pathname !== '/connexion');
}

/** Drops files in the middle of the page, as a hand does. */
export async function dropFiles(page: Page, samples: readonly Sample[]): Promise<void> {
  const files = samples.map(({ filename, mediaType, bytes }) => ({
    filename,
    mediaType,
    base64: Buffer.from(bytes).toString('base64'),
  }));
  const transfer = await page.evaluateHandle((list) => {
    const data = new DataTransfer();
    for (const { filename, mediaType, base64 } of list) {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      data.items.add(new File([bytes], filename, { type: mediaType }));
    }
    return data;
  }, files);
  await page.dispatchEvent('main', 'dragover', { dataTransfer: transfer });
  await page.dispatchEvent('main', 'drop', { dataTransfer: transfer });
}

/** The same page on a phone in the dark, as far as that can differ: the server draws one page for all. */
export async function expectSoundOnPhone(page: Page): Promise<void> {
  await page.setViewportSize({ width: 320, height: 800 });
  await page.emulateMedia({ colorScheme: 'dark' });
  // Colours that are still on their way have no contrast to measure.
  await page.evaluate(() =>
    Promise.allSettled(document.getAnimations().map(({ finished }) => finished)).then(() => {}),
  );
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
}

/** What every page owes to every person. */
export async function expectSoundPage(page: Page): Promise<void> {
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  const answer = await page.request.get(page.url());
  await expectValidHtml(await answer.text());
}

/** Kilobytes that came over the wire for a first load of this address: nothing is in the cache of a new context. */
export async function transferred(page: Page, url: string): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  let bytes = 0;
  session.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
  await page.goto(url, { waitUntil: 'load' });
  await page.waitForTimeout(300);
  await session.detach();
  return bytes / 1000;
}
