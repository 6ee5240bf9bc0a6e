// Inviting people: one or many, again, and taking it back. Row, mail and journal in one transaction.

import { DAY_MS } from '#src/clock.ts';
import { Problem } from '#src/errors.ts';
import type { Language } from '#src/i18n.ts';
import { newId } from '#src/ids.ts';
import { cancelMail, mailStatuses, queueMail } from '#src/mail/index.ts';
import { invitationDays } from '../../config.ts';
import { alreadyMember } from '../../errors.ts';
import { alreadyInvited, invitationNotFound, invitationSettled } from '../../invitation-errors.ts';
import { invitationLetter } from '../../letters/invitation.ts';
import { emailFault, lineFault, roleFault, tidy } from '../../model/checks.ts';
import {
  invitationInfo,
  mayRemind,
  type Invitation,
  type InvitationInfo,
  type TimeBox,
} from '../../model/invitations.ts';
import * as repository from '../../repository/invitations.ts';
import { newSecret, sha256 } from '../../secrets.ts';
import { refuseFaults } from '../answers.ts';
import { inside, requireInvitation, type Inside, type Place } from '../place.ts';

export interface InvitedPerson {
  readonly email: string;
  readonly name?: string | undefined;
  /** As stored: `manager`, `cabinet` roles in a cabinet, `profile:<id>`. */
  readonly role: string;
  readonly language?: Language | undefined;
  /** Of a role that is given for a while only; whoever invites has made sure that it is. */
  readonly timeBox?: TimeBox | undefined;
}

/** How the mail speaks of it and where its link leads. */
export interface Sender {
  /** Origin of the pages, `https://factures.exemple.fr`. */
  readonly origin: string;
  /** Set when a cabinet opens the space of one of its clients. */
  readonly onBehalfOf?: string | undefined;
}

interface Addressee {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly language: Language;
  readonly token: string;
  readonly expiresAt: Date;
}

async function sendLetter(at: Inside, to: Addressee, { origin, onBehalfOf }: Sender): Promise<void> {
  const letter = invitationLetter({
    language: to.language,
    name: to.name,
    space: await at.name(),
    kind: onBehalfOf === undefined ? at.space.kind : 'client',
    invitedBy: at.actor.name,
    cabinet: onBehalfOf,
    href: `${origin}/invitation?jeton=${to.token}`,
    expiresAt: to.expiresAt,
  });
  const mailId = await queueMail(at.tx, {
    kind: 'tenancy.invitation',
    to: { address: to.email, name: to.name || undefined },
    letter,
    expiresAt: to.expiresAt,
  });
  await repository.setMail(at.tx, { id: to.id, space: at.space }, mailId);
}

/** A link does not outlive the access that it leads to. */
function expiryFrom({ tx }: Inside, timeBox: TimeBox | undefined): Date {
  const usual = tx.clock.now().getTime() + tx.config.get(invitationDays) * DAY_MS;
  return new Date(Math.min(usual, timeBox?.endsAt.getTime() ?? usual));
}

/** In the caller's transaction, which has made sure that the actor may. Answers the id. */
export async function inviteIn(at: Inside, person: InvitedPerson, sender: Sender): Promise<string> {
  const [email, name] = [person.email.trim(), tidy(person.name ?? '')];
  refuseFaults(
    emailFault('email', email),
    lineFault('name', name, false),
    roleFault('role', person.timeBox !== undefined || (await at.roleExists(person.role))),
  );
  const people = await at.people();
  if (people.some((one) => one.email.toLowerCase() === email.toLowerCase())) throw alreadyMember();
  const token = newSecret();
  const { role, timeBox, language = 'fr' } = person;
  const addressee = { id: newId(), email, name, language, token, expiresAt: expiryFrom(at, timeBox) };
  const row = { ...addressee, role, timeBox, tokenHash: sha256(token), by: at.actor };
  if (!(await repository.insertInvitation(at.tx, at.space, row))) throw alreadyInvited();
  await sendLetter(at, addressee, sender);
  await at.record({
    action: 'invitation.sent',
    subject: { kind: 'invitation', id: addressee.id },
    details: { email, role: person.role },
  });
  if (person.role === 'manager') await at.announceManager();
  return addressee.id;
}

/** Invites one person. Throws `tenancy.not_allowed`, `tenancy.invalid_input`, `tenancy.already_member`, `tenancy.already_invited`. */
export async function invite(place: Place, person: InvitedPerson, sender: Sender): Promise<string> {
  return await inside(place, async (at) => await inviteIn(at, person, sender));
}

/** What became of one of many; a problem of one does not keep the others. */
export type Fate = { readonly email: string } & ({ readonly id: string } | { readonly problem: Problem });

export async function inviteMany(
  place: Place,
  people: readonly InvitedPerson[],
  sender: Sender,
): Promise<readonly Fate[]> {
  const fates: Fate[] = [];
  for (const person of people) {
    const { email } = person;
    try {
      fates.push({ email, id: await invite(place, person, sender) });
    } catch (error) {
      if (!(error instanceof Problem) || error.status === 403 || error.status === 404) throw error;
      fates.push({ email, problem: error });
    }
  }
  return fates;
}

/** In the caller's transaction: a new link and a new mail; the former link no longer works. */
export async function remindIn(at: Inside, invitation: Invitation, sender: Sender): Promise<void> {
  if (!mayRemind(invitation)) throw invitationSettled();
  const { id, email, name, language, timeBox } = invitation;
  const token = newSecret();
  const expiresAt = expiryFrom(at, timeBox);
  if (invitation.mailId !== undefined) await cancelMail(at.tx, invitation.mailId);
  await repository.sendAgain(at.tx, { id, space: at.space }, { tokenHash: sha256(token), expiresAt });
  await sendLetter(at, { id, email, name, language, token, expiresAt }, sender);
  await at.record({ action: 'invitation.sent_again', subject: { kind: 'invitation', id }, details: { email } });
}

/** Throws `tenancy.invitation_not_found`, `tenancy.invitation_settled`, `tenancy.not_allowed`. */
export async function remind(place: Place, id: string, sender: Sender): Promise<void> {
  await inside(place, async (at) => await remindIn(at, await requireInvitation(at, id), sender));
}

/** Those of the ids that can be sent again are; answers how many. */
export async function remindMany(place: Place, ids: readonly string[], sender: Sender): Promise<number> {
  let count = 0;
  for (const id of new Set(ids)) {
    count += await inside(place, async (at) => {
      const invitation = await requireInvitation(at, id);
      if (!mayRemind(invitation)) return 0;
      await remindIn(at, invitation, sender);
      return 1;
    });
  }
  return count;
}

/** From now on the link opens nothing. Throws `tenancy.invitation_not_found`, `tenancy.invitation_settled`. */
export async function revokeInvitation(place: Place, id: string): Promise<void> {
  await inside(place, async (at) => {
    const { email, mailId } = await requireInvitation(at, id);
    if (!(await repository.settle(at.tx, { id, space: at.space }, { state: 'revoked' }))) throw invitationSettled();
    if (mailId !== undefined) await cancelMail(at.tx, mailId);
    await at.record({ action: 'invitation.revoked', subject: { kind: 'invitation', id }, details: { email } });
  });
}

async function withMails(at: Inside, invitations: readonly Invitation[]): Promise<InvitationInfo[]> {
  const ids = invitations.flatMap(({ mailId }) => mailId ?? []);
  const mails = new Map((await mailStatuses(at.tx, ids)).map((mail) => [mail.id, mail]));
  const now = at.tx.clock.now();
  return invitations.map((one) => invitationInfo(one, mails.get(one.mailId ?? ''), now));
}

/** Newest first; those taken back are left out. Throws `tenancy.not_allowed`. */
export async function listInvitations(place: Place): Promise<InvitationInfo[]> {
  return await inside(place, async (at) => await withMails(at, await repository.invitationsOf(at.tx, at.space)));
}

/** Throws `tenancy.invitation_not_found`. */
export async function getInvitation(place: Place, id: string): Promise<InvitationInfo> {
  return await inside(place, async (at) => {
    const [info] = await withMails(at, [await requireInvitation(at, id)]);
    if (!info) throw invitationNotFound();
    return info;
  });
}
