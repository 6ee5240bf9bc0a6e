// « Pourquoi ne puis-je pas ? »

import { inTransaction, type TenantCtx } from '#src/context.ts';
import { userNotFound } from '../errors.ts';
import { verdictOn, type Explanation } from '../model/explanation.ts';
import { rightsOfRole, type Right } from '../model/rights.ts';
import type { CompanyPerson } from '../model/types.ts';
import { accessOf } from '../repository/access.ts';
import { peopleOf } from '../repository/companies.ts';
import { accessFacts } from '../repository/explain.ts';
import { authorize } from './authorize.ts';

/** Whose word it takes: those who manage the people of the company. */
function managersAmong(people: readonly CompanyPerson[], userId: string): string[] {
  return people
    .filter(({ id, role }) => id !== userId && rightsOfRole(role).has('people.manage'))
    .map(({ name }) => name);
}

/**
 * Which role, assignment or rule gives a person a right in the company, or keeps it from them. Everybody may ask for
 * themselves; for somebody else it takes `people.manage`. Throws `tenancy.not_allowed`, `tenancy.user_not_found`.
 */
export async function explainRight(
  ctx: TenantCtx,
  { userId, right }: { readonly userId: string; readonly right: Right },
): Promise<Explanation> {
  return await inTransaction(ctx, async (tx) => {
    await authorize(tx, userId === tx.actor.id ? 'company.read' : 'people.manage');
    const people = await peopleOf(tx);
    const person = people.find(({ id }) => id === userId);
    if (!person) throw userNotFound();
    const access = await accessOf(tx, userId, tx.company.id);
    return {
      ...verdictOn(right, access),
      right,
      person: { id: person.id, name: person.name },
      profile: person.profile,
      facts: await accessFacts(tx, userId),
      askThem: managersAmong(people, userId),
    };
  });
}
