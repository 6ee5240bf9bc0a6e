// Steps that several walks through the product share.

import type { Page } from 'playwright-core';
import type { Sample } from '../../samples/index.ts';
import type { TestApp } from '../../support/app.ts';
import { expectAccessible, expectNoSidewaysScroll, expectValidHtml } from '../../support/browser/index.ts';
import { password, type TestPerson } from '../../support/world.ts';

export const widths = [1280, 320] as const;

export async function signIn(page: Page, app: TestApp, person: TestPerson): Promise<void> {
  await page.goto(`${app.origin}/connexion`);
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
