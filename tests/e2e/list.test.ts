// The list: search as people type, filters in the address, selections, the menu at a row's end, the spreadsheet.

import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { browserTest } from '../support/browser/index.ts';
import { openDesk } from './support/desk.ts';
import { dropFiles, expectSoundPage, signIn, widths } from './support/walk.ts';
import { makeSample } from '../samples/index.ts';

const samples = ['plumber', 'office', 'rent', 'electricity', 'electricity-again', 'cleaning-credit'];
const { world, app, home } = await openDesk(samples);

async function openList(page: Page, search = ''): Promise<void> {
  await signIn(page, app, world.alice);
  await page.goto(`${home}/achats${search}`);
}

const rows = (page: Page) => page.locator('#invoice-list tbody tr');

describe('searching', () => {
  const finds = [
    ['an amount in French', '470,12', 'BUREAU VALLON'],
    ['an amount with groups', '1 643,92', 'F2026-0214'],
    ['a SIREN with spaces', '388 715 294', 'BUREAU VALLON'],
    ['a name without its accents', 'castagne', 'F2026-0214'],
    ['a number in any form', 'fa-2026-01873', 'BUREAU VALLON'],
  ] as const;

  browserTest.for(finds)('finds %s', async ([, typed, found], { page }) => {
    await openList(page);
    await page.fill('#list-search', typed);
    await expect.poll(() => rows(page).count()).toBe(1);
    expect(await rows(page).innerText()).toContain(found);
    // The filter lives in the address, and the words are still being typed.
    await expect.poll(() => new URL(page.url()).searchParams.get('q')).toBe(typed);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('list-search');
  });

  browserTest('says that nothing matches, and the way back shows everything', async ({ page }) => {
    await openList(page, '?q=introuvable');
    await page.getByText('Aucune facture ne correspond').waitFor();
    await expectSoundPage(page);
    await page.getByRole('link', { name: 'Effacer la recherche' }).click();
    await expect.poll(() => rows(page).count()).toBe(samples.length);
  });
});

describe('sorting and tabs', () => {
  browserTest('keep each other, in the address', async ({ page }) => {
    await openList(page);
    await page.getByRole('link', { name: 'Toutes' }).click();
    await page.getByRole('link', { name: /^TTC/ }).click();
    await page.waitForURL(/tri=gross/);
    expect(page.url()).toContain('statut=toutes');
    const amounts = await page
      .locator('#invoice-list td[data-label=TTC]')
      .evaluateAll((cells) => cells.map((cell) => Number(cell.textContent.replace(/[^\d,-]/g, '').replace(',', '.'))));
    expect(amounts).toEqual(amounts.toSorted((a, b) => a - b));
    expect(await page.locator('th[aria-sort=ascending]').innerText()).toContain('TTC');
  });
});

describe('a selection', () => {
  browserTest('is accepted one by one: who fails is named, with the reason', async ({ page }) => {
    await openList(page);
    await rows(page).filter({ hasText: 'BUREAU VALLON' }).locator('[data-tick]').check();
    await rows(page).filter({ hasText: 'Doublon' }).locator('[data-tick]').check();
    await page.getByRole('button', { name: 'Accepter la sélection' }).click();
    await page.getByText('1 facture acceptée.').waitFor();
    const failures = page.getByRole('alert');
    expect(await failures.innerText()).toContain('LUMÉRANCE');
    expect(await failures.innerText()).toContain('semble être un doublon');
    await expectSoundPage(page);
  });

  browserTest('is refused with one reason, asked first', async ({ page, trouble }) => {
    await openList(page);
    for (const name of ['NETTENCE', 'TROIS PLATANES']) {
      await rows(page).filter({ hasText: name }).locator('[data-tick]').check();
    }
    await page.getByRole('button', { name: 'Refuser la sélection' }).click();
    await page.getByRole('heading', { name: 'Refuser 2 factures' }).waitFor();
    expect(await page.locator('.selection li').count()).toBe(2);
    await page.getByRole('button', { name: 'Refuser 2 factures' }).click();
    await page.getByText('Choisissez un motif').first().waitFor();
    trouble.length = 0;
    await page.selectOption('[name=reasonCode]', 'NON_CONFORME');
    await page.getByRole('button', { name: 'Refuser 2 factures' }).click();
    await page.getByText('2 factures refusées.').waitFor();
    await page.goto(`${home}/achats?statut=refused`);
    expect(await rows(page).count()).toBe(2);
  });
});

describe('the menu of a row', () => {
  browserTest('accepts and comes back to the list, with the way to undo', async ({ page }) => {
    await openList(page);
    const row = rows(page).filter({ hasText: 'Castagné' });
    await row.getByRole('button', { name: /Actions/ }).click();
    await page.getByRole('button', { name: 'Accepter', exact: true }).click();
    await page.getByText(': acceptée et archivée').waitFor();
    expect(new URL(page.url()).pathname).toMatch(/\/achats$/);
    await page.locator('.toast').getByRole('button', { name: 'Annuler' }).click();
    await page.getByText('de nouveau à valider').waitFor();
  });

  browserTest('offers what its row allows: a duplicate is compared, never accepted', async ({ page }) => {
    await openList(page);
    await rows(page)
      .filter({ hasText: 'Doublon' })
      .getByRole('button', { name: /Actions/ })
      .click();
    expect(await page.getByRole('button', { name: 'Accepter', exact: true }).count()).toBe(0);
    await page
      .locator('#row-menu')
      .getByRole('link', { name: /Doublon/ })
      .click();
    await page.waitForURL('**/comparaison');
  });

  browserTest('is pressed by letters in the active row', async ({ page }) => {
    await openList(page);
    await page.keyboard.press('j');
    await page.keyboard.press('r');
    await page.waitForURL('**/refus');
  });
});

describe('the switcher', () => {
  browserTest('asks for the companies when it opens', async ({ page }) => {
    await openList(page);
    await page.keyboard.press('Control+k');
    await page.locator('#company-list a[aria-current=true]').waitFor();
    await expectSoundPage(page);
  });
});

describe('the spreadsheet', () => {
  browserTest('has the rows as seen, with real numbers and French headers', async ({ page }) => {
    await openList(page, '?q=lumerance&statut=toutes');
    const href = (await page.getByRole('link', { name: 'Exporter en CSV' }).getAttribute('href')) ?? '';
    const answer = await page.request.get(`${app.origin}${href}`);
    expect(answer.headers()['content-type']).toContain('text/csv');
    const [header = '', ...lines] = (await answer.text()).trimEnd().split('\r\n');
    expect(header).toBe('\ufeffFournisseur;SIREN;Numéro;Type;Date;Échéance;Devise;HT;TVA;TTC;Statut;Reçue le');
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(
      /;552081945;LE-2026-10-0048213;Facture;2026-10-05;2026-11-04;EUR;396,49;79,30;475,79;À valider;2026-11-21$/,
    );
  });
});

describe.each(widths)('a list %i px wide', (width) => {
  const test = browserTest.override({ contextOptions: { viewport: { width, height: 800 } } });

  test('is sound, and follows what comes in', async ({ page }) => {
    await openList(page, '?statut=toutes');
    await expectSoundPage(page);
    const before = await rows(page).count();
    await dropFiles(page, [await makeSample(width === 320 ? 'carrier' : 'telecom')]);
    await expect.poll(() => rows(page).count(), { timeout: 30_000 }).toBe(before + 1);
  });

  test('leaves ticked rows alone while something comes in', async ({ page }) => {
    await openList(page);
    const tick = rows(page).locator('[data-tick]').first();
    await tick.check();
    await dropFiles(page, [await makeSample(width === 320 ? 'design' : 'masonry')]);
    await page.locator('.drop-item').getByRole('link', { name: 'Ouvrir la facture' }).waitFor({ timeout: 30_000 });
    await page.waitForTimeout(500);
    expect(await tick.isChecked()).toBe(true);
  });
});
