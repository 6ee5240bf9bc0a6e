// Everything works without script: sign in, send, correct, accept, refuse, change one's mind, verify.

import { expect } from 'vitest';
import { makeSample } from '../samples/index.ts';
import { browserTest } from '../support/browser/index.ts';
import { openDesk } from './support/desk.ts';
import { signIn } from './support/walk.ts';

const { world, app, home, invoices } = await openDesk(['plumber', 'office', 'electricity', 'electricity-again']);
const test = browserTest.override({
  contextOptions: { javaScriptEnabled: false, viewport: { width: 1280, height: 800 } },
});

test('a file is sent by the form, and read', async ({ page }) => {
  await signIn(page, app, world.alice);
  const { filename, mediaType, bytes } = await makeSample('printing');
  await page.setInputFiles('input[type=file][accept]', {
    name: filename,
    mimeType: mediaType,
    buffer: Buffer.from(bytes),
  });
  await page.getByRole('button', { name: 'Envoyer' }).click();
  await page.getByText('1 document reçu.').waitFor();
  await expect
    .poll(
      async () => {
        await page.reload();
        return await page
          .locator('tr')
          .filter({ hasText: filename })
          .getByRole('link', { name: 'Ouvrir la facture' })
          .count();
      },
      { timeout: 30_000, interval: 500 },
    )
    .toBe(1);
});

test('fields are corrected, the invoice accepted, the decision taken back', async ({ page }) => {
  await signIn(page, app, world.alice);
  await page.goto(invoices['plumber'] ?? '');
  await page.fill('[name=number]', 'SANS-SCRIPT');
  await page.getByRole('button', { name: 'Enregistrer les corrections' }).click();
  await page.getByText('Corrections enregistrées').waitFor();
  await page.fill('[name=number]', 'SANS-SCRIPT-2');
  await page.getByRole('button', { name: 'Accepter' }).click();
  await page.getByText('SANS-SCRIPT-2 : acceptée').waitFor();
  await page.locator('.toast').getByRole('button', { name: 'Annuler' }).click();
  await page.getByText('de nouveau à valider').waitFor();
});

test('a reason is given and the invoice refused', async ({ page }) => {
  await signIn(page, app, world.alice);
  await page.goto(invoices['office'] ?? '');
  await page.getByRole('link', { name: 'Refuser' }).click();
  await page.selectOption('[name=reasonCode]', 'TRANSAC_INC');
  await page.getByRole('button', { name: 'Refuser la facture' }).click();
  await page.getByText(': refusée').waitFor();
});

test('rows are ticked and accepted together, and searched', async ({ page }) => {
  await signIn(page, app, world.alice);
  await page.goto(`${home}/achats`);
  await page.fill('#list-search', 'lumerance');
  await page.locator('.list-search').getByRole('button').click();
  await page.waitForURL(/q=lumerance/);
  expect(await page.locator('#invoice-list tbody tr').count()).toBe(2);
  await page.locator('#invoice-list tbody tr').last().locator('[data-tick]').check();
  await page.getByRole('button', { name: 'Accepter la sélection' }).click();
  await page.getByText('1 facture acceptée.').waitFor();
});

test('a duplicate is compared and refused', async ({ page }) => {
  await signIn(page, app, world.alice);
  await page.goto(invoices['electricity-again'] ?? '');
  await page.locator('.case-actions').getByRole('link', { name: 'Comparer' }).click();
  await page.getByRole('button', { name: 'Refuser ce doublon' }).click();
  await page.getByText(': refusée').waitFor();
});

test('the archive is verified', async ({ page }) => {
  await signIn(page, app, world.alice);
  await page.goto(`${home}/archives`);
  await page.getByRole('button', { name: 'Vérifier l’intégrité' }).click();
  const isIntact = async (): Promise<boolean> => {
    if (await page.getByText('Tout est intact').isVisible()) return true;
    await page.getByRole('link', { name: 'Actualiser' }).click();
    return false;
  };
  await expect.poll(isIntact).toBe(true);
});
