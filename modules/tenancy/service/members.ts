// Who has access to a company, and as what.

import { inTransaction, type TenantCtx, type Tx } from '#src/context.ts';
import { alreadyMember } from '../errors.ts';
import type { CompanyPerson } from '../model/types.ts';
import * as repository from '../repository/companies.ts';
import { authorize } from './authorize.ts';
import { record } from './journal.ts';

export interface NewMember {
  readonly userId: string;
  readonly role: 'manager' | 'approver' | 'viewer';
}

/** Gives a person a role in the company. Throws `tenancy.not_allowed`, `tenancy.already_member`. */
export async function addMember(ctx: TenantCtx, member: NewMember): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await authorize(tx, 'people.manage');
    await addMemberIn(tx, member);
  });
}

/** The same in the caller's transaction, which has made sure that it is right. */
export async function addMemberIn(tx: Tx<TenantCtx>, { userId, role }: NewMember): Promise<void> {
  if (!(await repository.insertMembership(tx, userId, role))) throw alreadyMember();
  await record(tx, { action: 'member.added', subject: { kind: 'user', id: userId }, details: { role } });
}

/** Who has access, by name, with those who come through the cabinet. */
export async function companyPeople(ctx: TenantCtx): Promise<CompanyPerson[]> {
  return await inTransaction(ctx, async (tx) => {
    await authorize(tx, 'company.read');
    return await repository.peopleOf(tx);
  });
}
