// One invoice: page, corrections, decisions.

import { Hono } from 'hono';
import { notFound } from '#src/http/errors.ts';
import { tenantOf, type PageContext, type PageEnv } from '#src/http/env.ts';
import {
  emptyForm,
  isAnswerable,
  refusedForm,
  showPage,
  submit,
  typedValues,
  type FormState,
} from '#src/http/forms.ts';
import { isId } from '#src/ids.ts';
import { appFrame, isAllowed } from '#modules/tenancy';
import { invoiceWords, InvoiceDetailPage, RefusalPage } from '#views/invoices/index.ts';
import { factsOf, type Direction, type RegisteredInvoice } from '../model.ts';
import { refusalReasonCodes, refusalReasons } from '../reasons.ts';
import { isDuplicate } from '../service/assess.ts';
import { correctInvoice } from '../service/correct.ts';
import { acceptInvoice, refuseInvoice, undoableUntil, undoDecision } from '../service/decide.ts';
import { countInvoices, getInvoice, getTimeline, nextPending } from '../service/read.ts';
import { PATHS, pathsOf } from './paths.ts';
import { shownPages } from './previews.ts';
import { correctionOf } from './typed.ts';
import { filesOf, findingsOf, timelineEvents } from './views.tsx';

export const detailPages = new Hono<PageEnv>();

function idOf(c: PageContext): string {
  const id = c.req.param('id') ?? '';
  if (!isId(id)) throw notFound();
  return id;
}

interface Shown {
  readonly form?: FormState;
  /** Why a decision was refused. */
  readonly refusal?: string;
}

function versionIn(values: Readonly<Record<string, string>>): number | undefined {
  return /^\d+$/.test(values['version'] ?? '') ? Number(values['version']) : undefined;
}

function doneText(c: PageContext): string | undefined {
  const text = invoiceWords[c.var.language].done;
  const fact = c.req.query('fait');
  return fact !== undefined && fact in text ? text[fact as keyof typeof text] : undefined;
}

function titleOf(invoice: RegisteredInvoice, c: PageContext): string {
  const facts = factsOf(invoice.model);
  const text = invoiceWords[c.var.language];
  return `${facts.seller.name ?? text.noPartner} · ${facts.number ?? text.noNumber}`;
}

async function detailPage(c: PageContext, direction: Direction, { form = emptyForm, refusal }: Shown = {}) {
  const tenant = tenantOf(c);
  const { language } = c.var;
  const text = invoiceWords[language];
  const { invoice, decision } = await getInvoice(tenant, idOf(c));
  if (invoice.direction !== direction) throw notFound();
  const paths = pathsOf(tenant, direction);
  const here = paths.invoice(invoice.id);
  const until = decision && undoableUntil(tenant, decision.decidedAt);
  const counts = await countInvoices(tenant, direction);
  const next = await nextPending(tenant, invoice);
  const frame = await appFrame(c, {
    current: direction === 'purchase' ? 'purchases' : 'sales',
    counts: direction === 'purchase' ? { purchases: { value: counts.pending, label: text.tabs.pending } } : {},
  });
  const title = titleOf(invoice, c);
  return (
    <InvoiceDetailPage
      frame={frame}
      title={title}
      state={invoice.state}
      lead={`${text.forms[invoice.form]} ${text.sources[invoice.source as keyof typeof text.sources] ?? ''}`}
      crumbs={[{ label: direction === 'purchase' ? text.purchases : text.sales, href: paths.list }]}
      pages={shownPages(invoice).map((page) => ({
        src: `${here}/pages/${page}`,
        alt: `${title}, ${text.pageOf(page + 1, invoice.pageCount)}`,
      }))}
      pageCount={invoice.pageCount}
      readableHref={invoice.pageCount === 0 ? `${here}/fichiers/readable?vue=1` : undefined}
      originalHref={`${here}/fichiers/original`}
      actions={{ accept: `${here}/acceptation`, refuse: `${here}/refus` }}
      mayDecide={await isAllowed(tenant, 'invoices.decide')}
      mayEdit={await isAllowed(tenant, 'invoices.edit')}
      isDuplicate={invoice.findings.some(isDuplicate)}
      decision={
        until && { undoHref: `${here}/annulation`, undoableUntil: until, isUndoable: until > tenant.clock.now() }
      }
      findings={findingsOf(invoice, language, paths)}
      fields={{
        facts: factsOf(invoice.model),
        provenance: invoice.provenance,
        language,
        action: here,
        version: invoice.version,
        csrfToken: c.var.visitor?.csrfToken,
        ...form,
      }}
      files={filesOf(invoice, language, here)}
      timeline={timelineEvents(await getTimeline(tenant, invoice.id), language)}
      nextHref={next && paths.invoice(next)}
      done={doneText(c)}
      refusal={refusal}
    />
  );
}

async function decide(
  c: PageContext,
  direction: Direction,
  act: (values: Readonly<Record<string, string>>) => Promise<string>,
) {
  const here = pathsOf(tenantOf(c), direction).invoice(idOf(c));
  try {
    return c.redirect(`${here}?fait=${await act(await typedValues(c))}`, 303);
  } catch (error) {
    if (!isAnswerable(error)) throw error;
    const details = error.fields.map(({ message }) => message[c.var.language]);
    const refusal = [error.text[c.var.language], ...details].join(' ');
    return await showPage(c, await detailPage(c, direction, { refusal }), error.status as 409);
  }
}

async function correct(c: PageContext, direction: Direction): Promise<Response> {
  const tenant = tenantOf(c);
  const id = idOf(c);
  return await submit(c, {
    async act(values) {
      const { invoice } = await getInvoice(tenant, id);
      const correction = correctionOf(values, factsOf(invoice.model), c.var.language);
      const corrected = await correctInvoice(tenant, { id, correction, version: versionIn(values) });
      const fact = corrected.version === invoice.version ? 'unchanged' : 'corrected';
      return `${pathsOf(tenant, direction).invoice(id)}?fait=${fact}`;
    },
    page: async (form) => await detailPage(c, direction, { form }),
  });
}

async function refusalPage(c: PageContext, direction: Direction, form: FormState) {
  const tenant = tenantOf(c);
  const { language } = c.var;
  const { invoice } = await getInvoice(tenant, idOf(c));
  const here = pathsOf(tenant, direction).invoice(invoice.id);
  return (
    <RefusalPage
      frame={await appFrame(c, { current: direction === 'purchase' ? 'purchases' : 'sales' })}
      number={factsOf(invoice.model).number ?? invoiceWords[language].noNumber}
      action={`${here}/refus`}
      backHref={here}
      version={invoice.version}
      reasons={refusalReasonCodes.map((value) => ({ value, label: refusalReasons[value][language] }))}
      {...form}
    />
  );
}

async function refuse(c: PageContext, direction: Direction): Promise<Response> {
  const tenant = tenantOf(c);
  const id = idOf(c);
  const values = await typedValues(c);
  const text = invoiceWords[c.var.language];
  const reasonCode = refusalReasonCodes.find((code) => code === values['reasonCode']);
  const reason = values['reason']?.trim() ?? '';
  const problems = [
    ...(reasonCode === undefined ? [{ field: 'reasonCode', message: text.chooseReason }] : []),
    ...(reasonCode === 'AUTRE' && reason === '' ? [{ field: 'reason', message: text.sayReason }] : []),
  ];
  if (reasonCode === undefined || problems.length > 0) {
    return await showPage(c, await refusalPage(c, direction, { values, problems }), 422);
  }
  try {
    await refuseInvoice(tenant, { id, reasonCode, reason: reason || undefined, version: versionIn(values) });
  } catch (error) {
    if (!isAnswerable(error)) throw error;
    const form = refusedForm(error, values, c.var.language);
    return await showPage(c, await refusalPage(c, direction, form), 409);
  }
  return c.redirect(`${pathsOf(tenant, direction).invoice(id)}?fait=refused`, 303);
}

for (const direction of ['purchase', 'sale'] as const) {
  const base = `/d/:companyId/${PATHS[direction]}/:id`;
  detailPages.get(base, async (c) => await showPage(c, await detailPage(c, direction)));
  detailPages.post(base, async (c) => await correct(c, direction));
  detailPages.get(`${base}/refus`, async (c) => await showPage(c, await refusalPage(c, direction, emptyForm)));
  detailPages.post(`${base}/refus`, async (c) => await refuse(c, direction));
  detailPages.post(`${base}/acceptation`, async (c) => {
    return await decide(c, direction, async (values) => {
      const acceptDuplicate = values['acceptDuplicate'] === 'yes';
      await acceptInvoice(tenantOf(c), { id: idOf(c), version: versionIn(values), acceptDuplicate });
      return 'accepted';
    });
  });
  detailPages.post(`${base}/annulation`, async (c) => {
    return await decide(c, direction, async () => {
      const { decision } = await getInvoice(tenantOf(c), idOf(c));
      await undoDecision(tenantOf(c), { id: idOf(c), verdict: decision?.verdict ?? 'accepted' });
      return 'reopened';
    });
  });
}
