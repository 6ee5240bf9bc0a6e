// Writing to people about their dossiers: one mail each for all there is to tell, and a mark of until when they know.

import { DAY_MS } from '#src/clock.ts';
import { inTransaction, type Ctx, type Tx } from '#src/context.ts';
import { queueMail } from '#src/mail/index.ts';
import { publicUrl } from '#src/settings.ts';
import { notificationLetter } from '../../letters/notification.ts';
import { usualChoices, type SendingFrequency } from '../../model/notifications.ts';
import type { Workload } from '../../ports.ts';
import * as repository from '../../repository/notifications.ts';
import { enterUser } from '../../repository/scope.ts';
import { mandateNews } from '../mandates/news.ts';
import { dossierNews } from './news.ts';
import { quietNow } from './quiet.ts';

/** How far back the first mail looks; and within what time a digest is not sent twice. */
const SPAN_MS: Readonly<Record<SendingFrequency, number>> = { now: 10 * 60_000, daily: DAY_MS, weekly: 7 * DAY_MS };

interface Round {
  readonly workload: Workload;
  readonly frequency: SendingFrequency;
  readonly site: string;
}

interface Telling extends Round {
  readonly since: Date;
}

/** What there is to tell somebody at one frequency, put into the outgoing mail. The wall of the person must be open. */
async function write(tx: Tx, person: repository.NotifiedPerson, { workload, frequency, site, since }: Telling) {
  const { id: userId, email: address, name, language } = person;
  const until = tx.clock.now();
  const choices = { ...usualChoices, ...(await repository.choicesOf(tx, userId)) };
  const dossiers = await dossierNews(tx, workload, { userId, frequency, choices, since });
  const wantsInvitations = choices.invitation === frequency;
  const invitations = wantsInvitations ? await repository.endedInvitations(tx, { userId, since, until }) : [];
  const mandates = choices.mandate === frequency ? await mandateNews(tx, { userId, since, until }) : [];
  if (dossiers.length + invitations.length + mandates.length === 0) return;
  await queueMail(tx, {
    kind: `tenancy.notification_${frequency}`,
    to: { address, name },
    letter: notificationLetter({ language, site, isDigest: frequency !== 'now', dossiers, invitations, mandates }),
    expiresAt: new Date(until.getTime() + SPAN_MS[frequency === 'now' ? 'daily' : frequency]),
  });
}

/** In quiet hours nothing is written and the mark stays where it is: what came counts when they end, once. */
async function tell(ctx: Ctx, person: repository.NotifiedPerson, round: Round): Promise<void> {
  const { id: userId } = person;
  const { frequency } = round;
  await inTransaction(ctx, async (tx) => {
    await enterUser(tx, userId);
    const until = tx.clock.now();
    const mark = await repository.markOf(tx, userId, frequency);
    // A round that was interrupted begins again: who has this digest already does not get it twice.
    if (frequency !== 'now' && mark && until.getTime() - mark.until.getTime() < SPAN_MS[frequency] / 2) return;
    const since = mark?.until ?? new Date(until.getTime() - SPAN_MS[frequency]);
    if ((await quietNow(tx, userId)) !== undefined) {
      await repository.setMark(tx, userId, { frequency, until: since, isHeld: frequency !== 'now' });
      return;
    }
    await repository.setMark(tx, userId, { frequency, until, isHeld: false });
    await write(tx, person, { ...round, since });
  });
}

/** Digests whose morning was in quiet hours. */
async function heldDigests(ctx: Ctx, userId: string): Promise<SendingFrequency[]> {
  return await inTransaction(ctx, async (tx) => {
    await enterUser(tx, userId);
    return await repository.heldDigests(tx, userId);
  });
}

async function tellAll(ctx: Ctx, person: repository.NotifiedPerson, round: Round): Promise<void> {
  await tell(ctx, person, round);
  if (round.frequency !== 'now') return;
  for (const frequency of await heldDigests(ctx, person.id)) await tell(ctx, person, { ...round, frequency });
}

/**
 * Writes to everybody who has something to learn; the round of what has just come also sees to digests that quiet hours
 * held. Nothing where the instance does not know its own address.
 */
export async function notifyPeople(
  ctx: Ctx,
  { workload, frequency, signal }: Omit<Round, 'site'> & { readonly signal: AbortSignal },
): Promise<void> {
  const site = ctx.config.get(publicUrl);
  if (site === undefined) return;
  for (const person of await repository.notifiedPeople(ctx)) {
    signal.throwIfAborted();
    try {
      await tellAll(ctx, person, { workload, frequency, site });
    } catch (error) {
      ctx.log.error({ err: error, user: person.id }, 'Somebody could not be notified');
    }
  }
}
