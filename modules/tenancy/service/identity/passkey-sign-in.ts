// Signing in with a passkey, alone or as the second step; and proving with one again before a guarded act.

import { generateAuthenticationOptions, verifyAuthenticationResponse } from '@simplewebauthn/server';
import { inTransaction, type Ctx, type Tx } from '#src/context.ts';
import { passkeyRefused } from '../../identity-errors.ts';
import { holderOf, passkeysOf, passkeyUsed, type PasskeyHolder } from '../../repository/identity/passkeys.ts';
import { enterUser } from '../../repository/scope.ts';
import { openSession, type Client, type SignedInSession } from '../sign-in.ts';
import { bucket, countTry, forgiveTry } from '../throttle.ts';
import type { AtSession } from './again.ts';
import { newChallenge, readAnswer, useChallenge, type PasskeyAnswer, type Site } from './challenges.ts';
import { takeLink } from './oidc/linking.ts';
import { orRecordRefusal } from './refusals.ts';
import { markProved } from './second-factor.ts';

type RequestOptions = Awaited<ReturnType<typeof generateAuthenticationOptions>>;
type Assertion = Parameters<typeof verifyAuthenticationResponse>[0]['response'];

/** Questions and answers from one address in a quarter of an hour. */
const LIMIT = 100;
const bucketsOf = ({ address }: Client) => [bucket(LIMIT, 'passkey', address)];

/** What the browser needs to ask for a passkey: of this person, or of whoever has one. */
export async function requestOptions(
  ctx: Ctx,
  { site, userId, client }: { readonly site: Site; readonly userId: string | undefined; readonly client: Client },
): Promise<RequestOptions> {
  await countTry(ctx, bucketsOf(client));
  return await inTransaction(ctx, async (tx) => {
    if (userId !== undefined) await enterUser(tx, userId);
    const known = userId === undefined ? [] : await passkeysOf(tx, userId);
    return await generateAuthenticationOptions({
      rpID: site.rpId,
      userVerification: 'required',
      challenge: await newChallenge(tx, { purpose: 'get', userId }),
      allowCredentials: known.map(({ credentialId }) => ({ id: credentialId })),
    });
  });
}

async function check(holder: PasskeyHolder, { response, challenge }: PasskeyAnswer, site: Site): Promise<number> {
  const result = await verifyAuthenticationResponse({
    response: response as unknown as Assertion,
    expectedChallenge: challenge,
    expectedOrigin: site.origin,
    expectedRPID: site.rpId,
    credential: {
      id: response.id,
      publicKey: new Uint8Array(holder.publicKey),
      counter: holder.signCount,
    },
    requireUserVerification: true,
  }).catch((error: unknown) => {
    throw passkeyRefused({ cause: error });
  });
  if (!result.verified) throw passkeyRefused();
  return result.authenticationInfo.newCounter;
}

/** The person whose passkey answered this challenge. Opens their wall. Throws `tenancy.passkey_refused`. */
async function prove(tx: Tx, answer: PasskeyAnswer, site: Site): Promise<PasskeyHolder> {
  const holder = await holderOf(tx, answer.response.id);
  if (!holder) throw passkeyRefused();
  await useChallenge(tx, answer.challenge, { purpose: 'get', userId: holder.userId });
  const signCount = await check(holder, answer, site);
  await enterUser(tx, holder.userId);
  await passkeyUsed(tx, holder, signCount);
  return holder;
}

export interface PasskeySignIn {
  readonly site: Site;
  /** The browser's answer, as JSON. */
  readonly credential: string;
  readonly client: Client;
  /** Secret of the step that led here. */
  readonly step?: string | undefined;
}

/** Throws `tenancy.passkey_refused`, `tenancy.too_many_attempts`. */
export async function signInWithPasskey(
  ctx: Ctx,
  { site, credential, client, step }: PasskeySignIn,
): Promise<SignedInSession> {
  const buckets = bucketsOf(client);
  await countTry(ctx, buckets);
  const work = async (tx: Tx): Promise<SignedInSession> => {
    const { userId, userName } = await prove(tx, readAnswer(credential), site);
    await forgiveTry(tx, buckets);
    const link = await takeLink(tx, step, userId);
    return await openSession(tx, { id: userId, name: userName }, { client, methods: ['passkey'], link });
  };
  const attempt = { action: 'user.passkey_refused', userId: undefined, client };
  return await orRecordRefusal(ctx, attempt, async () => await inTransaction(ctx, work));
}

/** A signed-in person proves themselves again with a passkey of theirs. Throws `tenancy.passkey_refused`. */
export async function proveAgainByPasskey(
  ctx: Ctx,
  { user, site, credential }: { readonly user: AtSession; readonly site: Site; readonly credential: string },
): Promise<void> {
  const answer = readAnswer(credential);
  await inTransaction(ctx, async (tx) => {
    const holder = await prove(tx, answer, site);
    if (holder.userId !== user.id) throw passkeyRefused();
    await markProved(tx, user, 'passkey');
  });
}
