// Table invitations. The wall of the company or the cabinet it leads to must be open, but for the look-up by token.

import { sql, type Selectable } from 'kysely';
import type { Actor, Ctx, Tx } from '#src/context.ts';
import type { Database } from '#src/db/schema.ts';
import type { Language } from '#src/i18n.ts';
import type { Invitation, InvitationState, TimeBox } from '../model/invitations.ts';
import type { Space } from '../model/space.ts';
import { isInserted } from './inserted.ts';

export interface NewInvitation {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: string;
  readonly timeBox?: TimeBox | undefined;
  readonly language: Language;
  readonly tokenHash: Buffer;
  readonly expiresAt: Date;
  readonly by: Actor;
}

/** False when the address has a pending invitation to this space. */
export async function insertInvitation(tx: Tx, space: Space, one: NewInvitation): Promise<boolean> {
  const now = tx.clock.now();
  const result = await tx.db
    .insertInto('invitations')
    .values({
      scope_id: space.id,
      scope_kind: space.kind,
      invitation_id: one.id,
      email: one.email,
      name: one.name,
      role: one.role,
      access_ends_at: one.timeBox?.endsAt ?? null,
      access_reason: one.timeBox?.reason ?? null,
      language: one.language,
      token_hash: one.tokenHash,
      sent_at: now,
      expires_at: one.expiresAt,
      state: 'pending',
      state_since: now,
      created_at: now,
      created_by: JSON.stringify(one.by),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return isInserted(result);
}

const SELECTED = [
  'invitation_id',
  'email',
  'name',
  'role',
  'access_ends_at',
  'access_reason',
  'language',
  'mail_id',
  'sendings',
  'sent_at',
  'expires_at',
  'opened_at',
  'state',
  'state_since',
  'created_at',
] as const;

type Row = Pick<Selectable<Database['invitations']>, (typeof SELECTED)[number]> & { readonly creator: string };

function invitationOf(row: Row): Invitation {
  return {
    id: row.invitation_id,
    email: row.email,
    name: row.name,
    role: row.role,
    timeBox: row.access_ends_at ? { endsAt: row.access_ends_at, reason: row.access_reason ?? '' } : undefined,
    language: row.language === 'en' ? 'en' : 'fr',
    mailId: row.mail_id ?? undefined,
    sendings: row.sendings,
    sentAt: row.sent_at,
    expiresAt: row.expires_at,
    openedAt: row.opened_at ?? undefined,
    state: row.state as InvitationState,
    stateSince: row.state_since,
    createdBy: row.creator,
    createdAt: row.created_at,
  };
}

const rows = (tx: Tx, { id }: Space) =>
  tx.db
    .selectFrom('invitations')
    .select([...SELECTED, sql<string>`created_by ->> 'name'`.as('creator')])
    .where('scope_id', '=', id);

/** Newest first, those taken back left out. */
export async function invitationsOf(tx: Tx, space: Space): Promise<Invitation[]> {
  const found = await rows(tx, space)
    .where('state', '<>', 'revoked')
    .orderBy('created_at', 'desc')
    .orderBy('invitation_id', 'desc')
    .execute();
  return found.map(invitationOf);
}

export async function invitationById(tx: Tx, space: Space, id: string): Promise<Invitation | undefined> {
  const row = await rows(tx, space).where('invitation_id', '=', id).executeTakeFirst();
  return row && invitationOf(row);
}

/** Where an address stands: its pending invitation. */
export async function pendingByEmail(tx: Tx, space: Space, email: string): Promise<Invitation | undefined> {
  const row = await rows(tx, space)
    .where('state', '=', 'pending')
    .where(sql<string>`lower(email)`, '=', email.toLowerCase())
    .executeTakeFirst();
  return row && invitationOf(row);
}

export interface Sending {
  readonly tokenHash: Buffer;
  readonly expiresAt: Date;
}

/** A new token: the link of the former mail no longer opens anything. */
export async function sendAgain(
  tx: Tx,
  { id, space }: { readonly id: string; readonly space: Space },
  { tokenHash, expiresAt }: Sending,
): Promise<void> {
  const now = tx.clock.now();
  await tx.db
    .updateTable('invitations')
    .set((one) => ({
      token_hash: tokenHash,
      expires_at: expiresAt,
      sent_at: now,
      opened_at: null,
      state: 'pending',
      state_since: now,
      sendings: one('sendings', '+', 1),
    }))
    .where('scope_id', '=', space.id)
    .where('invitation_id', '=', id)
    .execute();
}

export async function setMail(
  tx: Tx,
  { id, space }: { readonly id: string; readonly space: Space },
  mailId: string,
): Promise<void> {
  await tx.db
    .updateTable('invitations')
    .set({ mail_id: mailId })
    .where('scope_id', '=', space.id)
    .where('invitation_id', '=', id)
    .execute();
}

export interface Settled {
  readonly state: Exclude<InvitationState, 'pending'>;
  readonly acceptedBy?: string;
}

/** Once: answers false when it was settled before. */
export async function settle(
  tx: Tx,
  { id, space }: { readonly id: string; readonly space: Space },
  { state, acceptedBy }: Settled,
): Promise<boolean> {
  const result = await tx.db
    .updateTable('invitations')
    .set({ state, state_since: tx.clock.now(), accepted_by: acceptedBy ?? null })
    .where('scope_id', '=', space.id)
    .where('invitation_id', '=', id)
    .where('state', '=', 'pending')
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Answers whether it was the first time. */
export async function markOpened(tx: Tx, space: Space, id: string): Promise<boolean> {
  const result = await tx.db
    .updateTable('invitations')
    .set({ opened_at: tx.clock.now() })
    .where('scope_id', '=', space.id)
    .where('invitation_id', '=', id)
    .where('opened_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** What the holder of a token may know. */
export interface HeldInvitation {
  readonly id: string;
  readonly space: Space;
  readonly email: string;
  readonly name: string;
  readonly role: string;
  readonly language: Language;
  readonly expiresAt: Date;
  readonly state: InvitationState;
  readonly invitedBy: string;
  /** Name of the company or cabinet. */
  readonly spaceName: string;
  /** The cabinet that keeps the company's books. */
  readonly cabinet: string | undefined;
  /** The account that has this e-mail address. */
  readonly accountId: string | undefined;
}

interface HeldRow {
  readonly scope_kind: Space['kind'];
  readonly scope_id: string;
  readonly invitation_id: string;
  readonly email: string;
  readonly name: string;
  readonly role: string;
  readonly language: string;
  readonly expires_at: Date;
  readonly state: InvitationState;
  readonly created_by: string;
  readonly space: string;
  readonly cabinet: string | null;
  readonly account: string | null;
}

export async function invitationByToken(ctx: Ctx | Tx, tokenHash: Buffer): Promise<HeldInvitation | undefined> {
  const found = await sql<HeldRow>`
    select scope_kind, scope_id, invitation_id, email, name, role, language, expires_at, state, created_by, space,
      cabinet, account
    from tenancy_invitation(${tokenHash})`.execute(ctx.db);
  const row = found.rows[0];
  return (
    row && {
      id: row.invitation_id,
      space: { kind: row.scope_kind, id: row.scope_id },
      email: row.email,
      name: row.name,
      role: row.role,
      language: row.language === 'en' ? 'en' : 'fr',
      expiresAt: row.expires_at,
      state: row.state,
      invitedBy: row.created_by,
      spaceName: row.space,
      cabinet: row.cabinet ?? undefined,
      accountId: row.account ?? undefined,
    }
  );
}
