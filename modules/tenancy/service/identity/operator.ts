// What the operator of the machine may do when nobody else can: every act stands in the journal of the instance.

import { inTransaction, systemActor, type Ctx, type Tx } from '#src/context.ts';
import { userNotFound } from '../../errors.ts';
import { insertOwner, isOwner } from '../../repository/instance.ts';
import { deleteFlowsOf } from '../../repository/identity/flows.ts';
import { deletePasskeysOf } from '../../repository/identity/passkeys.ts';
import { deleteTotp, replaceRecoveryCodes } from '../../repository/identity/second-factors.ts';
import { enterUser } from '../../repository/scope.ts';
import { deleteSessionsOf } from '../../repository/sessions.ts';
import { credentialsByEmail } from '../../repository/users.ts';
import { recordForInstance } from '../journal.ts';

/** The person of this address, whose wall is then open. Throws `tenancy.user_not_found`. */
async function personAt(tx: Tx, email: string): Promise<string> {
  const found = await credentialsByEmail(tx, email.trim());
  if (!found) throw userNotFound();
  await enterUser(tx, found.user_id);
  return found.user_id;
}

/** One more owner of the instance; false when the person was one already. Throws `tenancy.user_not_found`. */
export async function grantOwnership(ctx: Ctx, email: string): Promise<boolean> {
  return await inTransaction(ctx, async (tx) => {
    const userId = await personAt(tx, email);
    if (await isOwner(tx, userId)) return false;
    await insertOwner(tx, userId, systemActor);
    await recordForInstance(tx, systemActor, {
      action: 'instance.owner_granted',
      subject: { kind: 'user', id: userId },
    });
    return true;
  });
}

/** The password alone opens the account again; all sessions of the person end. Throws `tenancy.user_not_found`. */
export async function removeAllSecondFactors(ctx: Ctx, email: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const userId = await personAt(tx, email);
    const app = await deleteTotp(tx, userId);
    await replaceRecoveryCodes(tx, userId, []);
    const passkeys = await deletePasskeysOf(tx, userId);
    await deleteFlowsOf(tx, userId, ['second-factor', 'passkey-challenge']);
    const sessionsEnded = await deleteSessionsOf(tx, userId);
    await recordForInstance(tx, systemActor, {
      action: 'user.second_factors_removed',
      subject: { kind: 'user', id: userId },
      details: { app, passkeys, sessionsEnded },
    });
  });
}
