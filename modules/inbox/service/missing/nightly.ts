// The work of every night and of every morning, company by company: each in a job of its own, one after the other.

import { parisDay } from '#src/clock.ts';
import { inTransaction, type Ctx } from '#src/context.ts';
import { enqueue } from '#src/jobs/job.ts';
import { companiesToRemind, companiesToSearch } from '../../repository/missing/waiting.ts';
import { remindTicket, searchTicket } from '../../tickets.ts';

/** Whatever came in meanwhile goes first. */
const LATER = 10;
const QUEUE = 'missing documents';

/** A company whose search still waits is not put in line twice. */
export async function searchEverywhere(ctx: Ctx): Promise<void> {
  const companyIds = await companiesToSearch(ctx);
  await inTransaction(ctx, async (tx) => {
    for (const companyId of companyIds) {
      const options = { key: `missing ${companyId}`, queue: QUEUE, priority: LATER };
      await enqueue(tx, searchTicket, { payload: { companyId }, ...options });
    }
  });
}

/** Every morning: also what was due on a day on which nothing ran. */
export async function remindEverywhere(ctx: Ctx): Promise<void> {
  const today = parisDay(ctx.clock.now());
  const companyIds = await companiesToRemind(ctx, today);
  await inTransaction(ctx, async (tx) => {
    for (const companyId of companyIds) {
      const options = { key: `remind ${companyId} ${today.slice(0, 7)}`, queue: QUEUE };
      await enqueue(tx, remindTicket, { payload: { companyId, today }, ...options });
    }
  });
}
