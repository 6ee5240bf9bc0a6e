// What is missing as the API writes it.

import type { z } from '@hono/zod-openapi';
import type { Evidence, MissingDocument, SeenInvoice } from './model/missing/types.ts';
import { absenceTitle } from './model/missing/words.ts';
import type { missingDetailSchema, missingSchema } from './missing-schema.ts';
import type { MissingDetail } from './service/missing/list.ts';

const seenToWire = ({ id, number, issuedOn }: SeenInvoice) => ({
  id,
  number: number ?? null,
  issuedOn: issuedOn ?? null,
});

function evidenceToWire(evidence: Evidence): z.infer<typeof missingSchema>['evidence'][number] {
  if (evidence.kind === 'rhythm') return { ...evidence, last: evidence.last.map(seenToWire) };
  if (evidence.kind !== 'series') return evidence;
  return { ...evidence, before: seenToWire(evidence.before), after: seenToWire(evidence.after) };
}

export function missingToWire(line: MissingDocument): z.infer<typeof missingSchema> {
  return {
    id: line.id,
    supplier: { partnerId: line.supplier.partnerId ?? null, name: line.supplier.name },
    title: { fr: absenceTitle(line, 'fr'), en: absenceTitle(line, 'en') },
    number: line.number ?? null,
    rhythm: line.rhythm ?? null,
    expectedOn: line.expectedOn ?? null,
    expectedAmount: line.expectedAmount?.toString() ?? null,
    currency: line.currency ?? null,
    missingSince: line.since,
    evidence: line.evidence.map(evidenceToWire),
    state: line.state,
    stateSince: line.stateSince.toISOString(),
    stateBy: { ...line.stateBy },
    reason: line.reason ?? null,
    invoiceId: line.invoiceId ?? null,
    timesAsked: line.timesAsked,
    lastAskedAt: line.lastAskedAt?.toISOString() ?? null,
  };
}

export function missingDetailToWire(detail: MissingDetail): z.infer<typeof missingDetailSchema> {
  const { line, steps, mails, supplierEmail } = detail;
  return {
    ...missingToWire(line),
    steps: steps.map((step) => ({
      state: step.state,
      ...(step.detail ? { detail: { ...step.detail } } : {}),
      at: step.at.toISOString(),
      actor: { ...step.actor },
    })),
    mails: mails.map(({ at, recipient, state }) => ({ at: at.toISOString(), recipient, state })),
    supplierEmail: supplierEmail ?? null,
  };
}
