import { beforeAll, describe, expect, test } from 'vitest';
import { companyByRecipient, type Client } from '#modules/tenancy';
import { arranged, monthsToClosing, totalOf } from '../../../../modules/tenancy/model/cabinet/client-list.ts';
import { readCompanyNumber } from '../../../../modules/tenancy/model/company-number.ts';
import {
  changeClient,
  clientCard,
  createClient,
  setClientActive,
} from '../../../../modules/tenancy/service/cabinet/client-card.ts';
import { cabinetSummaries, listClients, oldestWaiting } from '../../../../modules/tenancy/service/cabinet/clients.ts';
import type { WorkloadPort } from '../../../../modules/tenancy/ports.ts';
import { noClient, openFirm } from './firm.ts';

const { ctx, cabinetId, anne, paul, marc, clients, enters } = await openFirm();
const asAnne = { cabinetId, by: anne };
const filter = { term: '', status: undefined, stage: undefined, order: 'name', descending: false, month: 11 } as const;

describe('the number of a company', () => {
  test.each([
    ['732 829 320', { siren: '732829320', siret: undefined, vatNumber: 'FR44732829320' }],
    ['73282932000074', { siren: '732829320', siret: '73282932000074', vatNumber: 'FR44732829320' }],
    ['fr 44 732829320', { siren: '732829320', siret: undefined, vatNumber: 'FR44732829320' }],
    ['732829321', undefined],
    ['FR45732829320', undefined],
    ['', undefined],
  ])('%s is read as %j', (typed, numbers) => {
    expect(readCompanyNumber(typed)).toEqual(numbers);
  });
});

describe('a client', () => {
  test('is « créé » with a number and receives mail at it; a draft without one', async () => {
    const { clients: found } = await listClients(ctx, { ...asAnne, workload: [] });
    expect(found.find(({ id }) => id === clients.bakery)).toMatchObject({
      status: 'created',
      city: 'Lyon',
    });
    expect(await companyByRecipient(ctx, '732829320')).toMatchObject({ companyId: clients.bakery });
    const draft = await createClient(ctx, asAnne, { ...noClient, name: 'À compléter', code: 'B-7' });
    const card = await clientCard(ctx, { ...asAnne, companyId: draft });
    expect(card).toMatchObject({ status: 'draft', dossier: { code: 'B-7' } });
    await changeClient(ctx, { ...asAnne, companyId: draft }, { ...noClient, name: 'Complété', number: '509173845' });
    expect(await clientCard(ctx, { ...asAnne, companyId: draft })).toMatchObject({
      status: 'updated',
      profile: { siren: '509173845', vatNumber: 'FR79509173845' },
    });
    expect(await companyByRecipient(ctx, '509173845')).toMatchObject({ companyId: draft });
  });

  test('has a number of its own at the cabinet, and a SIREN of its own on the instance', async () => {
    const garage = { ...asAnne, companyId: clients.garage };
    await changeClient(ctx, garage, { ...noClient, name: 'Garage', code: 'G1' });
    const again = { ...noClient, name: 'Autre', code: 'G1' };
    await expect(createClient(ctx, asAnne, again)).rejects.toMatchObject({ code: 'tenancy.code_taken' });
    const twin = { ...noClient, name: 'Autre', number: '552100554' };
    await expect(createClient(ctx, asAnne, twin)).rejects.toMatchObject({ code: 'tenancy.company_exists' });
  });

  test('with wrong answers is refused with each of them, and nothing is written', async () => {
    const before = (await listClients(ctx, { ...asAnne, workload: [] })).clients.length;
    const wrong = { ...noClient, name: ' ', number: '123456789', closingMonth: '13' };
    await expect(createClient(ctx, asAnne, wrong)).rejects.toMatchObject({
      fields: [{ path: 'name' }, { path: 'number' }, { path: 'closingMonth' }],
    });
    expect((await listClients(ctx, { ...asAnne, workload: [] })).clients).toHaveLength(before);
  });

  test('made by a user is theirs; one they do not reach does not exist for them', async () => {
    const asPaul = { cabinetId, by: paul };
    const id = await createClient(ctx, asPaul, { ...noClient, name: 'Nouveau' });
    expect(await enters(paul)).toEqual(['Nouveau']);
    expect(await clientCard(ctx, { ...asPaul, companyId: id })).toMatchObject({ profile: { name: 'Nouveau' } });
    await expect(clientCard(ctx, { ...asPaul, companyId: clients.bakery })).rejects.toMatchObject({ status: 404 });
    const change = { ...noClient, name: 'Volé' };
    await expect(changeClient(ctx, { ...asPaul, companyId: clients.bakery }, change)).rejects.toMatchObject({
      status: 404,
    });
  });

  test('put away receives nothing, until it is taken up again', async () => {
    const school = { ...asAnne, companyId: clients.school };
    await setClientActive(ctx, school, false);
    expect(await companyByRecipient(ctx, '813460276')).toBeUndefined();
    await setClientActive(ctx, school, true);
    expect(await companyByRecipient(ctx, '813460276')).toMatchObject({ companyId: clients.school });
  });
});

describe('the client list', () => {
  const since = new Date('2026-11-01T08:00:00Z');
  const longAgo = new Date('2026-03-01T00:00:00Z');
  const port: WorkloadPort = {
    waiting: async () =>
      await Promise.resolve([
        { companyId: clients.garage, stage: 'decide', count: 2 },
        { companyId: clients.school, stage: 'decide', count: 5 },
        { companyId: clients.school, stage: 'review', count: 1 },
        { companyId: clients.garage, stage: 'missing', count: 3, since: longAgo },
        { companyId: clients.school, stage: 'missing', count: 7, since },
      ]),
    oldest: async (_ctx, { companyIds }) =>
      await Promise.resolve(companyIds.map((companyId) => ({ companyId, stage: 'decide' as const, since }))),
    arrived: async () => await Promise.resolve([]),
  };
  let all: readonly Client[] = [];
  beforeAll(async () => {
    all = (await listClients(ctx, { ...asAnne, workload: [port, port] })).clients;
  });
  const names = (over: object): string[] => arranged(all, { ...filter, ...over }).map(({ name }) => name);

  test('adds what several sources count', () => {
    expect(all.find(({ id }) => id === clients.school)?.waiting).toEqual({
      reading: 0,
      review: 2,
      decide: 10,
      collect: 0,
      missing: 14,
    });
    expect(totalOf(all)).toMatchObject({ decide: 14, review: 2 });
  });

  test('puts first what closes soon and waits', () => {
    expect(names({ order: 'urgency' }).slice(0, 2)).toEqual(['École', 'Garage']);
  });

  test('is searched by name, client number and SIREN, and filtered by status and stage', () => {
    expect(names({ term: 'boul' })).toEqual(['Boulangerie']);
    expect(names({ term: 'g1' })).toEqual(['Garage']);
    expect(names({ term: '552 100' })).toEqual(['Garage']);
    expect(names({ stage: 'review' })).toEqual(['École']);
    expect(names({ status: 'draft' })).toEqual(['Nouveau']);
    expect(names({ term: 'introuvable' })).toEqual([]);
  });

  test('is sorted by anything, both ways, names as people sort them', () => {
    const byName = names({});
    expect(byName).toEqual(byName.toSorted((a, b) => a.localeCompare(b, 'fr')));
    expect(names({ descending: true })).toEqual(byName.toReversed());
    expect(names({ order: 'decide' })[0]).toBe('École');
  });

  test('says since when something is missing, is sorted by how many and by how long, and filtered', () => {
    expect(all.find(({ id }) => id === clients.garage)).toMatchObject({ missingSince: longAgo });
    expect(all.find(({ id }) => id === clients.bakery)?.missingSince).toBeUndefined();
    expect(names({ order: 'missing' }).slice(0, 2)).toEqual(['École', 'Garage']);
    expect(names({ order: 'missingSince' }).slice(0, 2)).toEqual(['Garage', 'École']);
    expect(names({ stage: 'missing' })).toEqual(['École', 'Garage']);
  });

  test('counts nothing for who sees no documents, and nothing of what one does not reach', async () => {
    const asMarc = await listClients(ctx, { cabinetId, by: marc, workload: [port] });
    expect(totalOf(asMarc.clients)).toEqual({ reading: 0, review: 0, decide: 0, collect: 0, missing: 0 });
    const asPaul = await listClients(ctx, { cabinetId, by: paul, workload: [port] });
    expect(asPaul.clients.map(({ name }) => name)).toEqual(['Nouveau']);
    expect(totalOf(asPaul.clients).decide).toBe(0);
  });

  test('knows how long the oldest has waited', async () => {
    const question = { workload: [port], userId: anne.id, companyIds: [clients.garage] };
    expect((await oldestWaiting(ctx, question)).get(clients.garage)).toEqual({ decide: since });
  });

  test('is summed up for each cabinet', async () => {
    const [summary] = await cabinetSummaries(ctx, { by: anne, workload: [port] });
    expect(summary).toMatchObject({ clients: all.length, waiting: { decide: 7, review: 1 } });
  });

  test.each([
    [11, 11, 0],
    [12, 11, 1],
    [10, 11, 11],
    [undefined, 11, 12],
  ])('closing month %s seen from month %i is %i months away', (closing, month, away) => {
    expect(monthsToClosing(closing, month)).toBe(away);
  });
});
