// An import is used inside its cabinet, by who manages clients there.

import type { Ctx, Tx } from '#src/context.ts';
import { isId } from '#src/ids.ts';
import { importClosed, importNotFound } from '../../import-errors.ts';
import type { ClientImport } from '../../model/client-import/types.ts';
import { findImport } from '../../repository/client-import/imports.ts';
import { inCabinet, type CabinetCall, type CabinetTx } from '../cabinet/open.ts';

export type ImportCall = CabinetCall & { readonly importId: string };

export type ImportTx = CabinetTx & { readonly import: ClientImport };

/** Throws `tenancy.cabinet_not_found`, `tenancy.not_allowed`, `tenancy.import_not_found`. */
export async function withImport<R>(
  ctx: Ctx | Tx,
  call: ImportCall & { readonly lock?: 'change' },
  work: (tx: ImportTx) => Promise<R>,
): Promise<R> {
  return await inCabinet(ctx, { ...call, right: 'clients.manage' }, async (tx) => {
    const found = isId(call.importId) ? await findImport(tx, call.importId, call.lock ?? 'read') : undefined;
    if (!found) throw importNotFound();
    return await work({ ...tx, import: found });
  });
}

/** Only before it is started. Throws also `tenancy.import_closed`. */
export async function changeImport<R>(ctx: Ctx | Tx, call: ImportCall, work: (tx: ImportTx) => Promise<R>): Promise<R> {
  return await withImport(ctx, { ...call, lock: 'change' }, async (tx) => {
    if (tx.import.state !== 'mapping' && tx.import.state !== 'review') throw importClosed();
    return await work(tx);
  });
}
