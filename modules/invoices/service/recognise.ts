// The other side of an invoice.

import type { TenantCtx, Tx } from '#src/context.ts';
import { recognisePartner, type Recognition } from '#modules/partners';
import { factsOf, partnerOf, type RegisteredInvoice } from '../model.ts';

/** The partner the document names, made when it is new and identified. */
export async function recognise(tx: Tx<TenantCtx>, invoice: RegisteredInvoice): Promise<Recognition | undefined> {
  const { name, siren, vatNumber, iban } = partnerOf(invoice.direction, factsOf(invoice.model));
  const kind = invoice.direction === 'purchase' ? 'supplier' : 'customer';
  return await recognisePartner(tx, kind, { name, siren, vatNumber, iban });
}
