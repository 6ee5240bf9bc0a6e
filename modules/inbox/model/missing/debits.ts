// Money that left the bank without a document for it.

import type { Money } from '#src/money.ts';
import type { Purchase } from '#modules/invoices';
import { answers } from './answers.ts';
import { sortName, supplierKeyOf } from './suppliers.ts';
import type { Absence, SupplierHistory } from './types.ts';

/** A debit that no document was matched with, as whoever keeps the bank accounts tells it. */
export interface BankDebit {
  /** The same for the same line of the bank, always. */
  readonly id: string;
  /** ISO day. */
  readonly bookedOn: string;
  /** Above zero. */
  readonly amount: Money;
  readonly currency: string;
  /** Who was paid, where the bank says so. */
  readonly counterparty: string | undefined;
  /** As the bank wrote it. */
  readonly label: string;
  /** The partner who was paid, where an account or an order told. */
  readonly partnerId: string | undefined;
}

/** One debit without a document, unless a purchase of that supplier, amount and time is there after all. */
export function absenceOfDebit(debit: BankDebit, histories: ReadonlyMap<string, SupplierHistory>): Absence | undefined {
  const name = debit.counterparty ?? debit.label;
  const byName = new Map(
    [...histories.values()].map(({ supplier }) => [sortName(supplier.name), supplier.partnerId] as const),
  );
  const key = supplierKeyOf({ partnerId: debit.partnerId, sortName: sortName(name) }, byName);
  const history = key === undefined ? undefined : histories.get(key);
  const absence: Absence = {
    supplier: history?.supplier ?? { key: key ?? `n:${sortName(debit.label)}`, partnerId: debit.partnerId, name },
    number: undefined,
    rhythm: undefined,
    expectedOn: undefined,
    expectedAmount: debit.amount,
    currency: debit.currency,
    since: debit.bookedOn,
    evidence: [{ kind: 'debit', debitId: debit.id, bookedOn: debit.bookedOn, label: debit.label }],
  };
  const candidates: readonly Purchase[] = history?.purchases ?? [];
  return candidates.some((purchase) => answers(absence, purchase)) ? undefined : absence;
}
