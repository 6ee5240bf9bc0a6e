// Writing to people about their dossiers: one mail each for all there is to tell, and a mark of until when they know.

import { DAY_MS } from '#src/clock.ts';
import { inTransaction, type Ctx } from '#src/context.ts';
import { queueMail } from '#src/mail/index.ts';
import { publicUrl } from '#src/settings.ts';
import { notificationLetter } from '../../letters/notification.ts';
import { usualChoices, type SendingFrequency } from '../../model/notifications.ts';
import type { Workload } from '../../ports.ts';
import * as repository from '../../repository/notifications.ts';
import { enterUser } from '../../repository/scope.ts';
import { mandateNews } from '../mandates/news.ts';
import { dossierNews } from './news.ts';

/** How far back the first mail looks; and within what time a digest is not sent twice. */
const SPAN_MS: Readonly<Record<SendingFrequency, number>> = { now: 10 * 60_000, daily: DAY_MS, weekly: 7 * DAY_MS };

interface Round {
  readonly workload: Workload;
  readonly frequency: SendingFrequency;
  readonly site: string;
}

async function tell(ctx: Ctx, person: repository.NotifiedPerson, { workload, frequency, site }: Round): Promise<void> {
  const { id: userId, email: address, name, language } = person;
  await inTransaction(ctx, async (tx) => {
    await enterUser(tx, userId);
    const until = tx.clock.now();
    const mark = await repository.markOf(tx, userId, frequency);
    // A round that was interrupted begins again: who has this digest already does not get it twice.
    if (frequency !== 'now' && mark && until.getTime() - mark.getTime() < SPAN_MS[frequency] / 2) return;
    const since = mark ?? new Date(until.getTime() - SPAN_MS[frequency]);
    const choices = { ...usualChoices, ...(await repository.choicesOf(tx, userId)) };
    const dossiers = await dossierNews(tx, workload, { userId, frequency, choices, since });
    const wantsInvitations = choices.invitation === frequency;
    const invitations = wantsInvitations ? await repository.endedInvitations(tx, { userId, since, until }) : [];
    const mandates = choices.mandate === frequency ? await mandateNews(tx, { userId, since, until }) : [];
    await repository.setMark(tx, userId, { frequency, until });
    if (dossiers.length + invitations.length + mandates.length === 0) return;
    await queueMail(tx, {
      kind: `tenancy.notification_${frequency}`,
      to: { address, name },
      letter: notificationLetter({ language, site, isDigest: frequency !== 'now', dossiers, invitations, mandates }),
      expiresAt: new Date(until.getTime() + SPAN_MS[frequency === 'now' ? 'daily' : frequency]),
    });
  });
}

/** Writes to everybody who has something to learn. Nothing where the instance does not know its own address. */
export async function notifyPeople(
  ctx: Ctx,
  { workload, frequency, signal }: Omit<Round, 'site'> & { readonly signal: AbortSignal },
): Promise<void> {
  const site = ctx.config.get(publicUrl);
  if (site === undefined) return;
  for (const person of await repository.notifiedPeople(ctx)) {
    signal.throwIfAborted();
    try {
      await tell(ctx, person, { workload, frequency, site });
    } catch (error) {
      ctx.log.error({ err: error, user: person.id }, 'Somebody could not be notified');
    }
  }
}
