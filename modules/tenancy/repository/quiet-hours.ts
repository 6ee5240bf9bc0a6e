// Table notification_quiet_hours: written behind the wall of the person, asked for everybody who is to be written to.

import { sql } from 'kysely';
import type { Ctx, Tx } from '#src/context.ts';
import type { QuietHours } from '../model/quiet-hours.ts';

export async function quietHoursOf(ctx: Ctx | Tx, userId: string): Promise<QuietHours | undefined> {
  interface Row {
    readonly from_minute: number;
    readonly to_minute: number;
    readonly days: number[];
    readonly whole_days: number[];
    readonly time_zone: string;
  }
  const { rows } = await sql<Row>`
    select from_minute, to_minute, days, whole_days, time_zone from tenancy_quiet_hours(${userId})`.execute(ctx.db);
  const [row] = rows;
  return (
    row && {
      from: row.from_minute,
      to: row.to_minute,
      days: row.days,
      wholeDays: row.whole_days,
      timeZone: row.time_zone,
    }
  );
}

/** The wall of the person must be open. */
export async function setQuietHours(tx: Tx, userId: string, hours: QuietHours | undefined): Promise<void> {
  await tx.db.deleteFrom('notification_quiet_hours').where('user_id', '=', userId).execute();
  if (!hours) return;
  const { from, to, days, wholeDays, timeZone } = hours;
  await tx.db
    .insertInto('notification_quiet_hours')
    .values({
      user_id: userId,
      from_minute: from,
      to_minute: to,
      days: [...days],
      whole_days: [...wholeDays],
      time_zone: timeZone,
    })
    .execute();
}
