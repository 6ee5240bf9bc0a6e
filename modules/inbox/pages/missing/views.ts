// Missing documents as pages show them.

import { parisDay } from '#src/clock.ts';
import { companyHref, type PageContext } from '#src/http/env.ts';
import { missingMessages, STATE_LOOKS, type EvidenceView, type MissingRow } from '#views/inbox/index.ts';
import type { TimelineEvent } from '#views/ui/index.ts';
import { daysBetween } from '../../model/missing/days.ts';
import type { Evidence, MissingDocument, MissingStep, SeenInvoice } from '../../model/missing/types.ts';
import { absenceTitle } from '../../model/missing/words.ts';

/** `/d/<id>/manquants`. */
export const missingHref = (c: PageContext): string => `${companyHref(c)}/manquants`;

function evidenceView(evidence: Evidence, company: string): EvidenceView {
  const seen = ({ id, number, issuedOn }: SeenInvoice) => ({ href: `${company}/achats/${id}`, number, issuedOn });
  switch (evidence.kind) {
    case 'rhythm':
      return { ...evidence, last: evidence.last.map(seen) };
    case 'series':
      return { ...evidence, before: seen(evidence.before), after: seen(evidence.after) };
    case 'statement':
      return { ...evidence, href: `${company}/manquants/releves/${evidence.statementId}` };
    case 'debit':
      return evidence;
  }
}

/** Whole days since then, in France. */
export function daysSince(c: PageContext, day: string): number {
  return Math.max(0, daysBetween(day, parisDay(c.var.ctx.clock.now())));
}

export function missingRow(c: PageContext, line: MissingDocument): MissingRow {
  const company = companyHref(c);
  const { id, supplier, since, state, reason, timesAsked, lastAskedAt, invoiceId } = line;
  return {
    id,
    href: `${company}/manquants/${id}`,
    supplier: supplier.name,
    title: absenceTitle(line, c.var.language),
    evidence: line.evidence.map((one) => evidenceView(one, company)),
    since,
    days: daysSince(c, since),
    amount: line.expectedAmount,
    currency: line.currency,
    state,
    reason,
    timesAsked,
    lastAskedAt,
    invoiceHref: invoiceId === undefined ? undefined : `${company}/achats/${invoiceId}`,
  };
}

function stepDetail(c: PageContext, { detail }: MissingStep): string | undefined {
  const text = missingMessages[c.var.language];
  const { to, reason } = detail ?? {};
  if (Array.isArray(to)) return text.to(to.join(', '));
  return typeof reason === 'string' && Object.hasOwn(text.reasons, reason)
    ? text.reasons[reason as keyof typeof text.reasons]
    : undefined;
}

/** Newest first. */
export function missingEvents(c: PageContext, steps: readonly MissingStep[]): TimelineEvent[] {
  return steps.toReversed().map((step) => {
    const [tone, icon] = STATE_LOOKS[step.state];
    return {
      at: step.at,
      title: missingMessages[c.var.language].steps[step.state],
      by: step.actor.name,
      tone,
      icon,
      detail: stepDetail(c, step),
    };
  });
}

/** A count in the address of the page, written there by the action before it. */
export function countIn(c: PageContext, name: string): number | undefined {
  const count = Number(c.req.query(name) ?? 'none');
  return Number.isSafeInteger(count) && count >= 0 ? count : undefined;
}
