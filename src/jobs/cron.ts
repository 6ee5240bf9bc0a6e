// Repeated work. A slot has a deterministic name and instant: of all replicas that reach it, one inserts the row and
// enqueues the job, in one transaction.

import { Cron } from 'croner';
import { inTransaction, type Ctx } from '../context.ts';
import { enqueue, type Job } from './job.ts';

export interface CronEntry {
  readonly name: string;
  /** Five-field cron pattern, Europe/Paris. */
  readonly pattern: string;
  readonly job: Job<Record<string, never>>;
}

/** Enqueues the job of a slot unless another replica did. Answers whether it did. */
export async function fireSlot(ctx: Ctx, entry: CronEntry, slot: Date): Promise<boolean> {
  return await inTransaction(ctx, async (tx) => {
    const inserted = await tx.db
      .insertInto('cron_slots')
      .values({ name: entry.name, slot })
      .onConflict((conflict) => conflict.doNothing())
      .returning('name')
      .executeTakeFirst();
    if (!inserted) return false;
    await enqueue(tx, entry.job, { payload: {} });
    return true;
  });
}

export function startCron(ctx: Ctx, entries: readonly CronEntry[]): { stop(): void } {
  const running = entries.map(
    (entry) =>
      new Cron(entry.pattern, { timezone: 'Europe/Paris', unref: true }, async () => {
        const slot = ctx.clock.now();
        slot.setSeconds(0, 0);
        try {
          await fireSlot(ctx, entry, slot);
        } catch (error) {
          ctx.log.warn({ err: error, cron: entry.name }, 'A cron slot could not be fired');
        }
      }),
  );
  return { stop: () => running.forEach((cron) => cron.stop()) };
}
