// What the partners' page asks of the register; plugged in src/app.ts.

import type { TenantCtx } from '#src/context.ts';

export interface UsagePort {
  /** How many invoices each of these partners has; those without one are left out. */
  countByPartner(ctx: TenantCtx, partnerIds: readonly string[]): Promise<ReadonlyMap<string, number>>;
}
