// Our own layer of checks, on the model: what an attentive clerk would notice. The official rules are another layer.

import type { Finding } from '../finding.ts';
import type { Invoice } from '../model/invoice.ts';
import { arithmetic } from './arithmetic.ts';
import type { Check, CheckOptions } from './context.ts';
import { dates } from './dates.ts';
import { mentions } from './mentions.ts';
import { parties } from './parties.ts';
import { payment } from './payment.ts';
import { unreadable } from './unreadable.ts';
import { vat } from './vat.ts';

export type { CheckOptions } from './context.ts';
export { FRENCH_RATES } from './vat.ts';

const CHECKS: readonly Check[] = [mentions, unreadable, arithmetic, vat, parties, payment, dates];

/** Checks an invoice of any origin: read from XML, recognised on a scan, typed by hand. Never throws, changes nothing. */
export function checkInvoice(invoice: Invoice, options: CheckOptions = {}): Finding[] {
  const context = { ...options, invoice, currency: invoice.currency ?? 'EUR' };
  return CHECKS.flatMap((check) => check(context));
}
