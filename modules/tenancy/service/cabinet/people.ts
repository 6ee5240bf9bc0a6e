// Who works in a cabinet, and as what.

import type { Ctx } from '#src/context.ts';
import { isId } from '#src/ids.ts';
import { invalidInput, lastAdministrator, memberNotFound } from '../../errors.ts';
import type { CabinetPerson, OpenCabinet } from '../../model/cabinet/types.ts';
import { cabinetRoles, madeRole, profileOfRole, rightsOfRole } from '../../model/rights.ts';
import * as repository from '../../repository/cabinet/people.ts';
import { refuseBeyond } from '../access/limits.ts';
import { recordForCabinet } from '../journal.ts';
import { inCabinet, type CabinetCall, type CabinetTx } from './open.ts';

export interface CabinetPeople {
  readonly cabinet: OpenCabinet;
  readonly people: readonly CabinetPerson[];
}

/** By name. Throws `tenancy.cabinet_not_found`. */
export async function cabinetPeople(ctx: Ctx, call: CabinetCall): Promise<CabinetPeople> {
  return await inCabinet(ctx, call, async (tx) => ({
    cabinet: tx.cabinet,
    people: await repository.peopleOfCabinet(tx),
  }));
}

export interface MemberCall extends CabinetCall {
  readonly userId: string;
}

/** A built-in role, or a profile of this cabinet, that gives nothing its giver has not. */
async function refuseRole(tx: CabinetTx, role: string): Promise<void> {
  const made = (await repository.cabinetProfiles(tx, tx.cabinet.id)).find(({ id }) => madeRole(id) === role);
  const isBuiltIn = profileOfRole(role) === undefined && (cabinetRoles as readonly string[]).includes(role);
  if (!made && !isBuiltIn) {
    const message = { fr: 'Choisissez un rôle du cabinet.', en: 'Choose a role of the firm.' };
    throw invalidInput({ fields: [{ path: 'role', message }] });
  }
  refuseBeyond(made?.rights ?? rightsOfRole(`cabinet-${role}`), tx.cabinet.rights);
}

/** Throws `tenancy.last_administrator`. */
async function keepAnAdministrator(tx: CabinetTx, userId: string): Promise<void> {
  const administrators = await repository.lockAdministrators(tx, tx.cabinet.id);
  if (administrators.length === 1 && administrators[0] === userId) throw lastAdministrator();
}

/** Nobody changes one who may do more than they may themselves. */
async function refuseHigher(tx: CabinetTx, userId: string): Promise<void> {
  const person = (await repository.peopleOfCabinet(tx)).find(({ id }) => id === userId);
  if (!person) throw memberNotFound();
  await refuseRole(tx, person.role);
}

/**
 * Throws `tenancy.cabinet_not_found`, `tenancy.not_allowed`, `tenancy.invalid_input`, `tenancy.member_not_found`,
 * `tenancy.last_administrator`.
 */
export async function changeCabinetRole(ctx: Ctx, call: MemberCall, role: string): Promise<void> {
  const { userId, cabinetId } = call;
  if (!isId(userId)) throw memberNotFound();
  await inCabinet(ctx, { ...call, right: 'staff.manage' }, async (tx) => {
    await refuseHigher(tx, userId);
    await refuseRole(tx, role);
    if (role !== 'administrator') await keepAnAdministrator(tx, userId);
    if (!(await repository.setCabinetRole(tx, { cabinetId, userId }, role))) throw memberNotFound();
    const act = { action: 'cabinet.role_changed', subject: { kind: 'user', id: userId }, details: { role } };
    await recordForCabinet(tx, { cabinetId, actor: tx.actor }, act);
  });
}

/**
 * Takes a person out of the cabinet, with their assignments and hand-overs.
 * Throws `tenancy.cabinet_not_found`, `tenancy.not_allowed`, `tenancy.member_not_found`, `tenancy.last_administrator`.
 */
export async function removeCabinetMember(ctx: Ctx, call: MemberCall): Promise<void> {
  const { userId, cabinetId } = call;
  if (!isId(userId)) throw memberNotFound();
  await inCabinet(ctx, { ...call, right: 'staff.manage' }, async (tx) => {
    await refuseHigher(tx, userId);
    await keepAnAdministrator(tx, userId);
    if (!(await repository.deleteCabinetMember(tx, { cabinetId, userId }))) throw memberNotFound();
    const act = { action: 'cabinet.member_removed', subject: { kind: 'user', id: userId } };
    await recordForCabinet(tx, { cabinetId, actor: tx.actor }, act);
  });
}
