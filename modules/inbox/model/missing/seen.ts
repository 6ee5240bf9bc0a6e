import type { Purchase } from '#modules/invoices';
import type { SeenInvoice } from './types.ts';

export function seenOne({ id, number, issuedOn }: Purchase): SeenInvoice {
  return { id, number, issuedOn };
}

/** Oldest first. */
export function seen(purchases: readonly Purchase[]): SeenInvoice[] {
  return purchases
    .toSorted((one, other) => (one.issuedOn ?? '').localeCompare(other.issuedOn ?? ''))
    .map((purchase) => seenOne(purchase));
}
