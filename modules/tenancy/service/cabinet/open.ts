// Every use case of a cabinet runs inside it, as one of its people, with the right it asks for.

import { inTransaction, type Actor, type Ctx, type Tx } from '#src/context.ts';
import { isId } from '#src/ids.ts';
import { cabinetNotFound } from '../../errors.ts';
import type { OpenCabinet } from '../../model/cabinet/types.ts';
import { rightsOfAccess, type Right } from '../../model/rights.ts';
import { membershipOf } from '../../repository/cabinet/access.ts';
import { enterCabinet } from '../../repository/scope.ts';
import { refusalOf } from '../authorize.ts';
import { requireFreshSecondFactor } from '../identity/step-up.ts';

export interface CabinetCall {
  readonly cabinetId: string;
  readonly by: Actor;
}

/** An open transaction inside a cabinet. */
export type CabinetTx = Tx & { readonly cabinet: OpenCabinet; readonly actor: Actor };

/** The cabinet of the caller's transaction, which goes on inside it. Throws `tenancy.cabinet_not_found`. */
async function enter(tx: Tx, { cabinetId, by }: CabinetCall): Promise<OpenCabinet> {
  if (!isId(cabinetId) || by.kind !== 'user') throw cabinetNotFound();
  await enterCabinet(tx, cabinetId);
  const member = await membershipOf(tx, { cabinetId, userId: by.id });
  if (!member) throw cabinetNotFound();
  const { profileRights, ...known } = member;
  const access = { role: `cabinet-${member.role}`, profileRights, endsAt: undefined, cabinetId, view: undefined };
  return { id: cabinetId, ...known, rights: rightsOfAccess(access) };
}

/**
 * Runs `work` inside the cabinet. `right` is what it takes; absent: being one of its people.
 * Throws `tenancy.cabinet_not_found` for a stranger, `tenancy.not_allowed`.
 */
export async function inCabinet<R>(
  ctx: Ctx | Tx,
  call: CabinetCall & { readonly right?: Right },
  work: (tx: CabinetTx) => Promise<R>,
): Promise<R> {
  return await inTransaction(ctx, async (tx) => {
    const cabinet = await enter(tx, call);
    if (call.right !== undefined && !cabinet.rights.has(call.right)) throw refusalOf(call.right);
    if (call.right !== undefined) requireFreshSecondFactor(tx, call.right);
    return await work({ ...tx, cabinet, actor: call.by });
  });
}

/** The cabinet as the person may use it. Throws `tenancy.cabinet_not_found`. */
export async function openCabinet(ctx: Ctx, call: CabinetCall): Promise<OpenCabinet> {
  return await inCabinet(ctx, call, async ({ cabinet }) => await Promise.resolve(cabinet));
}
