// Browser tests: `browserTest('…', async ({ page }) => …)`. After each test the page must have been quiet: no error in
// its console, no exception, no answer of the server it asked for and did not get.

import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core';
import { afterAll, inject, test as base } from 'vitest';
import { expectNone } from './checks.ts';
import { howToGetChromium } from './chromium.ts';

export { expectAccessible, expectNoSidewaysScroll, expectValidHtml } from './checks.ts';

const output = resolve(import.meta.dirname, '../../output');
const endpoint = inject('browserEndpoint');
let browser: Browser | undefined;

async function connected(): Promise<Browser> {
  browser ??= await chromium.connect(endpoint);
  return browser;
}

afterAll(async () => {
  await browser?.close();
});

/** Writes into `trouble` what goes wrong in a page while nobody looks. */
function listenForTrouble(page: Page, trouble: string[]): void {
  page.on('pageerror', (error) => trouble.push(`exception: ${error.message}`));
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? 'failed';
    // A request the page itself gave up (a closed live stream, a newer search) is no trouble.
    if (reason !== 'net::ERR_ABORTED') trouble.push(`request: ${request.url()} ${reason}`);
  });
  page.on('console', (message) => {
    if (message.type() === 'error') trouble.push(`console: ${message.text()} (${message.location().url})`);
  });
}

/** A context of its own (cookies, language, theme), closed with the test. French and desktop unless told otherwise. */
async function openContext(options: BrowserContextOptions = {}): Promise<BrowserContext> {
  const context = await (
    await connected()
  ).newContext({
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    viewport: { width: 1280, height: 800 },
    ...options,
  });
  context.setDefaultTimeout(30_000);
  return context;
}

/** Saves a picture as tests/output/NAME.png and answers its path. */
async function screenshot(page: Page, name: string): Promise<string> {
  await mkdir(output, { recursive: true });
  const path = join(output, `${name.replaceAll(/[^\p{L}\p{N}]+/gu, '-')}.png`);
  await page.screenshot({ path, fullPage: true });
  return path;
}

interface BrowserFixtures {
  readonly page: Page;
  /** Troubles so far. A test that provokes one on purpose empties the list. */
  readonly trouble: string[];
  /** Overridden by `browserTest.override` or `browserTest.extend` for another width, language or without script. */
  readonly contextOptions: BrowserContextOptions;
}

/** A test with a page. Left out, and said so, on a machine without Chromium. */
export const browserTest = base.extend<BrowserFixtures>({
  contextOptions: {},
  trouble: async ({}, use) => {
    await use([]);
  },
  page: async ({ task, skip, trouble, contextOptions }, use) => {
    skip(endpoint === '', `no Chromium. ${howToGetChromium}`);
    const context = await openContext(contextOptions);
    const page = await context.newPage();
    listenForTrouble(page, trouble);
    await use(page);
    if (task.result?.state === 'fail' || trouble.length > 0) await screenshot(page, `failed ${task.name}`);
    await context.close();
    expectNone('What went wrong in the page', trouble);
  },
});
