// The main job as a newcomer does it, in a real browser: first visit, drop, stages, correction, acceptance, Factur-X,
// change of mind, refusal; then a supplier's mail that shows up by itself.

import { describe, expect } from 'vitest';
import { makeSample } from '../samples/index.ts';
import { sendMail } from '../samples/smtp.ts';
import { sampleMails } from '../samples/mail.ts';
import { appEnvironment, startTestApp } from '../support/app.ts';
import { browserTest } from '../support/browser/index.ts';
import { mailDomain, openEmptyWorld, password, sirens } from '../support/world.ts';
import { dropFiles, expectSoundPage, widths } from './support/walk.ts';

describe.each(widths)('the main job in a window %i px wide', async (width) => {
  const world = await openEmptyWorld({ environment: appEnvironment });
  const app = await startTestApp(world);
  const test = browserTest.override({ contextOptions: { viewport: { width, height: 800 }, acceptDownloads: true } });

  test(
    'goes from the first visit to an archived Factur-X, and back',
    { timeout: 120_000 },
    async ({ page, trouble }) => {
      await page.goto(app.origin);
      await page.fill('[name=name]', 'Alice');
      await page.fill('[name=email]', 'alice@exemple.test');
      await page.fill('[name=password]', password);
      await page.click('main [type=submit]');
      await page.fill('[name=company]', 'Papillon SARL');
      await page.fill('[name=siren]', sirens.papillon);
      await page.click('main .btn-primary');
      await page.click('main .btn-primary');
      await page.waitForURL('**/bienvenue/pret');
      const home = page.url().replace(/\/bienvenue\/pret$/, '');
      await page.goto(home);
      await page.getByText('Faites entrer votre première facture').waitFor();
      await expectSoundPage(page);

      const samples = [await makeSample('plumber'), await makeSample('office'), await makeSample('printing')];
      await dropFiles(page, samples);
      const lines = page.locator('.drop-item');
      await expect.poll(() => lines.count()).toBe(3);
      for (const { filename } of samples) {
        const line = lines.filter({ hasText: filename });
        await line.getByRole('link', { name: 'Ouvrir la facture' }).waitFor({ timeout: 30_000 });
        expect(await line.locator('.stage-done').count()).toBe(4);
      }
      // The page has asked again by itself: nothing was reloaded.
      await page.locator('.task').filter({ hasText: 'BUREAU VALLON' }).waitFor();
      await expectSoundPage(page);

      await lines.filter({ hasText: 'Facture F2026-0214' }).getByRole('link', { name: 'Ouvrir la facture' }).click();
      await page.waitForURL('**/achats/*');
      await expectSoundPage(page);
      await page.fill('[name=number]', 'F2026-0214-BIS');
      await page.getByRole('button', { name: 'Enregistrer les corrections' }).click();
      await page.getByText('Corrections enregistrées').waitFor();
      expect(await page.locator('h1').innerText()).toContain('F2026-0214-BIS');
      const corrected = page.url().replace(/\?.*/, '');

      await page.getByRole('button', { name: 'Accepter' }).click();
      await page.getByText('F2026-0214-BIS : acceptée et archivée').waitFor();
      expect(page.url()).not.toContain(corrected);
      await expectSoundPage(page);

      await page.goto(corrected);
      const download = page.waitForEvent('download');
      await page.getByRole('link', { name: 'Factur-X' }).click();
      const file = await (await download).createReadStream();
      const chunks: Buffer[] = [];
      for await (const chunk of file) chunks.push(chunk as Buffer);
      const pdf = Buffer.concat(chunks).toString('latin1');
      expect(pdf.startsWith('%PDF-')).toBe(true);
      expect(pdf).toContain('factur-x.xml');

      await page.getByRole('button', { name: 'Annuler cette décision' }).click();
      await page.getByText('de nouveau à valider').waitFor();
      await page.getByRole('link', { name: 'Refuser' }).click();
      await page.waitForURL('**/refus');
      await expectSoundPage(page);
      await page.selectOption('[name=reasonCode]', 'AUTRE');
      await page.getByRole('button', { name: 'Refuser la facture' }).click();
      await page.getByText('Dites pourquoi').first().waitFor();
      // The browser tells of the refused form (422), which was asked for.
      trouble.length = 0;
      await page.fill('[name=reason]', 'Pas commandé.');
      await page.getByRole('button', { name: 'Refuser la facture' }).click();
      await page.getByText('F2026-0214-BIS : refusée').waitFor();
      // The toast carries the way back, as a form.
      await page.locator('.toast').getByRole('button', { name: 'Annuler' }).click();
      await page.getByText('de nouveau à valider').waitFor();
      expect(page.url()).toContain(corrected);

      await page.goto(`${home}/archives`);
      expect(await page.locator('main tbody tr').count()).toBe(1);
      await page.getByRole('button', { name: 'Vérifier l’intégrité' }).click();
      await page.getByText('Tout est intact').waitFor();
    },
  );

  test('shows a supplier’s mail as it comes in, without a reload', { timeout: 60_000 }, async ({ page }) => {
    await page.goto(`${app.origin}/connexion`);
    await page.fill('[name=email]', 'alice@exemple.test');
    await page.fill('[name=password]', password);
    await page.click('main [type=submit]');
    await page.waitForURL('**/d/**');
    await page.locator('.tasks').first().waitFor();
    const mails = await sampleMails(mailDomain);
    const mail = mails.find(({ subject }) => subject.includes('électricité'));
    if (!mail) throw new Error('The sample mail about electricity is gone');
    const to = `${sirens.papillon}@${mailDomain}`;
    const reply = await sendMail({ ...mail, to, host: '127.0.0.1', port: app.smtpPort });
    expect(reply.code).toBe(250);
    await page.locator('.task').filter({ hasText: 'LUMÉRANCE' }).first().waitFor({ timeout: 30_000 });
  });

  test('does not let a second person claim the instance', async ({ page, trouble }) => {
    await page.goto(`${app.origin}/bienvenue`);
    expect(page.url()).toContain('/connexion');
    const answer = await page.request.post(`${app.origin}/bienvenue`, {
      form: { name: 'Mallory', email: 'mallory@exemple.test', password },
      headers: { origin: app.origin },
    });
    expect(answer.status()).toBe(409);
    trouble.length = 0;
  });
});
