// Customers and suppliers as a list.

import { inTransaction, type TenantCtx } from '#src/context.ts';
import { authorize } from '#modules/tenancy';
import type { Partner, PartnerKind } from '../model.ts';
import * as repository from '../repository.ts';

export interface PartnerQuery {
  readonly kind: PartnerKind;
  /** Part of the name, the code, the SIREN or the VAT number, as typed. */
  readonly query: string;
  /** The page that follows this partner. */
  readonly after?: string | undefined;
  /** 1 to 200. */
  readonly limit: number;
}

export interface ListedPartner extends Partner {
  readonly accounts: readonly string[];
}

export interface PartnerPage {
  readonly items: readonly ListedPartner[];
  /** For `after` of the next page. */
  readonly next: string | undefined;
}

/** In the order of their codes: the oldest known first. */
export async function listPartners(ctx: TenantCtx, query: PartnerQuery): Promise<PartnerPage> {
  return await inTransaction(ctx, async (tx) => {
    await authorize(tx, 'company.read');
    const rows = await repository.partnerPage(tx, { ...query, limit: query.limit + 1 });
    const shown = rows.slice(0, query.limit);
    const accounts = await repository.accountsOfAll(
      tx,
      shown.map(({ id }) => id),
    );
    return {
      items: shown.map((partner) => ({ ...partner, accounts: accounts.get(partner.id) ?? [] })),
      next: rows.length > query.limit ? shown.at(-1)?.id : undefined,
    };
  });
}

/** How many of each kind. */
export async function countPartners(ctx: TenantCtx): Promise<Readonly<Record<PartnerKind, number>>> {
  return await inTransaction(ctx, async (tx) => await repository.partnerCounts(tx));
}
