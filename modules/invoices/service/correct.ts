// Correcting what was read.

import { inTransaction, type TenantCtx } from '#src/context.ts';
import { signal } from '#src/events/live.ts';
import { publish } from '#src/events/outbox.ts';
import { authorize } from '#modules/tenancy';
import { applyCorrection, changesBetween, type Correction } from '../correction.ts';
import { alreadyDecided } from '../errors.ts';
import { invoiceCorrected } from '../events.ts';
import { factsOf, type ProvenanceMap, type RegisteredInvoice } from '../model.ts';
import * as repository from '../repository/index.ts';
import { numberKey } from '../search.ts';
import { assess } from './assess.ts';
import { assertVersion, found, locked } from './read.ts';
import { recognise } from './recognise.ts';

export interface CorrectInput {
  readonly id: string;
  readonly correction: Correction;
  /** The version the caller has read; `undefined` = whatever it is. */
  readonly version?: number | undefined;
}

/**
 * A person's values replace what was read; everything else stays as it was. Checks run again. Only while the invoice
 * waits for a decision: throws `invoices.already_decided` afterwards, `http.changed_meanwhile` for an old version.
 */
export async function correctInvoice(ctx: TenantCtx, input: CorrectInput): Promise<RegisteredInvoice> {
  return await inTransaction(ctx, async (tx) => {
    await authorize(tx, 'invoices.edit');
    const invoice = await locked(tx, input.id);
    assertVersion(invoice, input.version);
    if (invoice.state !== 'pending') throw alreadyDecided();
    const model = applyCorrection(invoice.model, input.correction);
    const changes = changesBetween(invoice.model, model);
    if (changes.length === 0) return invoice;
    const provenance: ProvenanceMap = {
      ...invoice.provenance,
      ...Object.fromEntries(changes.map(({ field }) => [field, { method: 'person' as const }])),
    };
    const corrected = { ...invoice, model, provenance };
    const { number } = factsOf(model);
    if (number !== undefined) await repository.lockNumber(tx, numberKey(number));
    const recognition = await recognise(tx, corrected);
    const identified = { ...corrected, partnerId: recognition?.partner.id };
    const assessed = { ...identified, findings: await assess(tx, identified, recognition) };
    await repository.updateFacts(tx, assessed);
    await repository.insertCorrections(tx, invoice.id, changes);
    await repository.addToTimeline(tx, invoice.id, { kind: 'corrected', details: { changes } });
    await publish(tx, invoiceCorrected, { invoiceId: invoice.id });
    await signal(tx, 'invoice', invoice.id);
    return await found(tx, invoice.id);
  });
}
