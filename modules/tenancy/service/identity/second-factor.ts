// The second step of signing in, and the same proof asked again before a guarded act.

import { inTransaction, type Ctx, type Tx } from '#src/context.ts';
import { stepIsOver, wrongRecoveryCode } from '../../identity-errors.ts';
import type { SignInMethod } from '../../model/identity/methods.ts';
import { enterUser } from '../../repository/scope.ts';
import { markSecondFactor } from '../../repository/sessions.ts';
import { recordForInstance } from '../journal.ts';
import { actorOf } from '../people.ts';
import { openSession, type Client, type SignedInSession } from '../sign-in.ts';
import { bucket, countTry, forgiveTry } from '../throttle.ts';
import type { AtSession } from './again.ts';
import { awaitedSecondFactor, secondFactorsOf, type SecondFactors } from './awaited.ts';
import { peekFlow, takeFlow } from './flows.ts';
import { orRecordRefusal } from './refusals.ts';
import { useRecoveryCode } from './recovery.ts';
import { useCode } from './totp.ts';

/** Wrong codes of one person in a quarter of an hour, from everywhere: a million codes, three right ones at a time. */
const LIMIT = 10;
const REFUSED = 'user.second_factor_refused';
const bucketsOf = (userId: string) => [bucket(LIMIT, 'code', userId)];

/** Who awaits the second step of signing in, and what they may show. Throws `tenancy.step_is_over`. */
export async function awaitedPerson(ctx: Ctx, token: string): Promise<SecondFactors & { readonly userId: string }> {
  return await inTransaction(ctx, async (tx) => {
    const flow = await peekFlow(tx, awaitedSecondFactor, token);
    if (flow?.userId === undefined) throw stepIsOver();
    return { userId: flow.userId, ...(await secondFactorsOf(tx, flow.userId)) };
  });
}

/** What a signed-in person may show as second factor. */
export async function ownSecondFactors(ctx: Ctx, userId: string): Promise<SecondFactors> {
  return await inTransaction(ctx, async (tx) => await secondFactorsOf(tx, userId));
}

/** Six digits are a code of the app; anything else is read as a recovery code. Throws `tenancy.wrong_code`… */
async function proveByCode(tx: Tx, userId: string, typed: string): Promise<SignInMethod> {
  if (/^[\d\s]*$/u.test(typed)) {
    await useCode(tx, userId, typed);
    return 'totp';
  }
  if (!(await useRecoveryCode(tx, userId, typed))) throw wrongRecoveryCode();
  return 'recovery';
}

export interface CodeAtSignIn {
  /** Secret of the step that is awaited. */
  readonly token: string;
  readonly code: string;
  readonly client: Client;
}

/**
 * Ends signing in by a code of the app or a recovery code.
 * Throws `tenancy.step_is_over`, `tenancy.wrong_code`, `tenancy.wrong_recovery_code`, `tenancy.too_many_attempts`.
 */
export async function completeSignIn(ctx: Ctx, { token, code, client }: CodeAtSignIn): Promise<SignedInSession> {
  const { userId } = await awaitedPerson(ctx, token);
  const buckets = bucketsOf(userId);
  await countTry(ctx, buckets);
  const work = async (tx: Tx): Promise<SignedInSession> => {
    const flow = await takeFlow(tx, awaitedSecondFactor, token);
    if (flow?.userId !== userId) throw stepIsOver();
    await enterUser(tx, userId);
    const method = await proveByCode(tx, userId, code);
    await forgiveTry(tx, buckets);
    const { name, methods, link } = flow.payload;
    return await openSession(tx, { id: userId, name }, { client, methods: [...methods, method], link });
  };
  return await orRecordRefusal(ctx, { action: REFUSED, userId, client }, async () => await inTransaction(ctx, work));
}

/**
 * A signed-in person proves the second factor again: their session is fresh for a while.
 * Throws `tenancy.wrong_code`, `tenancy.wrong_recovery_code`, `tenancy.no_app`, `tenancy.too_many_attempts`.
 */
export async function proveAgainByCode(
  ctx: Ctx,
  { user, code }: { readonly user: AtSession; readonly code: string },
): Promise<void> {
  const buckets = bucketsOf(user.id);
  await countTry(ctx, buckets);
  const work = async (tx: Tx): Promise<void> => {
    await enterUser(tx, user.id);
    const method = await proveByCode(tx, user.id, code);
    await forgiveTry(tx, buckets);
    await markProved(tx, user, method);
  };
  const attempt = { action: REFUSED, userId: user.id };
  await orRecordRefusal(ctx, attempt, async () => await inTransaction(ctx, work));
}

/** The session is fresh from now on. The wall of the person must be open. */
export async function markProved(tx: Tx, user: AtSession, method: SignInMethod): Promise<void> {
  await markSecondFactor(tx, user.sessionId, method);
  await recordForInstance(tx, actorOf(user), {
    action: 'user.second_factor_proved',
    subject: { kind: 'session', id: user.sessionId },
    details: { method },
  });
}
