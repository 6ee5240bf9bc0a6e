// The other end of an invitation: opening the link, accepting with a new account or one that exists, declining.

import { enterCompany, inTransaction, type Actor, type Ctx, type TenantCtx, type Tx } from '#src/context.ts';
import type { Language } from '#src/i18n.ts';
import { accountExists, invitationExpired, invitationInvalid, otherAccount } from '../../invitation-errors.ts';
import { alreadyMember } from '../../errors.ts';
import { consentFault } from '../../model/checks.ts';
import type { TimeBox } from '../../model/invitations.ts';
import { cabinetRoleOf, insertCabinetMember } from '../../repository/cabinets.ts';
import { grantAccess } from '../../repository/company-access.ts';
import { changeStatus } from '../../repository/company-state.ts';
import { insertMembership } from '../../repository/companies.ts';
import * as repository from '../../repository/invitations.ts';
import { enterCabinet } from '../../repository/scope.ts';
import { confirmEmail } from '../../repository/users.ts';
import { sha256 } from '../../secrets.ts';
import { refuseFaults } from '../answers.ts';
import { record, recordForCabinet, type Act } from '../journal.ts';
import { actorOf, addPerson } from '../people.ts';
import { enter, type Client, type SignedInSession } from '../sign-in.ts';
import { acceptTermsIn, termsAreDue } from '../terms.ts';

export type { HeldInvitation } from '../../repository/invitations.ts';

/** Throws `tenancy.invitation_invalid`, `tenancy.invitation_expired`. */
export async function held(tx: Ctx | Tx, token: string): Promise<repository.HeldInvitation> {
  const found = await repository.invitationByToken(tx, sha256(token));
  if (found?.state !== 'pending') throw invitationInvalid();
  if (found.expiresAt <= tx.clock.now()) throw invitationExpired();
  return found;
}

/** The transaction goes on inside the company or cabinet, as this person. */
async function enterSpace(
  tx: Tx,
  { space }: repository.HeldInvitation,
  person: Actor,
): Promise<(act: Act) => Promise<void>> {
  if (space.kind === 'company') {
    const company = await enterCompany(tx, space.id, person);
    return async (act) => await record(company, act);
  }
  await enterCabinet(tx, space.id);
  return async (act) => await recordForCabinet(tx, { cabinetId: space.id, actor: person }, act);
}

/** Who holds the link is not yet anybody we know. */
const holder = (invitation: repository.HeldInvitation): Actor => ({
  kind: 'mail',
  id: invitation.email,
  name: invitation.name || invitation.email,
});

/**
 * What the holder of the link is invited to; the first opening is remembered.
 * Throws `tenancy.invitation_invalid` (404), `tenancy.invitation_expired` (410).
 */
export async function openInvitation(ctx: Ctx, token: string): Promise<repository.HeldInvitation> {
  return await inTransaction(ctx, async (tx) => {
    const invitation = await held(tx, token);
    await enterSpace(tx, invitation, holder(invitation));
    await repository.markOpened(tx, invitation.space, invitation.id);
    return invitation;
  });
}

/** As if it had been opened for somebody who has an account (service/access/members.ts). */
async function enterForAWhile(tx: Tx<TenantCtx>, role: string, { endsAt, reason }: TimeBox): Promise<void> {
  const userId = tx.actor.id;
  if (!(await grantAccess(tx, { userId, role, endsAt, reason }))) throw alreadyMember();
  await record(tx, {
    action: 'access.granted',
    subject: { kind: 'user', id: userId },
    details: { role, reason, until: endsAt.toISOString() },
  });
}

async function becomeMember(tx: Tx, { id, space, role }: repository.HeldInvitation, person: Actor): Promise<void> {
  if (space.kind === 'cabinet') {
    const isMember = (await cabinetRoleOf(tx, space.id, person.id)) !== undefined;
    if (!isMember) await insertCabinetMember(tx, { cabinetId: space.id, userId: person.id, role, by: person });
    return;
  }
  const company = await enterCompany(tx, space.id, person);
  const timeBox = (await repository.invitationById(company, space, id))?.timeBox;
  if (timeBox) {
    await enterForAWhile(company, role, timeBox);
    return;
  }
  await insertMembership(company, person.id, role);
  // The space begins with its first manager; a draft waits for its SIREN.
  if (role !== 'manager') return;
  const begun = await changeStatus(company, { to: 'active', from: ['created', 'updated', 'invited'] });
  if (begun) await record(company, { action: 'company.activated', subject: { kind: 'company', id: space.id } });
}

/** Of two who hold the same link at the same moment, one gets in. */
export async function settleFor(tx: Tx, invitation: repository.HeldInvitation, person: Actor): Promise<void> {
  const write = await enterSpace(tx, invitation, person);
  const { id, space, role, email } = invitation;
  if (!(await repository.settle(tx, { id, space }, { state: 'accepted', acceptedBy: person.id }))) {
    throw invitationInvalid();
  }
  await becomeMember(tx, invitation, person);
  await write({ action: 'invitation.accepted', subject: { kind: 'invitation', id }, details: { email, role } });
  await write({ action: 'member.added', subject: { kind: 'user', id: person.id }, details: { role } });
}

export interface Consent {
  /** The conditions of use that were on the page. */
  readonly termsVersion: number;
  readonly accepted: boolean;
}

export interface NewAccount extends Consent {
  readonly token: string;
  readonly name: string;
  readonly password: string;
  readonly language: Language;
  readonly client: Client;
}

export interface LetIn extends SignedInSession {
  /** Page of the space that was joined. */
  readonly href: string;
}

export function hrefOf({ space }: repository.HeldInvitation): string {
  return space.kind === 'company' ? `/d/${space.id}` : '/';
}

/**
 * Makes the account, the membership and a session, all or nothing.
 * Throws `tenancy.invitation_invalid`, `tenancy.invitation_expired`, `tenancy.account_exists`, `tenancy.terms_changed`,
 * `tenancy.invalid_input`.
 */
export async function acceptWithNewAccount(ctx: Ctx, input: NewAccount): Promise<LetIn> {
  const { token, name, password, language, client } = input;
  return await inTransaction(ctx, async (tx) => {
    const invitation = await held(tx, token);
    if (invitation.accountId !== undefined) throw accountExists();
    refuseFaults(consentFault('accepted', input.accepted));
    const person = await addPerson(tx, { name, password, language, email: invitation.email });
    // The link came by mail to this address, or from who invited them and vouches for it.
    await confirmEmail(tx, person.id);
    const actor = actorOf(person);
    await acceptTermsIn(tx, { person: actor, version: input.termsVersion, address: client.address });
    await settleFor(tx, invitation, actor);
    const session = await enter(tx, person, { client, methods: ['password'] });
    return { ...session, href: hrefOf(invitation) };
  });
}

export interface KnownAccount extends Consent {
  readonly token: string;
  readonly person: { readonly id: string; readonly name: string };
  readonly address: string;
}

/** For who is signed in. Answers where to go. Throws `tenancy.other_account` and what the other way throws. */
export async function acceptWithAccount(ctx: Ctx, input: KnownAccount): Promise<string> {
  const person = actorOf(input.person);
  return await inTransaction(ctx, async (tx) => {
    const invitation = await held(tx, input.token);
    if (invitation.accountId !== person.id) throw otherAccount();
    if (await termsAreDue(tx, person.id)) {
      refuseFaults(consentFault('accepted', input.accepted));
      await acceptTermsIn(tx, { person, version: input.termsVersion, address: input.address });
    }
    await settleFor(tx, invitation, person);
    return hrefOf(invitation);
  });
}

/** The person does not want to. Throws `tenancy.invitation_invalid`, `tenancy.invitation_expired`. */
export async function declineInvitation(ctx: Ctx, token: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const invitation = await held(tx, token);
    const write = await enterSpace(tx, invitation, holder(invitation));
    const { id, space, email } = invitation;
    if (!(await repository.settle(tx, { id, space }, { state: 'declined' }))) throw invitationInvalid();
    await write({ action: 'invitation.declined', subject: { kind: 'invitation', id }, details: { email } });
  });
}
