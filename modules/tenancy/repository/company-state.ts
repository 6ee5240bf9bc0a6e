// Where a company stands between draft and active, and which profiles it has made. Behind the wall of the company.

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

export async function companyProfileExists(tx: Tx<TenantCtx>, profileId: string): Promise<boolean> {
  const row = await tx.db
    .selectFrom('company_profiles')
    .select('profile_id')
    .where('company_id', '=', tx.company.id)
    .where('profile_id', '=', profileId)
    .executeTakeFirst();
  return row !== undefined;
}
