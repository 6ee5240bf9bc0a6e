// Telling those who manage people, once a quarter, where somebody does not use their access.

import { z } from 'zod';
import { DAY_MS } from '#src/clock.ts';
import { inTransaction, type Ctx, type Tx } from '#src/context.ts';
import { enqueue } from '#src/jobs/job.ts';
import { queueMail } from '#src/mail/index.ts';
import { publicUrl } from '#src/settings.ts';
import { unusedLetter } from '../../letters/unused-access.ts';
import { rightsOfAccess } from '../../model/rights.ts';
import { notifiedPeople } from '../../repository/notifications.ts';
import { enterUser } from '../../repository/scope.ts';
import { noteReport, spacesWithUnused, type SpaceWithUnused } from '../../repository/unused-access.ts';
import { accountOf } from '../../repository/users.ts';
import { quietNow } from '../notifications/quiet.ts';
import { unusedBefore } from './unused.ts';

export const reportTicket = { name: 'tenancy.report_unused_to', maxAttempts: 8 };
export const reportPayload = z.object({ userId: z.uuid(), quarter: z.iso.date() });
export type Report = z.infer<typeof reportPayload>;

const FRESH_MS = 14 * DAY_MS;

/** First day of the quarter: `2026-10-01`. */
export function quarterOf(moment: Date): string {
  const month = moment.getUTCMonth() - (moment.getUTCMonth() % 3) + 1;
  return `${moment.getUTCFullYear()}-${String(month).padStart(2, '0')}-01`;
}

const MANAGES = { company: 'people.manage', cabinet: 'staff.manage' } as const;

function manages({ kind, role, profileRights }: SpaceWithUnused): boolean {
  const access = { role, profileRights, endsAt: undefined, cabinetId: undefined, view: undefined };
  return rightsOfAccess(access).has(MANAGES[kind]);
}

const managedSpaces = async (ctx: Ctx | Tx, userId: string): Promise<SpaceWithUnused[]> =>
  (await spacesWithUnused(ctx, userId, unusedBefore(ctx))).filter(manages);

/** One job for each person who has something to decide, after their quiet hours. */
export async function reportUnused(ctx: Ctx, signal: AbortSignal): Promise<void> {
  if (ctx.config.get(publicUrl) === undefined) return;
  // A day later than the slot at most: the quarter is that of the slot.
  const quarter = quarterOf(ctx.clock.now());
  for (const { id: userId } of await notifiedPeople(ctx)) {
    signal.throwIfAborted();
    if ((await managedSpaces(ctx, userId)).length === 0) continue;
    const runAt = await quietNow(ctx, userId);
    await inTransaction(ctx, async (tx) => {
      const key = `unused access ${userId} ${quarter}`;
      await enqueue<Report>(tx, reportTicket, { payload: { userId, quarter }, key, ...(runAt ? { runAt } : {}) });
    });
  }
}

/** Once a quarter, however often it runs; nothing when all was decided meanwhile. */
export async function reportUnusedTo(ctx: Ctx, { userId, quarter }: Report): Promise<void> {
  const site = ctx.config.get(publicUrl);
  if (site === undefined) return;
  await inTransaction(ctx, async (tx) => {
    await enterUser(tx, userId);
    const spaces = await managedSpaces(tx, userId);
    const account = await accountOf(tx, userId);
    if (!account || spaces.length === 0 || !(await noteReport(tx, userId, quarter))) return;
    await queueMail(tx, {
      kind: 'tenancy.unused_access',
      to: { address: account.email, name: account.name },
      letter: unusedLetter({ language: account.language, site, spaces }),
      expiresAt: new Date(tx.clock.now().getTime() + FRESH_MS),
    });
  });
}
