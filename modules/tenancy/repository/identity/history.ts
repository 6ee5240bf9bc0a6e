// What a person's own acts have left in the journal of the instance, and what was done to their account.

import type { Tx } from '#src/context.ts';
import type { HistoryEntry } from '../../model/types.ts';
import { enterInstance } from '../scope.ts';

/** Newest first. */
export async function historyOf(tx: Tx, userId: string, limit: number): Promise<HistoryEntry[]> {
  await enterInstance(tx);
  const rows = await tx.db
    .selectFrom('instance_journal')
    .select(['sequence', 'at', 'action', 'details'])
    .where((eb) =>
      eb.or([
        eb.and([
          eb('actor_kind', '=', 'user'),
          eb('actor_id', '=', userId),
          // What they did to somebody else's account is that person's history.
          eb.or([eb('subject_kind', 'is', null), eb('subject_kind', '<>', 'user')]),
        ]),
        eb.and([eb('subject_kind', '=', 'user'), eb('subject_id', '=', userId)]),
      ]),
    )
    .where((eb) => eb.or([eb('action', 'like', 'user.%'), eb('action', '=', 'instance.claimed')]))
    .orderBy('sequence', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ sequence, at, action, details }) => {
    const known = (details ?? {}) as Readonly<Record<string, unknown>>;
    const text = (name: string): string | undefined => (typeof known[name] === 'string' ? known[name] : undefined);
    return { id: String(sequence), at, action, device: text('device'), address: text('address') };
  });
}
