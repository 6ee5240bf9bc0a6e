// Who a document is about, and which accounts of theirs are known.

import type { TenantCtx, Tx } from '#src/context.ts';
import { newId } from '#src/ids.ts';
import { partnerCode, type Partner, type PartnerHints, type PartnerKind, type Recognition } from '../model.ts';
import * as repository from '../repository.ts';

/**
 * Finds the partner a document is about — by SIREN, then VAT number, then account, never by name or e-mail alone —
 * or makes it when the document carries a SIREN or a VAT number. `undefined` when nothing identifies anybody.
 */
export async function recognisePartner(
  tx: Tx<TenantCtx>,
  kind: PartnerKind,
  hints: PartnerHints,
): Promise<Recognition | undefined> {
  const identified = hints.siren !== undefined || hints.vatNumber !== undefined;
  let partner = await find(tx, kind, hints);
  let isNew = false;
  if (!partner && identified && hints.name) {
    await repository.lockKind(tx, kind);
    partner = await find(tx, kind, hints);
    isNew = !partner;
    partner ??= await create(tx, kind, { ...hints, name: hints.name });
  }
  return partner && { partner, isNew, account: await accountState(tx, partner, hints.iban) };
}

async function find(tx: Tx<TenantCtx>, kind: PartnerKind, hints: PartnerHints): Promise<Partner | undefined> {
  return (
    (hints.siren !== undefined ? await repository.bySiren(tx, kind, hints.siren) : undefined) ??
    (hints.vatNumber !== undefined ? await repository.byVatNumber(tx, kind, hints.vatNumber) : undefined) ??
    (hints.iban !== undefined && hints.siren === undefined && hints.vatNumber === undefined
      ? await repository.byIban(tx, kind, hints.iban)
      : undefined)
  );
}

async function create(tx: Tx<TenantCtx>, kind: PartnerKind, hints: PartnerHints & { name: string }): Promise<Partner> {
  const partner: Partner = {
    id: newId(tx.clock.now().getTime()),
    kind,
    code: partnerCode(kind, await repository.nextNumber(tx, kind)),
    name: hints.name,
    siren: hints.siren,
    vatNumber: hints.vatNumber,
  };
  await repository.insert(tx, partner);
  return partner;
}

async function accountState(
  tx: Tx<TenantCtx>,
  partner: Partner,
  iban: string | undefined,
): Promise<Recognition['account']> {
  if (iban === undefined) return 'none';
  const known = await repository.accountsOf(tx, partner.id);
  if (known.includes(iban)) return 'known';
  return known.length === 0 ? 'first' : 'new';
}

/** Remembers an account once a person has accepted a document that names it. */
export async function rememberAccount(tx: Tx<TenantCtx>, partnerId: string, iban: string): Promise<void> {
  await repository.addAccount(tx, partnerId, iban);
}
