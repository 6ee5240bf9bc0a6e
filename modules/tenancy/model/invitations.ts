// Invitations: what leads somebody into a dossier or a cabinet, and how far each has come.

import type { Language } from '#src/i18n.ts';
import type { MailReason, MailStatus } from '#src/mail/index.ts';
import type { CompanyRole } from './rights.ts';
import type { Space } from './space.ts';

/** As it is stored; what people read is its {@link InvitationStatus}. */
export type InvitationState = 'pending' | 'accepted' | 'declined' | 'revoked';

/** An access for a while: until when, and what for. */
export interface TimeBox {
  readonly endsAt: Date;
  readonly reason: string;
}

export interface Invitation {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: string;
  /** Absent: the access does not end by itself. */
  readonly timeBox: TimeBox | undefined;
  readonly language: Language;
  readonly mailId: string | undefined;
  readonly sendings: number;
  readonly sentAt: Date;
  readonly expiresAt: Date;
  readonly openedAt: Date | undefined;
  readonly state: InvitationState;
  readonly stateSince: Date;
  /** Name of who invited. */
  readonly createdBy: string;
  readonly createdAt: Date;
}

/**
 * held: no relay is configured · sending: waits for the relay · sent · delivered · opened: the link was opened ·
 * address_refused: the address takes no mail of ours · unsent: given up · expired · accepted · declined · revoked.
 */
export const invitationStatuses = [
  'held',
  'sending',
  'sent',
  'delivered',
  'opened',
  'address_refused',
  'unsent',
  'expired',
  'accepted',
  'declined',
  'revoked',
] as const;
export type InvitationStatus = (typeof invitationStatuses)[number];

/** An invitation as the people who sent it see it. */
export interface InvitationInfo extends Invitation {
  readonly status: InvitationStatus;
  /** Since when it stands there. */
  readonly since: Date;
  /** Why the mail does not get there. */
  readonly reason: MailReason | undefined;
}

const BY_MAIL: Readonly<Record<MailStatus['state'], InvitationStatus>> = {
  held: 'held',
  queued: 'sending',
  sent: 'sent',
  delivered: 'delivered',
  refused: 'address_refused',
  failed: 'unsent',
  expired: 'expired',
  cancelled: 'unsent',
};

/** How far an invitation has come, from its own row, its mail and the clock. */
export function invitationInfo(invitation: Invitation, mail: MailStatus | undefined, now: Date): InvitationInfo {
  const { state, stateSince, expiresAt, openedAt, sentAt } = invitation;
  const as = (status: InvitationStatus, since: Date): InvitationInfo => ({
    ...invitation,
    status,
    since,
    reason: status === 'opened' || status === 'accepted' ? undefined : mail?.reason,
  });
  if (state !== 'pending') return as(state, stateSince);
  if (expiresAt <= now) return as('expired', expiresAt);
  if (openedAt) return as('opened', openedAt);
  return as(mail ? BY_MAIL[mail.state] : 'sending', mail?.since ?? sentAt);
}

/** Whether sending it again makes sense. */
export function mayRemind({ state }: Pick<Invitation, 'state'>): boolean {
  return state === 'pending' || state === 'declined';
}

/** A role of a space as the rest of the module names it: those of cabinets carry their prefix. */
export function roleKey(kind: Space['kind'], role: string): string {
  return kind === 'cabinet' ? `cabinet-${role}` : role;
}

/** Roles of a company that an invitation may give: auditors and tax inspectors are let in for a while, in another way. */
export const invitedCompanyRoles = [
  'manager',
  'approver',
  'viewer',
  'payments',
  'assistant',
] as const satisfies readonly CompanyRole[];
