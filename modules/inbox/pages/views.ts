// Ledger values as pages show them.

import type { Language } from '#src/i18n.ts';
import { inboxWords, type DocumentView } from '#views/inbox/index.ts';
import type { TimelineEvent } from '#views/ui/index.ts';
import type { LedgerDocument, Step } from '../model/documents.ts';

export function documentView(document: LedgerDocument, base: string, language: Language): DocumentView {
  const { id, state, stage, filename, source, receivedAt, receivedBy, invoiceId, direction, contents } = document;
  const list = direction === 'purchase' ? 'achats' : 'ventes';
  return {
    id,
    state,
    stage,
    filename,
    source,
    receivedAt,
    by: receivedBy.name,
    note: document.failure?.message[language],
    contents: contents === undefined ? undefined : { count: contents, href: `${base}/documents?dans=${id}` },
    href: `${base}/documents/${id}`,
    invoiceHref: invoiceId === undefined ? undefined : `${base}/${list}/${invoiceId}`,
  };
}

const ICONS = { received: 'inbox', reading: 'scan', ready: 'check', failed: 'alert', ignored: 'minus' } as const;
const TONES = { received: 'info', reading: 'neutral', ready: 'success', failed: 'danger', ignored: 'neutral' } as const;

function detailText(step: Step, language: Language): string | undefined {
  const { reasons } = inboxWords[language];
  const { reason, code, note } = step.detail ?? {};
  if (typeof reason === 'string' && reason in reasons) return reasons[reason as keyof typeof reasons];
  const text = code ?? note;
  return typeof text === 'string' ? text : undefined;
}

/** Newest first. */
export function stepEvents(steps: readonly Step[], language: Language): TimelineEvent[] {
  return steps.toReversed().map((step) => ({
    at: step.at,
    title: inboxWords[language].stepNames[step.state],
    by: step.actor.name,
    icon: ICONS[step.state],
    tone: TONES[step.state],
    detail: detailText(step, language),
  }));
}
