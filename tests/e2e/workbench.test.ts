// « Contrôler une facture »: a file is dropped without any script, both answers are read, other forms are taken away.

import { describe, expect } from 'vitest';
import { readXml } from '#modules/facturx';
import { fixture, fixtureText } from '../modules/facturx/support.ts';
import { browserTest, expectAccessible, expectNoSidewaysScroll, expectValidHtml } from '../support/browser/index.ts';
import { openDesk } from './support/desk.ts';
import { expectSoundPage, signIn } from './support/walk.ts';

const { world, app, home } = await openDesk([]);
const bench = `${home}/applications/controle`;
const xmlFile = (text: string) => ({ name: 'facture.xml', mimeType: 'application/xml', buffer: Buffer.from(text) });
const sound = fixtureText('cii-en16931.xml');
const broken = sound.replace('>892.50<', '>893.50<').replaceAll('FR44732829320', 'FR45732829320');

describe('without script, 320 px wide', () => {
  const test = browserTest.override({
    contextOptions: { javaScriptEnabled: false, viewport: { width: 320, height: 800 }, acceptDownloads: true },
  });

  test('the page is in the menu and sound', async ({ page }) => {
    await signIn(page, app, world.alice);
    await page.goto(home);
    expect(await page.locator('.side-link', { hasText: 'Applications' }).getAttribute('href')).toBe(
      new URL(bench).pathname,
    );
    await page.goto(bench);
    expect(await page.locator('h1').innerText()).toBe('Contrôler une facture');
    await expectNoSidewaysScroll(page);
  });

  test('the official answer and ours stand apart, each rule with its place and what to change', async ({ page }) => {
    await signIn(page, app, world.alice);
    await page.goto(bench);
    await page.setInputFiles('input[type=file]', xmlFile(broken));
    await page.getByRole('button', { name: 'Contrôler', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'facture.xml' }).waitFor();
    const official = page.getByRole('region', { name: /^Règles officielles/ });
    expect(await official.locator('h2').innerText()).toContain('Non conforme');
    expect(await official.innerText()).toContain('BR-CO-15');
    expect(await official.locator('.place').first().innerText()).toContain('/rsm:CrossIndustryInvoice[1]');
    const own = page.getByRole('region', { name: /^Contrôles de Facteur/ });
    expect(await own.innerText()).toContain('BT-31');
    await expectNoSidewaysScroll(page);
    await expectValidHtml(await page.content());
  });

  test('the file is given back as it was, readable, and in the other syntax with what that loses', async ({ page }) => {
    await signIn(page, app, world.alice);
    await page.goto(bench);
    await page.setInputFiles('input[type=file]', xmlFile(sound));
    await page.getByRole('button', { name: 'Contrôler', exact: true }).click();
    const take = async (name: string): Promise<Uint8Array> => {
      const coming = page.waitForEvent('download');
      await page.getByRole('button', { name }).click();
      const chunks: Buffer[] = [];
      for await (const chunk of await (await coming).createReadStream()) chunks.push(chunk as Buffer);
      return Buffer.concat(chunks);
    };
    expect(Buffer.compare(await take('XML tel quel'), fixture('cii-en16931.xml'))).toBe(0);
    expect(String(await take('Vue lisible (HTML)'))).toContain('Menuiserie Arnaud');
    expect(readXml(await take('Convertir en UBL')).syntax).toBe('ubl-invoice');
    expect(await page.locator('.other-forms li').last().innerText()).toContain('rien n’est perdu');
  });

  test('a file that is no invoice comes back with the reason', async ({ page, trouble }) => {
    await signIn(page, app, world.alice);
    await page.goto(bench);
    await page.setInputFiles('input[type=file]', { ...xmlFile('bonjour'), name: 'notes.txt' });
    await page.getByRole('button', { name: 'Contrôler', exact: true }).click();
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').innerText()).toContain('n’est pas une facture');
    await page.getByRole('button', { name: 'Contrôler', exact: true }).click();
    expect(await page.getByRole('alert').innerText()).toContain('Aucun fichier');
    // Chromium tells of every 422.
    trouble.length = 0;
  });
});

describe('with script', () => {
  browserTest('every state of the page is accessible', async ({ page }) => {
    await signIn(page, app, world.alice);
    await page.goto(bench);
    await expectSoundPage(page);
    await page.setInputFiles('input[type=file]', xmlFile(broken));
    await page.getByRole('button', { name: 'Contrôler', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'facture.xml' }).waitFor();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
  });
});
