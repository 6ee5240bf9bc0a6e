// Register values as their wire shapes. Pure.

import type { z } from '@hono/zod-openapi';
import type { Money } from '#src/money.ts';
import type { VatBreakdown } from '#modules/facturx';
import type { Correction } from './correction.ts';
import type { Decision } from './history.ts';
import { factsOf, type PartySummary, type RegisteredInvoice } from './model.ts';
import type { ListRow } from './repository/index.ts';
import type { correctionSchema, invoiceSchema, listItemSchema } from './schema.ts';

const decimal = (value: Money | undefined): string | null => value?.toString() ?? null;

export function listItemToWire(row: ListRow): z.infer<typeof listItemSchema> {
  return {
    id: row.id,
    direction: row.direction,
    state: row.state,
    stateSince: row.stateSince.toISOString(),
    form: row.form,
    partner: { id: row.partnerId, name: row.partnerName, siren: row.partnerSiren },
    number: row.number,
    typeCode: row.typeCode,
    issueDate: row.issueDate,
    dueDate: row.dueDate,
    currency: row.currency,
    totalWithoutVat: row.totalNet,
    totalVat: row.totalVat,
    totalWithVat: row.totalGross,
    findings: { error: row.hasError, warning: row.hasWarning },
    receivedAt: row.receivedAt.toISOString(),
  };
}

export interface WireDecision extends Decision {
  readonly undoableUntil: Date;
}

export function invoiceToWire(
  invoice: RegisteredInvoice,
  decision: WireDecision | undefined,
): z.infer<typeof invoiceSchema> {
  const facts = factsOf(invoice.model);
  return {
    id: invoice.id,
    direction: invoice.direction,
    state: invoice.state,
    stateSince: invoice.stateSince.toISOString(),
    stateBy: invoice.stateBy,
    decision: decisionToWire(decision),
    source: invoice.source,
    form: invoice.form,
    profile: invoice.profile ?? null,
    original: invoice.original,
    partnerId: invoice.partnerId ?? null,
    seller: { ...partyToWire(facts.seller), iban: facts.seller.iban ?? null },
    buyer: partyToWire(facts.buyer),
    number: facts.number ?? null,
    typeCode: facts.typeCode ?? null,
    issueDate: facts.issueDate ?? null,
    dueDate: facts.dueDate ?? null,
    currency: facts.currency ?? null,
    totalWithoutVat: decimal(facts.totalWithoutVat),
    totalVat: decimal(facts.totalVat),
    totalWithVat: decimal(facts.totalWithVat),
    amountDue: decimal(facts.amountDue),
    vat: facts.vat.map((line) => ({
      category: line.category ?? null,
      rate: decimal(line.rate),
      base: decimal(line.base),
      amount: decimal(line.amount),
    })),
    provenance: invoice.provenance,
    findings: invoice.findings as z.infer<typeof invoiceSchema>['findings'],
    receivedAt: invoice.receivedAt.toISOString(),
    updatedAt: invoice.updatedAt.toISOString(),
    version: invoice.version,
  };
}

function partyToWire({ name, siren, vatNumber }: PartySummary) {
  return { name: name ?? null, siren: siren ?? null, vatNumber: vatNumber ?? null };
}

function decisionToWire(decision: WireDecision | undefined): z.infer<typeof invoiceSchema>['decision'] {
  return decision
    ? {
        reasonCode: decision.reasonCode ?? null,
        reason: decision.reasonText ?? null,
        decidedAt: decision.decidedAt.toISOString(),
        decidedBy: decision.decidedBy,
        undoableUntil: decision.undoableUntil.toISOString(),
      }
    : null;
}

export function correctionFromWire(wire: z.infer<typeof correctionSchema>): Correction {
  const { vat, ...rest } = wire;
  const breakdown = vat?.map((line): VatBreakdown => ({
    category: line.category,
    rate: line.rate,
    base: line.base,
    tax: line.amount,
  }));
  return { ...rest, vat: breakdown };
}
