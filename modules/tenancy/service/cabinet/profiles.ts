// Profiles of rights that a cabinet makes for its people.

import type { Ctx } from '#src/context.ts';
import { isId, newId } from '#src/ids.ts';
import { profileInUse, profileNotFound } from '../../errors.ts';
import type { OpenCabinet, Profile, Reach } from '../../model/cabinet/types.ts';
import { lineFault, tidy } from '../../model/checks.ts';
import { cabinetRights, companyRights } from '../../model/rights.ts';
import * as repository from '../../repository/cabinet/people.ts';
import { refuseBeyond } from '../access/limits.ts';
import { keptRights, refuseForeign, type ProfileInput } from '../access/profiles.ts';
import { refuseFaults } from '../answers.ts';
import { recordForCabinet } from '../journal.ts';
import { inCabinet, type CabinetCall } from './open.ts';

export interface CabinetProfiles {
  readonly cabinet: OpenCabinet;
  readonly profiles: readonly Profile[];
}

/** Throws `tenancy.cabinet_not_found`. */
export async function listCabinetProfiles(ctx: Ctx, call: CabinetCall): Promise<CabinetProfiles> {
  return await inCabinet(ctx, call, async (tx) => ({
    cabinet: tx.cabinet,
    profiles: await repository.cabinetProfiles(tx, tx.cabinet.id),
  }));
}

/**
 * Throws `tenancy.cabinet_not_found`, `tenancy.not_allowed`, `tenancy.beyond_own_rights`, `tenancy.invalid_input`,
 * `tenancy.profile_not_found`, `tenancy.name_taken`.
 */
export async function saveCabinetProfile(
  ctx: Ctx,
  call: CabinetCall,
  input: ProfileInput & { readonly reach: Reach },
): Promise<string> {
  refuseFaults(lineFault('name', input.name));
  const { cabinetId, by } = call;
  return await inCabinet(ctx, { ...call, right: 'cabinet.edit' }, async (tx) => {
    refuseForeign(input, await repository.cabinetProfiles(tx, cabinetId));
    const rights = keptRights(input.rights, [...companyRights, ...cabinetRights]);
    refuseBeyond(new Set(rights), tx.cabinet.rights);
    const profile = { id: input.id ?? newId(), name: tidy(input.name), rights, reach: input.reach };
    await repository.saveCabinetProfile(tx, { ...profile, cabinetId, by });
    const act = {
      action: input.id === undefined ? 'profile.created' : 'profile.changed',
      subject: { kind: 'profile', id: profile.id },
      details: { name: profile.name, rights: rights.join(' '), reach: input.reach },
    };
    await recordForCabinet(tx, { cabinetId, actor: by }, act);
    return profile.id;
  });
}

/** Throws `tenancy.cabinet_not_found`, `tenancy.not_allowed`, `tenancy.profile_not_found`, `tenancy.profile_in_use`. */
export async function removeCabinetProfile(ctx: Ctx, call: CabinetCall & { readonly id: string }): Promise<void> {
  const { id, cabinetId, by } = call;
  if (!isId(id)) throw profileNotFound();
  await inCabinet(ctx, { ...call, right: 'cabinet.edit' }, async (tx) => {
    const profile = (await repository.cabinetProfiles(tx, cabinetId)).find((known) => known.id === id);
    if (!profile) throw profileNotFound();
    if (profile.people > 0) throw profileInUse();
    await repository.deleteCabinetProfile(tx, cabinetId, id);
    const act = { action: 'profile.removed', subject: { kind: 'profile', id }, details: { name: profile.name } };
    await recordForCabinet(tx, { cabinetId, actor: by }, act);
  });
}
