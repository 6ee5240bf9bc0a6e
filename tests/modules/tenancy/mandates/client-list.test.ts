// Mandates and platforms in the client list, its file, and the mails about them: what each person reaches, and no more.

import { beforeAll, describe, expect, test } from 'vitest';
import { parisDay } from '#src/clock.ts';
import type { Client } from '#modules/tenancy';
import { sql } from 'kysely';
import { arranged } from '../../../../modules/tenancy/model/cabinet/client-list.ts';
import { dayAfter } from '../../../../modules/tenancy/model/mandates/calendar.ts';
import { listClients } from '../../../../modules/tenancy/service/cabinet/clients.ts';
import { noticeMandates } from '../../../../modules/tenancy/service/mandates/due.ts';
import { refuseByLink, signByLink } from '../../../../modules/tenancy/service/mandates/link.ts';
import { mandateNews } from '../../../../modules/tenancy/service/mandates/news.ts';
import { addPlatform } from '../../../../modules/tenancy/service/mandates/platforms.ts';
import { clientRegister } from '../../../../modules/tenancy/service/mandates/read.ts';
import { addSignature, endMandate } from '../../../../modules/tenancy/service/mandates/settle.ts';
import { forCompany } from '#src/context.ts';
import { password } from '../cast.ts';
import { openApplication, openBrowser } from '../browser.ts';
import { openRegister, scan } from './register.ts';

const register = await openRegister();
const { ctx, db, owner, owner_: olga, clock, at, draft, send, token, anne, paul, lea, cabinetId, clients } = register;
const today = parisDay(clock.now());
const filter = { term: '', status: undefined, stage: undefined, order: 'name', descending: false, month: 11 } as const;

async function seen(by = anne): Promise<Record<string, Client['mandates']>> {
  const list = await listClients(ctx, { cabinetId, by, workload: [] });
  return Object.fromEntries(list.clients.map(({ name, mandates }) => [name, mandates]));
}

const bakery = at(anne, clients.bakery);
const garage = at(anne, clients.garage);

beforeAll(async () => {
  const old = await draft({ startsOn: '2020-01-01', endsOn: dayAfter(today, 12) });
  await addSignature(bakery, { id: old, file: scan, signedOn: '' });
  clock.advance(60_000);
  // The next one is on its way: the one in force still counts.
  await send(await draft({ startsOn: dayAfter(today, 13) }));
  await draft({ kind: 'designation' });
  const platform = { number: '', endsOn: '', startsOn: '' };
  await addPlatform(bakery, {
    ...platform,
    name: 'Ancienne',
    state: 'ended',
    startsOn: '2020-01-01',
    endsOn: '2021-01-01',
  });
  await addPlatform(bakery, {
    ...platform,
    name: 'Iopole',
    state: 'active',
    startsOn: '2021-01-02',
    endsOn: dayAfter(today, 40),
  });
  await addPlatform(bakery, { ...platform, name: 'SUPER PDP', state: 'requested' });
  await send(await draft({ signerEmail: 'garage@exemple.test' }, garage), '', garage);
  await refuseByLink(ctx, await token(), '');
});

describe('the client list', () => {
  test('shows what is in force, else the newest, of each kind; and the platform', async () => {
    expect((await seen())['Boulangerie']).toEqual({
      delegation: { state: 'signed', endsOn: dayAfter(today, 12), endsIn: 12 },
      designation: { state: 'draft', endsOn: undefined, endsIn: undefined },
      platform: { name: 'Iopole', state: 'active', endsOn: dayAfter(today, 40), endsIn: undefined },
    });
    const { Garage: other, École: third } = await seen();
    expect(other?.delegation?.state).toBe('refused');
    expect(third).toEqual({ delegation: undefined, designation: undefined, platform: undefined });
  });

  test('is filtered and sorted by them', async () => {
    const { clients: all } = await listClients(ctx, { cabinetId, by: anne, workload: [] });
    const names = (over: object): string[] =>
      arranged(
        all.filter(({ own }) => !own),
        { ...filter, ...over },
      ).map(({ name }) => name);
    expect(names({ mandate: 'ending' })).toEqual(['Boulangerie']);
    expect(names({ mandate: 'refused' })).toEqual(['Garage']);
    expect(names({ mandate: 'none' })).toEqual(['École']);
    expect(names({ platform: 'none' })).toEqual(['École', 'Garage']);
    expect(names({ platform: 'active' })).toEqual(['Boulangerie']);
    expect(names({ order: 'mandate' })).toEqual(['École', 'Garage', 'Boulangerie']);
    expect(names({ order: 'platform', descending: true })[0]).toBe('Boulangerie');
  });

  test('says it on the page, in the columns that are chosen, and in the file', async () => {
    const browser = openBrowser(await openApplication(ctx));
    await browser.post('/connexion', { email: 'anne@exemple.test', password });
    const list = `/cabinets/${cabinetId}/clients`;
    const { html } = await browser.get(list);
    for (const words of ['Signé', 'expire dans 12 jours', 'Refusé', 'Iopole', 'Mandats et plateforme']) {
      expect(html).toContain(words);
    }
    expect((await browser.get(`${list}?colonne=platform`)).html).not.toContain('expire dans 12 jours');
    expect((await browser.get(`${list}?mandat=refused`)).html).not.toContain('Boulangerie');
    const file = await browser.get(`/cabinets/${cabinetId}/clients.csv?pa=active`);
    const day = dayAfter(today, 12).split('-').toReversed().join('/');
    expect(file.html).toContain(`Délégation : Signé (jusqu’au ${day}) ; Désignation : À envoyer`);
    expect(file.html).toContain('Iopole : Active');
    expect(file.html).not.toContain('Garage');
  });

  test('is answered for no foreign cabinet, and for none at all', async () => {
    const asked = async (context: string): Promise<number> =>
      await db.transaction().execute(async (tx) => {
        await sql`select set_config('facteur.cabinet_id', ${context}, true)`.execute(tx);
        const mandates = await sql`select * from tenancy_mandates_of_cabinet(${today}::date)`.execute(tx);
        const platforms = await sql`select * from tenancy_platforms_of_cabinet()`.execute(tx);
        return mandates.rows.length + platforms.rows.length;
      });
    expect(await asked(cabinetId)).toBeGreaterThan(0);
    expect(await asked('')).toBe(0);
    expect(await asked(clients.bakery)).toBe(0);
  });
});

describe('who follows a client', () => {
  test('is told once that its mandate ends soon, or what its signer answered; others are not', async () => {
    const since = clock.now();
    clock.advance(60_000);
    await noticeMandates(ctx, new AbortController().signal);
    await send(await draft({ kind: 'designation' }, garage), '', garage);
    await signByLink(ctx, await token(), { file: scan, signedOn: '' });
    const news = async (userId: string, from: Date): Promise<string[]> =>
      (await mandateNews(ctx, { userId, since: from, until: clock.now() })).map(
        ({ company, kind, what }) => `${company} ${kind} ${what}`,
      );
    expect(await news(anne.id, since)).toEqual(['Boulangerie delegation ending', 'Garage designation signed']);
    expect(await news(anne.id, clock.now())).toEqual([]);
    const [atSigning, company] = [
      clock.now(),
      { kind: 'company', tenant: forCompany(ctx, clients.garage, olga) } as const,
    ];
    clock.advance(60_000);
    await owner.query(
      `insert into company_memberships (company_id, user_id, role, since, granted_by) values ($1, $2, 'manager', $3, '{}')`,
      [clients.garage, olga.id, clock.now()],
    );
    const { mandates } = await clientRegister(company);
    for (const { id, state } of mandates) {
      if (state === 'signed') await endMandate(company, { id, state: 'revoked', note: '' });
    }
    // What the cabinet does itself is no news to it.
    await endMandate(bakery, { id: await draft(), state: 'revoked', note: '' });
    expect(await news(anne.id, atSigning)).toEqual(['Garage designation revoked']);
    // Who only sees the company has nothing to do about it.
    await owner.query(
      `insert into company_memberships (company_id, user_id, role, since, granted_by) values ($1, $2, 'viewer', $3, '{}')`,
      [clients.garage, paul.id, clock.now()],
    );
    expect(await news(paul.id, since)).toEqual([]);
    expect(await news(paul.id, since)).toEqual([]);
    expect(await news(lea.id, since)).toEqual([]);
  });
});
