// The outbox: what happened is written in the transaction in which it happened; who wants to know is told after it
// has committed, at least once, and remembers what it has handled.

import { z } from 'zod';
import { forCompany, inTransaction, systemActor, type Ctx, type TenantCtx, type Tx } from '../context.ts';
import { newId } from '../ids.ts';
import { defineJob, enqueue, type Job } from '../jobs/job.ts';

export interface EventType<P> {
  /** `module.thing_happened`. */
  readonly type: string;
  readonly payload: z.ZodType<P>;
}

export function defineEvent<P>(event: EventType<P>): EventType<P> {
  return event;
}

export interface Subscription {
  /** `module.verb`: the name under which handled events are remembered. */
  readonly subscriber: string;
  readonly type: string;
  /** Runs inside the transaction that also remembers the event as handled. */
  handle(tx: Tx<TenantCtx>, payload: unknown): Promise<void>;
}

/** Wires a subscriber to an event; done in src/app.ts only. */
export function subscribe<P>(
  event: EventType<P>,
  subscriber: string,
  handle: (tx: Tx<TenantCtx>, payload: P) => Promise<void>,
): Subscription {
  return { subscriber, type: event.type, handle: (tx, payload) => handle(tx, event.payload.parse(payload)) };
}

const ticket = z.object({ companyId: z.uuid(), eventId: z.uuid(), subscriber: z.string().optional() });
type Ticket = z.infer<typeof ticket>;

const dispatchTicket = { name: 'events.dispatch', maxAttempts: 25 };

/** Writes the event and its ticket into the caller's transaction. */
export async function publish<P>(tx: Tx<TenantCtx>, event: EventType<P>, payload: P): Promise<void> {
  const id = newId(tx.clock.now().getTime());
  await tx.db
    .insertInto('outbox')
    .values({
      company_id: tx.company.id,
      id,
      type: event.type,
      payload: JSON.stringify(payload),
      published_at: tx.clock.now(),
    })
    .execute();
  await enqueue<Ticket>(tx, dispatchTicket, { payload: { companyId: tx.company.id, eventId: id } });
}

/** The jobs that carry events to their subscribers. Throws when two subscriptions share a subscriber name. */
export function eventJobs(subscriptions: readonly Subscription[]): readonly Job[] {
  const byName = new Map(subscriptions.map((subscription) => [subscription.subscriber, subscription]));
  if (byName.size !== subscriptions.length) throw new Error('Two subscriptions share a subscriber name');

  const deliver = defineJob<Ticket>({
    name: 'events.deliver',
    payload: ticket,
    maxAttempts: 25,
    async run(ctx, { companyId, eventId, subscriber }) {
      const subscription = byName.get(subscriber ?? '');
      if (subscription) await deliverOnce(ctx, companyId, { eventId, subscription });
    },
  });

  const dispatch = defineJob<Ticket>({
    ...dispatchTicket,
    payload: ticket,
    async run(ctx, { companyId, eventId }) {
      await inTransaction(forCompany(ctx, companyId, systemActor), async (tx) => {
        const event = await eventRow(tx, eventId);
        for (const subscription of subscriptions) {
          if (subscription.type !== event?.type) continue;
          await enqueue<Ticket>(tx, deliver, { payload: { companyId, eventId, subscriber: subscription.subscriber } });
        }
      });
    },
  });
  return [dispatch, deliver] as readonly Job[];
}

async function eventRow(tx: Tx<TenantCtx>, id: string) {
  return await tx.db
    .selectFrom('outbox')
    .select(['type', 'payload'])
    .where('company_id', '=', tx.company.id)
    .where('id', '=', id)
    .executeTakeFirst();
}

async function deliverOnce(
  ctx: Ctx,
  companyId: string,
  { eventId, subscription }: { eventId: string; subscription: Subscription },
): Promise<void> {
  await inTransaction(forCompany(ctx, companyId, systemActor), async (tx) => {
    const first = await tx.db
      .insertInto('handled_events')
      .values({ company_id: companyId, event_id: eventId, subscriber: subscription.subscriber })
      .onConflict((conflict) => conflict.doNothing())
      .returning('event_id')
      .executeTakeFirst();
    const event = first && (await eventRow(tx, eventId));
    if (event) await subscription.handle(tx, event.payload);
  });
}
