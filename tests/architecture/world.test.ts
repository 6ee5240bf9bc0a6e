// The cast is what the tests believe it to be.

import { companiesOf, openCompany } from '#modules/tenancy';
import { describe, expect, test } from 'vitest';
import { openTestWorld } from '../support/world.ts';

const { ctx, alice, bob, charlie, papillon, muguet } = await openTestWorld();
const namesOf = async (userId: string): Promise<string[]> =>
  (await companiesOf(ctx, { userId })).map(({ name }) => name);

describe('the cast', () => {
  test('works where it is said to work', async () => {
    expect(await namesOf(alice.actor.id)).toEqual(['Papillon']);
    expect(await namesOf(bob.actor.id)).toEqual(['Papillon']);
    expect(await namesOf(charlie.actor.id)).toEqual(['Muguet']);
  });

  test('does not see what is foreign', async () => {
    const foreign = { code: 'tenancy.company_not_found', status: 404 };
    await expect(openCompany(ctx, { user: charlie.actor, companyId: papillon.id })).rejects.toMatchObject(foreign);
    await expect(openCompany(ctx, { user: alice.actor, companyId: muguet.id })).rejects.toMatchObject(foreign);
  });

  test('can sign in', async () => {
    expect(await bob.signIn()).toMatch(/^\S{20,}$/);
  });
});
