// Whether an e-mail address is really its owner's: by a link that was sent there.

import { z } from 'zod';
import { inTransaction, type Ctx } from '#src/context.ts';
import type { Language } from '#src/i18n.ts';
import { queueMail } from '#src/mail/index.ts';
import { publicUrl } from '#src/settings.ts';
import { linkIsOver } from '../../identity-errors.ts';
import { identityLetter } from '../../model/identity/letters.ts';
import { deleteFlowsOf } from '../../repository/identity/flows.ts';
import { enterUser } from '../../repository/scope.ts';
import { accountOf, confirmEmail, isConfirmed } from '../../repository/users.ts';
import { recordForInstance } from '../journal.ts';
import { actorOf } from '../people.ts';
import { bucket, countTry } from '../throttle.ts';
import { peekFlow, startFlow, takeFlow, type FlowKind } from './flows.ts';

const payload = z.object({ email: z.string() });

const confirmation: FlowKind<z.infer<typeof payload>> = { kind: 'email-confirmation', minutes: 2 * 24 * 60, payload };

const LETTERS = 5;

export async function isEmailConfirmed(ctx: Ctx, userId: string): Promise<boolean> {
  return await inTransaction(ctx, async (tx) => {
    await enterUser(tx, userId);
    return await isConfirmed(tx, userId);
  });
}

/**
 * Writes to the person's address; earlier links of theirs stop working. Nothing is sent by an instance that does not
 * know its own address. Throws `tenancy.too_many_attempts`.
 */
export async function sendConfirmation(
  ctx: Ctx,
  { userId, email, language }: { readonly userId: string; readonly email: string; readonly language: Language },
): Promise<void> {
  const site = ctx.config.get(publicUrl);
  if (site === undefined) return;
  await countTry(ctx, [bucket(LETTERS, 'letter', userId)]);
  await inTransaction(ctx, async (tx) => {
    await enterUser(tx, userId);
    await deleteFlowsOf(tx, userId, [confirmation.kind]);
    const token = await startFlow(tx, confirmation, { userId, payload: { email } });
    await queueMail(tx, {
      kind: 'tenancy.email_confirmation',
      to: { address: email },
      letter: identityLetter('confirm', { language, href: `${site}/confirmation-adresse?jeton=${token}` }),
      expiresAt: new Date(tx.clock.now().getTime() + confirmation.minutes * 60_000),
    });
  });
}

/** The address that a link confirms. Throws `tenancy.link_is_over`. */
export async function confirmedAddress(ctx: Ctx, token: string): Promise<string> {
  return await inTransaction(ctx, async (tx) => {
    const flow = await peekFlow(tx, confirmation, token);
    if (!flow) throw linkIsOver();
    return flow.payload.email;
  });
}

/** Throws `tenancy.link_is_over`, also when the person has another address by now. */
export async function confirmAddress(ctx: Ctx, token: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const flow = await takeFlow(tx, confirmation, token);
    if (flow?.userId === undefined) throw linkIsOver();
    await enterUser(tx, flow.userId);
    const account = await accountOf(tx, flow.userId);
    if (account?.email !== flow.payload.email) throw linkIsOver();
    await confirmEmail(tx, flow.userId);
    await recordForInstance(tx, actorOf({ id: flow.userId, name: account.name }), { action: 'user.email_confirmed' });
  });
}
