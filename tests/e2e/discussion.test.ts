// People of both sides talk about an invoice: live, without losing a word, each seeing what is theirs to see; and without
// script.

import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { readDiscussion } from '../../modules/invoices/service/discussion/read.ts';
import { markSeen, setResolved } from '../../modules/invoices/service/discussion/settle.ts';
import { postMessage } from '../../modules/invoices/service/discussion/write.ts';
import { openOffice } from '../modules/invoices/discussion/office.ts';
import { appEnvironment, startTestApp } from '../support/app.ts';
import { browserTest } from '../support/browser/index.ts';
import { openTestWorld, type TestPerson } from '../support/world.ts';
import { expectSoundOnPhone, expectSoundPage, signIn } from './support/walk.ts';

const world = await openTestWorld({ environment: { ...appEnvironment, FACTEUR_ROLES: 'web' } });
const office = await openOffice(world);
const app = await startTestApp(world);
const { paul, claire, companyId } = office;

/** Shown as a picture: what is drawn in a frame of its own takes its time. */
const invoice = async (number: string): Promise<string> =>
  await office.invoice(number, {
    bytes: `<svg xmlns="http://www.w3.org/2000/svg" width="90" height="120"><text y="20">${number}</text></svg>`,
    registration: { form: 'image', pageCount: 1 },
  });

const pageOf = (invoiceId: string): string => `${app.origin}/d/${companyId}/achats/${invoiceId}`;

async function say(by: TestPerson, invoiceId: string, text: string): Promise<void> {
  await postMessage(by.tenant, { invoiceId, text, isInternal: false, mentions: [], origin: 'page' });
}

const words = (page: Page) => page.locator('.said-text');

describe('an invoice', () => {
  browserTest('is talked about by both sides, live, and nothing typed is lost', async ({ page }) => {
    const id = await invoice('E-1');
    await signIn(page, app, paul);
    await page.goto(pageOf(id));
    await page.getByText('Personne n’a encore écrit').waitFor();
    await page.keyboard.press('c');
    await page.keyboard.type('Est-ce la nôtre ?\nVoir https://exemple.test/contrat.');
    await page.getByText('Prévenir', { exact: true }).first().click();
    await page.getByRole('checkbox', { name: 'Claire Petit' }).check();
    await page.getByRole('button', { name: 'Envoyer' }).click();
    await page.getByText('Prévenu : Claire Petit').waitFor();
    expect(await page.locator('.said-text a').getAttribute('href')).toBe('https://exemple.test/contrat');

    await page.fill('#write [name=text]', 'J’écris encore');
    const [first] = (await readDiscussion(claire.tenant, { invoiceId: id, limit: 1 })).messages;
    await markSeen(claire.tenant, { invoiceId: id, messageId: first?.id ?? '' });
    await page.getByText('Vu par Claire Petit').waitFor();
    await say(claire, id, 'Oui');
    await words(page).filter({ hasText: 'Oui' }).waitFor();
    await setResolved(claire.tenant, { invoiceId: id, isResolved: true });
    await page.getByText('Claire Petit a marqué la discussion comme résolue').waitFor();
    expect(await page.inputValue('#write [name=text]')).toBe('J’écris encore');
    await expectSoundPage(page);
    await expectSoundOnPhone(page);
  });

  browserTest('is talked about inside the cabinet, and what is seen is marked as seen', async ({ page }) => {
    const id = await invoice('E-4');
    await say(paul, id, '@Claire Petit, une question');
    await signIn(page, app, claire);
    await page.goto(`${app.origin}/d/${companyId}`);
    await page.getByRole('link', { name: /E-4.*vous mentionne/ }).waitFor();
    await page.goto(`${pageOf(id)}#discussion`);
    await page.getByRole('button', { name: 'Marquer comme lu' }).waitFor({ state: 'detached' });
    const { seenBy } = await readDiscussion(paul.tenant, { invoiceId: id, limit: 1 });
    expect([...seenBy.values()]).toEqual([['Claire Petit']]);
    await page.fill('#write [name=text]', 'Il demande chaque mois');
    await page.getByRole('checkbox', { name: 'Interne au cabinet' }).check();
    await page.getByRole('button', { name: 'Envoyer' }).click();
    await words(page).filter({ hasText: 'Il demande chaque mois' }).waitFor();
    await expectSoundPage(page);
    await page.locator('.said-internal').getByRole('button', { name: 'Retirer' }).click();
    await page.getByText('Message retiré par son auteur').waitFor();
    expect((await readDiscussion(paul.tenant, { invoiceId: id, limit: 50 })).total).toBe(1);
  });

  browserTest('that many have written about is read from the end', async ({ page }) => {
    const id = await invoice('E-2');
    for (let number = 1; number <= 60; number += 1) await say(claire, id, `Message ${number}`);
    await signIn(page, app, paul);
    await page.goto(pageOf(id));
    await words(page).filter({ hasText: 'Message 60' }).waitFor();
    expect(await words(page).count()).toBe(50);
    await page.getByRole('link', { name: 'Afficher plus (10 messages plus anciens)' }).click();
    await words(page)
      .filter({ hasText: /^Message 1$/ })
      .waitFor();
    expect(await words(page).count()).toBe(60);
    await page.goto(`${app.origin}/d/${companyId}/discussions`);
    await page.getByText('E-2').waitFor();
    await expectSoundPage(page);
    await expectSoundOnPhone(page);
  });
});

// `override` would change the tests above, too.
const noScript = browserTest.extend({
  contextOptions: { javaScriptEnabled: false, viewport: { width: 1280, height: 800 } },
});

noScript('without script a message is written, refused, read, settled and taken back', async ({ page, trouble }) => {
  const id = await invoice('E-3');
  await say(claire, id, 'Bonjour');
  await signIn(page, app, paul);
  await page.goto(pageOf(id));
  await page.getByRole('button', { name: 'Marquer comme lu' }).click();
  await page.waitForURL(/#discussion$/);
  expect(await page.getByRole('button', { name: 'Marquer comme lu' }).count()).toBe(0);
  await page.getByRole('button', { name: 'Envoyer' }).click();
  await page.getByRole('alert').getByText('Écrivez votre message.').waitFor();
  // The refusal that was provoked.
  trouble.length = 0;
  await page.fill('#write [name=text]', 'Voir la pièce');
  await page.setInputFiles('#write [name=file]', {
    name: 'contrat.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('contrat'),
  });
  await page.getByRole('button', { name: 'Envoyer' }).click();
  await page.getByRole('link', { name: 'contrat.txt' }).waitFor();
  await page.getByRole('button', { name: 'Marquer comme résolue' }).click();
  await page.getByText('Résolue', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Retirer' }).click();
  await page.getByText('Message retiré par son auteur').waitFor();
});
