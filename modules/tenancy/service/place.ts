// A dossier and a cabinet invite people and make keys in the same way: what differs is who may, where the journal is,
// and which roles exist.

import { inTransaction, type Actor, type Ctx, type TenantCtx, type Tx } from '#src/context.ts';
import { invitationNotFound } from '../invitation-errors.ts';
import { isId } from '#src/ids.ts';
import { invitedCompanyRoles, type Invitation } from '../model/invitations.ts';
import type { Space } from '../model/space.ts';
import { cabinetRoles, profileOfRole, type Right } from '../model/rights.ts';
import type { OpenCabinet } from '../model/cabinet/types.ts';
import { cabinetProfiles, peopleOfCabinet } from '../repository/cabinet/people.ts';
import { peopleOf, profileOf } from '../repository/companies.ts';
import { scopesOfKey } from '../repository/api-keys.ts';
import { changeStatus } from '../repository/company-state.ts';
import { companyProfiles } from '../repository/company-access.ts';
import { invitationById } from '../repository/invitations.ts';
import { authorize } from './authorize.ts';
import { inCabinet } from './cabinet/open.ts';
import { record, recordForCabinet, type Act } from './journal.ts';

/** A dossier or a cabinet, as one who manages it works in it. */
export type Place =
  | { readonly kind: 'company'; readonly tenant: TenantCtx }
  | { readonly kind: 'cabinet'; readonly ctx: Ctx; readonly cabinetId: string; readonly by: Actor };

interface Known {
  readonly name: string;
  readonly email: string;
}

/** A transaction inside the place. */
export interface Inside {
  readonly tx: Tx;
  readonly space: Space;
  readonly actor: Actor;
  /** Name of the company or cabinet. */
  name(): Promise<string>;
  /** Those who are in already. */
  people(): Promise<readonly Known[]>;
  roleExists(role: string): Promise<boolean>;
  /** A company whose first manager is invited is « invited » from now on, unless its space is open. */
  announceManager(): Promise<void>;
  /** What an API key may do here. */
  scopesOf(keyId: string): Promise<readonly string[]>;
  record(act: Act): Promise<void>;
}

export function insideCompany(tx: Tx<TenantCtx>): Inside {
  return {
    tx,
    space: { kind: 'company', id: tx.company.id },
    actor: tx.actor,
    name: async () => (await profileOf(tx))?.name ?? '',
    people: async () => await peopleOf(tx),
    async roleExists(role) {
      const profile = profileOfRole(role);
      if (profile === undefined) return (invitedCompanyRoles as readonly string[]).includes(role);
      return (await companyProfiles(tx)).some(({ id }) => id === profile);
    },
    async announceManager() {
      if (!(await changeStatus(tx, { to: 'invited', from: ['created', 'updated'] }))) return;
      await record(tx, { action: 'company.invited', subject: { kind: 'company', id: tx.company.id } });
    },
    scopesOf: async (keyId) => await scopesOfKey(tx, keyId),
    record: async (act) => await record(tx, act),
  };
}

function insideCabinet(tx: Tx, cabinet: OpenCabinet, actor: Actor): Inside {
  return {
    tx,
    space: { kind: 'cabinet', id: cabinet.id },
    actor,
    name: async () => await Promise.resolve(cabinet.name),
    people: async () => await peopleOfCabinet(tx),
    async roleExists(role) {
      const profile = profileOfRole(role);
      if (profile === undefined) return (cabinetRoles as readonly string[]).includes(role);
      return (await cabinetProfiles(tx, cabinet.id)).some(({ id }) => id === profile);
    },
    announceManager: async () => await Promise.resolve(),
    // A cabinet is managed by people only.
    scopesOf: async () => await Promise.resolve([]),
    record: async (act) => await recordForCabinet(tx, { cabinetId: cabinet.id, actor }, act),
  };
}

/** What it takes in a company, and in a cabinet. */
export interface Takes {
  readonly company: Right;
  readonly cabinet: Right;
}

const managingPeople: Takes = { company: 'people.manage', cabinet: 'staff.manage' };

/**
 * Runs `work` inside the place; by default it takes the right to manage its people.
 * Throws `tenancy.not_allowed`, `tenancy.cabinet_not_found`.
 */
export async function inside<R>(
  place: Place,
  work: (inside: Inside) => Promise<R>,
  takes: Takes = managingPeople,
): Promise<R> {
  if (place.kind === 'company') {
    return await inTransaction(place.tenant, async (tx) => {
      await authorize(tx, takes.company);
      return await work(insideCompany(tx));
    });
  }
  const { ctx, cabinetId, by } = place;
  return await inCabinet(
    ctx,
    { cabinetId, by, right: takes.cabinet },
    async (tx) => await work(insideCabinet(tx, tx.cabinet, by)),
  );
}

/** Throws `tenancy.invitation_not_found`. */
export async function requireInvitation({ tx, space }: Inside, id: string): Promise<Invitation> {
  const found = isId(id) ? await invitationById(tx, space, id) : undefined;
  if (!found) throw invitationNotFound();
  return found;
}
