import { describe, expect, test } from 'vitest';
import { systemActor } from '#src/context.ts';
import {
  addMember,
  cabinetsOf,
  changeProfile,
  companiesOf,
  companyByRecipient,
  companyPeople,
  companyProfile,
  createCabinet,
  createCompany,
  createDossier,
  createUser,
  mailAddresses,
  openCompany,
  setMailAlias,
} from '#modules/tenancy';
import { emptyInstance, password, populate, sirens } from './cast.ts';

describe('companies', async () => {
  const { ctx } = await emptyInstance();
  const { alice, bob, charlie, papillon, tournesol } = await populate(ctx);

  test('a company knows its VAT number from its SIREN', async () => {
    expect(await companyProfile(papillon)).toMatchObject({
      name: 'Papillon',
      siren: sirens.papillon,
      vatNumber: 'FR44732829320',
    });
  });

  test('one SIREN, one company, also when two people create it at once', async () => {
    const input = { name: 'Bleuet', siren: sirens.bleuet, by: alice };
    const outcomes = await Promise.allSettled([createCompany(ctx, input), createCompany(ctx, input)]);
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
    await expect(createCompany(ctx, input)).rejects.toMatchObject({ code: 'tenancy.company_exists' });
  });

  test('only the owner of the instance creates companies and cabinets', async () => {
    const input = { name: 'Muguet', siren: sirens.muguet, by: bob };
    await expect(createCompany(ctx, input)).rejects.toMatchObject({ status: 403 });
    await expect(createCabinet(ctx, input)).rejects.toMatchObject({ status: 403 });
  });

  test('each person sees their own, found by name, SIREN and client number', async () => {
    expect((await companiesOf(ctx, { userId: alice.id })).map(({ name }) => name)).toEqual(['Bleuet', 'Papillon']);
    expect(await companiesOf(ctx, { userId: bob.id })).toEqual([
      expect.objectContaining({
        name: 'Tournesol',
        code: 'T001',
        cabinet: 'Cabinet Tournesol',
        role: 'cabinet-administrator',
      }),
    ]);
    expect(await companiesOf(ctx, { userId: charlie.id })).toEqual([]);
    expect(await companiesOf(ctx, { userId: alice.id, term: 'PAPI' })).toHaveLength(1);
    expect(await companiesOf(ctx, { userId: alice.id, term: '732 829' })).toHaveLength(1);
    expect(await companiesOf(ctx, { userId: bob.id, term: 't00' })).toHaveLength(1);
    expect(await companiesOf(ctx, { userId: bob.id, term: '%' })).toHaveLength(0);
  });

  test('a foreign company, one that does not exist and nonsense are the same 404', async () => {
    const companies = [tournesol.company.id, '01999999-9999-7999-8999-999999999999', 'x'];
    for (const companyId of companies) {
      await expect(openCompany(ctx, { user: alice, companyId })).rejects.toMatchObject({
        status: 404,
        code: 'tenancy.company_not_found',
      });
    }
    expect((await openCompany(ctx, { user: bob, companyId: tournesol.company.id })).company).toEqual(tournesol.company);
  });

  test('the people of a company are its members and those of its cabinet', async () => {
    expect(await companyPeople(papillon)).toEqual([
      expect.objectContaining({ name: 'Alice', role: 'manager', cabinet: undefined }),
    ]);
    expect(await companyPeople(tournesol)).toEqual([
      expect.objectContaining({ name: 'Bob', role: 'cabinet-administrator', cabinet: 'Cabinet Tournesol' }),
    ]);
  });

  test('a manager gives others a role, once; others give none', async () => {
    const member = { userId: charlie.id, role: 'viewer' as const };
    await expect(addMember({ ...papillon, actor: charlie }, member)).rejects.toMatchObject({ status: 403 });
    await addMember(papillon, member);
    await expect(addMember(papillon, member)).rejects.toMatchObject({ code: 'tenancy.already_member' });
    const asViewer = await openCompany(ctx, { user: charlie, companyId: papillon.company.id });
    await expect(setMailAlias(asViewer, 'x')).rejects.toMatchObject({ code: 'tenancy.not_allowed' });
    await expect(addMember(asViewer, { userId: bob.id, role: 'manager' })).rejects.toMatchObject({ status: 403 });
  });

  test('a cabinet with a faulty dossier leaves nothing behind', async () => {
    const dossiers = [
      { name: 'Muguet', siren: sirens.muguet },
      { name: 'Papillon bis', siren: sirens.papillon },
    ];
    const cabinet = { name: 'Cabinet', by: systemActor, administratorId: charlie.id, dossiers };
    await expect(createCabinet(ctx, cabinet)).rejects.toMatchObject({ code: 'tenancy.company_exists' });
    expect(await companyByRecipient(ctx, sirens.muguet)).toBeUndefined();
    expect(await cabinetsOf(ctx, charlie.id)).toEqual([]);
  });

  test('an administrator of a cabinet adds a dossier to it, nobody else does', async () => {
    const dana = await createUser(ctx, {
      name: 'Dana',
      email: 'dana@exemple.test',
      password,
      language: 'fr',
      by: alice,
    });
    const { id: cabinetId } = await createCabinet(ctx, {
      name: 'Cabinet Dana',
      by: systemActor,
      administratorId: dana.id,
    });
    const dossier = { name: 'Muguet', siren: sirens.muguet };
    await expect(createDossier(ctx, { cabinetId, dossier, by: alice })).rejects.toMatchObject({ status: 404 });
    const made = await createDossier(ctx, { cabinetId, dossier, by: { kind: 'user', id: dana.id, name: dana.name } });
    expect((await companiesOf(ctx, { userId: dana.id })).map(({ id }) => id)).toEqual([made.id]);
  });
});

describe('the profile of a company', async () => {
  const { ctx } = await emptyInstance();
  const { papillon, charlie } = await populate(ctx);
  const profile = {
    name: 'Papillon SARL',
    siret: '',
    legalForm: 'SARL',
    addressLine1: '1 rue des Lilas',
    addressLine2: '',
    addressLine3: 'Bâtiment B',
    postcode: '69001',
    city: 'Lyon',
    region: 'Rhône',
  };

  test('is changed by its manager', async () => {
    await changeProfile(papillon, { ...profile, siret: '732 829 320 00074', version: 1 });
    expect(await companyProfile(papillon)).toMatchObject({
      name: 'Papillon SARL',
      siret: '73282932000074',
      addressLine3: 'Bâtiment B',
      city: 'Lyon',
      region: 'Rhône',
      version: 2,
    });
  });

  test('is not overwritten by who read it earlier', async () => {
    await expect(changeProfile(papillon, { ...profile, version: 1 })).rejects.toMatchObject({
      code: 'tenancy.changed_meanwhile',
    });
  });

  test('refuses the establishment of another company', async () => {
    const wrong = { ...profile, siret: '40483304800022', version: 2 };
    await expect(changeProfile(papillon, wrong)).rejects.toMatchObject({
      code: 'tenancy.invalid_input',
      fields: [{ path: 'siret' }],
    });
  });

  test('is closed to who has no role in it', async () => {
    const asCharlie = { ...papillon, actor: charlie };
    await expect(changeProfile(asCharlie, { ...profile, version: 2 })).rejects.toMatchObject({ status: 403 });
    await expect(setMailAlias(asCharlie, 'papillon')).rejects.toMatchObject({ status: 403 });
  });
});

describe('the addresses that receive invoices', async () => {
  const { ctx, owner } = await emptyInstance();
  const { papillon, tournesol } = await populate(ctx);
  const papillonFound = { companyId: papillon.company.id, name: 'Papillon' };

  test.each(['732829320', 'SIREN732829320', 'siren732829320', 'FR44732829320', 'fr44732829320', '732829320+edf'])(
    'a mail to %s is for Papillon',
    async (localPart) => {
      expect(await companyByRecipient(ctx, localPart)).toEqual(papillonFound);
    },
  );

  test.each(['', '552100554', 'siren', 'papillon', "' or 1=1 --", '%', 'SIRENFR44732829320'])(
    'a mail to %j is for nobody',
    async (localPart) => {
      expect(await companyByRecipient(ctx, localPart)).toBeUndefined();
    },
  );

  test('a free local part can be chosen, changed and taken away', async () => {
    await setMailAlias(papillon, 'Factures.Papillon');
    expect(await companyByRecipient(ctx, 'FACTURES.papillon+edf')).toEqual(papillonFound);
    await setMailAlias(papillon, 'compta');
    expect(await companyByRecipient(ctx, 'factures.papillon')).toBeUndefined();
    expect((await mailAddresses(papillon)).map(({ localPart }) => localPart)).toEqual([
      '732829320',
      'fr44732829320',
      'compta',
    ]);
    await setMailAlias(papillon, '');
    expect(await companyByRecipient(ctx, 'compta')).toBeUndefined();
  });

  test('one that is taken is refused, and the own one is kept', async () => {
    await setMailAlias(tournesol, 'factures');
    await setMailAlias(papillon, 'compta');
    await expect(setMailAlias(papillon, 'factures')).rejects.toMatchObject({ code: 'tenancy.local_part_taken' });
    expect(await companyByRecipient(ctx, 'compta')).toEqual(papillonFound);
    expect((await companyByRecipient(ctx, 'factures'))?.companyId).toBe(tournesol.company.id);
  });

  test('one that could pose as another company is refused', async () => {
    await expect(setMailAlias(papillon, '552100554')).rejects.toMatchObject({ code: 'tenancy.invalid_input' });
  });

  test('a disabled company receives nothing', async () => {
    await owner.query(`update companies set status = 'disabled' where siren = '${sirens.papillon}'`);
    expect(await companyByRecipient(ctx, sirens.papillon)).toBeUndefined();
  });
});
