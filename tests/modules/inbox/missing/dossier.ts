// A dossier with suppliers who bill regularly, as its register holds them.

import type { TenantCtx } from '#src/context.ts';
import type { TestWorld } from '../../../support/world.ts';
import { enter, type Entry } from '../../invoices/entries.ts';

/** Monthly, the last in September: October is missing on the day of the world (2026-11-21). */
const MONTHS = ['2026-05-31', '2026-06-30', '2026-07-31', '2026-08-31', '2026-09-30'] as const;

export const orion = { supplier: 'Orion Énergie', siren: '404833048' } as const;

export async function monthly(tenant: TenantCtx, entry: Entry = {}, months: readonly string[] = MONTHS): Promise<void> {
  for (const issueDate of months) {
    await enter(tenant, { ...orion, gross: '84.00', number: `O-${issueDate.slice(0, 7)}`, issueDate, ...entry });
  }
}

export interface Line {
  readonly id: string;
  readonly supplier: string;
  readonly number: string | null;
  readonly expected: string | null;
  readonly state: string;
  readonly reason: string | null;
  readonly invoice: string | null;
  readonly asked: number;
}

/** What the table holds for a company, in the order in which it was found. */
export async function linesOf({ owner }: TestWorld, companyId: string): Promise<Line[]> {
  const { rows } = await owner.query<Line>(
    `select missing_id as id, supplier_name as supplier, number, expected_on::text as expected, state, reason,
       invoice_id as invoice, times_asked as asked
     from missing_documents where company_id = $1 order by missing_id`,
    [companyId],
  );
  return rows;
}
