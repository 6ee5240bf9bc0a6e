// Mandates and platforms in a browser: drafted, mailed for real, signed behind the link and revoked with the keyboard
// alone; every page accessible, valid and without sideways scroll at both widths, empty, faulty and with many rows.

import { createHash } from 'node:crypto';
import { join } from 'node:path';
import process from 'node:process';
import type { Page } from 'playwright-core';
import { describe, expect, vi } from 'vitest';
import { renderPaper } from '#modules/facturx';
import { createDossier } from '#modules/tenancy';
import { addAddress } from '../../modules/tenancy/service/mandates/addresses.ts';
import { draftMandate } from '../../modules/tenancy/service/mandates/draft.ts';
import type { ClientPlace } from '../../modules/tenancy/service/mandates/place.ts';
import { addPlatform } from '../../modules/tenancy/service/mandates/platforms.ts';
import { openSink } from '../src/mail/sink.ts';
import { appEnvironment, startTestApp } from '../support/app.ts';
import { browserTest as test } from '../support/browser/index.ts';
import { openTestWorld } from '../support/world.ts';
import { expectSoundOnPhone, expectSoundPage, signIn } from './support/walk.ts';

const sink = await openSink({ isPlain: true });
const world = await openTestWorld({ environment: { ...appEnvironment, FACTEUR_RELAY_URL: sink.url } });
const app = await startTestApp(world);
const { ctx, owner, charlie, muguet, clock } = world;
clock.advance(Date.now() - clock.now().getTime());
const { rows } = await owner.query<{ cabinet_id: string }>('select cabinet_id from cabinets');
const cabinetId = rows[0]?.cabinet_id ?? '';
const clients = `${app.origin}/cabinets/${cabinetId}/clients`;
const registerOf = (companyId: string): string => `${clients}/${companyId}/mandats`;

const folder = process.env['FACTEUR_SCREENSHOTS'];
async function shoot(page: Page, name: string): Promise<void> {
  if (folder)
    await page.screenshot({ path: join(folder, `${name.replaceAll(/[^a-z0-9]+/gi, '-')}.png`), fullPage: true });
}

/** Presses Tab until what has the focus says so. */
async function tabTo(page: Page, wanted: string): Promise<void> {
  for (let step = 0; step < 60; step += 1) {
    await page.keyboard.press('Tab');
    const is = await page.evaluate((name) => {
      const here = document.activeElement;
      return here?.getAttribute('name') === name || here?.textContent?.trim() === name;
    }, wanted);
    if (is) return;
  }
  expect.fail(`Nothing called ${wanted} within sixty steps of the Tab key`);
}

/** The address behind the button of the mail that reached the signer. */
async function mailed(address: string): Promise<string> {
  return await vi.waitFor(
    () => {
      const text = sink.received.find(({ to }) => to.includes(address))?.mail.text ?? '';
      const link = /https?:\/\/\S+\/mandat\?jeton=[\w-]+/.exec(text)?.[0];
      if (link === undefined) throw new Error('The mail has not come');
      return link;
    },
    { timeout: 20_000, interval: 50 },
  );
}

/** As large as a scan. */
const copy = Buffer.from(`%PDF-1.7\n${'signé '.repeat(500_000)}`);
/** Whoever tries again signs another one. */
const signers = ['camille@exemple.test', 'dominique@exemple.test'];

async function drafted(page: Page, signer: string): Promise<void> {
  await page.goto(`${clients}?q=Muguet`);
  await tabTo(page, 'Actions sur Muguet');
  await page.keyboard.press('Enter');
  await tabTo(page, 'Mandats et plateforme');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/mandats');
  await page.keyboard.press('n');
  await page.waitForURL('**/mandats/nouveau');
  await tabTo(page, 'signerName');
  await page.keyboard.type('Camille Muguet');
  await tabTo(page, 'signerQuality');
  await page.keyboard.type('présidente');
  await tabTo(page, 'signerEmail');
  await page.keyboard.type(signer);
  await tabTo(page, 'endsOn');
  // The same day in every order of day and month.
  await page.keyboard.type('12122030');
  await page.keyboard.press('Enter');
  await page.getByText('Mandat rédigé').waitFor();
}

async function signedBehindTheLink(page: Page, signer: string): Promise<void> {
  await page.context().clearCookies();
  await page.goto(await mailed(signer));
  await page.getByRole('heading', { name: 'Un mandat pour Muguet' }).waitFor();
  const chooser = page.waitForEvent('filechooser');
  await tabTo(page, 'file');
  await page.keyboard.press('Enter');
  await (await chooser).setFiles({ name: 'mandat.pdf', mimeType: 'application/pdf', buffer: copy });
  await tabTo(page, 'Envoyer l’exemplaire signé');
  await page.keyboard.press('Enter');
  await page.getByText('votre exemplaire signé est bien arrivé').waitFor();
}

test('with the keyboard alone: drafted, mailed, signed, and revoked by the company', async ({ page }) => {
  const signer = signers.shift() ?? '';
  await signIn(page, app, charlie);
  await drafted(page, signer);
  await tabTo(page, 'email');
  await page.keyboard.press('Enter');
  await page.getByText('Mandat envoyé.').waitFor();
  const mandate = page.url().split('?')[0] ?? '';
  await signedBehindTheLink(page, signer);

  await signIn(page, app, charlie);
  await page.goto(mandate);
  await page.getByText(createHash('sha256').update(copy).digest('hex')).waitFor();
  const file = await page.request.get(`${mandate}/signature`);
  expect((await file.body()).equals(copy)).toBe(true);

  await page.goto(`${clients}?q=Muguet&mandat=signed`);
  await page.locator('td[data-label=Mandat]').getByText('Signé').first().waitFor();

  await page.goto(`${app.origin}/d/${muguet.id}/parametres/mandats`);
  await page.focus(`[href$="${mandate.slice(-36)}"]`);
  await page.keyboard.press('Enter');
  await page.waitForURL(`**/parametres/mandats/${mandate.slice(-36)}`);
  await tabTo(page, 'note');
  await page.keyboard.type('Nous changeons de cabinet');
  await tabTo(page, 'Révoquer');
  await page.keyboard.press('Enter');
  await page.getByText('Mandat révoqué.').waitFor();
  await page.getByText('Nous changeons de cabinet').waitFor();
});

test('a platform and an address with the keyboard alone', async ({ page, trouble }) => {
  await signIn(page, app, charlie);
  await page.goto(`${registerOf(muguet.id)}/plateformes/nouvelle`);
  await tabTo(page, 'name');
  await page.keyboard.type('SUPER PDP');
  await tabTo(page, 'state');
  await page.keyboard.type('Active');
  await tabTo(page, 'startsOn');
  await page.keyboard.type('09092026');
  await page.keyboard.press('Enter');
  await page.getByText('Plateforme enregistrée.').waitFor();
  await page.goto(`${registerOf(muguet.id)}/adresses/nouvelle`);
  await tabTo(page, 'suffix');
  await page.keyboard.type('ACHATS');
  await page.keyboard.press('Shift+Tab');
  await page.focus('#form');
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByText('Adresse enregistrée.').waitFor();
  await page.getByText('552100554_ACHATS').waitFor();

  // The same once more: said on the page, at the top, and nothing typed is lost.
  await page.goto(`${registerOf(muguet.id)}/adresses/nouvelle`);
  await page.check('[value=suffix]');
  await page.fill('[name=suffix]', 'achats');
  await page.keyboard.press('Enter');
  await page.getByText('reçoit déjà sur une plateforme').waitFor();
  expect(await page.inputValue('[name=suffix]')).toBe('achats');
  trouble.length = 0;
});

/** A client with many of everything and one with nothing. */
async function populate(): Promise<Record<'full' | 'bare', string>> {
  const by = charlie.actor;
  const full = await createDossier(ctx, {
    cabinetId,
    dossier: { name: 'Établissements Vandenbroucke et Associés', siren: '813460276' },
    by,
  });
  const bare = await createDossier(ctx, { cabinetId, dossier: { name: 'Zinc', siren: '509173845' }, by });
  const place: ClientPlace = { kind: 'client', ctx, call: { cabinetId, by, companyId: full.id } };
  const today = clock.now().toISOString().slice(0, 10);
  for (let at = 0; at < 30; at += 1) {
    await draftMandate(
      place,
      { draw: renderPaper },
      {
        kind: at % 2 === 0 ? 'delegation' : 'designation',
        signerName: 'Marie-Antoinette Vandenbroucke-Delacroix',
        signerQuality: 'présidente du directoire',
        signerEmail: 'marie-antoinette.vandenbroucke-delacroix@etablissements-vandenbroucke.exemple.test',
        platformName: 'SUPER PDP',
        platformNumber: '0123',
        startsOn: today,
        endsOn: '2030-12-31',
        ceiling: '10000',
        agentName: '',
      },
    );
  }
  const platformId = await addPlatform(place, {
    name: 'SUPER PDP',
    number: '0123',
    state: 'active',
    startsOn: '2026-09-01',
    endsOn: '2031-12-31',
  });
  for (let at = 0; at < 40; at += 1) {
    const address = { form: 'suffix', siret: '', routingCode: '', suffix: `SERVICE-${at}-${'LONG'.repeat(20)}` };
    await addAddress(place, { ...address, platformId, startsOn: '2026-09-01', endsOn: '', endsPrevious: false });
  }
  return { full: full.id, bare: bare.id };
}

const made = await populate();

async function firstHref(page: Page, within: string, selector: string): Promise<string> {
  await page.goto(within);
  return (await page.locator(selector).first().getAttribute('href')) ?? '';
}

const pages: Readonly<Record<string, (page: Page) => Promise<string>>> = {
  'many rows': async () => await Promise.resolve(registerOf(made.full)),
  'nothing yet': async () => await Promise.resolve(registerOf(made.bare)),
  'a new mandate': async () => await Promise.resolve(`${registerOf(made.full)}/nouveau`),
  'a draft': async (page) => app.origin + (await firstHref(page, registerOf(made.full), '[id^=m-] th a')),
  'a platform': async (page) => app.origin + (await firstHref(page, registerOf(made.full), '[id^=p-] th a')),
  'a new address': async () => await Promise.resolve(`${registerOf(made.full)}/adresses/nouvelle`),
  'an address': async (page) => app.origin + (await firstHref(page, registerOf(made.full), '[id^=a-] th a')),
  'the clients, with mandates and platforms': async () => await Promise.resolve(clients),
  'in the settings of the company': async () =>
    await Promise.resolve(`${app.origin}/d/${made.full}/parametres/mandats`),
};

describe('every page of mandates, on a desk and on a phone in the dark,', () => {
  test.for(Object.entries(pages))('is sound: %s', async ([name, addressOf], { page }) => {
    await signIn(page, app, charlie);
    const answer = await page.goto(await addressOf(page));
    expect(answer?.status()).toBe(200);
    await shoot(page, `mandates ${name} 1280`);
    await expectSoundPage(page);
    await expectSoundOnPhone(page);
    await shoot(page, `mandates ${name} 320`);
  });

  test('is sound: with faults', async ({ page, trouble }) => {
    await signIn(page, app, charlie);
    await page.goto(`${registerOf(made.full)}/nouveau`);
    await page.fill('[name=signerEmail]', 'nulle part');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').waitFor();
    await shoot(page, 'mandates faults 1280');
    await expectSoundOnPhone(page);
    trouble.length = 0;
  });

  test('is sound: behind the link', async ({ page }) => {
    await signIn(page, app, charlie);
    await page.goto(app.origin + (await firstHref(page, registerOf(made.full), '[id^=m-] th a')));
    const signer = 'lien@exemple.test';
    await page.fill('[name=email]', signer);
    await page.keyboard.press('Enter');
    await page.getByText('Mandat envoyé.').waitFor();
    await shoot(page, 'mandates sent 1280');
    await expectSoundPage(page);
    await page.context().clearCookies();
    await page.goto(await mailed(signer));
    await shoot(page, 'mandates link 1280');
    await expectSoundPage(page);
    await expectSoundOnPhone(page);
    await shoot(page, 'mandates link 320');
  });
});
