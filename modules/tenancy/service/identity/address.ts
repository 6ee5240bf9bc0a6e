// Another e-mail address for an account: proved by a link sent there, told to the former one, which may take it back.

import { z } from 'zod';
import { inTransaction, type Ctx, type Tx } from '#src/context.ts';
import type { Language } from '#src/i18n.ts';
import { queueMail } from '#src/mail/index.ts';
import { publicUrl } from '#src/settings.ts';
import { emailTaken } from '../../errors.ts';
import { linkIsOver, noMailHere } from '../../identity-errors.ts';
import { emailFault } from '../../model/checks.ts';
import { addressLetter } from '../../model/identity/letters.ts';
import { deleteFlowsOf } from '../../repository/identity/flows.ts';
import { enterUser } from '../../repository/scope.ts';
import { deleteSessionsOf } from '../../repository/sessions.ts';
import * as users from '../../repository/users.ts';
import { refuseFaults } from '../answers.ts';
import { recordForInstance } from '../journal.ts';
import { actorOf } from '../people.ts';
import { bucket, countTry } from '../throttle.ts';
import { provedAgain, type AtSession } from './again.ts';
import { peekFlow, startFlow, takeFlow, type FlowKind } from './flows.ts';
import { canReset, startReset } from './reset.ts';

const payload = z.object({ from: z.string(), to: z.string() });
type Change = z.infer<typeof payload>;

const changeFlow: FlowKind<Change> = { kind: 'email-change', minutes: 24 * 60, payload };
/** A week: people look into an old mailbox now and then only. */
const undoFlow: FlowKind<Change> = { kind: 'email-undo', minutes: 7 * 24 * 60, payload };

const LETTERS = 5;
/** What was sent to the former address must open nothing any more. */
const STALE = ['email-change', 'email-confirmation', 'password-reset', 'second-factor'];

export interface AddressChange {
  readonly user: AtSession;
  /** As typed. */
  readonly email: string;
  readonly password: string;
  readonly language: Language;
}

/**
 * Writes to the new address; nothing changes before its link is used. Whether the address has an account is told to
 * nobody but its owner. Throws `tenancy.no_mail_here`, `tenancy.invalid_input`, `tenancy.too_many_attempts`.
 */
export async function askForAddress(ctx: Ctx, { user, email, password, language }: AddressChange): Promise<void> {
  const to = email.trim();
  const site = ctx.config.get(publicUrl);
  if (site === undefined || !canReset(ctx)) throw noMailHere();
  refuseFaults(emailFault('email', to));
  await countTry(ctx, [bucket(LETTERS, 'letter', user.id)]);
  await provedAgain(ctx, { user, password }, async (tx) => {
    const account = await users.accountOf(tx, user.id);
    if (!account) throw linkIsOver();
    await deleteFlowsOf(tx, user.id, [changeFlow.kind]);
    const token = await startFlow(tx, changeFlow, { userId: user.id, payload: { from: account.email, to } });
    await queueMail(tx, {
      kind: 'tenancy.email_change',
      to: { address: to, name: account.name },
      letter: addressLetter('change', { language, href: `${site}/changement-adresse?jeton=${token}`, to }),
      expiresAt: endOf(tx, changeFlow),
    });
    const details = { from: account.email, to };
    await recordForInstance(tx, actorOf(user), { action: 'user.email_change_asked', details });
  });
}

const endOf = ({ clock }: Tx, { minutes }: FlowKind<Change>): Date =>
  new Date(clock.now().getTime() + minutes * 60_000);

/** The address that a link gives the account. Throws `tenancy.link_is_over`. */
export async function addressBehind(ctx: Ctx, act: 'change' | 'undo', token: string): Promise<string> {
  const flow = await inTransaction(ctx, async (tx) => {
    return await peekFlow(tx, act === 'change' ? changeFlow : undoFlow, token);
  });
  if (!flow) throw linkIsOver();
  return act === 'change' ? flow.payload.to : flow.payload.from;
}

/** The change behind a link, its account entered; used up. Throws `tenancy.link_is_over`. */
async function taken(tx: Tx, kind: FlowKind<Change>, { token, now }: { token: string; now: 'from' | 'to' }) {
  const flow = await takeFlow(tx, kind, token);
  if (flow?.userId === undefined) throw linkIsOver();
  await enterUser(tx, flow.userId);
  const account = await users.accountOf(tx, flow.userId);
  if (account?.email !== flow.payload[now]) throw linkIsOver();
  return { userId: flow.userId, name: account.name, language: account.language, ...flow.payload };
}

/** Throws `tenancy.email_taken`. */
async function setAddress(tx: Tx, userId: string, email: string): Promise<void> {
  const holder = await users.credentialsByEmail(tx, email);
  if (holder && holder.user_id !== userId) throw emailTaken();
  await users.setEmail(tx, userId, email);
}

/**
 * The new address is the account's from now on; all its sessions end but `keptSession`, and the former address learns of
 * it. Throws `tenancy.link_is_over`, `tenancy.email_taken`.
 */
export async function changeAddress(
  ctx: Ctx,
  { token, keptSession }: { readonly token: string; readonly keptSession: string | undefined },
): Promise<void> {
  const site = ctx.config.get(publicUrl);
  await inTransaction(ctx, async (tx) => {
    const { userId, name, language, from, to } = await taken(tx, changeFlow, { token, now: 'from' });
    await setAddress(tx, userId, to);
    const sessionsEnded = await deleteSessionsOf(tx, userId, keptSession);
    await deleteFlowsOf(tx, userId, STALE);
    const undo = await startFlow(tx, undoFlow, { userId, payload: { from, to } });
    await queueMail(tx, {
      kind: 'tenancy.email_changed',
      to: { address: from, name },
      letter: addressLetter('changed', { language, href: `${site ?? ''}/retour-adresse?jeton=${undo}`, to }),
      expiresAt: endOf(tx, undoFlow),
    });
    const details = { from, to, sessionsEnded };
    await recordForInstance(tx, actorOf({ id: userId, name }), { action: 'user.email_changed', details });
  });
}

/**
 * The former address is the account's again. Whoever changed it knows the password: all sessions end, and the answer is
 * the secret of a link that chooses another one. Throws `tenancy.link_is_over`, `tenancy.email_taken`.
 */
export async function undoAddress(ctx: Ctx, token: string): Promise<string> {
  return await inTransaction(ctx, async (tx) => {
    const { userId, name, from, to } = await taken(tx, undoFlow, { token, now: 'to' });
    await setAddress(tx, userId, from);
    const sessionsEnded = await deleteSessionsOf(tx, userId);
    await deleteFlowsOf(tx, userId, STALE);
    const details = { from: to, to: from, sessionsEnded };
    await recordForInstance(tx, actorOf({ id: userId, name }), { action: 'user.email_change_undone', details });
    return await startReset(tx, { userId, email: from });
  });
}
