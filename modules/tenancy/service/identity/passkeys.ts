// The passkeys of a person: added after proving who one is, named, removed. Every one asks its device for finger, face or
// PIN: a passkey is two factors at once.

import { generateRegistrationOptions, verifyRegistrationResponse } from '@simplewebauthn/server';
import { inTransaction, type Ctx, type Tx } from '#src/context.ts';
import { isId, newId } from '#src/ids.ts';
import { lastWayIn, passkeyExists, passkeyNotFound, passkeyRefused } from '../../identity-errors.ts';
import { lineFault, tidy } from '../../model/checks.ts';
import { identitiesOf } from '../../repository/identity/identities.ts';
import * as repository from '../../repository/identity/passkeys.ts';
import { enterUser } from '../../repository/scope.ts';
import { markSecondFactor } from '../../repository/sessions.ts';
import { passwordHashOf } from '../../repository/users.ts';
import { refuseFaults } from '../answers.ts';
import { recordForInstance } from '../journal.ts';
import { actorOf } from '../people.ts';
import { provedAgain, type AtSession } from './again.ts';
import { dropUselessCodes, firstRecoveryCodes } from './recovery.ts';
import { tellOwner } from './notice.ts';
import { newChallenge, readAnswer, useChallenge, type PasskeyAnswer, type Site } from './challenges.ts';

type CreationOptions = Awaited<ReturnType<typeof generateRegistrationOptions>>;

export interface PasskeyOwner extends AtSession {
  readonly email: string;
}

/** What the browser needs to make a passkey for this person here. */
export async function creationOptions(
  ctx: Ctx,
  { user, site }: { readonly user: PasskeyOwner; readonly site: Site },
): Promise<CreationOptions> {
  return await inTransaction(ctx, async (tx) => {
    await enterUser(tx, user.id);
    const known = await repository.passkeysOf(tx, user.id);
    const challenge = await newChallenge(tx, { purpose: 'create', userId: user.id });
    return await optionsFor(user, { site, challenge, known: known.map(({ credentialId }) => credentialId) });
  });
}

interface Question {
  readonly site: Site;
  readonly challenge: Uint8Array<ArrayBuffer>;
  /** Credentials that this device need not make again. */
  readonly known: readonly string[];
}

/** `user.id` is the handle that the device keeps with the passkey. */
export async function optionsFor(
  user: Pick<PasskeyOwner, 'id' | 'name' | 'email'>,
  { site, challenge, known }: Question,
): Promise<CreationOptions> {
  return await generateRegistrationOptions({
    rpName: 'Facteur',
    rpID: site.rpId,
    userID: new Uint8Array(Buffer.from(user.id)),
    userName: user.email,
    userDisplayName: user.name,
    challenge,
    excludeCredentials: known.map((id) => ({ id })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
}

type Registration = Parameters<typeof verifyRegistrationResponse>[0]['response'];

async function verified({ response, challenge }: PasskeyAnswer, site: Site) {
  const result = await verifyRegistrationResponse({
    response: response as unknown as Registration,
    expectedChallenge: challenge,
    expectedOrigin: site.origin,
    expectedRPID: site.rpId,
    requireUserVerification: true,
  }).catch((error: unknown) => {
    throw passkeyRefused({ cause: error });
  });
  if (!result.verified) throw passkeyRefused();
  return result.registrationInfo;
}

export interface NewPasskey {
  readonly user: AtSession;
  readonly site: Site;
  /** The browser's answer, as JSON. */
  readonly credential: string;
  readonly name: string;
  readonly password: string;
}

/**
 * Registers a passkey. Answers recovery codes, shown this once, when the person has none yet. Throws `tenancy.invalid_input`, `tenancy.passkey_refused`, `tenancy.passkey_exists`.
 */
export async function addPasskey(ctx: Ctx, { user, site, credential, name, password }: NewPasskey): Promise<string[]> {
  refuseFaults(lineFault('name', name));
  const answer = readAnswer(credential);
  return await provedAgain(ctx, { user, password }, async (tx) => {
    await useChallenge(tx, answer.challenge, { purpose: 'create', userId: user.id });
    await keepPasskey(tx, user, { answer, site, name });
    await tellOwner(tx, user.id, 'passkey_added');
    await markSecondFactor(tx, user.sessionId, 'passkey');
    return await firstRecoveryCodes(tx, user.id);
  });
}

/**
 * Checks what the device answered and keeps the passkey, behind the wall of the person; the challenge is used up already.
 * Throws `tenancy.passkey_refused`, `tenancy.passkey_exists`.
 */
export async function keepPasskey(
  tx: Tx,
  user: Pick<AtSession, 'id' | 'name'>,
  { answer, site, name }: { readonly answer: PasskeyAnswer; readonly site: Site; readonly name: string },
): Promise<void> {
  const registration = await verified(answer, site);
  const added = await repository.insertPasskey(tx, {
    id: newId(),
    userId: user.id,
    credentialId: registration.credential.id,
    publicKey: registration.credential.publicKey,
    signCount: registration.credential.counter,
    transports: registration.credential.transports ?? [],
    isSynced: registration.credentialBackedUp,
    name: tidy(name),
  });
  if (!added) throw passkeyExists();
  await recordForInstance(tx, actorOf(user), { action: 'user.passkey_added', details: { name: tidy(name) } });
}

/**
 * Removes a passkey, unless it is the only way in.
 * Throws `tenancy.passkey_not_found`, `tenancy.last_way_in`, `tenancy.invalid_input` on `password`.
 */
export async function removePasskey(
  ctx: Ctx,
  { user, passkeyId, password }: { readonly user: AtSession; readonly passkeyId: string; readonly password: string },
): Promise<void> {
  if (!isId(passkeyId)) throw passkeyNotFound();
  await provedAgain(ctx, { user, password }, async (tx) => {
    const name = await repository.deletePasskey(tx, user.id, passkeyId);
    if (name === undefined) throw passkeyNotFound();
    if (!(await hasWayIn(tx, user.id))) throw lastWayIn();
    await dropUselessCodes(tx, user.id);
    await recordForInstance(tx, actorOf(user), {
      action: 'user.passkey_removed',
      subject: { kind: 'passkey', id: passkeyId },
      details: { name },
    });
    await tellOwner(tx, user.id, 'passkey_removed');
  });
}

/** The person's own words for a passkey. Throws `tenancy.passkey_not_found`, `tenancy.invalid_input` on `name`. */
export async function renamePasskey(
  ctx: Ctx,
  { user, passkeyId, name }: { readonly user: AtSession; readonly passkeyId: string; readonly name: string },
): Promise<void> {
  refuseFaults(lineFault('name', name));
  if (!isId(passkeyId)) throw passkeyNotFound();
  await inTransaction(ctx, async (tx) => {
    await enterUser(tx, user.id);
    if (!(await repository.renamePasskey(tx, { userId: user.id, passkeyId }, tidy(name)))) throw passkeyNotFound();
    await recordForInstance(tx, actorOf(user), {
      action: 'user.passkey_renamed',
      subject: { kind: 'passkey', id: passkeyId },
      details: { name: tidy(name) },
    });
  });
}

/** Whether the person can still sign in somehow. Their wall must be open. */
export async function hasWayIn(tx: Tx, userId: string): Promise<boolean> {
  if ((await passwordHashOf(tx, userId)) !== null) return true;
  return (await repository.passkeysOf(tx, userId)).length > 0 || (await identitiesOf(tx, userId)).length > 0;
}
