// What the product knows of a person, and its erasure (migrations/…_324_personal_data.ts).

import { sql } from 'kysely';
import type { Ctx, Tx } from '#src/context.ts';
import { quietHoursOf, setQuietHours } from './quiet-hours.ts';
import { enterUser } from './scope.ts';

export interface PersonAct {
  readonly chain: string;
  readonly sequence: number;
  readonly at: Date;
  readonly action: string;
  readonly subject_kind: string | null;
  readonly subject_id: string | null;
  readonly details: unknown;
}

export async function actsOf(ctx: Ctx | Tx, userId: string): Promise<readonly PersonAct[]> {
  const found = await sql<PersonAct>`
    select chain, sequence, at, action, subject_kind, subject_id, details from tenancy_acts_of(${userId})`.execute(
    ctx.db,
  );
  return found.rows;
}

export interface PersonMail {
  readonly subject: string;
  readonly kind: string;
  readonly state: string;
  readonly created_at: Date;
}

export async function mailsTo(ctx: Ctx | Tx, address: string): Promise<readonly PersonMail[]> {
  const found = await sql<PersonMail>`
    select subject, kind, state, created_at from tenancy_mails_to(${address})`.execute(ctx.db);
  return found.rows;
}

/** The account and what hangs on it, secrets left out. Opens the wall of the person. */
export async function accountOf(tx: Tx, userId: string) {
  await enterUser(tx, userId);
  const account = await tx.db
    .selectFrom('users')
    .select(['email', 'name', 'language', 'appearance', 'density', 'created_at', 'last_sign_in_at'])
    .select(['email_confirmed_at', 'password_changed_at'])
    .where('user_id', '=', userId)
    .executeTakeFirst();
  const sessions = await tx.db
    .selectFrom('sessions')
    .select(['created_at', 'last_seen_at', 'expires_at', 'user_agent', 'address', 'methods'])
    .where('user_id', '=', userId)
    .execute();
  const passkeys = await tx.db
    .selectFrom('user_passkeys')
    .select(['name', 'created_at', 'last_used_at'])
    .where('user_id', '=', userId)
    .execute();
  const identities = await tx.db
    .selectFrom('user_identities')
    .select(['issuer', 'email', 'linked_at', 'last_used_at'])
    .where('user_id', '=', userId)
    .execute();
  const terms = await tx.db
    .selectFrom('terms_acceptances')
    .select(['version', 'accepted_at', 'address'])
    .where('user_id', '=', userId)
    .orderBy('version')
    .execute();
  const notifications = await tx.db
    .selectFrom('notification_choices')
    .select(['event', 'frequency'])
    .where('user_id', '=', userId)
    .execute();
  return { account, sessions, passkeys, identities, terms, notifications, quietHours: await quietHoursOf(tx, userId) };
}

/** All that is not kept by law; whoever calls has made sure that it is wanted. */
export async function erasePerson(tx: Tx, userId: string): Promise<void> {
  await enterUser(tx, userId);
  await setQuietHours(tx, userId, undefined);
  await sql`select tenancy_erase_person(${userId}, ${tx.clock.now()})`.execute(tx.db);
}

export interface Needed {
  readonly kind: 'instance' | 'cabinet' | 'company';
  readonly name: string;
}

/** What would have nobody to manage it without this person. */
export async function solelyManagedBy(tx: Tx, userId: string): Promise<readonly Needed[]> {
  const found = await sql<Needed>`select kind, name from tenancy_solely_managed_by(${userId})`.execute(tx.db);
  return found.rows;
}
