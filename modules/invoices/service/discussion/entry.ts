// How somebody stands before the discussion of an invoice.

import type { TenantCtx, Tx } from '#src/context.ts';
import { authorize, sideOfActor, type PersonToTell, type Side } from '#modules/tenancy';
import type { RegisteredInvoice } from '../../model.ts';
import { invoiceNotFound } from '../../errors.ts';
import { byId } from '../../repository/read.ts';

export interface Entry {
  readonly invoice: RegisteredInvoice;
  readonly side: Side;
  /** Programs see what the company sees, whoever made their key. */
  readonly seesInternal: boolean;
}

/** Throws `tenancy.not_allowed`, `invoices.not_found`. */
export async function enterDiscussion(tx: Tx<TenantCtx>, invoiceId: string): Promise<Entry> {
  // Whoever may not look learns nothing of what is there: the refusal comes before the answer.
  const [, invoice, side] = await Promise.all([authorize(tx, 'invoices.read'), byId(tx, invoiceId), sideOfActor(tx)]);
  if (!invoice) throw invoiceNotFound();
  return { invoice, side, seesInternal: side === 'cabinet' };
}

/** Who sees a message and may answer it: only they are called, for a mention gives nobody access. Inspectors are left in peace. */
export function takesPart({ rights, side }: PersonToTell, isInternal: boolean): boolean {
  const mayAnswer = rights.has('invoices.read') && rights.has('invoices.discuss');
  return mayAnswer && (!isInternal || side === 'cabinet');
}
