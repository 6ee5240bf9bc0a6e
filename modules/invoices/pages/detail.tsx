// One invoice as a page.

import { Hono } from 'hono';
import { formatDate } from '#src/i18n.ts';
import { parisDay } from '#src/clock.ts';
import { notFound } from '#src/http/errors.ts';
import { idParam, tenantOf, type PageContext, type PageEnv } from '#src/http/env.ts';
import { emptyForm, showPage, type FormState } from '#src/http/forms.ts';
import { appFrame, isAllowed } from '#modules/tenancy';
import { invoiceWords, InvoiceDetailPage, type InvoiceDetailProps } from '#views/invoices/index.ts';
import { directions, factsOf, type Direction, type RegisteredInvoice } from '../model.ts';
import { isDuplicate } from '../service/assess.ts';
import { undoableUntil } from '../service/decide.ts';
import { getInvoice, getTimeline, nextPending } from '../service/read.ts';
import { doneOf, titleOf } from './common.ts';
import { discussionOf, nothingWritten, type WrittenForm } from './discussion/thread.ts';
import { PATHS, pathsOf, SECTIONS } from './paths.ts';
import { paperOf } from './previews.ts';
import { filesOf, findingsOf, timelineEvents } from './views.tsx';

export interface Shown {
  readonly form?: FormState;
  /** Why a decision was refused. */
  readonly refusal?: string | undefined;
  /** True when somebody else changed the invoice while this person was typing. */
  readonly isStale?: boolean;
  /** What was typed into an invoice that can no longer be corrected. */
  readonly unsaved?: InvoiceDetailProps['unsaved'];
  /** A message that was refused. */
  readonly written?: WrittenForm;
}

function leadOf({ form, source, receivedAt }: RegisteredInvoice, c: PageContext): string {
  const { language } = c.var;
  const text = invoiceWords[language];
  const way = text.sources[source as keyof typeof text.sources] ?? '';
  return `${text.forms[form]} ${way}, ${formatDate(parisDay(receivedAt), language)}`;
}

async function rightsOf(c: PageContext) {
  const tenant = tenantOf(c);
  return {
    mayDecide: await isAllowed(tenant, 'invoices.decide'),
    mayEdit: await isAllowed(tenant, 'invoices.edit'),
  };
}

/** The page of an invoice; 404 when it is not of this direction. */
export async function detailPage(c: PageContext, direction: Direction, shown: Shown = {}) {
  const tenant = tenantOf(c);
  const { language } = c.var;
  const { invoice, decision } = await getInvoice(tenant, idParam(c));
  if (invoice.direction !== direction) throw notFound();
  const paths = pathsOf(tenant, direction);
  const here = paths.invoice(invoice.id);
  const until = decision && undoableUntil(tenant, decision.decidedAt);
  const next = await nextPending(tenant, invoice);
  const facts = factsOf(invoice.model);
  const title = titleOf(invoice, c);
  const findings = findingsOf(invoice, language, paths);
  return (
    <InvoiceDetailPage
      frame={await appFrame(c, { current: SECTIONS[direction] })}
      id={invoice.id}
      selfHref={here}
      liveHref={`${paths.company}/evenements`}
      title={title}
      state={invoice.state}
      lead={leadOf(invoice, c)}
      facts={facts}
      version={invoice.version}
      backHref={paths.list}
      nextHref={next && paths.invoice(next)}
      actions={{ accept: `${here}/acceptation`, refuse: `${here}/refus` }}
      compareHref={invoice.findings.some(isDuplicate) ? `${here}/comparaison` : undefined}
      {...await rightsOf(c)}
      decision={
        until && { undoHref: `${here}/annulation`, undoableUntil: until, isUndoable: until > tenant.clock.now() }
      }
      paper={paperOf(invoice, { here, title, language })}
      fields={{
        direction,
        facts,
        findings,
        provenance: invoice.provenance,
        language,
        action: here,
        version: invoice.version,
        csrfToken: c.var.visitor?.csrfToken,
        isStale: shown.isStale ?? false,
        ...(shown.form ?? emptyForm),
      }}
      files={filesOf(invoice, language, here)}
      discussion={await discussionOf(c, { id: invoice.id, href: here }, shown.written ?? nothingWritten)}
      timeline={timelineEvents(await getTimeline(tenant, invoice.id), language)}
      done={await doneOf(c, direction)}
      refusal={shown.refusal}
      unsaved={shown.unsaved ?? []}
    />
  );
}

export const detailPages = new Hono<PageEnv>();

for (const direction of directions) {
  const base = `/d/:companyId/${PATHS[direction]}/:id`;
  detailPages.get(base, async (c) => await showPage(c, await detailPage(c, direction)));
}
