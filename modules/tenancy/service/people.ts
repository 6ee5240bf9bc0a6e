// People: accounts, passwords, how they want to see the pages.

import { inTransaction, systemActor, type Actor, type Ctx, type Tx } from '#src/context.ts';
import type { Language } from '#src/i18n.ts';
import { newId } from '#src/ids.ts';
import { emailTaken, userNotFound } from '../errors.ts';
import { emailFault, lineFault, passwordFault, tidy } from '../model/checks.ts';
import type { Person, Preferences } from '../model/types.ts';
import { deleteFlowsOf } from '../repository/identity/flows.ts';
import { enterUser } from '../repository/scope.ts';
import { deleteSessionsOf } from '../repository/sessions.ts';
import * as users from '../repository/users.ts';
import { hashPassword } from '../secrets.ts';
import { refuseFaults } from './answers.ts';
import { provedAgain } from './identity/again.ts';
import { tellOwner } from './identity/notice.ts';
import { recordForInstance } from './journal.ts';

export interface PersonInput {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly language: Language;
}

export function actorOf(person: { readonly id: string; readonly name: string }): Actor {
  return { kind: 'user', id: person.id, name: person.name };
}

/** Throws `tenancy.invalid_input`. */
function refuseFaultyPerson(input: PersonInput): void {
  refuseFaults(
    lineFault('name', input.name),
    emailFault('email', input.email.trim()),
    passwordFault('password', input.password),
  );
}

/**
 * Adds an account without any access, in the caller's transaction; `by` absent: the person made it themselves.
 * Throws `tenancy.invalid_input`, `tenancy.email_taken`.
 */
export async function addPerson(tx: Tx, input: PersonInput, by?: Actor): Promise<Person> {
  refuseFaultyPerson(input);
  const person: Person = { id: newId(), name: tidy(input.name), email: input.email.trim() };
  const passwordHash = await hashPassword(input.password);
  await enterUser(tx, person.id);
  const creator = by ?? actorOf(person);
  if (!(await users.insertUser(tx, { ...person, language: input.language, passwordHash, by: creator }))) {
    throw emailTaken();
  }
  await recordForInstance(tx, creator, { action: 'user.created', subject: { kind: 'user', id: person.id } });
  return person;
}

export interface PersonWithoutPassword {
  readonly id?: string;
  readonly name: string;
  readonly email: string;
  readonly language?: Language;
  /** Absent: the person made it themselves. */
  readonly by?: Actor;
}

/**
 * Adds an account that opens without password, its address proved: by an outside provider, or by a passkey.
 * Throws `tenancy.email_taken`.
 */
export async function addPersonWithoutPassword(
  tx: Tx,
  { id = newId(), name, email, language = 'fr', by }: PersonWithoutPassword,
): Promise<Person> {
  const person: Person = { id, name: tidy(name).slice(0, 200), email: email.trim() };
  await enterUser(tx, person.id);
  if (!(await users.insertUser(tx, { ...person, language, passwordHash: undefined, by: by ?? actorOf(person) })))
    throw emailTaken();
  await users.confirmEmail(tx, person.id);
  const subject = { kind: 'user', id: person.id };
  await recordForInstance(tx, by ?? actorOf(person), { action: 'user.created', subject });
  return person;
}

/** Adds an account without any access. Throws `tenancy.invalid_input`, `tenancy.email_taken`. */
export async function createUser(ctx: Ctx, input: PersonInput & { readonly by: Actor }): Promise<Person> {
  return await inTransaction(ctx, (tx) => addPerson(tx, input, input.by));
}

export interface PasswordChange {
  readonly user: { readonly id: string; readonly name: string };
  readonly sessionId: string;
  readonly current: string;
  readonly wanted: string;
}

/**
 * Changes the password of the signed-in person and ends their other sessions.
 * Throws `tenancy.invalid_input` on `current` or `wanted`.
 */
export async function changePassword(ctx: Ctx, { user, sessionId, current, wanted }: PasswordChange): Promise<void> {
  refuseFaults(passwordFault('wanted', wanted));
  await provedAgain(ctx, { user: { ...user, sessionId }, password: current, field: 'current' }, async (tx) => {
    await users.setPasswordHash(tx, user.id, await hashPassword(wanted));
    const ended = await deleteSessionsOf(tx, user.id, sessionId);
    await deleteFlowsOf(tx, user.id, ['second-factor', 'password-reset']);
    await recordForInstance(tx, actorOf(user), { action: 'user.password_changed', details: { sessionsEnded: ended } });
    await tellOwner(tx, user.id, 'password');
  });
}

/**
 * The operator's way back in: sets a new password and ends all sessions of the person.
 * Throws `tenancy.user_not_found`, `tenancy.invalid_input`.
 */
export async function resetPassword(
  ctx: Ctx,
  { email, password }: { readonly email: string; readonly password: string },
): Promise<void> {
  refuseFaults(passwordFault('password', password));
  await inTransaction(ctx, async (tx) => {
    const found = await users.credentialsByEmail(tx, email.trim());
    if (!found) throw userNotFound();
    await enterUser(tx, found.user_id);
    await users.setPasswordHash(tx, found.user_id, await hashPassword(password));
    const ended = await deleteSessionsOf(tx, found.user_id);
    await deleteFlowsOf(tx, found.user_id, ['second-factor', 'password-reset']);
    await recordForInstance(tx, systemActor, {
      action: 'user.password_reset',
      subject: { kind: 'user', id: found.user_id },
      details: { sessionsEnded: ended },
    });
  });
}

/** The name that others and journals show. Throws `tenancy.invalid_input`. */
export async function rename(ctx: Ctx, { user, name }: { readonly user: Actor; readonly name: string }): Promise<void> {
  refuseFaults(lineFault('name', name));
  await inTransaction(ctx, async (tx) => {
    await enterUser(tx, user.id);
    await users.setName(tx, user.id, tidy(name));
    await recordForInstance(tx, user, { action: 'user.renamed' });
  });
}

/** Language, colours and density of the pages, for this person, everywhere. */
export async function setPreferences(
  ctx: Ctx,
  { userId, preferences }: { readonly userId: string; readonly preferences: Preferences },
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await enterUser(tx, userId);
    await users.setPreferences(tx, userId, preferences);
  });
}
