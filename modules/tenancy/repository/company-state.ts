// Where a company stands between draft and active. Behind the wall of the company.

import type { TenantCtx, Tx } from '#src/context.ts';
import type { CompanyStatus } from '../model/types.ts';

export interface StatusChange {
  readonly to: CompanyStatus;
  /** From one of these; in any other state it stays as it is. */
  readonly from: readonly CompanyStatus[];
}

/** Answers whether the company was in one of the states named. */
export async function changeStatus(tx: Tx<TenantCtx>, { to, from }: StatusChange): Promise<boolean> {
  const result = await tx.db
    .updateTable('companies')
    .set({ status: to, status_since: tx.clock.now(), status_by: JSON.stringify(tx.actor) })
    .where('company_id', '=', tx.company.id)
    .where('status', 'in', [...from])
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
