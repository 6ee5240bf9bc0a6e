import { describe, expect, test } from 'vitest';
import { authorize, checkJournal, companyPeople, explainRight, openCompany } from '#modules/tenancy';
import { forCompany, inTransaction, systemActor, type Actor, type TenantCtx } from '#src/context.ts';
import { changeRole, grantTimeBoxedAccess, removeMember } from '../../../../modules/tenancy/service/access/members.ts';
import {
  listCompanyProfiles,
  removeCompanyProfile,
  saveCompanyProfile,
} from '../../../../modules/tenancy/service/access/profiles.ts';
import { endView, startView } from '../../../../modules/tenancy/service/access/view-as.ts';
import { assign } from '../../../../modules/tenancy/service/cabinet/assignments.ts';
import {
  listCabinetProfiles,
  removeCabinetProfile,
  saveCabinetProfile,
} from '../../../../modules/tenancy/service/cabinet/profiles.ts';
import { acceptWithNewAccount } from '../../../../modules/tenancy/service/invitations/accept.ts';
import { addMember } from '../../../../modules/tenancy/service/members.ts';
import type { Right } from '../../../../modules/tenancy/model/rights.ts';
import { client, password } from '../cast.ts';
import { openFirm } from './firm.ts';

const firm = await openFirm();
const { ctx, clock, owner, cabinetId, anne, paul, lea, marc, owner_: olga, clients } = firm;
const bakery = (actor: Actor): TenantCtx => forCompany(ctx, clients.bakery, actor);
const HOUR = 3_600_000;

async function may(actor: Actor, right: Right): Promise<boolean> {
  return await inTransaction(bakery(actor), async (tx) => {
    return await authorize(tx, right).then(
      () => true,
      () => false,
    );
  });
}

async function acts(): Promise<string[]> {
  const { rows } = await owner.query<{ action: string }>(
    'select action from company_journal where company_id = $1 order by sequence',
    [clients.bakery],
  );
  return rows.map(({ action }) => action);
}

await addMember(bakery(systemActor), { userId: olga.id, role: 'manager' });

describe('« Pourquoi ne puis-je pas ? »', () => {
  test('names the role that does not include the right, and whom to ask', async () => {
    const told = await explainRight(bakery(marc), { userId: marc.id, right: 'invoices.read' });
    expect(told).toMatchObject({ granted: false, role: 'cabinet-client-manager', askThem: ['Anne', 'Olga'] });
    expect(told.facts).toMatchObject([{ kind: 'cabinet', holds: true, reach: 'open', cabinet: 'Cabinet Colombe' }]);
  });

  test('names the rule that leads in', async () => {
    const rule = { companyId: '', postcode: '', code: '', inCharge: '' };
    await assign(ctx, { cabinetId, by: anne }, { ...rule, userId: paul.id, city: 'Lyon', closingMonth: '12' });
    const told = await explainRight(bakery(paul), { userId: paul.id, right: 'invoices.read' });
    expect(told).toMatchObject({ granted: true, role: 'cabinet-collaborator', keptByView: false });
    expect(told.facts).toMatchObject([
      { kind: 'cabinet', holds: false, reach: 'assigned' },
      { kind: 'rule', holds: true, criteria: { city: 'Lyon', closingMonth: 12 } },
    ]);
  });

  test('about somebody else takes the right to manage people', async () => {
    await expect(explainRight(bakery(paul), { userId: anne.id, right: 'invoices.read' })).rejects.toMatchObject({
      status: 403,
    });
    expect(await explainRight(bakery(anne), { userId: paul.id, right: 'people.manage' })).toMatchObject({
      granted: false,
      person: { name: 'Paul' },
    });
  });
});

describe('« Voir comme »', () => {
  test('shows what the role sees, changes nothing, and stands in the client’s journal', async () => {
    expect(await may(anne, 'invoices.decide')).toBe(true);
    await startView(bakery(anne), 'manager');
    expect(await may(anne, 'invoices.read')).toBe(true);
    for (const right of ['invoices.decide', 'company.edit', 'people.manage', 'payments.pay'] as const) {
      expect([right, await may(anne, right)]).toEqual([right, false]);
    }
    expect(await explainRight(bakery(anne), { userId: anne.id, right: 'invoices.decide' })).toMatchObject({
      granted: false,
      keptByView: true,
    });
    await endView(bakery(anne));
    expect(await may(anne, 'invoices.decide')).toBe(true);
    expect((await acts()).slice(-2)).toEqual(['view_as.started', 'view_as.ended']);
  });

  test('ends by itself', async () => {
    await startView(bakery(anne), 'viewer');
    expect(await may(anne, 'invoices.decide')).toBe(false);
    clock.advance(HOUR);
    expect(await may(anne, 'invoices.decide')).toBe(true);
    clock.advance(-HOUR);
    await endView(bakery(anne));
  });

  test('gives nothing one does not have', async () => {
    await expect(startView(bakery(marc), 'manager')).rejects.toMatchObject({ status: 403 });
    await expect(startView(bakery(olga), 'viewer')).rejects.toMatchObject({ status: 403 });
    await expect(startView(bakery(anne), 'cabinet-administrator')).rejects.toMatchObject({ status: 422 });
  });
});

describe('a tax inspection', () => {
  const sender = { origin: 'https://factures.test' };
  const input = { email: 'lea@exemple.test', role: 'tax-inspector', reason: 'Avis 3927 du 2 novembre' };

  test('reads and exports until its end, and nothing after', async () => {
    const endsAt = new Date(clock.now().getTime() + 10 * HOUR);
    await grantTimeBoxedAccess(bakery(olga), { ...input, endsAt }, sender);
    expect(await may(lea, 'invoices.read')).toBe(true);
    expect(await may(lea, 'invoices.export')).toBe(true);
    expect(await may(lea, 'invoices.edit')).toBe(false);
    clock.advance(11 * HOUR);
    expect(await may(lea, 'invoices.read')).toBe(false);
    await expect(openCompany(ctx, { user: lea, companyId: clients.bakery })).rejects.toMatchObject({ status: 404 });
    clock.advance(-11 * HOUR);
    await expect(grantTimeBoxedAccess(bakery(olga), { ...input, endsAt }, sender)).rejects.toMatchObject({
      fields: [{ path: 'email' }],
    });
    await removeMember(bakery(olga), lea.id);
  });

  test('of somebody without an account begins when they accept, and ends all the same', async () => {
    const endsAt = new Date(clock.now().getTime() + 30 * HOUR);
    const unknown = { ...input, email: 'ines@dgfip.test', endsAt };
    expect(await grantTimeBoxedAccess(bakery(olga), unknown, sender)).toBe('invited');
    const { rows } = await owner.query<{ href: string }>(
      `select content #>> '{button,href}' as href from outgoing_mails where recipient = 'ines@dgfip.test'`,
    );
    const token = new URL(rows[0]?.href ?? '').searchParams.get('jeton') ?? '';
    await acceptWithNewAccount(ctx, {
      token,
      name: 'Inès Contrôle',
      password,
      language: 'fr',
      client,
      termsVersion: 1,
      accepted: true,
    });
    const [member] = (await companyPeople(bakery(olga))).filter(({ email }) => email === 'ines@dgfip.test');
    expect(member).toMatchObject({ role: 'tax-inspector', endsAt });
    const ines = { kind: 'user', id: member?.id ?? '', name: 'Inès Contrôle' } as const;
    expect(await may(ines, 'invoices.read')).toBe(true);
    clock.advance(31 * HOUR);
    expect(await may(ines, 'invoices.read')).toBe(false);
    clock.advance(-31 * HOUR);
    const journal = await owner.query<{ details: object }>(
      `select details from company_journal where action = 'access.granted' and actor_id = $1`,
      [ines.id],
    );
    expect(journal.rows).toEqual([
      { details: { role: 'tax-inspector', reason: input.reason, until: endsAt.toISOString() } },
    ]);
    await removeMember(bakery(olga), ines.id);
  });

  test('is not begun by a link that is older than its end', async () => {
    const endsAt = new Date(clock.now().getTime() + 2 * HOUR);
    await grantTimeBoxedAccess(bakery(olga), { ...input, email: 'tard@dgfip.test', endsAt }, sender);
    const { rows } = await owner.query(`select expires_at from invitations where email = 'tard@dgfip.test'`);
    expect(rows).toEqual([{ expires_at: endsAt }]);
  });

  test.each([
    ['without an end', { ...input, endsAt: undefined }],
    ['that ended yesterday', { ...input, endsAt: new Date(Date.now() - 24 * HOUR) }],
    ['for two years', { ...input, endsAt: new Date(Date.now() + 800 * 24 * HOUR) }],
    ['without a reason', { ...input, reason: ' ', endsAt: new Date(Date.now() + HOUR) }],
    ['as a manager', { ...input, role: 'manager', endsAt: new Date(Date.now() + HOUR) }],
  ])('%s is refused', async (_name, refused) => {
    await expect(grantTimeBoxedAccess(bakery(olga), refused, sender)).rejects.toMatchObject({ status: 422 });
  });

  test('is opened by a manager only', async () => {
    const endsAt = new Date(clock.now().getTime() + HOUR);
    await expect(grantTimeBoxedAccess(bakery(paul), { ...input, endsAt }, sender)).rejects.toMatchObject({
      status: 403,
    });
  });
});

describe('a profile made by a company', () => {
  test('gives its rights and no others, and always lets in', async () => {
    const id = await saveCompanyProfile(bakery(olga), { name: 'Saisie', rights: ['documents.add'] });
    await addMember(bakery(systemActor), { userId: lea.id, role: 'viewer' });
    await changeRole(bakery(olga), { userId: lea.id, role: `profile:${id}` });
    expect(await may(lea, 'documents.add')).toBe(true);
    expect(await may(lea, 'company.read')).toBe(true);
    expect(await may(lea, 'invoices.read')).toBe(false);
    await saveCompanyProfile(bakery(olga), { id, name: 'Saisie', rights: ['invoices.read'] });
    expect(await may(lea, 'documents.add')).toBe(false);
    expect(await may(lea, 'invoices.read')).toBe(true);
    await expect(removeCompanyProfile(bakery(olga), id)).rejects.toMatchObject({ code: 'tenancy.profile_in_use' });
    await removeMember(bakery(olga), lea.id);
    await removeCompanyProfile(bakery(olga), id);
    expect(await listCompanyProfiles(bakery(olga))).toEqual([]);
  });

  test('cannot carry rights its maker has not, nor a name twice', async () => {
    const narrow = await saveCompanyProfile(bakery(olga), { name: 'Chef', rights: ['people.manage', 'roles.manage'] });
    await addMember(bakery(systemActor), { userId: lea.id, role: 'viewer' });
    await changeRole(bakery(olga), { userId: lea.id, role: `profile:${narrow}` });
    const wide = { name: 'Tout', rights: ['payments.pay'] as const };
    await expect(saveCompanyProfile(bakery(lea), wide)).rejects.toMatchObject({ code: 'tenancy.beyond_own_rights' });
    await expect(changeRole(bakery(lea), { userId: olga.id, role: 'manager' })).rejects.toMatchObject({
      code: 'tenancy.beyond_own_rights',
    });
    await expect(saveCompanyProfile(bakery(olga), { name: 'chef', rights: [] })).rejects.toMatchObject({
      code: 'tenancy.name_taken',
    });
    await removeMember(bakery(olga), lea.id);
  });
});

describe('a profile made by a cabinet', () => {
  test('reaches as far as it says', async () => {
    const asAnne = { cabinetId, by: anne };
    const profile = { name: 'Réviseur', rights: ['invoices.read'] as const, reach: 'open' as const };
    const id = await saveCabinetProfile(ctx, asAnne, profile);
    await owner.query('update cabinet_memberships set role = $1 where user_id = $2', [`profile:${id}`, lea.id]);
    expect(await firm.enters(lea)).toEqual(['Boulangerie', 'École', 'Garage']);
    expect(await may(lea, 'invoices.read')).toBe(true);
    expect(await may(lea, 'invoices.decide')).toBe(false);
    await saveCabinetProfile(ctx, asAnne, { ...profile, id, reach: 'assigned' });
    expect(await firm.enters(lea)).toEqual([]);
    await expect(removeCabinetProfile(ctx, { ...asAnne, id })).rejects.toMatchObject({
      code: 'tenancy.profile_in_use',
    });
    expect((await listCabinetProfiles(ctx, asAnne)).profiles).toMatchObject([{ name: 'Réviseur', people: 1 }]);
  });

  test('takes the right to edit the cabinet', async () => {
    const profile = { name: 'X', rights: [], reach: 'open' as const };
    await expect(saveCabinetProfile(ctx, { cabinetId, by: marc }, profile)).rejects.toMatchObject({ status: 403 });
  });
});

describe('a company', () => {
  test('keeps a manager', async () => {
    await expect(removeMember(bakery(olga), olga.id)).rejects.toMatchObject({ code: 'tenancy.last_administrator' });
    await expect(changeRole(bakery(olga), { userId: olga.id, role: 'viewer' })).rejects.toMatchObject({
      code: 'tenancy.last_administrator',
    });
  });

  test('has all of this in an unbroken journal', async () => {
    expect(await acts()).toEqual(expect.arrayContaining(['access.granted', 'profile.created', 'member.role_changed']));
    expect((await checkJournal(bakery(olga))).fault).toBeUndefined();
  });
});
