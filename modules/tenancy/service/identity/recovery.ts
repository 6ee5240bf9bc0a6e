// Recovery codes stand in for the app and for passkeys: who has a second factor has them, shown once.

import type { Ctx, Tx } from '#src/context.ts';
import { noSecondFactor } from '../../identity-errors.ts';
import { newRecoveryCodes, readRecoveryCode } from '../../model/identity/recovery-codes.ts';
import * as repository from '../../repository/identity/second-factors.ts';
import { sha256 } from '../../secrets.ts';
import { recordForInstance } from '../journal.ts';
import { actorOf } from '../people.ts';
import { provedAgain, type AtSession } from './again.ts';
import { tellOwner } from './notice.ts';
import { secondFactorsOf } from './awaited.ts';

/** Ten codes instead of the former ones. The wall of the person must be open, here and below. */
export async function newRecoveryCodesOf(tx: Tx, userId: string): Promise<string[]> {
  const codes = newRecoveryCodes();
  const hashes = codes.map((code) => sha256(readRecoveryCode(code) ?? code));
  await repository.replaceRecoveryCodes(tx, userId, hashes);
  return codes;
}

/** Ten codes for who has none left; nothing for who has some. */
export async function firstRecoveryCodes(tx: Tx, userId: string): Promise<string[]> {
  return (await repository.unusedRecoveryCodes(tx, userId)) > 0 ? [] : await newRecoveryCodesOf(tx, userId);
}

/** Uses up a recovery code; false when it is none of theirs. */
export async function useRecoveryCode(tx: Tx, userId: string, typed: string): Promise<boolean> {
  const code = readRecoveryCode(typed);
  return code !== undefined && (await repository.useRecoveryCode(tx, userId, sha256(code)));
}

/** The last second factor is gone: there is nothing left that a code could stand in for. */
export async function dropUselessCodes(tx: Tx, userId: string): Promise<void> {
  const { hasApp, hasPasskey } = await secondFactorsOf(tx, userId);
  if (!hasApp && !hasPasskey) await repository.replaceRecoveryCodes(tx, userId, []);
}

/**
 * New recovery codes instead of the former ones.
 * Throws `tenancy.invalid_input` on `password`, `tenancy.no_second_factor`.
 */
export async function renewRecoveryCodes(
  ctx: Ctx,
  { user, password }: { readonly user: AtSession; readonly password: string },
): Promise<string[]> {
  return await provedAgain(ctx, { user, password }, async (tx) => {
    const { hasApp, hasPasskey } = await secondFactorsOf(tx, user.id);
    if (!hasApp && !hasPasskey) throw noSecondFactor();
    await recordForInstance(tx, actorOf(user), { action: 'user.recovery_codes_renewed' });
    await tellOwner(tx, user.id, 'codes');
    return await newRecoveryCodesOf(tx, user.id);
  });
}
