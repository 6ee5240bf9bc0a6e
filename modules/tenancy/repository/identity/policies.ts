// Tables instance_policy and cabinet_policies: what is asked of people beside the password.

import type { Actor, Tx } from '#src/context.ts';
import { enterInstance } from '../scope.ts';

export interface InstancePolicy {
  readonly requiresSecondFactor: boolean;
  /** Rights whose use asks for a second factor proved a moment ago; as stored. */
  readonly guardedRights: readonly string[];
}

export async function instancePolicyRow(tx: Tx): Promise<InstancePolicy | undefined> {
  await enterInstance(tx);
  const row = await tx.db
    .selectFrom('instance_policy')
    .select(['requires_second_factor', 'guarded_rights'])
    .executeTakeFirst();
  return row && { requiresSecondFactor: row.requires_second_factor, guardedRights: row.guarded_rights };
}

export async function setInstancePolicyRow(tx: Tx, policy: InstancePolicy, by: Actor): Promise<void> {
  await enterInstance(tx);
  const row = {
    requires_second_factor: policy.requiresSecondFactor,
    guarded_rights: [...policy.guardedRights],
    changed_at: tx.clock.now(),
    changed_by: JSON.stringify(by),
  };
  await tx.db
    .insertInto('instance_policy')
    .values(row)
    .onConflict((conflict) => conflict.column('only_one').doUpdateSet(row))
    .execute();
}

/** The wall of the cabinet must be open, here and below. */
export async function cabinetRequiresSecondFactor(tx: Tx, cabinetId: string): Promise<boolean> {
  const row = await tx.db
    .selectFrom('cabinet_policies')
    .select('requires_second_factor')
    .where('cabinet_id', '=', cabinetId)
    .executeTakeFirst();
  return row?.requires_second_factor ?? false;
}

export async function setCabinetPolicyRow(
  tx: Tx,
  { cabinetId, isRequired, by }: { readonly cabinetId: string; readonly isRequired: boolean; readonly by: Actor },
): Promise<void> {
  const row = { requires_second_factor: isRequired, changed_at: tx.clock.now(), changed_by: JSON.stringify(by) };
  await tx.db
    .insertInto('cabinet_policies')
    .values({ cabinet_id: cabinetId, ...row })
    .onConflict((conflict) => conflict.column('cabinet_id').doUpdateSet(row))
    .execute();
}
