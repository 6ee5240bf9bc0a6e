// The register as the detectors take it: purchases by supplier.

import { parisDay } from '#src/clock.ts';
import type { TenantCtx, Tx } from '#src/context.ts';
import { purchasesSince, type Purchase } from '#modules/invoices';
import { dayNumber, dayOf } from '../../model/missing/days.ts';
import { historiesOf } from '../../model/missing/suppliers.ts';
import type { SupplierHistory } from '../../model/missing/types.ts';

/** A yearly rhythm takes four invoices. */
const YEARS = 5;
const DAYS = YEARS * 366;

export interface Register {
  /** ISO day in France. */
  readonly today: string;
  readonly histories: ReadonlyMap<string, SupplierHistory>;
}

/** Five years of purchases, read page by page; what is kept of each is a few words. */
export async function registerOf(tx: Tx<TenantCtx>): Promise<Register> {
  const today = parisDay(tx.clock.now());
  const purchases: Purchase[] = [];
  for await (const page of purchasesSince(tx, dayOf(dayNumber(today) - DAYS))) purchases.push(...page);
  return { today, histories: new Map(historiesOf(purchases).map((one) => [one.supplier.key, one])) };
}
