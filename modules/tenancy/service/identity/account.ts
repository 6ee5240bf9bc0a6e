// How a person's account is protected, as its own pages show it.

import { inTransaction, type Ctx } from '#src/context.ts';
import { lastWayIn } from '../../identity-errors.ts';
import { userNotFound } from '../../errors.ts';
import type { HistoryEntry, PasskeyInfo } from '../../model/types.ts';
import { demandsOn } from '../../repository/identity/demands.ts';
import { historyOf } from '../../repository/identity/history.ts';
import { deleteIdentity, identitiesOf, type LinkedIdentity } from '../../repository/identity/identities.ts';
import { passkeysOf } from '../../repository/identity/passkeys.ts';
import { totpOf, unusedRecoveryCodes } from '../../repository/identity/second-factors.ts';
import { enterUser } from '../../repository/scope.ts';
import { passwordHashOf } from '../../repository/users.ts';
import { sha256 } from '../../secrets.ts';
import { recordForInstance } from '../journal.ts';
import { actorOf } from '../people.ts';
import { provedAgain, type AtSession } from './again.ts';
import { tellOwner } from './notice.ts';
import { hasWayIn } from './passkeys.ts';

export interface LinkedAccount {
  readonly id: string;
  readonly provider: string;
  readonly email: string | undefined;
  readonly linkedAt: Date;
}

export interface AccountSecurity {
  readonly hasPassword: boolean;
  readonly hasApp: boolean;
  readonly codesLeft: number;
  readonly passkeys: readonly PasskeyInfo[];
  readonly linked: readonly LinkedAccount[];
  /** Must have a second factor and has none. */
  readonly isHeld: boolean;
}

/** In addresses of pages: neither issuer nor subject may stand there. */
function accountId({ issuer, subject }: LinkedIdentity): string {
  return sha256(`${issuer}\n${subject}`).toString('hex').slice(0, 32);
}

export async function accountSecurity(ctx: Ctx, { id, sessionId }: AtSession): Promise<AccountSecurity> {
  return await inTransaction(ctx, async (tx) => {
    await enterUser(tx, id);
    const demands = await demandsOn(tx, { userId: id, sessionId });
    const linked = await identitiesOf(tx, id);
    return {
      hasPassword: (await passwordHashOf(tx, id)) !== null,
      hasApp: (await totpOf(tx, id))?.confirmedAt !== undefined,
      codesLeft: await unusedRecoveryCodes(tx, id),
      passkeys: await passkeysOf(tx, id),
      linked: linked.map((identity) => ({
        id: accountId(identity),
        provider: new URL(identity.issuer).host,
        email: identity.email,
        linkedAt: identity.linkedAt,
      })),
      isHeld: demands !== undefined && demands.needsSecondFactor && !demands.hasSecondFactor,
    };
  });
}

const HISTORY = 25;

/** What has happened to the account, newest first. */
export async function accountHistory(ctx: Ctx, userId: string): Promise<HistoryEntry[]> {
  return await inTransaction(ctx, async (tx) => await historyOf(tx, userId, HISTORY));
}

/**
 * An account elsewhere opens this one no more. Throws `tenancy.user_not_found` for one that is not linked,
 * `tenancy.last_way_in`, `tenancy.invalid_input` on `password`.
 */
export async function unlinkAccount(
  ctx: Ctx,
  { user, accountId: wanted, password }: { readonly user: AtSession; accountId: string; password: string },
): Promise<void> {
  await provedAgain(ctx, { user, password }, async (tx) => {
    const identity = (await identitiesOf(tx, user.id)).find((one) => accountId(one) === wanted);
    if (!identity) throw userNotFound();
    await deleteIdentity(tx, user.id, identity);
    if (!(await hasWayIn(tx, user.id))) throw lastWayIn();
    await recordForInstance(tx, actorOf(user), {
      action: 'user.provider_unlinked',
      details: { issuer: identity.issuer },
    });
    await tellOwner(tx, user.id, 'unlinked');
  });
}
