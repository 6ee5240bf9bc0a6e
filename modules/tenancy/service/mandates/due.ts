// What the calendar does to mandates, every morning before the digests go out: those whose last day has passed expire,
// and those that end soon are noted, once, for the people who follow the client (service/notifications).

import { parisDay } from '#src/clock.ts';
import { forCompany, inTransaction, systemActor, type Ctx } from '#src/context.ts';
import { dayAfter, SOON_DAYS } from '../../model/mandates/calendar.ts';
import { dueMandates, type DueMandate } from '../../repository/mandates/lookups.ts';
import { enterState, lockMandate, noteEnding } from '../../repository/mandates/mandates.ts';
import { record } from '../journal.ts';

/** Nothing when somebody has ended it meanwhile: an expired one was signed until then. */
async function settle(ctx: Ctx, { companyId, mandateId, hasEnded }: DueMandate): Promise<void> {
  await inTransaction(forCompany(ctx, companyId, systemActor), async (tx) => {
    const mandate = await lockMandate(tx, mandateId);
    if (mandate?.state !== (hasEnded ? 'expired' : 'signed')) return;
    const { kind, endsOn } = mandate;
    if (hasEnded) await enterState(tx, mandateId, { state: 'expired' });
    else await noteEnding(tx, mandateId);
    await record(tx, {
      action: hasEnded ? 'mandate.expired' : 'mandate.ends_soon',
      subject: { kind: 'mandate', id: mandateId },
      details: { kind, endsOn: endsOn ?? null },
    });
  });
}

/** One company's trouble does not keep the others. */
export async function noticeMandates(ctx: Ctx, signal: AbortSignal): Promise<void> {
  const today = parisDay(ctx.clock.now());
  for (const due of await dueMandates(ctx, today, dayAfter(today, SOON_DAYS))) {
    signal.throwIfAborted();
    try {
      await settle(ctx, due);
    } catch (error) {
      ctx.log.error({ err: error, company: due.companyId, mandate: due.mandateId }, 'A mandate could not be noticed');
    }
  }
}
