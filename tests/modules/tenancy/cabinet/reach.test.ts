import { describe, expect, test } from 'vitest';
import { authorize, openCompany } from '#modules/tenancy';
import { inTransaction, type Actor } from '#src/context.ts';
import {
  assign,
  endHandover,
  handOver,
  listAssignments,
  unassign,
  type AssignmentInput,
} from '../../../../modules/tenancy/service/cabinet/assignments.ts';
import { changeClient, createClient } from '../../../../modules/tenancy/service/cabinet/client-card.ts';
import { listClients } from '../../../../modules/tenancy/service/cabinet/clients.ts';
import { changeCabinetRole, removeCabinetMember } from '../../../../modules/tenancy/service/cabinet/people.ts';
import { noClient, openFirm } from './firm.ts';

const firm = await openFirm();
const { ctx, clock, owner, cabinetId, anne, paul, lea, marc, own, clients, enters } = firm;
const asAnne = { cabinetId, by: anne };
const nothing: AssignmentInput = {
  userId: paul.id,
  companyId: '',
  closingMonth: '',
  postcode: '',
  city: '',
  code: '',
  inCharge: '',
};
const DAY = 86_400_000;

async function only(input: Partial<AssignmentInput>): Promise<string[]> {
  for (const { id } of (await listAssignments(ctx, asAnne)).assignments) await unassign(ctx, { ...asAnne, id });
  await assign(ctx, asAnne, { ...nothing, ...input });
  return await enters(paul);
}

async function mayEnter(person: Actor, companyId: string): Promise<boolean> {
  return await openCompany(ctx, { user: person, companyId }).then(
    () => true,
    () => false,
  );
}

describe('a cabinet', () => {
  test('has its own books from the beginning, which its administrator enters', async () => {
    expect(await enters(anne)).toEqual(['Boulangerie', 'Cabinet Colombe', 'École', 'Garage']);
  });

  test('shows nothing of them to an administrator « hors dossier cabinet »', async () => {
    await owner.query(`update cabinet_memberships set role = 'administrator-but-own' where user_id = $1`, [paul.id]);
    expect(await enters(paul)).toEqual(['Boulangerie', 'École', 'Garage']);
    expect(await mayEnter(paul, own)).toBe(false);
    await owner.query(`update cabinet_memberships set role = 'collaborator' where user_id = $1`, [paul.id]);
  });

  test('lets who looks after clients in everywhere, and see no document', async () => {
    expect(await enters(marc)).toEqual(['Boulangerie', 'École', 'Garage']);
    const tenant = await openCompany(ctx, { user: marc, companyId: clients.bakery });
    await inTransaction(tenant, async (tx) => {
      await authorize(tx, 'people.manage');
      await expect(authorize(tx, 'invoices.read')).rejects.toMatchObject({
        code: 'tenancy.not_allowed',
        fields: [{ path: 'invoices.read' }],
      });
    });
  });

  test('shows a user nothing until something is assigned', async () => {
    expect(await enters(paul)).toEqual([]);
    expect(await mayEnter(paul, clients.bakery)).toBe(false);
  });
});

describe('an assignment', () => {
  test.each([
    ['by name', { companyId: clients.garage }, ['Garage']],
    ['by closing month', { closingMonth: '12' }, ['Boulangerie', 'École']],
    ['by the beginning of the postcode', { postcode: '69' }, ['Boulangerie', 'Garage']],
    ['by city, in any case', { city: 'lyon' }, ['Boulangerie', 'Garage']],
    ['by all criteria together', { closingMonth: '12', city: 'Lyon' }, ['Boulangerie']],
    ['by a criterion nobody meets', { closingMonth: '3' }, []],
  ])('%s leads into what it says', async (_name, input, names) => {
    expect(await only(input)).toEqual(names);
  });

  test('without a criterion is refused', async () => {
    await expect(assign(ctx, asAnne, nothing)).rejects.toMatchObject({ code: 'tenancy.invalid_input' });
  });

  test('by rule leads into clients that are made later', async () => {
    await only({ city: 'Nantes' });
    const id = await createClient(ctx, asAnne, { ...noClient, name: 'Port', number: '509173845', city: 'Nantes' });
    expect(await enters(paul)).toEqual(['Port']);
    await changeClient(ctx, { ...asAnne, companyId: id }, { ...noClient, name: 'Port', city: 'Brest' });
    expect(await enters(paul)).toEqual([]);
  });

  test('by rule never leads into confidential dossiers or the cabinet’s own; by name it does', async () => {
    await owner.query('update cabinet_dossiers set confidential = true where company_id = $1', [clients.bakery]);
    expect(await only({ closingMonth: '12' })).toEqual(['École']);
    expect(await enters(marc)).not.toContain('Boulangerie');
    expect(await enters(anne)).toContain('Boulangerie');
    expect(await only({ companyId: clients.bakery })).toEqual(['Boulangerie']);
    expect(await only({ companyId: own })).toEqual(['Cabinet Colombe']);
    await owner.query('update cabinet_dossiers set confidential = false');
  });

  test('follows who is in charge of the dossier', async () => {
    await only({ companyId: clients.garage });
    const bakery = { ...noClient, name: 'Boulangerie', closingMonth: '12', city: 'Lyon', postcode: '69003' };
    await changeClient(ctx, { ...asAnne, companyId: clients.bakery }, { ...bakery, inCharge: lea.id });
    expect(await enters(lea)).toEqual(['Boulangerie']);
    expect(await only({ inCharge: lea.id })).toEqual(['Boulangerie']);
  });

  test('cannot be made by a user, nor about a foreign company', async () => {
    const asPaul = { cabinetId, by: paul };
    await expect(assign(ctx, asPaul, { ...nothing, closingMonth: '12' })).rejects.toMatchObject({ status: 403 });
    const foreign = '01a20052-0000-7000-8000-000000000000';
    await expect(assign(ctx, asAnne, { ...nothing, companyId: foreign })).rejects.toMatchObject({ status: 422 });
  });
});

describe('a hand-over', () => {
  test('gives what is assigned to another, from one day to another, and ends by itself', async () => {
    await only({ companyId: clients.school });
    const now = clock.now().getTime();
    const period = { startsAt: new Date(now + DAY), endsAt: new Date(now + 3 * DAY) };
    await handOver(ctx, { cabinetId, by: paul }, { fromId: paul.id, toId: lea.id, ...period });
    expect(await mayEnter(lea, clients.school)).toBe(false);
    clock.advance(DAY);
    expect(await mayEnter(lea, clients.school)).toBe(true);
    clock.advance(2 * DAY);
    expect(await mayEnter(lea, clients.school)).toBe(false);
    clock.advance(-3 * DAY);
  });

  test('ends before its time when somebody says so', async () => {
    await only({ companyId: clients.school });
    const period = { startsAt: clock.now(), endsAt: new Date(clock.now().getTime() + DAY) };
    await handOver(ctx, asAnne, { fromId: paul.id, toId: lea.id, ...period });
    expect(await enters(lea)).toContain('École');
    const running = (await listAssignments(ctx, asAnne)).handovers.find(
      ({ endedAt, startsAt }) => !endedAt && startsAt <= clock.now(),
    );
    await endHandover(ctx, { ...asAnne, id: running?.id ?? '' });
    expect(await enters(lea)).not.toContain('École');
  });

  test('of somebody else takes the right to assign; its end follows its beginning', async () => {
    const period = { startsAt: clock.now(), endsAt: new Date(clock.now().getTime() + DAY) };
    const asPaul = { cabinetId, by: paul };
    await expect(handOver(ctx, asPaul, { fromId: lea.id, toId: paul.id, ...period })).rejects.toMatchObject({
      status: 403,
    });
    const backwards = { startsAt: period.endsAt, endsAt: period.startsAt };
    await expect(handOver(ctx, asAnne, { fromId: paul.id, toId: lea.id, ...backwards })).rejects.toMatchObject({
      status: 422,
    });
  });
});

describe('the people of a cabinet', () => {
  test('keep an administrator', async () => {
    await expect(changeCabinetRole(ctx, { ...asAnne, userId: anne.id }, 'collaborator')).rejects.toMatchObject({
      code: 'tenancy.last_administrator',
    });
    await expect(removeCabinetMember(ctx, { ...asAnne, userId: anne.id })).rejects.toMatchObject({
      code: 'tenancy.last_administrator',
    });
  });

  test('give nobody more than they have, and change nobody above them', async () => {
    const asMarc = { cabinetId, by: marc };
    await expect(changeCabinetRole(ctx, { ...asMarc, userId: paul.id }, 'administrator')).rejects.toMatchObject({
      code: 'tenancy.beyond_own_rights',
    });
    await expect(removeCabinetMember(ctx, { ...asMarc, userId: anne.id })).rejects.toMatchObject({
      code: 'tenancy.beyond_own_rights',
    });
  });

  test('who leave take their assignments and hand-overs with them', async () => {
    await only({ companyId: clients.school });
    await removeCabinetMember(ctx, { ...asAnne, userId: paul.id });
    expect(await enters(paul)).toEqual([]);
    expect((await listAssignments(ctx, asAnne)).assignments).toEqual([]);
    expect((await listAssignments(ctx, asAnne)).handovers.filter(({ endedAt }) => !endedAt)).toEqual([]);
  });

  test('alone enter the cabinet: for a stranger it does not exist', async () => {
    await expect(listClients(ctx, { cabinetId, by: firm.owner_, workload: [] })).rejects.toMatchObject({
      code: 'tenancy.cabinet_not_found',
      status: 404,
    });
  });
});
