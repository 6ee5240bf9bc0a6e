// As the application's own role, on a firm with something in every table: a missing, a forged and a foreign context show
// and change nothing; the look-ups answer for nobody else; every page of the cabinet is closed to strangers.

import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { systemActor } from '#src/context.ts';
import { createCabinet, tenancyModule } from '#modules/tenancy';
import { assign, handOver } from '../../../../modules/tenancy/service/cabinet/assignments.ts';
import { saveCabinetProfile } from '../../../../modules/tenancy/service/cabinet/profiles.ts';
import { password } from '../cast.ts';
import { openApplication, openBrowser } from '../browser.ts';
import { openFirm } from './firm.ts';

const firm = await openFirm();
const { ctx, db, owner, clock, cabinetId, anne, paul, lea, owner_: olga, clients } = firm;
const asAnne = { cabinetId, by: anne };
const rule = { userId: paul.id, companyId: '', closingMonth: '12', postcode: '', city: '', code: '', inCharge: '' };
await assign(ctx, asAnne, rule);
const period = { startsAt: clock.now(), endsAt: new Date(clock.now().getTime() + 86_400_000) };
await handOver(ctx, asAnne, { fromId: paul.id, toId: lea.id, ...period });
await saveCabinetProfile(ctx, asAnne, { name: 'Réviseur', rights: ['invoices.read'], reach: 'assigned' });
const other = await createCabinet(ctx, { name: 'Cabinet Merle', by: systemActor, administratorId: olga.id });

const tables = [
  'cabinets',
  'cabinet_memberships',
  'cabinet_dossiers',
  'cabinet_profiles',
  'cabinet_assignments',
  'cabinet_handovers',
];

async function inside<R>(context: string, statement: ReturnType<typeof sql<R>>): Promise<readonly R[]> {
  return await db.transaction().execute(async (tx) => {
    await sql`select set_config('facteur.cabinet_id', ${context}, true)`.execute(tx);
    return (await statement.execute(tx)).rows;
  });
}

describe('the wall around a cabinet', () => {
  test.each(tables)('hides the rows of %s without a context, and in a foreign one', async (table) => {
    const mine = sql`select * from ${sql.table(table)} where cabinet_id = ${cabinetId}`;
    expect((await inside(cabinetId, mine)).length).toBeGreaterThan(0);
    expect(await inside('', mine)).toEqual([]);
    expect(await inside(other.id, mine)).toEqual([]);
  });

  test.each(tables)('takes no context but an id for %s', async (table) => {
    await expect(inside("' or true --", sql`select * from ${sql.table(table)}`)).rejects.toThrow(
      'invalid input syntax',
    );
  });

  test.each(tables)('lets nobody change the rows of %s from a foreign cabinet', async (table) => {
    const before = (await owner.query(`select * from ${table} order by 1, 2`)).rows;
    const change = sql`delete from ${sql.table(table)} where cabinet_id = ${cabinetId}`;
    await inside(other.id, change).catch((error: unknown) => {
      expect(error).toMatchObject({ code: '42501' });
    });
    expect((await owner.query(`select * from ${table} order by 1, 2`)).rows).toEqual(before);
  });
});

describe('the look-ups', () => {
  const moment = sql`${clock.now()}::timestamptz`;
  test.each([
    ['tenancy_assignments_of_cabinet', sql`select * from tenancy_assignments_of_cabinet()`],
    ['tenancy_people_of_cabinet', sql`select * from tenancy_people_of_cabinet()`],
    ['tenancy_explained_access', sql`select * from tenancy_explained_access(${anne.id}, ${moment})`],
    ['tenancy_clients_of', sql`select * from tenancy_clients_of(${olga.id}, ${cabinetId}, ${moment})`],
    ['tenancy_company_access', sql`select * from tenancy_company_access(${olga.id}, ${clients.bakery}, ${moment})`],
    ['tenancy_reachable', sql`select * from tenancy_reachable(${olga.id}, ${moment})`],
    ['invoices_waiting', sql`select * from invoices_waiting(${olga.id}, ${moment})`],
    ['inbox_waiting', sql`select * from inbox_waiting(${olga.id}, ${moment})`],
    [
      'invoices_oldest_waiting',
      sql`select * from invoices_oldest_waiting(${olga.id}, ${moment}, ${Object.values(clients)}::uuid[])`,
    ],
  ])('%s answers nothing about a firm to a stranger', async (_name, question) => {
    expect(await inside(randomUUID(), question)).toEqual([]);
  });
});

describe('the pages of a cabinet', async () => {
  const app = await openApplication(ctx);
  const stranger = openBrowser(app);
  await stranger.get('/connexion');
  await stranger.post('/connexion', { email: 'olga@exemple.test', password });
  await stranger.get('/cabinets');
  const { pages } = tenancyModule({
    workload: [],
    papers: { draw: async () => await Promise.resolve(new Uint8Array()) },
  });
  const routes = [
    ...new Map(
      (pages?.routes ?? [])
        .filter(({ method, path }) => method !== 'ALL' && path.startsWith('/cabinets/:cabinetId'))
        .map(({ method, path }) => [`${method} ${path}`, { method, path }]),
    ).values(),
  ];

  test('are many', () => {
    expect(routes.length).toBeGreaterThan(20);
  });

  test.each(routes)('do not exist for a stranger: $method $path', async ({ method, path }) => {
    const address = path
      .replace(':cabinetId', cabinetId)
      .replace(/:companyId(?:\{[^}]*\})?/, clients.bakery)
      .replaceAll(/:\w+(?:\{[^}]*\})?/g, () => randomUUID());
    const answer = method === 'GET' ? await stranger.get(address) : await stranger.post(address, {});
    expect([address, answer.status]).toEqual([address, 404]);
  });
});
