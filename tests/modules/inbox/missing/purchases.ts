// Purchases as the detectors take them: an ordinary one unless told otherwise.

import type { Purchase } from '#modules/invoices';
import { Decimal } from '#src/money.ts';
import type { Absence, Supplier, SupplierHistory } from '../../../../modules/inbox/model/missing/types.ts';

export const supplier: Supplier = { key: 'n:orion', partnerId: undefined, name: 'Orion' };

let made = 0;

export interface Given extends Partial<Omit<Purchase, 'gross'>> {
  readonly gross?: string;
}

export function purchase({ gross = '120.00', ...given }: Given = {}): Purchase {
  made += 1;
  return {
    id: `00000000-0000-7000-8000-${String(made).padStart(12, '0')}`,
    partnerId: undefined,
    partnerName: supplier.name,
    sortName: 'orion',
    number: undefined,
    issuedOn: undefined,
    currency: 'EUR',
    isCreditNote: false,
    isRefused: false,
    gross: Decimal.of(gross),
    ...given,
  };
}

/** One purchase on each of these days. */
export function on(...days: readonly string[]): SupplierHistory {
  return { supplier, purchases: days.map((issuedOn) => purchase({ issuedOn })) };
}

export const absence = (given: Partial<Absence> = {}): Absence => ({
  supplier,
  number: undefined,
  rhythm: undefined,
  expectedOn: undefined,
  expectedAmount: undefined,
  currency: 'EUR',
  since: '2026-10-31',
  evidence: [],
  ...given,
});
