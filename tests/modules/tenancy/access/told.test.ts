// What pages tell about accesses: in words, to those whom it concerns, and no doors that stay shut.

import { describe, expect, test } from 'vitest';
import { forCompany, systemActor } from '#src/context.ts';
import { grantTimeBoxedAccess } from '../../../../modules/tenancy/service/access/members.ts';
import { startView } from '../../../../modules/tenancy/service/access/view-as.ts';
import { handOver } from '../../../../modules/tenancy/service/cabinet/assignments.ts';
import { addMember } from '../../../../modules/tenancy/service/members.ts';
import { openApplication, openBrowser, type Browser } from '../browser.ts';
import { openFirm } from '../cabinet/firm.ts';
import { password } from '../cast.ts';

const firm = await openFirm();
const { ctx, clock, cabinetId, anne, paul, lea, owner_: olga, clients } = firm;
const app = await openApplication(ctx);
const bakery = forCompany(ctx, clients.bakery, olga);
await addMember(forCompany(ctx, clients.bakery, systemActor), { userId: olga.id, role: 'manager' });

async function signedIn(name: string): Promise<Browser> {
  const browser = openBrowser(app);
  await browser.get('/connexion');
  await browser.post('/connexion', { email: `${name}@exemple.test`, password });
  return browser;
}

const home = `/d/${clients.bakery}`;
const cabinet = `/cabinets/${cabinetId}`;
/** Midnight in Paris after 2030-12-15. */
const endsAt = new Date('2030-12-15T23:00:00Z');

describe('« Voir comme »', () => {
  test('names the role and the end above every page, and is in the journal in words', async () => {
    await startView(forCompany(ctx, clients.bakery, anne), 'viewer');
    const { html } = await (await signedIn('anne')).get(`${home}/parametres`);
    expect(html).toContain('Vous voyez ce dossier comme « Visualisation », en lecture seule, jusqu’au ');
    const journal = await (await signedIn('olga')).get(`${home}/parametres/journal`);
    expect(journal.html).toMatch(/rôle : Visualisation · jusqu’au : \d\d\/\d\d\/\d{4} \d\d:\d\d/);
    expect(journal.html).not.toContain('role : viewer');
  });
});

describe('a need for a second person who manages', () => {
  test('is told to those who can do something about it', async () => {
    const sentence = 'Une seule personne peut tout gérer ici.';
    await addMember(bakery, { userId: paul.id, role: 'viewer' });
    expect((await (await signedIn('olga')).get(`${home}/parametres/utilisateurs`)).html).toContain(sentence);
    expect((await (await signedIn('paul')).get(`${home}/parametres/utilisateurs`)).html).not.toContain(sentence);
  });
});

describe('days', () => {
  test('are those that were chosen: the last one is whole', async () => {
    const year = new Date(clock.now().getTime() + 200 * 86_400_000);
    year.setUTCHours(22, 30, 0, 0);
    const input = { email: 'lea@exemple.test', role: 'auditor', endsAt: year, reason: 'Mission' };
    await grantTimeBoxedAccess(bakery, input, { origin: 'https://factures.test' });
    const period = { startsAt: new Date('2030-11-30T23:00:00Z'), endsAt };
    await handOver(ctx, { cabinetId, by: anne }, { fromId: paul.id, toId: lea.id, ...period });
    const { html } = await (await signedIn('anne')).get(`${cabinet}/affectations`);
    expect(html).toContain('01/12/2030');
    expect(html).toContain('15/12/2030');
    expect(html).not.toContain('16/12/2030');
    const people = await (await signedIn('olga')).get(`${home}/parametres/utilisateurs`);
    const last = new Intl.DateTimeFormat('fr-FR', { timeZone: 'Europe/Paris' }).format(new Date(year.getTime() - 1));
    expect(people.html).toContain(last);
  });
});

describe('the menu of a cabinet', () => {
  test('has keys and journal for those who may open them', async () => {
    const entries = async (name: string): Promise<boolean[]> => {
      const { html } = await (await signedIn(name)).get(`${cabinet}/clients`);
      return ['cles', 'journal', 'utilisateurs'].map((path) => html.includes(`href="${cabinet}/${path}"`));
    };
    expect(await entries('anne')).toEqual([true, true, true]);
    expect(await entries('paul')).toEqual([false, false, true]);
  });

  test('has a search that says what it looks through', async () => {
    const { html } = await (await signedIn('anne')).get(`${cabinet}/clients`);
    expect(html).toContain('placeholder="Nom, SIREN ou numéro"');
  });
});
