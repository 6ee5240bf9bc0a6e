// Tables partners, partner_accounts and partner_series.

import { sql } from 'kysely';
import type { TenantCtx, Tx } from '#src/context.ts';
import type { Partner, PartnerKind } from './model.ts';

const columns = ['partner_id', 'kind', 'code', 'name', 'siren', 'vat_number'] as const;

function select(tx: Tx<TenantCtx>, kind: PartnerKind) {
  return tx.db.selectFrom('partners').select(columns).where('company_id', '=', tx.company.id).where('kind', '=', kind);
}

type Row = Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirstOrThrow']>>;

function fromRow(row: Row): Partner {
  return {
    id: row.partner_id,
    kind: row.kind as PartnerKind,
    code: row.code,
    name: row.name,
    siren: row.siren ?? undefined,
    vatNumber: row.vat_number ?? undefined,
  };
}

export async function bySiren(tx: Tx<TenantCtx>, kind: PartnerKind, siren: string): Promise<Partner | undefined> {
  const row = await select(tx, kind).where('siren', '=', siren).executeTakeFirst();
  return row && fromRow(row);
}

export async function byVatNumber(
  tx: Tx<TenantCtx>,
  kind: PartnerKind,
  vatNumber: string,
): Promise<Partner | undefined> {
  const row = await select(tx, kind).where('vat_number', '=', vatNumber).executeTakeFirst();
  return row && fromRow(row);
}

/** The only partner ever seen with this account; an account shared by several recognises nobody. */
export async function byIban(tx: Tx<TenantCtx>, kind: PartnerKind, iban: string): Promise<Partner | undefined> {
  const rows = await select(tx, kind)
    .where('partner_id', 'in', (query) =>
      query
        .selectFrom('partner_accounts')
        .select('partner_id')
        .where('company_id', '=', tx.company.id)
        .where('iban', '=', iban),
    )
    .limit(2)
    .execute();
  return rows.length === 1 && rows[0] ? fromRow(rows[0]) : undefined;
}

/** Next number of the series, from a locked row: gapless, whatever comes at once. */
export async function nextNumber(tx: Tx<TenantCtx>, kind: PartnerKind): Promise<number> {
  const row = await tx.db
    .insertInto('partner_series')
    .values({ company_id: tx.company.id, kind, last_number: 1 })
    .onConflict((conflict) =>
      conflict.columns(['company_id', 'kind']).doUpdateSet({ last_number: sql`partner_series.last_number + 1` }),
    )
    .returning('last_number')
    .executeTakeFirstOrThrow();
  return row.last_number;
}

export async function insert(tx: Tx<TenantCtx>, partner: Partner): Promise<void> {
  await tx.db
    .insertInto('partners')
    .values({
      company_id: tx.company.id,
      partner_id: partner.id,
      kind: partner.kind,
      code: partner.code,
      name: partner.name,
      siren: partner.siren ?? null,
      vat_number: partner.vatNumber ?? null,
      created_at: tx.clock.now(),
      created_by: JSON.stringify(tx.actor),
    })
    .execute();
}

export async function accountsOf(tx: Tx<TenantCtx>, partnerId: string): Promise<string[]> {
  const rows = await tx.db
    .selectFrom('partner_accounts')
    .select('iban')
    .where('company_id', '=', tx.company.id)
    .where('partner_id', '=', partnerId)
    .execute();
  return rows.map((row) => row.iban);
}

export async function addAccount(tx: Tx<TenantCtx>, partnerId: string, iban: string): Promise<void> {
  await tx.db
    .insertInto('partner_accounts')
    .values({ company_id: tx.company.id, partner_id: partnerId, iban, first_seen_at: tx.clock.now() })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Two documents of a new supplier at once must not make it twice. */
export async function lockKind(tx: Tx<TenantCtx>, kind: PartnerKind): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${tx.company.id}), hashtext(${`partners ${kind}`}))`.execute(tx.db);
}

export interface PageQuery {
  readonly kind: PartnerKind;
  /** As typed. */
  readonly query: string;
  readonly after?: string | undefined;
  readonly limit: number;
}

/** In the order of their ids, which is that of their codes. */
export async function partnerPage(tx: Tx<TenantCtx>, { kind, query, after, limit }: PageQuery): Promise<Partner[]> {
  let page = select(tx, kind);
  const text = query.trim().replace(/[\\%_]/g, (character) => `\\${character}`);
  const compact = `%${text.replace(/\s/g, '')}%`;
  if (text !== '') {
    page = page.where((either) =>
      either.or([
        either('name', 'ilike', `%${text}%`),
        either('code', 'ilike', compact),
        either('siren', 'like', compact),
        either('vat_number', 'ilike', compact),
      ]),
    );
  }
  if (after !== undefined) page = page.where('partner_id', '>', after);
  return (await page.orderBy('partner_id').limit(limit).execute()).map(fromRow);
}

/** Accounts of several partners, in the order in which they were seen. */
export async function accountsOfAll(
  tx: Tx<TenantCtx>,
  partnerIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (partnerIds.length === 0) return new Map();
  const rows = await tx.db
    .selectFrom('partner_accounts')
    .select(['partner_id', 'iban'])
    .where('company_id', '=', tx.company.id)
    .where('partner_id', 'in', [...partnerIds])
    .orderBy('first_seen_at')
    .execute();
  return new Map(
    partnerIds.map((id) => [id, rows.filter((row) => row.partner_id === id).map(({ iban }) => iban)] as const),
  );
}

export async function partnerCounts(tx: Tx<TenantCtx>): Promise<Record<PartnerKind, number>> {
  const rows = await tx.db
    .selectFrom('partners')
    .select(['kind', sql<string>`count(*)`.as('count')])
    .where('company_id', '=', tx.company.id)
    .groupBy('kind')
    .execute();
  const of = (kind: PartnerKind): number => Number(rows.find((row) => row.kind === kind)?.count ?? 0);
  return { supplier: of('supplier'), customer: of('customer') };
}
