// Accesses that nobody uses: told to those who manage people once a quarter, kept or withdrawn on one page.

import { describe, expect, test } from 'vitest';
import { signIn } from '#modules/tenancy';
import { forCompany } from '#src/context.ts';
import { quarterOf, reportUnused, reportUnusedTo } from '../../../../modules/tenancy/service/access/report-unused.ts';
import { unusedAccess } from '../../../../modules/tenancy/service/access/unused.ts';
import { chooseQuietHours } from '../../../../modules/tenancy/service/notifications/quiet.ts';
import { addMember } from '../../../../modules/tenancy/service/members.ts';
import { openApplication, openBrowser, atAddress, type Browser } from '../browser.ts';
import { openFirm } from '../cabinet/firm.ts';
import { client, password } from '../cast.ts';

const DAY = 86_400_000;
const firm = await openFirm();
const { owner, clock, cabinetId, anne, paul, lea, marc, owner_: olga, clients } = firm;
const ctx = atAddress(firm.ctx, 'https://factures.test');
const cabinet = { kind: 'cabinet', ctx, cabinetId, by: anne } as const;
const bakery = forCompany(ctx, clients.bakery, olga);
await addMember(forCompany(ctx, clients.bakery, { kind: 'system', id: 'facteur', name: 'Facteur' }), {
  userId: olga.id,
  role: 'manager',
});
await addMember(bakery, { userId: lea.id, role: 'viewer' });

const enter = async (name: string): Promise<unknown> =>
  await signIn(ctx, { email: `${name}@exemple.test`, password, client });
const names = async (): Promise<string[]> => (await unusedAccess(cabinet)).map(({ name }) => name).toSorted();

async function jobs(): Promise<{ payload: { userId: string; quarter: string }; run_at: Date }[]> {
  const { rows } = await owner.query<{ payload: { userId: string; quarter: string }; run_at: Date }>(
    `select j.payload, p.run_at from graphile_worker.jobs p join graphile_worker._private_jobs j on j.id = p.id
     where p.task_identifier = 'tenancy.report_unused_to' order by p.id`,
  );
  return rows;
}
const mails = async (): Promise<string[]> =>
  (
    await owner.query<{ recipient: string; subject: string }>(
      `select recipient, subject from outgoing_mails where kind = 'tenancy.unused_access' order by recipient`,
    )
  ).rows.map(({ recipient, subject }) => `${recipient}: ${subject}`);
const acts = async (action: string): Promise<string[]> =>
  (
    await owner.query<{ subject_id: string }>(
      `select subject_id from cabinet_journal where action = $1
       union all select subject_id from company_journal where action = $1`,
      [action],
    )
  ).rows.map(({ subject_id }) => subject_id);

async function signedIn(name: string): Promise<Browser> {
  const browser = openBrowser(await openApplication(ctx));
  await browser.get('/connexion');
  await browser.post('/connexion', { email: `${name}@exemple.test`, password });
  return browser;
}

describe('an access', () => {
  test('is unused after ninety days without signing in, also when nobody ever did', async () => {
    clock.advance(60 * DAY);
    for (const name of ['anne', 'marc', 'olga']) await enter(name);
    expect(await names()).toEqual([]);
    clock.advance(31 * DAY);
    expect(await names()).toEqual(['Lea', 'Paul']);
    expect((await unusedAccess({ kind: 'company', tenant: bakery })).map(({ name }) => name)).toEqual(['Lea']);
  });

  test('of one’s own dossier or cabinet alone is seen, by who manages people', async () => {
    await expect(unusedAccess({ ...cabinet, by: paul })).rejects.toMatchObject({ code: 'tenancy.not_allowed' });
    await expect(unusedAccess({ ...cabinet, by: olga })).rejects.toMatchObject({ code: 'tenancy.cabinet_not_found' });
    const asViewer = { kind: 'company', tenant: forCompany(ctx, clients.bakery, lea) } as const;
    await expect(unusedAccess(asViewer)).rejects.toMatchObject({ code: 'tenancy.not_allowed' });
  });
});

describe('every quarter', () => {
  test.each([
    ['2026-01-01T08:00:00Z', '2026-01-01'],
    ['2026-03-31T23:59:00Z', '2026-01-01'],
    ['2026-12-01T00:00:00Z', '2026-10-01'],
  ])('%s belongs to the one of %s', (moment, quarter) => {
    expect(quarterOf(new Date(moment))).toBe(quarter);
  });

  test('who manages people gets one mail with every place, after their quiet hours, however often the job runs', async () => {
    const night = new Date(clock.now());
    const whole = [1, 2, 3, 4, 5, 6, 7].filter((day) => day !== ((night.getUTCDay() + 2) % 7 || 7)).map(String);
    const hours = { from: '08:00', to: '09:00', days: [], wholeDays: whole, timeZone: 'Europe/Paris' };
    await chooseQuietHours(ctx, olga.id, hours);
    const { signal } = new AbortController();
    await reportUnused(ctx, signal);
    await reportUnused(ctx, signal);
    const waiting = await jobs();
    expect(waiting.map(({ payload }) => payload.userId).toSorted()).toEqual([anne.id, marc.id, olga.id].toSorted());
    const quiet = waiting.find(({ payload }) => payload.userId === olga.id);
    expect(quiet?.run_at.getTime()).toBeGreaterThan(clock.now().getTime());
    for (const { payload } of [...waiting, ...waiting]) await reportUnusedTo(ctx, payload);
    expect(await mails()).toEqual([
      'anne@exemple.test: Cabinet Colombe — 2 accès inutilisés',
      'marc@exemple.test: Cabinet Colombe — 2 accès inutilisés',
      'olga@exemple.test: Boulangerie — 1 accès inutilisé',
    ]);
    const { rows } = await owner.query<{ content: { links: { href: string }[] } }>(
      `select content from outgoing_mails where kind = 'tenancy.unused_access' order by recipient`,
    );
    expect(rows.flatMap(({ content }) => content.links.map(({ href }) => href))).toEqual([
      `https://factures.test/cabinets/${cabinetId}/utilisateurs/inutilises`,
      `https://factures.test/cabinets/${cabinetId}/utilisateurs/inutilises`,
      `https://factures.test/d/${clients.bakery}/parametres/utilisateurs/inutilises`,
    ]);
  });
});

describe('the page', () => {
  const list = `/cabinets/${cabinetId}/utilisateurs`;

  test('is named on the list of people, and takes the ticked away and keeps the others, in the journal', async () => {
    const browser = await signedIn('anne');
    expect((await browser.get(list)).html).toContain('2 accès n’ont pas servi depuis 90 jours.');
    const page = await browser.get(`${list}/inutilises`);
    expect(page.html).toContain('Retirer l’accès de Paul');
    const form = new URLSearchParams([
      ['shown', paul.id],
      ['shown', lea.id],
      ['shown', marc.id],
      ['id', paul.id],
    ]);
    const answer = await browser.postForm(`${list}/inutilises`, form);
    expect(answer.location).toBe(`${list}?fait=revue&gardes=1&retires=1`);
    expect((await browser.get(answer.location ?? '')).html).toContain('1 accès gardé, 1 retiré.');
    expect(await acts('access.kept')).toEqual([lea.id]);
    expect(await acts('cabinet.member_removed')).toEqual([paul.id]);
    expect(await names()).toEqual([]);
    expect((await browser.get(`${list}/inutilises`)).html).toContain('Tous les accès servent');
  });

  test('asks again once ninety days have passed without a sign-in', async () => {
    clock.advance(89 * DAY);
    await enter('marc');
    await enter('anne');
    expect(await names()).toEqual([]);
    clock.advance(2 * DAY);
    expect(await names()).toEqual(['Lea']);
  });

  test('takes nobody away who was not shown, or has signed in meanwhile', async () => {
    const browser = await signedIn('anne');
    await enter('lea');
    await browser.get(`${list}/inutilises`);
    const form = new URLSearchParams([
      ['shown', lea.id],
      ['id', lea.id],
      ['id', marc.id],
    ]);
    const answer = await browser.postForm(`${list}/inutilises`, form);
    expect(answer.location).toContain('gardes=0&retires=0');
  });

  test('of a dossier does the same', async () => {
    clock.advance(100 * DAY);
    await enter('olga');
    const browser = await signedIn('olga');
    const people = `/d/${clients.bakery}/parametres/utilisateurs`;
    expect((await browser.get(people)).html).toContain('1 accès n’a pas servi');
    await browser.get(`${people}/inutilises`);
    await browser.postForm(
      `${people}/inutilises`,
      new URLSearchParams([
        ['shown', lea.id],
        ['id', lea.id],
      ]),
    );
    expect(await acts('member.removed')).toEqual([lea.id]);
  });
});
