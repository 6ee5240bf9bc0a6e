// The cabinets that a provider says a person works for, against those of this instance: found by SIRET, joined with the
// role that is claimed, left when it is claimed no more. What people of the instance have given is never touched.

import type { Actor, Tx } from '#src/context.ts';
import type { ClaimedCabinet } from '../../../model/identity/claims.ts';
import { cabinetsOf } from '../../../repository/cabinets.ts';
import { cabinetBySiret, deleteGrant, grantOf, setGrant } from '../../../repository/identity/memberships.ts';
import { enterCabinet } from '../../../repository/scope.ts';
import { createCabinet } from '../../cabinets.ts';
import { recordForInstance } from '../../journal.ts';
import type { Provider } from './providers.ts';

const ROLES = { administrator: 'administrator', other: 'collaborator' } as const;

/** In whose name the provider's memberships are given. */
export function providerActor({ issuer, name }: Provider): Actor {
  return { kind: 'system', id: `provider:${issuer}`, name };
}

export interface Joining {
  readonly userId: string;
  readonly provider: Provider;
  readonly cabinets: readonly ClaimedCabinet[];
}

/** The cabinets of this instance that the person works for because the provider says so; what it no longer says ends. */
export async function joinCabinets(tx: Tx, joining: Joining): Promise<readonly string[]> {
  const joined: string[] = [];
  for (const cabinet of joining.cabinets) {
    const id = await joinOne(tx, joining, cabinet);
    if (id !== undefined) joined.push(id);
  }
  await leaveCabinets(tx, joining);
  return joined;
}

async function joinOne(tx: Tx, { userId, provider }: Joining, claimed: ClaimedCabinet): Promise<string | undefined> {
  if (claimed.siret === undefined) return undefined;
  const found = await cabinetBySiret(tx, claimed.siret);
  if (found === undefined) {
    const isFounder = provider.createsCabinets && claimed.isAdministrator;
    return isFounder ? await foundCabinet(tx, { userId, by: providerActor(provider), claimed }) : undefined;
  }
  await enterCabinet(tx, found);
  const role = claimed.isAdministrator ? ROLES.administrator : ROLES.other;
  const grant = await grantOf(tx, found, userId);
  const by = providerActor(provider);
  if (grant !== undefined && (grant.grantedBy !== by.id || grant.role === role)) return found;
  await setGrant(tx, { cabinetId: found, userId, role, by });
  await recordForInstance(tx, by, {
    action: 'cabinet.member_added',
    subject: { kind: 'user', id: userId },
    details: { cabinetId: found, role },
  });
  return found;
}

interface Founding {
  readonly userId: string;
  readonly by: Actor;
  readonly claimed: ClaimedCabinet;
}

/** The first accountant of a cabinet makes it by signing in, with the dossier of the cabinet itself. */
async function foundCabinet(tx: Tx, { userId, by, claimed }: Founding): Promise<string> {
  const { name, siret = '' } = claimed;
  const { id } = await createCabinet(tx, { name, siren: siret.slice(0, 9), siret, by, administratorId: userId });
  return id;
}

/** Ends what the provider had given and no longer says. */
export async function leaveCabinets(tx: Tx, { userId, provider, cabinets }: Joining): Promise<void> {
  const by = providerActor(provider);
  const claimed = new Set<string>();
  for (const { siret } of cabinets) {
    const id = siret === undefined ? undefined : await cabinetBySiret(tx, siret);
    if (id !== undefined) claimed.add(id);
  }
  for (const { id } of await cabinetsOf(tx, userId)) {
    if (claimed.has(id)) continue;
    await enterCabinet(tx, id);
    if ((await grantOf(tx, id, userId))?.grantedBy !== by.id) continue;
    await deleteGrant(tx, id, userId);
    await recordForInstance(tx, by, {
      action: 'cabinet.member_removed',
      subject: { kind: 'user', id: userId },
      details: { cabinetId: id },
    });
  }
}
