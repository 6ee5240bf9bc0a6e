// Accesses that nobody uses: shown to those who manage people, kept or withdrawn in one go.

import { DAY_MS } from '#src/clock.ts';
import type { Ctx } from '#src/context.ts';
import { confirmAccess, unusedHere, type UnusedAccess } from '../../repository/unused-access.ts';
import { removeCabinetMember } from '../cabinet/people.ts';
import { inside, type Place } from '../place.ts';
import { removeMember } from './members.ts';

const UNUSED_DAYS = 90;

/** Whoever has not signed in since then does not use their access. */
export const unusedBefore = ({ clock }: Pick<Ctx, 'clock'>): Date =>
  new Date(clock.now().getTime() - UNUSED_DAYS * DAY_MS);

/** Longest unused first. Throws `tenancy.not_allowed`, `tenancy.cabinet_not_found`. */
export async function unusedAccess(place: Place): Promise<UnusedAccess[]> {
  return await inside(place, async ({ tx, space }) => await unusedHere(tx, space, unusedBefore(tx)));
}

export interface Decisions {
  /** Everybody who was shown. */
  readonly shown: readonly string[];
  /** Those of them who lose their access. */
  readonly withdrawn: readonly string[];
}

/**
 * All or nothing; whoever signed in meanwhile is left alone.
 * Throws `tenancy.not_allowed`, `tenancy.cabinet_not_found`, `tenancy.last_administrator`, `tenancy.beyond_own_rights`.
 */
export async function decideUnused(
  place: Place,
  { shown, withdrawn }: Decisions,
): Promise<{ readonly kept: number; readonly withdrawn: number }> {
  return await inside(place, async (at) => {
    const { tx, space, actor } = at;
    const decided = (await unusedHere(tx, space, unusedBefore(tx))).filter(({ userId }) => shown.includes(userId));
    let gone = 0;
    for (const { userId } of decided) {
      if (withdrawn.includes(userId)) {
        gone += 1;
        if (place.kind === 'company') await removeMember({ ...place.tenant, ...tx }, userId);
        else await removeCabinetMember(tx, { cabinetId: place.cabinetId, by: actor, userId });
      } else {
        await confirmAccess(tx, space, userId);
        await at.record({ action: 'access.kept', subject: { kind: 'user', id: userId } });
      }
    }
    return { kept: decided.length - gone, withdrawn: gone };
  });
}
