// The settings of a company as its people use them, without script: mentions and logo, roles, one person, inspection;
// « Voir comme » and the watch over inspectors through the door.

import { describe, expect, test } from 'vitest';
import { systemActor, forCompany } from '#src/context.ts';
import { openApplication, openBrowser, type Browser } from '../browser.ts';
import { password } from '../cast.ts';
import { addMember } from '../../../../modules/tenancy/service/members.ts';
import { openFirm } from './firm.ts';

const firm = await openFirm();
const { ctx, owner, clients, owner_: olga } = firm;
const reminders = { key: 'reminders', path: 'relances', label: { fr: 'Relances', en: 'Reminders' } };
const app = await openApplication(ctx, [{ name: 'reminders', settingsSections: [reminders] }]);
const home = `/d/${clients.bakery}`;
await addMember(forCompany(ctx, clients.bakery, systemActor), { userId: olga.id, role: 'manager' });

async function signedIn(name: string): Promise<Browser> {
  const browser = openBrowser(app);
  await browser.get('/connexion');
  await browser.post('/connexion', { email: `${name}@exemple.test`, password });
  return browser;
}

const manager = await signedIn('olga');
const accountant = await signedIn('anne');

async function acts(action: string): Promise<number> {
  const { rowCount } = await owner.query('select from company_journal where company_id = $1 and action = $2', [
    clients.bakery,
    action,
  ]);
  return rowCount ?? 0;
}

describe('mentions and tax', () => {
  test('are kept as typed, the capital as an amount', async () => {
    await manager.get(`${home}/parametres/mentions`);
    const answer = await manager.post(`${home}/parametres/mentions`, {
      shareCapital: '10 000,50',
      registrationCity: 'Lyon',
      vatRegime: 'normal',
      vatOnDebits: 'on',
      invoiceMentions: 'Pas d’escompte.',
      closingMonth: '9',
      language: 'fr',
      timeZone: 'Indian/Reunion',
      accentColor: '1F4E79',
    });
    expect(answer.location).toBe(`${home}/parametres/mentions?fait=enregistre`);
    const { rows } = await owner.query<{ share_capital: string }>(
      'select share_capital, closing_month, time_zone, vat_on_debits from companies where company_id = $1',
      [clients.bakery],
    );
    expect(rows).toEqual([
      { share_capital: '10000.50', closing_month: 9, time_zone: 'Indian/Reunion', vat_on_debits: true },
    ]);
    const { html } = await manager.get(`${home}/parametres/mentions`);
    expect(html).toContain('value="10000,50"');
    expect(html).toContain('Pas d’escompte.');
  });

  test('with a capital that is no amount come back with what was typed', async () => {
    const answer = await manager.post(`${home}/parametres/mentions`, { shareCapital: 'beaucoup' });
    expect(answer.status).toBe(422);
    expect(answer.html).toContain('value="beaucoup"');
  });

  test('show the logo that was sent, and refuse what is no image', async () => {
    const send = async (bytes: Uint8Array<ArrayBuffer>) => {
      const { html } = await manager.get(`${home}/parametres/mentions`);
      const body = new FormData();
      body.set('_csrf', /name="_csrf" value="([^"]+)"/.exec(html)?.[1] ?? '');
      body.set('logo', new File([bytes], 'logo.png'));
      const cookie = Array.from(manager.cookies, ([name, value]) => `${name}=${value}`).join('; ');
      const headers = { cookie, origin: 'http://facteur.test', host: 'facteur.test' };
      return await app.request(`http://facteur.test${home}/parametres/mentions/logo`, {
        method: 'POST',
        body,
        headers,
      });
    };
    const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);
    expect((await send(png)).status).toBe(303);
    const logo = await manager.get(`${home}/parametres/mentions/logo`);
    expect(logo.headers.get('content-type')).toBe('image/png');
    expect((await send(new TextEncoder().encode('<svg onload="alert(1)">'))).status).toBe(422);
    await manager.post(`${home}/parametres/mentions/logo/retrait`, {});
    expect((await manager.get(`${home}/parametres/mentions/logo`)).status).toBe(303);
  });
});

test('a module adds its own page to the settings', async () => {
  const { html } = await manager.get(`${home}/parametres`);
  expect(html).toContain(`<a href="${home}/parametres/relances">Relances</a>`);
});

describe('roles', () => {
  test('stand in a matrix, with the profiles the company has made', async () => {
    await manager.get(`${home}/parametres/profils/nouveau`);
    const made = await manager.post(`${home}/parametres/profils/nouveau`, { name: 'Saisie', rights: 'documents.add' });
    expect(made.location).toContain('fait=profil');
    const { html } = await manager.get(`${home}/parametres/profils`);
    for (const word of ['Gestionnaire', 'Contrôle fiscal', 'Saisie', 'Changer un IBAN']) expect(html).toContain(word);
  });

  test('a second manager is asked for', async () => {
    expect((await manager.get(`${home}/parametres/utilisateurs`)).html).toContain('Une seule personne peut tout gérer');
  });

  test('the last manager stays one, and is told why', async () => {
    await manager.get(`${home}/parametres/utilisateurs/${olga.id}/role`);
    const answer = await manager.post(`${home}/parametres/utilisateurs/${olga.id}/role`, { role: 'viewer' });
    expect(answer.status).toBe(409);
    expect(answer.html).toContain('dernière personne');
  });
});

describe('an inspector', () => {
  test('is let in until the end of a day, and all that they open is written down', async () => {
    await manager.get(`${home}/parametres/controle`);
    const day = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10);
    const grant = { email: 'lea@exemple.test', role: 'tax-inspector', endsAt: day, reason: 'Avis 3927' };
    expect((await manager.post(`${home}/parametres/controle`, grant)).location).toContain('fait=acces');
    const inspector = await signedIn('lea');
    const page = await inspector.get(`${home}/parametres`);
    expect(page.html).toContain('inscrit au journal');
    expect(await acts('access.page_opened')).toBe(1);
    const refused = await inspector.post(`${home}/parametres`, { name: 'Volé' });
    expect([refused.status, refused.html]).toEqual([403, 'tenancy.view_changes_nothing']);
    expect(await acts('access.page_opened')).toBe(1);
  });
});

describe('« Voir comme »', () => {
  test('stands above every page, changes nothing, and ends from there', async () => {
    await accountant.get(`${home}/vue`);
    expect((await accountant.post(`${home}/vue`, { role: 'viewer' })).location).toBe(home);
    const page = await accountant.get(`${home}/parametres`);
    expect(page.html).toContain('Terminer la vue');
    expect((await accountant.post(`${home}/parametres`, { name: 'Volé' })).status).toBe(403);
    await accountant.get(`${home}/parametres`);
    expect((await accountant.post(`${home}/vue/fin`, {})).status).toBe(303);
    expect((await accountant.get(`${home}/parametres`)).html).not.toContain('Terminer la vue');
    expect(await acts('view_as.ended')).toBe(1);
  });
});
