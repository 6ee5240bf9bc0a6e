// Whose statement it is: chosen, or told by the numbers on it.

import { inTransaction, type TenantCtx, type Tx } from '#src/context.ts';
import { suppliersSeen } from '#modules/invoices';
import { authorize } from '#modules/tenancy';
import { supplierUnknown } from '../../missing-errors.ts';
import { numberKey } from '../../model/missing/numbers.ts';
import { guessSupplier, type StatementLine } from '../../model/missing/statement.ts';
import { supplierKeyOf } from '../../model/missing/suppliers.ts';
import type { Supplier } from '../../model/missing/types.ts';
import type { Register } from './histories.ts';

/** Nobody knows yet. */
const UNKNOWN: Supplier = { key: '', partnerId: undefined, name: '' };

async function suppliers(tx: Tx<TenantCtx>): Promise<Supplier[]> {
  const byKey = new Map<string, Supplier>();
  for (const seen of await suppliersSeen(tx)) {
    const key = supplierKeyOf(seen);
    if (key !== undefined && !byKey.has(key)) byKey.set(key, { key, partnerId: seen.partnerId, name: seen.name });
  }
  return [...byKey.values()];
}

/** To choose from, by name. Throws `tenancy.not_allowed`. */
export async function statementSuppliers(ctx: TenantCtx): Promise<Supplier[]> {
  return await inTransaction(ctx, async (tx) => {
    await authorize(tx, 'invoices.read');
    return await suppliers(tx);
  });
}

/** Throws `inbox.supplier_unknown`. */
export async function chosenSupplier(tx: Tx<TenantCtx>, key: string): Promise<Supplier> {
  const supplier = (await suppliers(tx)).find((one) => one.key === key);
  if (!supplier) throw supplierUnknown();
  return supplier;
}

export function guessedSupplier({ histories }: Register, lines: readonly StatementLine[]): Supplier {
  const keysOf = new Map<string, string[]>();
  for (const { supplier, purchases } of histories.values()) {
    const numbers = new Set(purchases.flatMap(({ number }) => (number === undefined ? [] : [numberKey(number)])));
    for (const number of numbers) {
      const known = keysOf.get(number);
      if (known) known.push(supplier.key);
      else keysOf.set(number, [supplier.key]);
    }
  }
  const key = guessSupplier(lines, keysOf);
  return key === undefined ? UNKNOWN : (histories.get(key)?.supplier ?? UNKNOWN);
}
