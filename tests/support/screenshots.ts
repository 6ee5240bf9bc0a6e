// npm run screenshots: pictures of the product for the README, taken from the demonstration in a real browser.
// Writes views/screenshots/*.png; the demonstration's data live in a folder that goes away. Ports: FACTEUR_HTTP_PORT, FACTEUR_SMTP_PORT.

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import sharp from 'sharp';
import { login, openDossiers, type Dossier } from '../demo/dossiers.ts';
import { demoOptions } from '../demo/options.ts';
import { baseUrl, startProduct } from '../demo/product.ts';
import { sendAll } from '../demo/sending.ts';
import { obtainChromium } from './browser/chromium.ts';
import { cabinetPictures, fillCabinet } from './pictures/cabinet.ts';
import { desktop, type Picture } from './pictures/picture.ts';

const folder = resolve(import.meta.dirname, '../../views/screenshots');
/** A README is read over any line. */
const MOST_BYTES = 150_000;

const phone: BrowserContextOptions = { viewport: { width: 390, height: 844 }, colorScheme: 'dark', hasTouch: true };

async function openInvoice(page: Page, home: string, words: string): Promise<void> {
  await page.goto(`${home}/achats?statut=toutes&q=${encodeURIComponent(words)}`);
  await page.locator('#invoice-list tbody a[data-open]').first().click();
  await page.waitForURL(/\/achats\/[^/]+$/);
}

const pictures: readonly Picture[] = [
  { name: 'home', options: desktop, show: async (page, home) => void (await page.goto(home)) },
  {
    name: 'list',
    options: desktop,
    show: async (page, home) => void (await page.goto(`${home}/achats?statut=toutes`)),
  },
  {
    name: 'invoice',
    options: desktop,
    async show(page, home) {
      await openInvoice(page, home, 'castagne');
      await page.focus('[name=totalWithVat]');
      await page.evaluate('scrollTo(0, 0)');
    },
  },
  {
    name: 'comparison',
    options: desktop,
    async show(page, home) {
      await page.goto(`${home}/achats`);
      await page.locator('tr').filter({ hasText: 'Doublon' }).locator('a[data-open]').first().click();
      await page.locator('.case-actions').getByRole('link', { name: 'Comparer' }).click();
      await page.waitForURL('**/comparaison');
    },
  },
  {
    name: 'archive',
    options: desktop,
    async show(page, home) {
      await page.goto(`${home}/archives`);
      await page.getByRole('button', { name: 'Vérifier l’intégrité' }).click();
      await page.locator('.alert-success').waitFor();
    },
  },
  { name: 'phone', options: phone, show: async (page, home) => await openInvoice(page, home, 'castagne') },
  ...cabinetPictures,
];

async function signedIn(browser: Browser, origin: string, options: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext({ locale: 'fr-FR', timezoneId: 'Europe/Paris', ...options });
  const page = await context.newPage();
  await page.goto(`${origin}/connexion`);
  await page.fill('[name=email]', login.email);
  await page.fill('[name=password]', login.password);
  await page.click('main [type=submit]');
  await page.waitForURL((url) => !url.pathname.startsWith('/connexion'));
  return page;
}

/** Fewer colours until it is light enough; a page has few. */
async function light(png: Uint8Array): Promise<Uint8Array> {
  for (const colours of [256, 128, 64]) {
    const small = await sharp(png).png({ palette: true, colours, effort: 10 }).toBuffer();
    if (small.length <= MOST_BYTES) return small;
  }
  throw new Error('A picture is too heavy for the README');
}

async function take(browser: Browser, origin: string, { picture, home }: { picture: Picture; home: string }) {
  const page = await signedIn(browser, origin, picture.options);
  await picture.show(page, home);
  await page.waitForLoadState('networkidle').catch(() => undefined);
  await page.waitForTimeout(800);
  const png = await light(await page.screenshot());
  await writeFile(join(folder, `${picture.name}.png`), png);
  process.stdout.write(`views/screenshots/${picture.name}.png ${Math.round(png.length / 1000)} kB\n`);
  await page.context().close();
}

/** The archive has something to show, the home page something to pay. */
async function acceptSome(origin: string, { apiKey }: Dossier): Promise<void> {
  const headers = { authorization: `Bearer ${apiKey}` };
  for (const words of ['vallon', 'lumerance', 'imprimerie']) {
    const answer = await fetch(`${origin}/api/v1/invoices?direction=purchase&q=${words}&sort=received&dir=asc`, {
      headers,
    });
    const { items } = (await answer.json()) as { items: { id: string }[] };
    if (items[0]) await fetch(`${origin}/api/v1/invoices/${items[0].id}/acceptance`, { method: 'PUT', headers });
  }
}

async function main(): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'facteur-screenshots-'));
  const options = demoOptions(['--pause', '0', '--une-fois'], { ...process.env, FACTEUR_DATA: dataDir });
  const found = await obtainChromium((sentence) => process.stderr.write(`${sentence}\n`));
  if (!options || !found) throw new Error('Screenshots need Chromium');
  await mkdir(folder, { recursive: true });
  const product = await startProduct(options);
  const browser = await chromium.launch({
    executablePath: found.executablePath,
    args: ['--no-sandbox'],
    env: { ...process.env, ...found.env },
  });
  try {
    const dossiers = await openDossiers(options);
    await sendAll(options, dossiers);
    const [papillon] = dossiers.list;
    if (!papillon) throw new Error('The demonstration has no dossier');
    const origin = baseUrl(options);
    await acceptSome(origin, papillon);
    const home = `${origin}/d/${papillon.companyId}`;
    const page = await signedIn(browser, origin, desktop);
    await fillCabinet(page, home);
    await page.context().close();
    for (const picture of pictures) await take(browser, origin, { picture, home });
  } finally {
    await browser.close();
    product.stop();
    await product.ended;
    await rm(dataDir, { recursive: true, force: true });
  }
}

await main();
