// Missing documents in a browser: found, ticked, asked for by a real mail, answered by a real mail to the dossier's own
// address, closed while the page is open. Every page accessible, valid and without sideways scroll at both widths.

import { join } from 'node:path';
import process from 'node:process';
import type { Page } from 'playwright-core';
import { describe, expect, vi } from 'vitest';
import { addStatement } from '../../modules/inbox/service/missing/statements.ts';
import { ignoreOne } from '../../modules/inbox/service/missing/ignore.ts';
import { listMissing } from '../../modules/inbox/service/missing/list.ts';
import { searchMissing } from '../../modules/inbox/service/missing/search.ts';
import { statementSuppliers } from '../../modules/inbox/service/missing/statement-supplier.ts';
import { enter } from '../modules/invoices/entries.ts';
import { makeSample } from '../samples/index.ts';
import { sendMail } from '../samples/mail.ts';
import { composed } from '../modules/inbox/post.ts';
import { appEnvironment, startTestApp } from '../support/app.ts';
import { browserTest } from '../support/browser/index.ts';
import { mailDomain, openTestWorld, sirens, type TestPerson } from '../support/world.ts';
import { openSink } from '../src/mail/sink.ts';
import { expectSoundOnPhone, expectSoundPage, signIn } from './support/walk.ts';

const sink = await openSink({ isPlain: true });
const world = await openTestWorld({ environment: { ...appEnvironment, FACTEUR_RELAY_URL: sink.url } });
const app = await startTestApp(world);
const { alice, charlie, papillon, muguet, owner } = world;

/** A document that a supplier who bills every month has sent, in the middle of others. */
const sample = await makeSample('electricity');
const { supplier, issueDate } = sample.expect;

function monthsFrom(day: string, offset: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 + offset, Math.min(date, 28))).toISOString().slice(0, 10);
}

async function billsMonthly(person: TestPerson): Promise<void> {
  for (const offset of [-6, -5, -4, -3, -2, -1]) {
    const issued = monthsFrom(issueDate, offset);
    const entry = { supplier: supplier.name, siren: supplier.siren, number: `E-${issued}`, gross: '84.00' };
    await enter(person.tenant, { ...entry, issueDate: issued });
  }
  for (const number of [1, 2, 3, 4, 6, 7, 8]) {
    const entry = { supplier: 'Garage Dupont & Fils', number: `FA-2026-${String(number).padStart(4, '0')}` };
    await enter(person.tenant, { ...entry, issueDate: monthsFrom('2026-01-12', number), gross: `${100 + number}.50` });
  }
  await searchMissing(person.tenant, {});
}

await billsMonthly(alice);
await billsMonthly(charlie);
const waiting = async (person: TestPerson) =>
  (await listMissing(person.tenant, { filter: 'waiting', limit: 50 })).items;
const [hole] = (await waiting(charlie)).filter(({ number }) => number !== undefined);
const [silent] = (await waiting(charlie)).filter(({ rhythm }) => rhythm !== undefined);
const garage = (await statementSuppliers(charlie.tenant)).find(({ name }) => name.startsWith('Garage'));
const drop = async (text: string): Promise<string> => {
  const bytes = new TextEncoder().encode(text);
  return await addStatement(charlie.tenant, { name: 'releve.csv', bytes, supplierKey: garage?.key }, {});
};
const statement = await drop(
  'Relevé de compte;;;\nDate;N° facture;Débit;Crédit\n12/02/2026;FA-2026-0001;101,50;\n12/03/2026;FA-2026-0002;999,00;\n' +
    '12/06/2026;FA-2026-0005;105,50;\n15/06/2026;Virement;;1 100,00\n12/10/2026;FA-2026-0099;12,00;\n',
);
const strange = await drop('Bidule;Machin\nun;deux\n');
await ignoreOne(charlie.tenant, { id: silent?.id ?? '', reason: 'none' });

const { rows } = await owner.query<{ cabinet_id: string }>('select cabinet_id from cabinets');
const base = `/d/${muguet.id}/manquants`;

const pages: Readonly<Record<string, string>> = {
  'what is missing': base,
  'what is ignored': `${base}?etat=ignores`,
  'what has come': `${base}?etat=recus`,
  'a missing document': `${base}/${hole?.id ?? ''}`,
  'an ignored document': `${base}/${silent?.id ?? ''}`,
  'the rules': `${base}/regles`,
  'supplier statements': `${base}/releves`,
  'a statement': `${base}/releves/${statement}`,
  'a statement nobody understands': `${base}/releves/${strange}`,
  'the home of the dossier': `/d/${muguet.id}`,
  'all clients of the cabinet': `/cabinets/${rows[0]?.cabinet_id ?? ''}/manquants`,
  'the client list': `/cabinets/${rows[0]?.cabinet_id ?? ''}/clients?colonne=missing&colonne=missingSince`,
};

describe('every page, on a desk and on a phone in the dark,', () => {
  const folder = process.env['FACTEUR_SCREENSHOTS'];
  const shoot = async (page: Page, name: string): Promise<void> => {
    if (folder) await page.screenshot({ path: join(folder, `${name.replaceAll(/\W+/g, '-')}.png`), fullPage: true });
  };

  browserTest.for(Object.entries(pages))('is sound: %s', async ([name, path], { page }) => {
    await signIn(page, app, charlie);
    const answer = await page.goto(`${app.origin}${path}`);
    expect(answer?.status()).toBe(200);
    await shoot(page, `${name}-1280`);
    await expectSoundPage(page);
    await expectSoundOnPhone(page);
    await shoot(page, `${name}-320`);
  });
});

browserTest(
  'what is ticked is asked for by mail; the answer closes its line while the page is open',
  async ({ page }) => {
    await signIn(page, app, alice);
    await page.goto(`${app.origin}/d/${papillon.id}/manquants`);
    const row = page.locator('tbody tr', { hasText: supplier.name }).filter({ hasText: 'octobre 2026' });
    await row.locator('input[type=checkbox]').check();
    await page.getByRole('button', { name: 'Demander maintenant' }).click();
    await page.getByText(`1 document demandé à ${alice.email}`).waitFor();
    const asked = await vi.waitFor(() => {
      const found = sink.received.find(({ to }) => to.includes(alice.email));
      if (!found) throw new Error('The mail has not come');
      return found.mail;
    });
    expect(asked.text).toContain(supplier.name);
    const to = asked.replyTo?.text ?? '';
    expect(to).toBe(`${sirens.papillon}@${mailDomain}`);
    const piece = { filename: sample.filename, contentType: sample.mediaType, content: sample.bytes };
    const raw = await composed([piece], { from: alice.email, to, subject: `Re: ${asked.subject ?? ''}` });
    const reply = await sendMail({ host: '127.0.0.1', port: app.smtpPort, from: alice.email, to, raw });
    expect(reply.code).toBe(250);
    await page.getByText('Garage Dupont').first().waitFor();
    await row.waitFor({ state: 'detached' });
    await page.goto(`${app.origin}/d/${papillon.id}/manquants?etat=recus`);
    await page.getByRole('link', { name: 'Ouvrir la facture' }).click();
    await page
      .getByText(sample.expect.number ?? '')
      .first()
      .waitFor();
  },
);

browserTest('a line is given up and taken back, with the keyboard and without a mouse', async ({ page }) => {
  await signIn(page, app, alice);
  await page.goto(`${app.origin}/d/${papillon.id}/manquants`);
  await page.getByRole('link', { name: 'Garage Dupont & Fils' }).first().focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/manquants\/[0-9a-f-]{36}$/);
  await page.getByLabel('Raison d’ignorer').focus();
  await page.keyboard.press('n');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Attendre de nouveau' }).focus();
  await page.getByText('N’existe pas').first().waitFor();
  await page.keyboard.press('Enter');
  await page.getByText('Le document est de nouveau attendu.').waitFor();
});
