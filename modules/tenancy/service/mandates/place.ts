// Where mandates are seen and changed: by the people of a cabinet at one of its clients, by those of the company, by keys.

import { inTransaction, type Ctx, type TenantCtx, type Tx } from '#src/context.ts';
import { isId } from '#src/ids.ts';
import { mandateNotFound, platformNotFound } from '../../mandate-errors.ts';
import type { Mandate, Platform } from '../../model/mandates/types.ts';
import { lockMandate, mandateById } from '../../repository/mandates/mandates.ts';
import { lockPlatform } from '../../repository/mandates/platforms.ts';
import { authorize } from '../authorize.ts';
import { reachClient, type ClientCall } from '../cabinet/client-card.ts';
import { inCabinet } from '../cabinet/open.ts';

export type ClientPlace =
  | { readonly kind: 'company'; readonly tenant: TenantCtx }
  | { readonly kind: 'client'; readonly ctx: Ctx; readonly call: ClientCall };

/**
 * Runs `work` inside the company. People of a cabinet need `clients.manage`; others `company.read` to see and
 * `company.edit` to act. Throws `tenancy.not_allowed`, `tenancy.cabinet_not_found`, `tenancy.company_not_found`.
 */
export async function atClient<R>(
  place: ClientPlace,
  aim: 'see' | 'act',
  work: (tx: Tx<TenantCtx>) => Promise<R>,
): Promise<R> {
  if (place.kind === 'client') {
    const { ctx, call } = place;
    return await inCabinet(ctx, { ...call, right: 'clients.manage' }, async (tx) => {
      const { inside } = await reachClient(tx, call.companyId);
      return await work(inside);
    });
  }
  return await inTransaction(place.tenant, async (tx) => {
    await authorize(tx, aim === 'see' ? 'company.read' : 'company.edit');
    return await work(tx);
  });
}

/** Locked until the transaction ends. Throws `tenancy.mandate_not_found`. */
export async function requireMandate(tx: Tx<TenantCtx>, id: string): Promise<Mandate> {
  const mandate = isId(id) ? await lockMandate(tx, id) : undefined;
  if (!mandate) throw mandateNotFound();
  return mandate;
}

/** To be looked at. Throws `tenancy.mandate_not_found`. */
export async function findMandate(tx: Tx<TenantCtx>, id: string): Promise<Mandate> {
  const mandate = isId(id) ? await mandateById(tx, id) : undefined;
  if (!mandate) throw mandateNotFound();
  return mandate;
}

/** Locked until the transaction ends. Throws `tenancy.platform_not_found`. */
export async function requirePlatform(tx: Tx<TenantCtx>, id: string): Promise<Platform> {
  const platform = isId(id) ? await lockPlatform(tx, id) : undefined;
  if (!platform) throw platformNotFound();
  return platform;
}
