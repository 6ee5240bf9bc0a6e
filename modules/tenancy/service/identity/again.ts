// Before what would let a stolen session stay for good (removing a second factor, adding a passkey), the person proves
// once more who they are: by the password, or without one by a second factor proved a moment ago.

import { secondFactorNeeded } from '#src/http/errors.ts';
import { inTransaction, type Ctx, type Tx } from '#src/context.ts';
import { invalidInput } from '../../errors.ts';
import { isFresh } from '../../model/identity/methods.ts';
import { demandsOn } from '../../repository/identity/demands.ts';
import { enterUser } from '../../repository/scope.ts';
import { passwordHashOf } from '../../repository/users.ts';
import { passwordMatches } from '../../secrets.ts';
import { bucket, countTry, forgiveTry } from '../throttle.ts';

/** A signed-in person, at one of their sessions. */
export interface AtSession {
  readonly id: string;
  readonly name: string;
  readonly sessionId: string;
}

const LIMIT = 10;

/**
 * Does `work` behind the wall of the person, once they have proved again who they are. `field` names the password's
 * field in the refusal. Throws `tenancy.invalid_input`, `tenancy.too_many_attempts`, `http.second_factor_needed`.
 */
export async function provedAgain<R>(
  ctx: Ctx,
  { user, password, field = 'password' }: { user: AtSession; password: string; field?: string },
  work: (tx: Tx) => Promise<R>,
): Promise<R> {
  const buckets = [bucket(LIMIT, 'again', user.id)];
  await countTry(ctx, buckets);
  return await inTransaction(ctx, async (tx) => {
    await enterUser(tx, user.id);
    const hash = await passwordHashOf(tx, user.id);
    if (hash === null) await requireFreshFactor(tx, user);
    else if (!(await passwordMatches(password, hash))) {
      const message = { fr: 'Ce n’est pas votre mot de passe actuel.', en: 'Not your current password.' };
      throw invalidInput({ fields: [{ path: field, message }] });
    }
    await forgiveTry(tx, buckets);
    return await work(tx);
  });
}

async function requireFreshFactor(tx: Tx, user: AtSession): Promise<void> {
  const demands = await demandsOn(tx, { userId: user.id, sessionId: user.sessionId });
  // Who came through an outside provider and has no second factor yet has nothing more to show.
  if (demands?.hasSecondFactor && !isFresh(demands.secondFactorAt, tx.clock.now())) throw secondFactorNeeded();
}
