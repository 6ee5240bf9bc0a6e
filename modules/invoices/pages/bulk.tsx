// Decisions on ticked invoices: each succeeds or fails alone, and who failed is named with the reason.

import { Hono } from 'hono';
import { Problem } from '#src/errors.ts';
import { tenantOf, type PageContext, type PageEnv } from '#src/http/env.ts';
import { showPage, typedList, typedValues, type FormState, type Values } from '#src/http/forms.ts';
import { isId } from '#src/ids.ts';
import { ownEntry } from '#src/own.ts';
import { appFrame } from '#modules/tenancy';
import { invoiceWords, RefusalPage, type DoneView, type FailureView } from '#views/invoices/index.ts';
import { alreadyDecided, duplicateBlocked, incomplete } from '../errors.ts';
import { fieldLabels } from '../messages.ts';
import { directions, factsOf, missingFields, type Direction, type RegisteredInvoice } from '../model.ts';
import { isDuplicate } from '../service/assess.ts';
import { acceptInvoice, refuseInvoice } from '../service/decide.ts';
import { getInvoice } from '../service/read.ts';
import { titleOf } from './common.ts';
import { PATHS, pathsOf, SECTIONS } from './paths.ts';
import { reasonOptions, typedReason } from './refuse.tsx';

/** Decisions of one request. */
const MOST = 200;
/** Failures that are named in the address of the next page. */
const NAMED = 20;

async function tickedIds(c: PageContext): Promise<string[]> {
  return [...new Set(await typedList(c, 'id'))].filter((id) => isId(id)).slice(0, MOST);
}

interface Outcome {
  readonly fact: 'accepted' | 'refused';
  readonly done: number;
  readonly failed: readonly string[];
}

async function decideEach(
  ids: readonly string[],
  decide: (id: string) => Promise<unknown>,
): Promise<Omit<Outcome, 'fact'>> {
  let done = 0;
  const failed: string[] = [];
  for (const id of ids) {
    try {
      await decide(id);
      done += 1;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      failed.push(id);
    }
  }
  return { done, failed };
}

function backToList(c: PageContext, direction: Direction, { fact, done, failed }: Outcome): Response {
  const query = new URLSearchParams({ fait: `lot-${fact}`, nombre: String(done) });
  for (const id of failed.slice(0, NAMED)) query.append('echec', id);
  return c.redirect(`${pathsOf(tenantOf(c), direction).list}?${query.toString()}`, 303);
}

/** The toast of the list after a decision on a selection. */
export function bulkDone(c: PageContext): DoneView | undefined {
  const text = invoiceWords[c.var.language];
  const count = Number(c.req.query('nombre'));
  if (!Number.isInteger(count) || count <= 0) return undefined;
  const sentences: Readonly<Record<string, string>> = {
    'lot-accepted': text.bulkAccepted(count),
    'lot-refused': text.bulkRefused(count),
  };
  const message = ownEntry(sentences, c.req.query('fait'));
  return message === undefined ? undefined : { message };
}

function blockerOf(invoice: RegisteredInvoice, c: PageContext): string {
  const { language } = c.var;
  const missing = missingFields(factsOf(invoice.model));
  if (invoice.state !== 'pending') return alreadyDecided().text[language];
  if (missing.length > 0)
    return missing.map((name) => fieldLabels[language][name]).join(', ') + ` (${invoiceWords[language].toComplete})`;
  return (invoice.findings.some(isDuplicate) ? duplicateBlocked : incomplete)().text[language];
}

/** The invoices of the last selection that were left as they were, and why. */
export async function bulkFailures(c: PageContext): Promise<FailureView[]> {
  const ids = (c.req.queries('echec') ?? []).filter((id) => isId(id)).slice(0, NAMED);
  const failures: FailureView[] = [];
  for (const id of ids) {
    try {
      const { invoice } = await getInvoice(tenantOf(c), id);
      const href = pathsOf(tenantOf(c), invoice.direction).invoice(id);
      failures.push({ title: titleOf(invoice, c), href, reason: blockerOf(invoice, c) });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
    }
  }
  return failures;
}

async function acceptSelection(c: PageContext, direction: Direction): Promise<Response> {
  const outcome = await decideEach(await tickedIds(c), async (id) => await acceptInvoice(tenantOf(c), { id }));
  return backToList(c, direction, { fact: 'accepted', ...outcome });
}

async function refusalPage(
  c: PageContext,
  direction: Direction,
  { ids, form }: { ids: readonly string[]; form: FormState },
) {
  const text = invoiceWords[c.var.language];
  const paths = pathsOf(tenantOf(c), direction);
  const names: string[] = [];
  for (const id of ids) names.push(titleOf((await getInvoice(tenantOf(c), id)).invoice, c));
  return (
    <RefusalPage
      frame={await appFrame(c, { current: SECTIONS[direction] })}
      title={text.refuseSelection(ids.length)}
      crumb={{ label: direction === 'purchase' ? text.purchases : text.sales, href: paths.list }}
      action={`${paths.list}/refus`}
      hidden={[['confirm', 'yes'], ...ids.map((id) => ['id', id] as const)]}
      selection={names}
      reasons={reasonOptions(c)}
      {...form}
    />
  );
}

/** First the question why, then the refusal. */
async function refuseSelection(c: PageContext, direction: Direction): Promise<Response> {
  const ids = await tickedIds(c);
  if (ids.length === 0) return c.redirect(pathsOf(tenantOf(c), direction).list, 303);
  const values: Values = await typedValues(c);
  const typed = typedReason(c, values);
  if (!('reasonCode' in typed)) {
    const asked = values['confirm'] === 'yes';
    const form = { values, problems: asked ? typed : [] };
    return await showPage(c, await refusalPage(c, direction, { ids, form }), asked ? 422 : 200);
  }
  const outcome = await decideEach(ids, async (id) => await refuseInvoice(tenantOf(c), { id, ...typed }));
  return backToList(c, direction, { fact: 'refused', ...outcome });
}

export const bulkPages = new Hono<PageEnv>();

for (const direction of directions) {
  const list = `/d/:companyId/${PATHS[direction]}`;
  bulkPages.post(`${list}/acceptations`, async (c) => await acceptSelection(c, direction));
  bulkPages.post(`${list}/refus`, async (c) => await refuseSelection(c, direction));
}
