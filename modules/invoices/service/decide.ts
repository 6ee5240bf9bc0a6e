// Accepting, refusing, and changing one's mind for a while.

import { DAY_MS } from '#src/clock.ts';
import { inTransaction, type TenantCtx, type Tx } from '#src/context.ts';
import { publish } from '#src/events/outbox.ts';
import { signal } from '#src/events/live.ts';
import { archive } from '#modules/archive';
import { rememberAccount } from '#modules/partners';
import { authorize } from '#modules/tenancy';
import { undoDays } from '../config.ts';
import { alreadyDecided, duplicateBlocked, incomplete, notDecided, undoTooLate } from '../errors.ts';
import { invoiceAccepted, invoiceRefused, invoiceReopened } from '../events.ts';
import type { NewDecision, Verdict } from '../history.ts';
import { fieldLabels } from '../messages.ts';
import { factsOf, missingFields, type RegisteredInvoice } from '../model.ts';
import type { RefusalReason } from '../reasons.ts';
import * as repository from '../repository/index.ts';
import { isDuplicate } from './assess.ts';
import { makeArtefacts, type MadeArtefact } from './artefacts.ts';
import { sealDiscussionLater } from './discussion/seal.ts';
import { assertVersion, found, locked } from './read.ts';

export interface AcceptInput {
  readonly id: string;
  readonly version?: number | undefined;
  /** The person has seen that it looks like a duplicate and accepts it anyway. */
  readonly acceptDuplicate?: boolean | undefined;
}

/** Throws what stands in the way of an acceptance. */
function assertAcceptable(invoice: RegisteredInvoice, input: AcceptInput): void {
  assertVersion(invoice, input.version);
  if (invoice.state !== 'pending') throw alreadyDecided();
  const missing = missingFields(factsOf(invoice.model));
  if (missing.length > 0) {
    throw incomplete({ fields: missing.map((path) => ({ path, message: missingText(path) })) });
  }
  if (input.acceptDuplicate !== true && invoice.findings.some(isDuplicate)) throw duplicateBlocked();
}

function missingText(path: keyof typeof fieldLabels.fr) {
  return { fr: `${fieldLabels.fr[path]} : à compléter`, en: `${fieldLabels.en[path]}: to be filled in` };
}

/**
 * Accepts a purchase and archives it: original, Factur-X and readable view enter the chain in the transaction of the
 * decision. Accepting again is a no-op. The files are made before the transaction, from the version it then locks.
 */
export async function acceptInvoice(ctx: TenantCtx, input: AcceptInput): Promise<RegisteredInvoice> {
  const before = await inTransaction(ctx, async (tx) => {
    await authorize(tx, 'invoices.decide');
    return await found(tx, input.id);
  });
  if (before.state === 'accepted') return before;
  assertAcceptable(before, input);
  const artefacts = await makeArtefacts(ctx, before);
  return await inTransaction(ctx, async (tx) => {
    const invoice = await locked(tx, input.id);
    if (invoice.state === 'accepted') return invoice;
    assertAcceptable(invoice, { ...input, version: before.version });
    await decide(tx, invoice, { verdict: 'accepted' });
    await keep(tx, invoice, artefacts);
    await sealDiscussionLater(tx, invoice.id);
    await publish(tx, invoiceAccepted, { invoiceId: invoice.id });
    return await found(tx, invoice.id);
  });
}

async function keep(tx: Tx<TenantCtx>, invoice: RegisteredInvoice, artefacts: readonly MadeArtefact[]): Promise<void> {
  await archive(tx, { kind: 'invoice', id: invoice.id }, artefacts);
  await repository.addToTimeline(tx, invoice.id, {
    kind: 'archived',
    details: { files: artefacts.map(({ kind, filename, sha256, note }) => ({ kind, filename, sha256, note })) },
  });
  const { iban } = factsOf(invoice.model).seller;
  if (invoice.direction === 'purchase' && invoice.partnerId !== undefined && iban) {
    await rememberAccount(tx, invoice.partnerId, iban);
  }
}

async function decide(tx: Tx<TenantCtx>, invoice: RegisteredInvoice, decision: NewDecision): Promise<void> {
  await repository.insertDecision(tx, invoice.id, decision);
  await repository.updateState(tx, invoice, decision.verdict);
  await repository.addToTimeline(tx, invoice.id, {
    kind: decision.verdict,
    details: { reasonCode: decision.reasonCode, reason: decision.reasonText },
  });
  await signal(tx, 'invoice', invoice.id);
}

export interface RefuseInput {
  readonly id: string;
  readonly version?: number | undefined;
  readonly reasonCode: RefusalReason;
  /** In the person's words; needed with `AUTRE`. */
  readonly reason?: string | undefined;
}

/** Refuses an invoice, with a reason. Refusing again is a no-op. */
export async function refuseInvoice(ctx: TenantCtx, input: RefuseInput): Promise<RegisteredInvoice> {
  return await inTransaction(ctx, async (tx) => {
    await authorize(tx, 'invoices.decide');
    const invoice = await locked(tx, input.id);
    if (invoice.state === 'refused') return invoice;
    assertVersion(invoice, input.version);
    if (invoice.state !== 'pending') throw alreadyDecided();
    await decide(tx, invoice, { verdict: 'refused', reasonCode: input.reasonCode, reasonText: input.reason });
    await publish(tx, invoiceRefused, { invoiceId: invoice.id });
    return await found(tx, invoice.id);
  });
}

export interface UndoInput {
  readonly id: string;
  readonly version?: number | undefined;
  readonly verdict: Verdict;
}

/**
 * Takes a decision back while it is young enough (FACTEUR_UNDO_DAYS). What has been archived stays archived: a new
 * acceptance adds new files to the chain. Throws `invoices.not_decided`, `invoices.undo_too_late`.
 */
export async function undoDecision(ctx: TenantCtx, input: UndoInput): Promise<RegisteredInvoice> {
  return await inTransaction(ctx, async (tx) => {
    await authorize(tx, 'invoices.decide');
    const invoice = await locked(tx, input.id);
    assertVersion(invoice, input.version);
    const decision = await repository.currentDecision(tx, invoice.id);
    if (decision?.verdict !== input.verdict) throw notDecided();
    if (undoableUntil(ctx, decision.decidedAt) < ctx.clock.now()) throw undoTooLate();
    await repository.undoDecision(tx, decision.id);
    await repository.updateState(tx, invoice, 'pending');
    await repository.addToTimeline(tx, invoice.id, { kind: 'reopened', details: { verdict: input.verdict } });
    await publish(tx, invoiceReopened, { invoiceId: invoice.id });
    await signal(tx, 'invoice', invoice.id);
    return await found(tx, invoice.id);
  });
}

/** Until when a decision may be taken back. */
export function undoableUntil(ctx: TenantCtx, decidedAt: Date): Date {
  return new Date(decidedAt.getTime() + ctx.config.get(undoDays) * DAY_MS);
}
