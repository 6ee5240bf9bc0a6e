// Whose purchases belong together.

import type { Purchase } from '#modules/invoices';
import type { Supplier, SupplierHistory } from './types.ts';

/** Without case and accents, like the sort names of the register. */
export function sortName(name: string): string {
  return name
    .normalize('NFKD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

const partnerKey = (id: string): string => `p:${id}`;

/**
 * The supplier of a purchase: its partner; else, where nothing on the document identified anybody, the only partner of
 * the same name (`namesakes`); else the name itself. `undefined` without either.
 */
export function supplierKeyOf(
  { partnerId, sortName: name }: Pick<Purchase, 'partnerId' | 'sortName'>,
  namesakes: ReadonlyMap<string, string | undefined> = new Map(),
): string | undefined {
  const known = partnerId ?? namesakes.get(name);
  if (known !== undefined) return partnerKey(known);
  return name === '' ? undefined : `n:${name}`;
}

/** By name without case and accents, the partner of that name; `undefined` where two share it. */
function partnersByName(purchases: Iterable<Purchase>): Map<string, string | undefined> {
  const found = new Map<string, string | undefined>();
  for (const { partnerId, sortName: name } of purchases) {
    if (partnerId === undefined || name === '') continue;
    if (!found.has(name)) found.set(name, partnerId);
    else if (found.get(name) !== partnerId) found.set(name, undefined);
  }
  return found;
}

function supplierOf(key: string, purchases: readonly Purchase[]): Supplier {
  const named = purchases.findLast(({ partnerName }) => partnerName !== undefined && partnerName !== '');
  return {
    key,
    partnerId: purchases.find(({ partnerId }) => partnerId !== undefined)?.partnerId,
    name: named?.partnerName ?? '',
  };
}

/** Purchases by supplier, named as on the last of them; those of nobody are left out. */
export function historiesOf(purchases: readonly Purchase[]): SupplierHistory[] {
  const names = partnersByName(purchases);
  const groups = new Map<string, Purchase[]>();
  for (const purchase of purchases) {
    const key = supplierKeyOf(purchase, names);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group) group.push(purchase);
    else groups.set(key, [purchase]);
  }
  return [...groups].map(([key, own]) => ({ supplier: supplierOf(key, own), purchases: own }));
}
