// Invoices as the archive names what it keeps.

import { inTransaction, type TenantCtx } from '#src/context.ts';
import { Decimal } from '#src/money.ts';
import type { SubjectView } from '#modules/archive';
import { authorize } from '#modules/tenancy';
import { directions } from '../model.ts';
import * as repository from '../repository/index.ts';
import { listInvoices } from './read.ts';

/** Invoices of each direction that a search of the archive looks at. */
const FOUND = 200;

/** Ids of invoices a search is about, as the list of invoices finds them. */
export async function findInvoices(ctx: TenantCtx, query: string): Promise<string[]> {
  const ids: string[] = [];
  for (const direction of directions) {
    const page = await listInvoices(ctx, { direction, query, limit: FOUND });
    ids.push(...page.items.map(({ id }) => id));
  }
  return ids;
}

const PATH = { purchase: 'achats', sale: 'ventes' } as const;

/** By invoice id. */
export async function describeInvoices(
  ctx: TenantCtx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, SubjectView>> {
  const rows = await inTransaction(ctx, async (tx) => {
    await authorize(tx, 'invoices.read');
    return await repository.summaries(tx, ids);
  });
  return new Map(
    rows.map((row) => [
      row.id,
      {
        title: `${row.partnerName ?? '—'} · ${row.number ?? '—'}`,
        path: `${PATH[row.direction]}/${row.id}`,
        day: row.issueDate ?? undefined,
        amount: row.totalGross === null ? undefined : Decimal.of(row.totalGross),
        currency: row.currency ?? 'EUR',
      },
    ]),
  );
}
