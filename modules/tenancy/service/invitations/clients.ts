// The activation of a client: the cabinet opens the client's space by inviting its first manager. Created or updated →
// invited; active when the manager accepts.

import type { TenantCtx } from '#src/context.ts';
import { pendingByEmail } from '../../repository/invitations.ts';
import { inviteIn, remindIn, type InvitedPerson } from './invite.ts';
import { inside } from '../place.ts';

export interface ClientInvitation {
  /** The person at the client's who will manage the space. */
  readonly person: Omit<InvitedPerson, 'role'>;
  /** Origin of the pages: the link of the mail begins with it. */
  readonly origin: string;
  /** Name of the cabinet that opens the space. */
  readonly cabinet: string;
}

/**
 * Invites the manager of a client, or reminds the one who is invited; the client is « invited » from now on unless it
 * is active. It takes `clients.manage`. Answers whether it was the first time for this address.
 * Throws `tenancy.not_allowed`, `tenancy.invalid_input`, `tenancy.already_member`.
 */
export async function inviteClient(
  ctx: TenantCtx,
  { person, origin, cabinet }: ClientInvitation,
): Promise<'invited' | 'reminded'> {
  const place = { kind: 'company', tenant: ctx } as const;
  const sender = { origin, onBehalfOf: cabinet };
  return await inside(
    place,
    async (at) => {
      const known = await pendingByEmail(at.tx, at.space, person.email.trim());
      if (known) await remindIn(at, known, sender);
      else await inviteIn(at, { ...person, role: 'manager' }, sender);
      return known ? 'reminded' : 'invited';
    },
    { company: 'clients.manage', cabinet: 'clients.manage' },
  );
}

/**
 * Invites others at a client's beside its manager; who is in or invited already is left alone. It takes `clients.manage`.
 * Answers how many were invited. Throws `tenancy.not_allowed`, `tenancy.invalid_input`.
 */
export async function inviteDelegates(
  ctx: TenantCtx,
  {
    addresses,
    ...how
  }: Omit<ClientInvitation, 'person'> & { readonly addresses: readonly string[]; readonly role: string },
): Promise<number> {
  const sender = { origin: how.origin, onBehalfOf: how.cabinet };
  return await inside(
    { kind: 'company', tenant: ctx },
    async (at) => {
      const known = new Set((await at.people()).map(({ email }) => email.toLowerCase()));
      let count = 0;
      for (const email of addresses) {
        if (known.has(email.toLowerCase()) || (await pendingByEmail(at.tx, at.space, email))) continue;
        await inviteIn(at, { email, role: how.role }, sender);
        count += 1;
      }
      return count;
    },
    { company: 'clients.manage', cabinet: 'clients.manage' },
  );
}
