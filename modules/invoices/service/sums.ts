// What the register comes to.

import { parisDay } from '#src/clock.ts';
import { inTransaction, type TenantCtx } from '#src/context.ts';
import { Decimal, type Money } from '#src/money.ts';
import { authorize } from '#modules/tenancy';
import type { Direction } from '../model.ts';
import * as repository from '../repository/sums.ts';

export interface Owed {
  readonly count: number;
  readonly amount: Money;
}

export type OwedByDueDate = Readonly<Record<repository.DueBucket, Owed>>;

/** What accepted invoices in euros come to by due date, seen from today in France. Payments are not deducted. */
export async function owedByDueDate(ctx: TenantCtx, direction: Direction): Promise<OwedByDueDate> {
  const rows = await inTransaction(ctx, async (tx) => {
    await authorize(tx, 'invoices.read');
    return await repository.owedByDueDate(tx, { direction, currency: 'EUR', today: parisDay(tx.clock.now()) });
  });
  const of = (bucket: repository.DueBucket): Owed => {
    const row = rows.find((one) => one.bucket === bucket);
    return { count: row?.count ?? 0, amount: Decimal.of(row?.amount ?? '0') };
  };
  return { overdue: of('overdue'), soon: of('soon'), later: of('later') };
}

/** By partner id; partners without an invoice are left out. */
export async function countByPartner(
  ctx: TenantCtx,
  partnerIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  return await inTransaction(ctx, async (tx) => {
    await authorize(tx, 'invoices.read');
    return await repository.countByPartner(tx, partnerIds);
  });
}
