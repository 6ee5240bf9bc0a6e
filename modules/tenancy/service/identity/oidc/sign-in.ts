// Signing in through an outside identity provider: the question, its answer, and what the answer opens.

import { z } from 'zod';
import { inTransaction, systemActor, type Ctx, type Tx } from '#src/context.ts';
import { Problem } from '#src/errors.ts';
import { providerUnreachable, stepIsOver } from '../../../identity-errors.ts';
import { readClaims, type ClaimedPerson } from '../../../model/identity/claims.ts';
import type { SignInMethod } from '../../../model/identity/methods.ts';
import { identityUsed, insertIdentity, personBehind } from '../../../repository/identity/identities.ts';
import { enterUser } from '../../../repository/scope.ts';
import { accountOf, credentialsByEmail } from '../../../repository/users.ts';
import { companiesOf } from '../../companies.ts';
import { recordForInstance } from '../../journal.ts';
import { addPersonWithoutPassword } from '../../people.ts';
import { enter, type Client, type SignedInSession } from '../../sign-in.ts';
import { bucket, countTry } from '../../throttle.ts';
import { takeFlow, startFlow, type FlowKind } from '../flows.ts';
import { ask, claimsOf } from './client.ts';
import { fail, failureOf, type Failure } from './failures.ts';
import { link, startLink } from './linking.ts';
import { joinCabinets, leaveCabinets, providerActor } from './memberships.ts';
import { enabledProvider, type Provider } from './providers.ts';

const payload = z.object({
  providerId: z.string(),
  returnTo: z.string(),
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  redirectUri: z.string(),
});
const questionFlow: FlowKind<z.infer<typeof payload>> = { kind: 'provider', minutes: 15, payload };

/** Departures from one address in a quarter of an hour. */
const LIMIT = 100;

export interface Departure {
  readonly providerId: string;
  /** Where the provider sends the browser back to: as it is declared there. */
  readonly redirectUri: string;
  /** Path of ours to go to afterwards. */
  readonly returnTo: string;
  readonly client: Client;
  /** The signed-in person whose account the answer is to open from now on. */
  readonly linkTo?: string;
}

/**
 * Where to send the person, and the secret under which their browser comes back.
 * Throws `tenancy.step_is_over` for an unknown provider, `tenancy.provider_unreachable`, `tenancy.too_many_attempts`.
 */
export async function startAtProvider(
  ctx: Ctx,
  { providerId, redirectUri, returnTo, client, linkTo }: Departure,
): Promise<{ readonly url: string; readonly token: string }> {
  await countTry(ctx, [bucket(LIMIT, 'provider', client.address)]);
  const provider = await enabledProvider(ctx, providerId);
  if (!provider) throw stepIsOver();
  const asked = await ask(provider, redirectUri).catch((error: unknown) => {
    throw providerUnreachable({ cause: error });
  });
  const content = { ...asked.question, providerId, returnTo };
  const token = await inTransaction(ctx, (tx) => startFlow(tx, questionFlow, { userId: linkTo, payload: content }));
  return { url: asked.url, token };
}

/** `failed` and `linking` answer a secret for the browser, under which the next page finds what to say. */
export type ProviderOutcome =
  | { readonly kind: 'entered'; readonly session: SignedInSession; readonly returnTo: string }
  | { readonly kind: 'linked'; readonly returnTo: string }
  | { readonly kind: 'linking'; readonly token: string; readonly returnTo: string }
  | { readonly kind: 'failed'; readonly token: string };

export interface ProviderAnswer {
  /** Secret of the question. */
  readonly token: string;
  /** Query of the return address. */
  readonly search: string;
  readonly client: Client;
}

/** What the provider's answer opens. Throws `tenancy.step_is_over` for an answer without question. */
export async function finishAtProvider(ctx: Ctx, { token, search, client }: ProviderAnswer): Promise<ProviderOutcome> {
  const flow = await inTransaction(ctx, async (tx) => await takeFlow(tx, questionFlow, token));
  const provider = flow && (await enabledProvider(ctx, flow.payload.providerId));
  if (!flow || !provider) throw stepIsOver();
  const { returnTo } = flow.payload;
  let person: ClaimedPerson | undefined;
  try {
    person = readClaims(await claimsOf(provider, flow.payload, search), provider.claims);
    const opening = { provider, person, client, linkTo: flow.userId };
    const outcome = await inTransaction(ctx, async (tx) => await open(tx, opening));
    return { ...outcome, returnTo };
  } catch (error) {
    const failure = failureOf(error, provider);
    ctx.log.warn({ err: error, issuer: provider.issuer }, 'Sign-in through a provider refused');
    return { kind: 'failed', token: await recordFailure(ctx, { provider, person, failure, error, client }) };
  }
}

interface Refusal {
  readonly provider: Provider;
  /** Absent when the answer itself did not hold. */
  readonly person: ClaimedPerson | undefined;
  readonly failure: Failure;
  readonly error: unknown;
  readonly client: Client;
}

/** Nothing of the attempt stays, but what the provider has taken back. */
async function recordFailure(ctx: Ctx, { provider, person, failure, error, client }: Refusal): Promise<string> {
  const reason = error instanceof Error && !(error instanceof Problem) ? error.message.slice(0, 200) : failure.reason;
  return await inTransaction(ctx, async (tx) => {
    await recordForInstance(tx, systemActor, {
      action: 'provider.sign_in_refused',
      details: { issuer: provider.issuer, failure: failure.reason, reason, address: client.address },
    });
    const known = person && (await personBehind(tx, { issuer: provider.issuer, subject: person.subject }));
    if (known && person.cabinets) await leaveCabinets(tx, { userId: known.id, provider, cabinets: person.cabinets });
    return await fail(tx, failure);
  });
}

interface Opening {
  readonly provider: Provider;
  readonly person: ClaimedPerson;
  readonly client: Client;
  readonly linkTo: string | undefined;
}

type Opened =
  | { readonly kind: 'linked' }
  | { readonly kind: 'entered'; session: SignedInSession }
  | { readonly kind: 'linking'; token: string };

async function open(tx: Tx, opening: Opening): Promise<Opened> {
  const { provider, person, client } = opening;
  const account = { issuer: provider.issuer, subject: person.subject };
  const behind = await personBehind(tx, account);
  if (behind?.isClosed) throw failureOf('refused', provider);
  if (opening.linkTo !== undefined) return await linkTheirs(tx, opening, { id: opening.linkTo, behind: behind?.id });
  if (!behind) {
    const waiting = await waitForOwner(tx, opening);
    if (waiting !== undefined) return { kind: 'linking', token: waiting };
  }
  const known = behind ?? (await newcomer(tx, opening));
  await enterUser(tx, known.id);
  await identityUsed(tx, account);
  await takePlace(tx, opening, known.id);
  const methods: SignInMethod[] = [person.isStrong ? 'provider-strong' : 'provider'];
  return { kind: 'entered', session: await enter(tx, known, { client, methods }) };
}

/** The person was signed in, and proved again who they are, when they left for the provider. */
async function linkTheirs(
  tx: Tx,
  { provider, person }: Opening,
  { id, behind }: { readonly id: string; readonly behind: string | undefined },
): Promise<Opened> {
  if (behind !== undefined && behind !== id) throw failureOf('linked-elsewhere', provider);
  await enterUser(tx, id);
  const account = await accountOf(tx, id);
  if (!account) throw failureOf('refused', provider);
  const { email = '', subject } = person;
  await link(tx, { id, name: account.name }, { provider: provider.name, issuer: provider.issuer, subject, email });
  return { kind: 'linked' };
}

/** An account of ours has this address: its owner signs in as usual first. Only a verified address counts. */
async function waitForOwner(tx: Tx, { provider, person }: Opening): Promise<string | undefined> {
  const { email, isEmailVerified, subject } = person;
  if (email === undefined || !isEmailVerified) return undefined;
  const owner = await credentialsByEmail(tx, email);
  if (!owner || owner.disabled_at) return undefined;
  return await startLink(tx, owner.user_id, { provider: provider.name, issuer: provider.issuer, subject, email });
}

/** An account for somebody the instance has never seen, where the provider may make some. */
async function newcomer(tx: Tx, { provider, person }: Opening): Promise<{ id: string; name: string }> {
  const { email, isEmailVerified, name, subject } = person;
  if (!provider.createsPeople || email === undefined || !isEmailVerified) throw failureOf('no-account', provider);
  const made = await addPersonWithoutPassword(tx, { name, email, by: providerActor(provider) });
  await insertIdentity(tx, made.id, { issuer: provider.issuer, subject, email });
  return made;
}

/** The cabinets that are claimed. Who then has access to nothing at all is told why. */
async function takePlace(tx: Tx, { provider, person }: Opening, userId: string): Promise<void> {
  const { cabinets } = person;
  if (cabinets === undefined) return;
  const joined = await joinCabinets(tx, { userId, provider, cabinets });
  if (joined.length > 0) return;
  const elsewhere = await companiesOf(tx, { userId, limit: 1 });
  if (elsewhere.length === 0) throw failureOf(cabinets, provider);
}
