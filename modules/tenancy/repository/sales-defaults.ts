// Table company_sales_defaults. Behind the wall of the company.

import type { TenantCtx, Tx } from '#src/context.ts';
import { Decimal } from '#src/money.ts';
import type { PaymentStart, SalesDefaults } from '../model/sales-defaults.ts';

const decimal = (kept: string | null): Decimal | undefined => (kept === null ? undefined : Decimal.of(kept));

export async function findSalesDefaults(tx: Tx<TenantCtx>): Promise<SalesDefaults | undefined> {
  const row = await tx.db
    .selectFrom('company_sales_defaults')
    .select(['payment_days', 'payment_from', 'penalty_rate', 'discount_rate', 'vat_rate'])
    .select(['number_pattern', 'next_number', 'comment', 'footer', 'version'])
    .where('company_id', '=', tx.company.id)
    .executeTakeFirst();
  return (
    row && {
      paymentDays: row.payment_days,
      paymentFrom: row.payment_from as PaymentStart,
      penaltyRate: decimal(row.penalty_rate),
      discountRate: decimal(row.discount_rate),
      vatRate: Decimal.of(row.vat_rate),
      numberPattern: row.number_pattern,
      nextNumber: row.next_number,
      comment: row.comment ?? undefined,
      footer: row.footer ?? undefined,
      version: row.version,
    }
  );
}

/** False when `defaults.version` is no longer the one that is kept. */
export async function keepSalesDefaults(tx: Tx<TenantCtx>, defaults: SalesDefaults): Promise<boolean> {
  const kept = {
    payment_days: defaults.paymentDays,
    payment_from: defaults.paymentFrom,
    penalty_rate: defaults.penaltyRate?.toString() ?? null,
    discount_rate: defaults.discountRate?.toString() ?? null,
    vat_rate: defaults.vatRate.toString(),
    number_pattern: defaults.numberPattern,
    next_number: defaults.nextNumber,
    comment: defaults.comment ?? null,
    footer: defaults.footer ?? null,
    version: defaults.version + 1,
    changed_at: tx.clock.now(),
    changed_by: JSON.stringify(tx.actor),
  };
  const result = await tx.db
    .insertInto('company_sales_defaults')
    .values({ company_id: tx.company.id, ...kept })
    .onConflict((conflict) =>
      conflict.column('company_id').doUpdateSet(kept).where('company_sales_defaults.version', '=', defaults.version),
    )
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}
