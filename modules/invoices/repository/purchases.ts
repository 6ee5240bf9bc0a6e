// Purchases as bare facts, for those who look for what is missing: read in pages by day of issue.

import { sql } from 'kysely';
import type { TenantCtx, Tx } from '#src/context.ts';
import { Decimal } from '#src/money.ts';
import { CREDIT_NOTE_CODES, type Purchase } from '../model.ts';

const columns = [
  'invoice_id',
  'partner_id',
  'partner_name',
  'partner_sort',
  'number',
  'issue_date',
  'total_gross',
  'currency',
  'type_code',
  'state',
] as const;

function select(tx: Tx<TenantCtx>) {
  return tx.db
    .selectFrom('invoices')
    .select(columns)
    .where('company_id', '=', tx.company.id)
    .where('direction', '=', 'purchase');
}

type Row = Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirstOrThrow']>>;

function fromRow(row: Row): Purchase {
  return {
    id: row.invoice_id,
    partnerId: row.partner_id ?? undefined,
    partnerName: row.partner_name ?? undefined,
    sortName: row.partner_sort,
    number: row.number ?? undefined,
    issuedOn: row.issue_date ?? undefined,
    gross: row.total_gross === null ? undefined : Decimal.of(row.total_gross),
    currency: row.currency ?? undefined,
    isCreditNote: row.type_code !== null && CREDIT_NOTE_CODES.has(row.type_code),
    isRefused: row.state === 'refused',
  };
}

export interface PurchasePage {
  /** ISO day: issued on it or later. */
  readonly since: string;
  readonly after: { readonly issuedOn: string; readonly id: string } | undefined;
  readonly limit: number;
}

/** By day of issue, by the index of that list (migrations/…_220_invoices.ts). */
export async function purchasePage(tx: Tx<TenantCtx>, { since, after, limit }: PurchasePage): Promise<Purchase[]> {
  const issued = sql`coalesce(issue_date, '-infinity'::date)`;
  let page = select(tx).where(sql<boolean>`${issued} >= ${since}::date`);
  if (after) page = page.where(sql<boolean>`(${issued}, invoice_id) > (${after.issuedOn}::date, ${after.id}::uuid)`);
  const rows = await page.orderBy(issued).orderBy('invoice_id').limit(limit).execute();
  return rows.map(fromRow);
}

/** Of a partner, and of the name where nothing on the document identified anybody; newest first. */
export async function purchasesOf(
  tx: Tx<TenantCtx>,
  { partnerId, sortName, limit }: { partnerId: string | undefined; sortName: string; limit: number },
): Promise<Purchase[]> {
  const newest = (query: ReturnType<typeof select>) =>
    query
      .orderBy('issue_date', (order) => order.desc().nullsLast())
      .limit(limit)
      .execute();
  const named = await newest(select(tx).where('partner_sort', '=', sortName).where('partner_id', 'is', null));
  const own = partnerId === undefined ? [] : await newest(select(tx).where('partner_id', '=', partnerId));
  return [...own, ...named].map(fromRow);
}

export interface PurchaseSupplier {
  readonly partnerId: string | undefined;
  readonly sortName: string;
  readonly name: string;
}

/** Everybody who has ever sold to the company, by name; a partner under each name it was written with. */
export async function purchaseSuppliers(tx: Tx<TenantCtx>, limit: number): Promise<PurchaseSupplier[]> {
  const rows = await tx.db
    .selectFrom('invoices')
    .select(['partner_id', 'partner_sort', sql<string>`max(partner_name)`.as('name')])
    .where('company_id', '=', tx.company.id)
    .where('direction', '=', 'purchase')
    .where('partner_sort', '<>', '')
    .groupBy(['partner_id', 'partner_sort'])
    .orderBy('partner_sort')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ partnerId: row.partner_id ?? undefined, sortName: row.partner_sort, name: row.name }));
}

export async function purchaseById(tx: Tx<TenantCtx>, id: string): Promise<Purchase | undefined> {
  const row = await select(tx).where('invoice_id', '=', id).executeTakeFirst();
  return row && fromRow(row);
}

/** E-mail address the supplier's own document gives for questions (BT-43). */
export async function contactOf(tx: Tx<TenantCtx>, id: string): Promise<string | undefined> {
  const row = await tx.db
    .selectFrom('invoices')
    .select(sql<string | null>`jsonb_path_query_first(model, '$.seller.contacts[*].email') #>> '{}'`.as('email'))
    .where('company_id', '=', tx.company.id)
    .where('invoice_id', '=', id)
    .executeTakeFirst();
  return row?.email ?? undefined;
}
