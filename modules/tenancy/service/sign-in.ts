// Signing in with a password, and out. An unknown address, a wrong password and a closed account get the same answer in
// the same time; attempts are counted by account and by address before the password is looked at.

import { inTransaction, type Ctx, type Tx } from '#src/context.ts';
import { DAY_MS } from '#src/clock.ts';
import { newId } from '#src/ids.ts';
import { sessionIdleDays } from '../config.ts';
import { invalidCredentials } from '../errors.ts';
import { deviceName } from '../model/device.ts';
import { provesSecondFactor, type SignInMethod } from '../model/identity/methods.ts';
import type { Person } from '../model/types.ts';
import { enterUser } from '../repository/scope.ts';
import { endSession, insertSession } from '../repository/sessions.ts';
import type { Bucket } from '../repository/throttles.ts';
import { credentialsByEmail, setLastSignIn } from '../repository/users.ts';
import { newSecret, passwordMatches, sha256 } from '../secrets.ts';
import { awaitSecondFactor } from './identity/awaited.ts';
import { link as linkAccount, takeLink, type OutsideLink } from './identity/oidc/linking.ts';
import { recordRefusal } from './identity/refusals.ts';
import { recordForInstance } from './journal.ts';
import { actorOf } from './people.ts';
import { bucket, countTry, forgiveTry } from './throttle.ts';

/** Where a request comes from, as the session list shows it. */
export interface Client {
  readonly address: string;
  readonly userAgent: string;
}

export interface SignInInput {
  readonly email: string;
  readonly password: string;
  readonly client: Client;
  /** Secret of the step that led here, when an outside account waits for this sign-in. */
  readonly step?: string | undefined;
}

export interface SignedInSession {
  readonly userId: string;
  /** For the cookie; only its hash is kept. */
  readonly token: string;
  /** Set when the token opens no session yet, but the step that is still missing. */
  readonly awaits?: 'second-factor';
}

/**
 * Attempts in a window: from one address at one account, at one account from everywhere (so that a stranger needs
 * many addresses to keep its owner out), and from one address at all accounts.
 */
const LIMITS = { pair: 10, account: 50, address: 100 } as const;

/**
 * The account as it is counted: without accents, for the database folds letters to lower case in its own way (`İ` to
 * `i`), and a spelling that finds the same account must not get attempts of its own.
 */
export function countedAs(email: string): string {
  return email.trim().toLowerCase().normalize('NFKD').replaceAll(/\p{M}/gu, '');
}

function bucketsOf(email: string, address: string): Bucket[] {
  const account = countedAs(email);
  return [
    bucket(LIMITS.pair, 'pair', account, address),
    bucket(LIMITS.account, 'account', account),
    bucket(LIMITS.address, 'address', address),
  ];
}

/**
 * Opens a session, or the step of the second factor for who has one.
 * Throws `tenancy.invalid_credentials` (401) or `tenancy.too_many_attempts` (429).
 */
export async function signIn(ctx: Ctx, { email, password, client, step }: SignInInput): Promise<SignedInSession> {
  const buckets = bucketsOf(email, client.address);
  await countTry(ctx, buckets);

  const credentials = await credentialsByEmail(ctx, email.trim());
  const matches = await passwordMatches(password, credentials?.password_hash);
  if (!credentials || !matches || credentials.disabled_at) {
    // Known account or not, the same work is done.
    await recordRefusal(ctx, { action: 'user.sign_in_refused', client, userId: credentials?.user_id });
    throw invalidCredentials();
  }
  const person = { id: credentials.user_id, name: credentials.name };
  return await inTransaction(ctx, async (tx) => {
    await forgiveTry(tx, buckets);
    const link = await takeLink(tx, step, person.id);
    return await enter(tx, person, { client, methods: ['password'], link });
  });
}

export interface Entrance {
  readonly client: Client;
  /** What the person has just proved, in order. */
  readonly methods: readonly SignInMethod[];
  /** An outside account that opens theirs from now on. */
  readonly link?: OutsideLink | undefined;
}

/** A session, or the step that is still missing, for a person who has just proved the first factor. */
export async function enter(tx: Tx, person: Pick<Person, 'id' | 'name'>, entrance: Entrance): Promise<SignedInSession> {
  if (!provesSecondFactor(entrance.methods)) {
    const awaited = await awaitSecondFactor(tx, person, entrance);
    if (awaited !== undefined) return { userId: person.id, token: awaited, awaits: 'second-factor' };
  }
  return await openSession(tx, person, entrance);
}

/** Opens a session for a person who has proved all that is asked, in the caller's transaction. */
export async function openSession(
  tx: Tx,
  person: Pick<Person, 'id' | 'name'>,
  { client, methods, link }: Entrance,
): Promise<SignedInSession> {
  const token = newSecret();
  const id = newId();
  await enterUser(tx, person.id);
  await insertSession(tx, {
    id,
    userId: person.id,
    tokenHash: sha256(token),
    methods,
    hasSecondFactor: provesSecondFactor(methods),
    expiresAt: new Date(tx.clock.now().getTime() + tx.config.get(sessionIdleDays) * DAY_MS),
    userAgent: client.userAgent.slice(0, 300),
    address: client.address,
  });
  if (link) await linkAccount(tx, person, link);
  await setLastSignIn(tx, person.id);
  await recordForInstance(tx, actorOf(person), {
    action: 'user.signed_in',
    subject: { kind: 'session', id },
    details: { address: client.address, device: deviceName(client.userAgent), methods: methods.join(' ') },
  });
  return { userId: person.id, token };
}

/** Ends the session of this cookie; one that is gone already is no error. */
export async function signOut(ctx: Ctx, token: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const gone = await endSession(tx, sha256(token));
    if (gone) {
      await recordForInstance(tx, actorOf({ id: gone.user_id, name: gone.name }), { action: 'user.signed_out' });
    }
  });
}
