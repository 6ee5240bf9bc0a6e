// What a person does to one invoice: correct, accept, take back. Post, then redirect (303); a refused post comes back
// as the page, with everything that was typed.

import { Hono } from 'hono';
import { Problem } from '#src/errors.ts';
import { changedMeanwhile } from '#src/http/errors.ts';
import { idParam, tenantOf, type PageContext, type PageEnv } from '#src/http/env.ts';
import { isAnswerable, refusedForm, showPage, typedValues, type Values } from '#src/http/forms.ts';
import { fieldTexts } from '#views/invoices/index.ts';
import { alreadyDecided } from '../errors.ts';
import { fieldLabels } from '../messages.ts';
import { directions, factsOf, type Direction, type FieldName, type RegisteredInvoice } from '../model.ts';
import { correctInvoice } from '../service/correct.ts';
import { acceptInvoice, undoDecision } from '../service/decide.ts';
import { assertVersion, getInvoice } from '../service/read.ts';
import { afterDecision, versionIn } from './common.ts';
import { detailPage, type Shown } from './detail.tsx';
import { PATHS, pathsOf } from './paths.ts';
import { correctionOf } from './typed.ts';

/** What was typed and differs from what the invoice holds, in words. */
async function unsavedOf(c: PageContext, values: Values): Promise<NonNullable<Shown['unsaved']>> {
  const { invoice } = await getInvoice(tenantOf(c), idParam(c));
  const { language } = c.var;
  return Object.entries(fieldTexts(factsOf(invoice.model), language))
    .filter(([name, text]) => values[name] !== undefined && values[name] !== text)
    .map(([name]) => ({
      term: fieldLabels[language][name as FieldName] ?? fieldLabels[language].vat,
      value: values[name] === '' ? '—' : (values[name] ?? ''),
    }));
}

/** The page again after a refused post, losing nothing. */
async function refused(c: PageContext, direction: Direction, failure: { error: unknown; values: Values }) {
  const { error, values } = failure;
  if (!isAnswerable(error)) throw error;
  const { language } = c.var;
  const isStale = error.code === changedMeanwhile().code;
  const decided = error.code === alreadyDecided().code;
  const form = isStale ? { values, problems: [] } : refusedForm(error, values, language);
  const page = await detailPage(c, direction, {
    form: decided ? { values: {}, problems: [] } : form,
    isStale,
    refusal: isStale || (error.fields.length > 0 && !decided) ? undefined : error.text[language],
    unsaved: decided ? await unsavedOf(c, values) : [],
  });
  return await showPage(c, page, error.status as 409);
}

/** Saves what was typed. Throws `http.changed_meanwhile` before it looks at a single value. */
async function save(c: PageContext, values: Values): Promise<{ before: RegisteredInvoice; after: RegisteredInvoice }> {
  const tenant = tenantOf(c);
  const { invoice } = await getInvoice(tenant, idParam(c));
  const version = versionIn(values);
  if (invoice.state !== 'pending') throw alreadyDecided();
  assertVersion(invoice, version);
  const correction = correctionOf(values, factsOf(invoice.model), c.var.language);
  return { before: invoice, after: await correctInvoice(tenant, { id: invoice.id, correction, version }) };
}

async function correct(c: PageContext, direction: Direction): Promise<Response> {
  const values = await typedValues(c);
  try {
    const { before, after } = await save(c, values);
    const fact = after.version === before.version ? 'unchanged' : 'corrected';
    return c.redirect(`${pathsOf(tenantOf(c), direction).invoice(after.id)}?fait=${fact}`, 303);
  } catch (error) {
    return await refused(c, direction, { error, values });
  }
}

/** Accepts; the fields that come along are saved first. */
async function accept(c: PageContext, direction: Direction): Promise<Response> {
  const values = await typedValues(c);
  const carriesFields = values['number'] !== undefined;
  try {
    const version = carriesFields ? (await save(c, values)).after.version : versionIn(values);
    const acceptDuplicate = values['acceptDuplicate'] === 'yes';
    const invoice = await acceptInvoice(tenantOf(c), { id: idParam(c), version, acceptDuplicate });
    const toList = values['retour'] === 'liste';
    return c.redirect(await afterDecision(c, invoice, { fact: 'accepted', toList }), 303);
  } catch (error) {
    return await refused(c, direction, { error, values });
  }
}

async function undo(c: PageContext, direction: Direction): Promise<Response> {
  const id = idParam(c);
  try {
    const { decision } = await getInvoice(tenantOf(c), id);
    await undoDecision(tenantOf(c), { id, verdict: decision?.verdict ?? 'accepted' });
    return c.redirect(`${pathsOf(tenantOf(c), direction).invoice(id)}?fait=reopened`, 303);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return await refused(c, direction, { error, values: {} });
  }
}

export const actionPages = new Hono<PageEnv>();

for (const direction of directions) {
  const base = `/d/:companyId/${PATHS[direction]}/:id`;
  actionPages.post(base, async (c) => await correct(c, direction));
  actionPages.post(`${base}/acceptation`, async (c) => await accept(c, direction));
  actionPages.post(`${base}/annulation`, async (c) => await undo(c, direction));
}
