// What the checks share: the invoice, what is known beside it, and a short way to say a finding.

import type { ErrorText } from '#src/errors.ts';
import { formatMoney, type Money } from '#src/money.ts';
import type { Finding, Place, Severity } from '../finding.ts';
import type { Invoice } from '../model/invoice.ts';
import type { IsoDate } from '../model/values.ts';

export interface CheckOptions {
  /** Today in Paris, to notice dates to come; not checked when absent. */
  readonly today?: IsoDate;
}

export interface CheckContext extends CheckOptions {
  readonly invoice: Invoice;
  /** Currency to show amounts in: BT-5, else EUR. */
  readonly currency: string;
}

export type Check = (context: CheckContext) => readonly Finding[];

/** A finding of ours. `rule` is completed to `facturx.…`. */
export function say(
  rule: string,
  what: { readonly severity: Severity; readonly at: Place; readonly value?: string | undefined },
  message: ErrorText,
): Finding {
  const { severity, at, value } = what;
  return { rule: `facturx.${rule}`, severity, location: at, message, ...(value === undefined ? {} : { value }) };
}

/** An amount in both languages. */
export function shown(amount: Money, currency: string): ErrorText {
  return { fr: formatMoney(amount, currency, 'fr'), en: formatMoney(amount, currency, 'en') };
}
