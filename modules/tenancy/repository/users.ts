// Table users, and what may be asked of it before the person is known.

import { sql } from 'kysely';
import type { Actor, Ctx, Tx } from '#src/context.ts';
import type { Language } from '#src/i18n.ts';
import type { Preferences } from '../model/types.ts';
import { isInserted } from './inserted.ts';

export interface Credentials {
  readonly user_id: string;
  readonly name: string;
  readonly password_hash: string | null;
  readonly disabled_at: Date | null;
}

export async function credentialsByEmail(ctx: Ctx | Tx, email: string): Promise<Credentials | undefined> {
  const found = await sql<Credentials>`
    select user_id, name, password_hash, disabled_at from tenancy_user_by_email(${email})`.execute(ctx.db);
  return found.rows[0];
}

export interface NewUser {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly language: string;
  /** Absent: the person signs in another way. */
  readonly passwordHash: string | undefined;
  readonly by: Actor;
}

/** False when the e-mail address is taken. The wall of `user.id` must be open. */
export async function insertUser(tx: Tx, user: NewUser): Promise<boolean> {
  const now = tx.clock.now();
  // No RETURNING: under row-level security it would also have to pass the reading policy.
  const result = await tx.db
    .insertInto('users')
    .values({
      user_id: user.id,
      email: user.email,
      name: user.name,
      language: user.language,
      password_hash: user.passwordHash ?? null,
      password_changed_at: user.passwordHash === undefined ? null : now,
      created_at: now,
      created_by: JSON.stringify(user.by),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return isInserted(result);
}

/** The wall of the person must be open, here and below. */
export async function passwordHashOf(tx: Tx, userId: string): Promise<string | null> {
  const row = await tx.db.selectFrom('users').select('password_hash').where('user_id', '=', userId).executeTakeFirst();
  return row?.password_hash ?? null;
}

export async function setPasswordHash(tx: Tx, userId: string, passwordHash: string): Promise<void> {
  await tx.db
    .updateTable('users')
    .set({ password_hash: passwordHash, password_changed_at: tx.clock.now() })
    .where('user_id', '=', userId)
    .execute();
}

export interface Account {
  readonly name: string;
  readonly email: string;
  readonly language: Language;
}

export async function accountOf(tx: Tx, userId: string): Promise<Account | undefined> {
  const row = await tx.db
    .selectFrom('users')
    .select(['name', 'email', 'language'])
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return row && { name: row.name, email: row.email, language: row.language === 'en' ? 'en' : 'fr' };
}

/** The address has proved to be theirs. */
export async function setEmail(tx: Tx, userId: string, email: string): Promise<void> {
  await tx.db
    .updateTable('users')
    .set({ email, email_confirmed_at: tx.clock.now() })
    .where('user_id', '=', userId)
    .execute();
}

export async function isConfirmed(tx: Tx, userId: string): Promise<boolean> {
  const row = await tx.db
    .selectFrom('users')
    .select('email_confirmed_at')
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return (row?.email_confirmed_at ?? null) !== null;
}

/** The address has proved to be theirs; the first proof counts. */
export async function confirmEmail(tx: Tx, userId: string): Promise<void> {
  await tx.db
    .updateTable('users')
    .set({ email_confirmed_at: tx.clock.now() })
    .where('user_id', '=', userId)
    .where('email_confirmed_at', 'is', null)
    .execute();
}

export async function setName(tx: Tx, userId: string, name: string): Promise<void> {
  await tx.db.updateTable('users').set({ name }).where('user_id', '=', userId).execute();
}

export async function setPreferences(tx: Tx, userId: string, preferences: Preferences): Promise<void> {
  const { language, appearance, density } = preferences;
  await tx.db.updateTable('users').set({ language, appearance, density }).where('user_id', '=', userId).execute();
}

export async function setLastSignIn(tx: Tx, userId: string): Promise<void> {
  await tx.db.updateTable('users').set({ last_sign_in_at: tx.clock.now() }).where('user_id', '=', userId).execute();
}
