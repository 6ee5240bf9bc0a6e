// The page of an invoice, where the day is spent: places on the page, safe typing, the keyboard, duplicates.

import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { correctInvoice } from '../../modules/invoices/service/correct.ts';
import { browserTest } from '../support/browser/index.ts';
import { openDesk } from './support/desk.ts';
import { expectSoundPage, signIn } from './support/walk.ts';

const { world, app, home, invoices } = await openDesk([
  'plumber',
  'office',
  'rent',
  'electricity',
  'electricity-again',
]);
const { alice } = world;

async function open(page: Page, sample: string): Promise<void> {
  await signIn(page, app, alice);
  await page.goto(invoices[sample] ?? '');
}

describe('the document beside its fields', () => {
  browserTest('shows where the focused field was found on the page', async ({ page }) => {
    await open(page, 'plumber');
    const mark = page.locator('[data-mark]').first();
    expect(await mark.isVisible()).toBe(false);
    await page.focus('[name=totalWithVat]');
    await mark.waitFor();
    const [box, paper] = [await mark.boundingBox(), await page.locator('.document-page').first().boundingBox()];
    // The total stands in the lower right part of the page.
    expect(box?.x).toBeGreaterThan((paper?.x ?? 0) + (paper?.width ?? 0) / 2);
    expect(box?.width).toBeLessThan((paper?.width ?? 0) / 2);
    await page.focus('[data-search]');
    expect(await mark.isVisible()).toBe(false);
  });

  browserTest('is enlarged and made small again', async ({ page }) => {
    await open(page, 'plumber');
    const width = async () => (await page.locator('.document-page').first().boundingBox())?.width ?? 0;
    await page
      .locator('.document-page')
      .first()
      .evaluate((image) => (image as HTMLImageElement).decode());
    const before = await width();
    await page.getByRole('button', { name: 'Agrandir' }).click();
    expect(await width()).toBeGreaterThan(before * 1.4);
    await page.getByRole('button', { name: 'Réduire' }).click();
    expect(Math.abs((await width()) - before)).toBeLessThan(2);
  });

  browserTest('stays in sight, and so do the buttons, while the fields scroll', async ({ page }) => {
    await open(page, 'plumber');
    await page.locator('.timeline').scrollIntoViewIfNeeded();
    const accept = await page.getByRole('button', { name: 'Accepter' }).boundingBox();
    const desk = await page.locator('.document-desk').boundingBox();
    expect(accept?.y).toBeLessThan(140);
    expect(desk?.y).toBeLessThan(260);
  });

  browserTest('gives the readable view of an XML invoice a tall frame', async ({ page }) => {
    await open(page, 'office');
    const frame = await page.locator('.paper-frame').boundingBox();
    expect(frame?.height).toBeGreaterThan(540);
    await page.frameLocator('.paper-frame').getByText('FA-2026-01873').first().waitFor();
    await expectSoundPage(page);
  });
});

describe('on a phone', () => {
  const phone = browserTest.override({ contextOptions: { viewport: { width: 320, height: 700 }, hasTouch: true } });

  phone('the decision stands at the bottom, large enough for a thumb', async ({ page }) => {
    await open(page, 'plumber');
    for (const name of ['Refuser', 'Accepter']) {
      const role = name === 'Refuser' ? 'link' : 'button';
      const box = await page.getByRole(role, { name }).boundingBox();
      expect(box?.height).toBeGreaterThanOrEqual(44);
      expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(700);
      expect(box?.y).toBeGreaterThan(600);
    }
  });
});

describe('findings', () => {
  browserTest('lead to their field, and stand beside it', async ({ page }) => {
    await open(page, 'rent');
    await page
      .locator('.finding')
      .filter({ hasText: 'total TTC' })
      .getByRole('link', { name: 'Voir le champ' })
      .click();
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('totalWithVat');
    expect(await page.locator('#totalWithVat-note').innerText()).toContain('écart');
    await expectSoundPage(page);
  });
});

describe('typing is safe', () => {
  browserTest('a value that cannot be read comes back as it was typed, with the others', async ({ page, trouble }) => {
    await open(page, 'rent');
    await page.fill('[name=number]', 'TP-1');
    await page.fill('[name=totalWithVat]', 'douze');
    await page.getByRole('button', { name: 'Enregistrer les corrections' }).click();
    await page.locator('.error-summary').waitFor();
    expect(await page.inputValue('[name=number]')).toBe('TP-1');
    expect(await page.inputValue('[name=totalWithVat]')).toBe('douze');
    trouble.length = 0;
  });

  browserTest('what somebody else saved meanwhile is shown beside what was typed', async ({ page, trouble }) => {
    await open(page, 'rent');
    await page.fill('[name=number]', 'DE-ALICE');
    const id = (invoices['rent'] ?? '').split('/').at(-1) ?? '';
    await correctInvoice(world.alice.tenant, { id, correction: { number: 'D-UN-AUTRE' } });
    await page.getByText('vient d’être modifiée').waitFor();
    await page.getByRole('button', { name: 'Enregistrer les corrections' }).click();
    await page.getByText('modifiée par quelqu’un d’autre').waitFor();
    expect(await page.inputValue('[name=number]')).toBe('DE-ALICE');
    expect(await page.locator('#number-note').innerText()).toContain('D-UN-AUTRE');
    trouble.length = 0;
    await page.getByRole('button', { name: 'Enregistrer les corrections' }).click();
    await page.getByText('Corrections enregistrées').waitFor();
    expect(await page.inputValue('[name=number]')).toBe('DE-ALICE');
  });

  browserTest('Enter in a field saves and does not accept', async ({ page }) => {
    await open(page, 'rent');
    await page.fill('[name=number]', 'AVEC-ENTREE');
    await page.keyboard.press('Enter');
    await page.getByText('Corrections enregistrées').waitFor();
    expect(await page.locator('.case-head .badge').innerText()).toBe('À valider');
  });

  browserTest('accepting saves what was typed', async ({ page }) => {
    await open(page, 'rent');
    await page.fill('[name=number]', 'TP-2026-T4-07');
    await page.getByRole('button', { name: 'Accepter' }).click();
    await page.getByText('TP-2026-T4-07 : acceptée').waitFor();
    await page.locator('.toast').getByRole('button', { name: 'Annuler' }).click();
    await page.getByText('de nouveau à valider').waitFor();
    expect(await page.inputValue('[name=number]')).toBe('TP-2026-T4-07');
  });
});

describe('with the keyboard alone', () => {
  browserTest('a list is walked, an invoice opened, refused, and left', async ({ page }) => {
    await signIn(page, app, alice);
    await page.goto(`${home}/achats`);
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/achats/*-*');
    await page.keyboard.press('r');
    await page.waitForURL('**/refus');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('reasonCode');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.waitForURL(/\/achats\/[^/]+$/);
    await page.keyboard.press('n');
    await page.waitForTimeout(300);
    await page.keyboard.press('Escape');
    await page.waitForURL('**/achats');
  });

  browserTest('the next invoice is each time another one, until all have been seen', async ({ page }) => {
    await open(page, 'plumber');
    const seen = new Set<string>();
    for (let step = 0; step < Object.keys(invoices).length; step += 1) {
      seen.add(page.url());
      await page.locator('[data-key=n]').click();
      await page.waitForLoadState();
    }
    expect(seen.size).toBe(Object.keys(invoices).length);
  });
});

describe('a suspected duplicate', () => {
  browserTest('is compared with its twin and refused in one click', async ({ page }) => {
    await open(page, 'electricity-again');
    expect(await page.getByRole('button', { name: 'Accepter' }).count()).toBe(0);
    await page.locator('.case-actions').getByRole('link', { name: 'Comparer' }).click();
    await page.waitForURL('**/comparaison');
    await page.getByText('identiques à l’octet près').waitFor();
    expect(await page.locator('.differs').count()).toBe(0);
    await expectSoundPage(page);
    await page.getByRole('button', { name: 'Refuser ce doublon' }).click();
    await page.getByText(': refusée').waitFor();
    await page.locator('.toast').getByRole('button', { name: 'Annuler' }).click();
    await page.getByText('de nouveau à valider').waitFor();
  });

  browserTest('is accepted anyway only from the comparison', async ({ page }) => {
    await open(page, 'electricity-again');
    await page.keyboard.press('a');
    await page.waitForURL('**/comparaison');
    await page.getByRole('button', { name: 'Accepter quand même' }).click();
    await page.getByText(': acceptée et archivée').waitFor();
  });
});
