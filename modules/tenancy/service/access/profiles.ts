// Profiles of rights that a company makes for its people.

import { inTransaction, type TenantCtx } from '#src/context.ts';
import { isId, newId } from '#src/ids.ts';
import { nameTaken, profileInUse, profileNotFound } from '../../errors.ts';
import type { Profile } from '../../model/cabinet/types.ts';
import { lineFault, tidy } from '../../model/checks.ts';
import { companyRights, type Right } from '../../model/rights.ts';
import * as repository from '../../repository/company-access.ts';
import { refuseFaults } from '../answers.ts';
import { authorize } from '../authorize.ts';
import { record } from '../journal.ts';
import { refuseBeyondActor } from './limits.ts';

export interface ProfileInput {
  /** Absent: a new one. */
  readonly id?: string | undefined;
  readonly name: string;
  readonly rights: readonly Right[];
}

/** What is kept: rights that exist in this place, and the one without which a person cannot enter. */
export function keptRights(wanted: readonly Right[], among: readonly Right[]): Right[] {
  return among.filter((right) => right === 'company.read' || wanted.includes(right));
}

/** Throws `tenancy.profile_not_found` for an id that is none, `tenancy.name_taken`. */
export function refuseForeign({ id, name }: ProfileInput, profiles: readonly Profile[]): void {
  if (id !== undefined && !profiles.some((profile) => profile.id === id)) throw profileNotFound();
  const wanted = tidy(name).toLowerCase();
  if (profiles.some((profile) => profile.id !== id && profile.name.toLowerCase() === wanted)) throw nameTaken();
}

export async function listCompanyProfiles(ctx: TenantCtx): Promise<Profile[]> {
  return await inTransaction(ctx, async (tx) => {
    await authorize(tx, 'company.read');
    return await repository.companyProfiles(tx);
  });
}

/**
 * Throws `tenancy.not_allowed`, `tenancy.beyond_own_rights`, `tenancy.invalid_input`, `tenancy.profile_not_found`,
 * `tenancy.name_taken`.
 */
export async function saveCompanyProfile(ctx: TenantCtx, input: ProfileInput): Promise<string> {
  refuseFaults(lineFault('name', input.name));
  return await inTransaction(ctx, async (tx) => {
    await authorize(tx, 'roles.manage');
    refuseForeign(input, await repository.companyProfiles(tx));
    const profile = {
      id: input.id ?? newId(),
      name: tidy(input.name),
      rights: keptRights(input.rights, companyRights),
    };
    await refuseBeyondActor(tx, new Set(profile.rights));
    await repository.saveCompanyProfile(tx, { ...profile, by: tx.actor });
    await record(tx, {
      action: input.id === undefined ? 'profile.created' : 'profile.changed',
      subject: { kind: 'profile', id: profile.id },
      details: { name: profile.name, rights: profile.rights.join(' ') },
    });
    return profile.id;
  });
}

/** Throws `tenancy.not_allowed`, `tenancy.profile_not_found`, `tenancy.profile_in_use`. */
export async function removeCompanyProfile(ctx: TenantCtx, id: string): Promise<void> {
  if (!isId(id)) throw profileNotFound();
  await inTransaction(ctx, async (tx) => {
    await authorize(tx, 'roles.manage');
    const profile = (await repository.companyProfiles(tx)).find((known) => known.id === id);
    if (!profile) throw profileNotFound();
    if (profile.people > 0) throw profileInUse();
    await repository.deleteCompanyProfile(tx, id);
    await record(tx, { action: 'profile.removed', subject: { kind: 'profile', id }, details: { name: profile.name } });
  });
}
