// Entering a document that has been read.

import type { TenantCtx, Tx } from '#src/context.ts';
import { signal } from '#src/events/live.ts';
import { newId } from '#src/ids.ts';
import type { Invoice } from '#modules/facturx';
import {
  factsOf,
  type Direction,
  type Form,
  type Original,
  type ProvenanceMap,
  type RegisteredInvoice,
} from '../model.ts';
import * as repository from '../repository/index.ts';
import { numberKey } from '../search.ts';
import { assess } from './assess.ts';
import { recognise } from './recognise.ts';

export interface Registration {
  readonly direction: Direction;
  /** How it came: `mail`, `drop`, `api`. */
  readonly source: string;
  readonly original: Original;
  readonly form: Form;
  readonly profile: string | undefined;
  readonly pageCount: number;
  readonly invoice: Invoice;
  readonly provenance: ProvenanceMap;
  readonly receivedAt: Date;
}

/** Enters a document that has been read into the register, with its findings, waiting for a decision. Answers its id. */
export async function register(tx: Tx<TenantCtx>, registration: Registration): Promise<string> {
  const now = tx.clock.now();
  const draft: RegisteredInvoice = {
    id: newId(now.getTime()),
    direction: registration.direction,
    state: 'pending',
    stateSince: now,
    stateBy: tx.actor,
    source: registration.source,
    original: registration.original,
    form: registration.form,
    profile: registration.profile,
    pageCount: registration.pageCount,
    partnerId: undefined,
    model: registration.invoice,
    provenance: registration.provenance,
    findings: [],
    receivedAt: registration.receivedAt,
    updatedAt: now,
    version: 1,
  };
  await repository.lockNumber(tx, registration.original.sha256);
  const { number } = factsOf(draft.model);
  if (number) await repository.lockNumber(tx, numberKey(number));
  const recognition = await recognise(tx, draft);
  const identified = { ...draft, partnerId: recognition?.partner.id };
  const invoice = { ...identified, findings: await assess(tx, identified, recognition) };
  await repository.insert(tx, invoice);
  await repository.addToTimeline(tx, invoice.id, {
    kind: 'received',
    at: registration.receivedAt,
    details: { source: registration.source, filename: registration.original.filename, form: registration.form },
  });
  await signal(tx, 'invoice', invoice.id);
  return invoice.id;
}
