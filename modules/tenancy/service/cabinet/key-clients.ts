// What the key of a cabinet may ask without naming a dossier: which dossiers there are to name.

import { forCompany, inTransaction, type Actor, type Ctx, type TenantCtx } from '#src/context.ts';
import { cabinetKeyNeeded, dossierMissing } from '../../key-errors.ts';
import { dossiersOfCabinet, type KeyClient, type KeyClientQuery } from '../../repository/cabinet/key-clients.ts';
import { enterCabinet } from '../../repository/scope.ts';

/** What calls with the key of a cabinet. */
interface CabinetCaller extends TenantCtx {
  readonly cabinet: { readonly id: string };
}

export interface CabinetKey {
  readonly cabinetId: string;
  /** The dossier that the request names; absent: whoever asks for the company is told that none is named. */
  readonly companyId: string | undefined;
  readonly actor: Actor;
}

export function cabinetCaller(ctx: Ctx, { cabinetId, companyId, actor }: CabinetKey): CabinetCaller {
  const cabinet = { id: cabinetId };
  if (companyId !== undefined) return { ...forCompany(ctx, companyId, actor), cabinet };
  return {
    ...ctx,
    actor,
    cabinet,
    get company(): never {
      throw dossierMissing();
    },
  };
}

function cabinetOf(caller: TenantCtx): string | undefined {
  return 'cabinet' in caller ? (caller as CabinetCaller).cabinet.id : undefined;
}

/** A page of the dossiers that the key may name, by name. Throws `tenancy.cabinet_key_needed` for the key of a company. */
export async function keyClients(ctx: Ctx, caller: TenantCtx, query: KeyClientQuery): Promise<KeyClient[]> {
  const cabinetId = cabinetOf(caller);
  if (cabinetId === undefined) throw cabinetKeyNeeded();
  return await inTransaction(ctx, async (tx) => {
    await enterCabinet(tx, cabinetId);
    return await dossiersOfCabinet(tx, query);
  });
}
