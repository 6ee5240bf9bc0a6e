// The authenticator app of a person: set up by showing a first code, used once a code, removed with the password.

import { secretsOf } from '#src/crypto/index.ts';
import { inTransaction, type Ctx, type Tx } from '#src/context.ts';
import { hasAppAlready, noApp, wrongCode } from '../../identity-errors.ts';
import { newTotpSecret, stepOfCode, totpUri } from '../../model/identity/one-time-codes.ts';
import * as repository from '../../repository/identity/second-factors.ts';
import { enterUser } from '../../repository/scope.ts';
import { markSecondFactor } from '../../repository/sessions.ts';
import { recordForInstance } from '../journal.ts';
import { actorOf } from '../people.ts';
import { bucket, countTry, forgiveTry } from '../throttle.ts';
import { provedAgain, type AtSession } from './again.ts';
import { tellOwner } from './notice.ts';
import { dropUselessCodes, newRecoveryCodesOf } from './recovery.ts';

const PURPOSE = 'tenancy.totp';
const LIMIT = 10;

export interface TotpSetup {
  /** Base32, to be typed where the camera fails. */
  readonly secret: string;
  /** `otpauth://…`, for the QR code. */
  readonly uri: string;
}

/** The secret that waits for its first code; a new one when there is none. Throws `tenancy.app_exists`. */
export async function prepareApp(ctx: Ctx, user: { readonly id: string; readonly email: string }): Promise<TotpSetup> {
  const box = await secretsOf(ctx.config);
  return await inTransaction(ctx, async (tx) => {
    await enterUser(tx, user.id);
    const known = await repository.totpOf(tx, user.id);
    if (known?.confirmedAt) throw hasAppAlready();
    const secret = known ? box.open(PURPOSE, known.sealedSecret) : newTotpSecret();
    if (!known) await repository.insertTotpDraft(tx, user.id, box.seal(PURPOSE, secret));
    return { secret, uri: totpUri(secret, user.email) };
  });
}

/**
 * Uses up the code that the person's app shows. Throws `tenancy.no_app`, `tenancy.wrong_code`; whoever calls counts
 * tries.
 */
export async function useCode(tx: Tx, userId: string, code: string): Promise<void> {
  const totp = await repository.totpOf(tx, userId);
  if (!totp?.confirmedAt) throw noApp();
  await useCodeOf(tx, { userId, totp, code });
}

interface CodeOfApp {
  readonly userId: string;
  readonly totp: repository.TotpRow;
  readonly code: string;
}

async function useCodeOf(tx: Tx, { userId, totp, code }: CodeOfApp): Promise<void> {
  const secret = (await secretsOf(tx.config)).open(PURPOSE, totp.sealedSecret);
  const step = stepOfCode(secret, code, tx.clock.now());
  if (step === undefined || !(await repository.useTotpStep(tx, userId, step))) throw wrongCode();
}

/**
 * Ends the set-up: the app's first code proves that it has the secret. Answers the recovery codes, shown this once.
 * Throws `tenancy.wrong_code`, `tenancy.too_many_attempts`, `tenancy.app_exists`, `tenancy.no_app`.
 */
export async function confirmApp(
  ctx: Ctx,
  { user, code }: { readonly user: AtSession; readonly code: string },
): Promise<string[]> {
  const buckets = [bucket(LIMIT, 'code', user.id)];
  await countTry(ctx, buckets);
  return await inTransaction(ctx, async (tx) => {
    await enterUser(tx, user.id);
    const totp = await repository.totpOf(tx, user.id);
    if (!totp) throw noApp();
    if (totp.confirmedAt) throw hasAppAlready();
    await useCodeOf(tx, { userId: user.id, totp, code });
    await repository.confirmTotp(tx, user.id);
    await markSecondFactor(tx, user.sessionId, 'totp');
    await forgiveTry(tx, buckets);
    await recordForInstance(tx, actorOf(user), { action: 'user.app_added' });
    await tellOwner(tx, user.id, 'app_added');
    return await newRecoveryCodesOf(tx, user.id);
  });
}

/** Throws `tenancy.invalid_input` on `password`, `tenancy.no_app`. */
export async function removeApp(
  ctx: Ctx,
  { user, password }: { readonly user: AtSession; readonly password: string },
): Promise<void> {
  await provedAgain(ctx, { user, password }, async (tx) => {
    if (!(await repository.deleteTotp(tx, user.id))) throw noApp();
    await dropUselessCodes(tx, user.id);
    await recordForInstance(tx, actorOf(user), { action: 'user.app_removed' });
    await tellOwner(tx, user.id, 'app_removed');
  });
}
