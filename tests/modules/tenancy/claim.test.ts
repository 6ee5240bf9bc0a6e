import { describe, expect, test } from 'vitest';
import {
  cabinetsOf,
  checkInstanceJournal,
  claimInstance,
  companiesOf,
  companyByRecipient,
  findSession,
  initInstance,
  isClaimed,
} from '#modules/tenancy';
import { client, emptyInstance, password, sirens } from './cast.ts';

const person = (name: string) => ({ name, email: `${name}@exemple.test`, password, language: 'fr' as const });

describe('the first visit', async () => {
  const { ctx, owner } = await emptyInstance();

  test('of ten people who claim the instance at once, one becomes its owner', async () => {
    expect(await isClaimed(ctx)).toBe(false);
    const claims = await Promise.allSettled(
      Array.from({ length: 10 }, (_, index) => claimInstance(ctx, { person: person(`p${index % 5}`), client })),
    );
    const won = claims.filter((claim) => claim.status === 'fulfilled');
    expect(won).toHaveLength(1);
    for (const claim of claims) {
      if (claim.status === 'rejected') expect(claim.reason).toMatchObject({ code: 'tenancy.already_claimed' });
    }
    const left = await owner.query(
      'select (select count(*) from users) people, (select count(*) from instance_owners) owners',
    );
    expect(left.rows[0]).toEqual({ people: '1', owners: '1' });
    const session = await findSession(ctx, { token: won[0]?.value.token ?? '' });
    expect(session?.user).toMatchObject({ id: won[0]?.value.userId, isOwner: true });
  });

  test('a later one is refused', async () => {
    await expect(claimInstance(ctx, { person: person('late'), client })).rejects.toMatchObject({ status: 409 });
    expect(await isClaimed(ctx)).toBe(true);
  });

  test('the journal of the instance holds who claimed it, in an unbroken chain', async () => {
    const acts = await owner.query('select action from instance_journal order by sequence');
    expect(acts.rows.map((row: { action: string }) => row.action)).toEqual([
      'user.created',
      'instance.claimed',
      'user.signed_in',
    ]);
    expect(await checkInstanceJournal(ctx)).toEqual({ entries: 3, fault: undefined });
  });
});

describe('facteur init', async () => {
  const { ctx, owner } = await emptyInstance();
  const input = { company: 'Papillon', siren: '732 829 320', email: 'alice@exemple.test', password };

  test('faulty answers are all named, and nothing is kept', async () => {
    const wrong = { company: ' ', siren: '732829320', email: 'alice@exemple.test', password };
    await expect(initInstance(ctx, wrong)).rejects.toMatchObject({ fields: [{ path: 'company' }] });
    await expect(initInstance(ctx, { ...input, siren: '1' })).rejects.toMatchObject({ fields: [{ path: 'siren' }] });
    await expect(initInstance(ctx, { ...input, password: 'court' })).rejects.toMatchObject({
      fields: [{ path: 'password' }],
    });
    expect((await owner.query('select from users')).rowCount).toBe(0);
  });

  test('it makes the company, its manager, an API key and the mail address', async () => {
    const made = await initInstance(ctx, input);
    expect(made.mailAddress).toBe('732829320@factures.test');
    expect(made.apiKey).toMatch(/^fct_[\w-]{43}$/);
    expect(await companyByRecipient(ctx, '732829320')).toEqual({ companyId: made.companyId, name: 'Papillon' });
    expect(await isClaimed(ctx)).toBe(true);
  });

  test('a company that exists is an error that says so', async () => {
    await expect(initInstance(ctx, input)).rejects.toMatchObject({ code: 'tenancy.company_exists' });
  });

  test('the same person may get a second company, with their password', async () => {
    const second = { ...input, company: 'Tournesol', siren: sirens.tournesol };
    await expect(initInstance(ctx, { ...second, password: 'un autre secret' })).rejects.toMatchObject({
      code: 'tenancy.email_taken',
    });
    await initInstance(ctx, second);
    expect((await owner.query('select from users')).rowCount).toBe(1);
    expect((await owner.query('select from company_memberships')).rowCount).toBe(2);
  });

  test('companies of one cabinet stand in it, and its administrator may enter them', async () => {
    const bleuet = { ...input, company: 'Bleuet', siren: sirens.bleuet, cabinet: 'Cabinet Martin' };
    const { userId } = await initInstance(ctx, bleuet);
    await initInstance(ctx, { ...bleuet, company: 'Coquelicot', siren: '356000000' });
    expect(await cabinetsOf(ctx, userId)).toEqual([
      expect.objectContaining({ name: 'Cabinet Martin', role: 'administrator' }),
    ]);
    const kept = (await companiesOf(ctx, { userId })).filter(({ cabinet }) => cabinet === 'Cabinet Martin');
    expect(kept.map(({ name, role }) => [name, role])).toEqual([
      ['Bleuet', 'cabinet-administrator'],
      ['Coquelicot', 'cabinet-administrator'],
    ]);
  });

  test('two at once for one SIREN make one company', async () => {
    const muguet = { ...input, company: 'Muguet', siren: sirens.muguet };
    const outcomes = await Promise.allSettled([initInstance(ctx, muguet), initInstance(ctx, muguet)]);
    expect(outcomes.map((outcome) => outcome.status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });
});
