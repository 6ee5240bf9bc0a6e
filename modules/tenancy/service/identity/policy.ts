// Who must have a second factor, and which acts ask for it again: said by the owner of the instance, and by each cabinet
// for its own people.

import { inTransaction, type Actor, type Ctx } from '#src/context.ts';
import type { Right } from '../../model/rights.ts';
import { cabinetsOf } from '../../repository/cabinets.ts';
import {
  cabinetRequiresSecondFactor,
  instancePolicyRow,
  setCabinetPolicyRow,
  setInstancePolicyRow,
  type InstancePolicy,
} from '../../repository/identity/policies.ts';
import { enterCabinet } from '../../repository/scope.ts';
import { inCabinet } from '../cabinet/open.ts';
import { requireOwner } from '../companies.ts';
import { recordForInstance } from '../journal.ts';

/** Rights that move money or say where it goes: those an owner may guard. */
export const guardableRights: readonly Right[] = [
  'payments.prepare',
  'payments.approve',
  'payments.pay',
  'iban.edit',
  'people.manage',
  'keys.manage',
];

/** Throws `tenancy.not_allowed` for who does not own the instance. */
export async function instancePolicy(ctx: Ctx, by: Actor): Promise<InstancePolicy> {
  return await inTransaction(ctx, async (tx) => {
    await requireOwner(tx, by);
    return (await instancePolicyRow(tx)) ?? { requiresSecondFactor: false, guardedRights: [] };
  });
}

/** Throws `tenancy.not_allowed` for who does not own the instance. */
export async function setInstancePolicy(ctx: Ctx, by: Actor, policy: InstancePolicy): Promise<void> {
  const guardedRights = guardableRights.filter((right) => policy.guardedRights.includes(right));
  await inTransaction(ctx, async (tx) => {
    await requireOwner(tx, by);
    await setInstancePolicyRow(tx, { ...policy, guardedRights }, by);
    await recordForInstance(tx, by, {
      action: 'instance.policy_changed',
      details: { requiresSecondFactor: policy.requiresSecondFactor, guardedRights: guardedRights.join(' ') },
    });
  });
}

export interface CabinetPolicy {
  readonly id: string;
  readonly name: string;
  readonly requiresSecondFactor: boolean;
}

/** Those of the cabinets that the person administers. */
export async function ownCabinetPolicies(ctx: Ctx, userId: string): Promise<CabinetPolicy[]> {
  return await inTransaction(ctx, async (tx) => {
    const policies: CabinetPolicy[] = [];
    for (const { id, name, role } of await cabinetsOf(tx, userId)) {
      if (!role.startsWith('administrator')) continue;
      await enterCabinet(tx, id);
      policies.push({ id, name, requiresSecondFactor: await cabinetRequiresSecondFactor(tx, id) });
    }
    return policies;
  });
}

/** Throws `tenancy.cabinet_not_found` for a stranger, `tenancy.not_allowed`. */
export async function setCabinetPolicy(
  ctx: Ctx,
  { cabinetId, by, isRequired }: { readonly cabinetId: string; readonly by: Actor; readonly isRequired: boolean },
): Promise<void> {
  await inCabinet(ctx, { cabinetId, by, right: 'cabinet.edit' }, async (tx) => {
    await setCabinetPolicyRow(tx, { cabinetId, isRequired, by });
    await recordForInstance(tx, by, {
      action: 'cabinet.policy_changed',
      subject: { kind: 'cabinet', id: cabinetId },
      details: { requiresSecondFactor: isRequired },
    });
  });
}
