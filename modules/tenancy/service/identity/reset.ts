// A lost password: a link by mail, once, for an hour. Whether an account exists is told to nobody: the answer is the same,
// and the work for an account that exists is done after it (a job looks the address up).

import { z } from 'zod';
import { inTransaction, type Ctx, type Tx } from '#src/context.ts';
import type { Language } from '#src/i18n.ts';
import { enqueue } from '#src/jobs/job.ts';
import { queueMail, relayOf } from '#src/mail/index.ts';
import { publicUrl } from '#src/settings.ts';
import { linkIsOver } from '../../identity-errors.ts';
import { emailFault, passwordFault } from '../../model/checks.ts';
import { identityLetter } from '../../model/identity/letters.ts';
import { deleteFlowsOf } from '../../repository/identity/flows.ts';
import { enterUser } from '../../repository/scope.ts';
import { deleteSessionsOf } from '../../repository/sessions.ts';
import * as users from '../../repository/users.ts';
import { hashPassword } from '../../secrets.ts';
import { refuseFaults } from '../answers.ts';
import { recordForInstance } from '../journal.ts';
import { actorOf } from '../people.ts';
import { countedAs } from '../sign-in.ts';
import { bucket, countTry } from '../throttle.ts';
import { peekFlow, startFlow, takeFlow, type FlowKind } from './flows.ts';

const payload = z.object({ email: z.string() });

const passwordReset: FlowKind<z.infer<typeof payload>> = { kind: 'password-reset', minutes: 60, payload };

const LIMITS = { account: 3, address: 20 } as const;

/**
 * False where the instance does not know its own address, or has nobody to carry its mail: a mail that waits can be read
 * by the owner of the instance, who is not to open other people's accounts.
 */
export function canReset({ config }: Pick<Ctx, 'config'>): boolean {
  return config.get(publicUrl) !== undefined && relayOf(config) !== undefined;
}

export interface ResetRequest {
  /** As typed. */
  readonly email: string;
  readonly language: Language;
}

/** Of the job that looks for the account and writes to it. */
export const resetTicket = { name: 'tenancy.send_reset', maxAttempts: 5 };

/** Throws `tenancy.invalid_input`, `tenancy.too_many_attempts`; for an unknown address nothing. */
export async function askForReset(
  ctx: Ctx,
  { email, language, address }: ResetRequest & { readonly address: string },
): Promise<void> {
  refuseFaults(emailFault('email', email.trim()));
  await countTry(ctx, [
    bucket(LIMITS.account, 'reset', countedAs(email)),
    bucket(LIMITS.address, 'reset from', address),
  ]);
  await inTransaction(ctx, async (tx) => {
    await enqueue<ResetRequest>(tx, resetTicket, { payload: { email: email.trim(), language } });
  });
}

/** Answers the secret of a link that chooses another password. The wall of the person must be open. */
export async function startReset(
  tx: Tx,
  { userId, email }: { readonly userId: string; readonly email: string },
): Promise<string> {
  await deleteFlowsOf(tx, userId, [passwordReset.kind]);
  return await startFlow(tx, passwordReset, { userId, payload: { email } });
}

/** Writes to the person, if there is one. */
export async function sendReset(ctx: Ctx, { email, language }: ResetRequest): Promise<void> {
  const site = ctx.config.get(publicUrl);
  if (site === undefined || !canReset(ctx)) return;
  await inTransaction(ctx, async (tx) => {
    const found = await users.credentialsByEmail(tx, email);
    if (!found || found.disabled_at) return;
    await enterUser(tx, found.user_id);
    // The mail goes where the account says, not where the request says: letters that fold to the same ones are not the same mailbox.
    const account = await users.accountOf(tx, found.user_id);
    if (!account) return;
    const token = await startReset(tx, { userId: found.user_id, email: account.email });
    await queueMail(tx, {
      kind: 'tenancy.password_reset',
      to: { address: account.email, name: account.name },
      letter: identityLetter('reset', { language, href: `${site}/connexion/nouveau-mot-de-passe?jeton=${token}` }),
      expiresAt: new Date(tx.clock.now().getTime() + passwordReset.minutes * 60_000),
    });
    await recordForInstance(tx, actorOf({ id: found.user_id, name: found.name }), { action: 'user.reset_asked' });
  });
}

/** Throws `tenancy.link_is_over`. */
export async function checkResetLink(ctx: Ctx, token: string): Promise<void> {
  const flow = await inTransaction(ctx, async (tx) => await peekFlow(tx, passwordReset, token));
  if (!flow) throw linkIsOver();
}

/**
 * Sets the password, ends all sessions and every step under way, and tells the person. The second factor stays: a mailbox
 * alone does not take it away. Throws `tenancy.link_is_over`, `tenancy.invalid_input`.
 */
export async function resetByLink(
  ctx: Ctx,
  { token, wanted, language }: { readonly token: string; readonly wanted: string; readonly language: Language },
): Promise<void> {
  refuseFaults(passwordFault('wanted', wanted));
  await inTransaction(ctx, async (tx) => {
    const flow = await takeFlow(tx, passwordReset, token);
    if (flow?.userId === undefined) throw linkIsOver();
    const { userId } = flow;
    await enterUser(tx, userId);
    const account = await users.accountOf(tx, userId);
    if (account?.email !== flow.payload.email) throw linkIsOver();
    await users.setPasswordHash(tx, userId, await hashPassword(wanted));
    await users.confirmEmail(tx, userId);
    const ended = await deleteSessionsOf(tx, userId);
    await deleteFlowsOf(tx, userId, [passwordReset.kind, 'second-factor', 'email-confirmation']);
    await recordForInstance(tx, actorOf({ id: userId, name: account.name }), {
      action: 'user.password_reset',
      details: { sessionsEnded: ended },
    });
    await queueMail(tx, {
      kind: 'tenancy.password_changed',
      to: { address: account.email, name: account.name },
      letter: identityLetter('changed', { language, href: `${ctx.config.get(publicUrl) ?? ''}/connexion` }),
      expiresAt: new Date(tx.clock.now().getTime() + 24 * 3_600_000),
    });
  });
}
