// Why one invoice, or a selection of them, is refused.

import { Hono } from 'hono';
import { idParam, tenantOf, type PageContext, type PageEnv } from '#src/http/env.ts';
import {
  emptyForm,
  isAnswerable,
  refusedForm,
  showPage,
  typedValues,
  type FormState,
  type Values,
} from '#src/http/forms.ts';
import { appFrame } from '#modules/tenancy';
import { invoiceWords, RefusalPage } from '#views/invoices/index.ts';
import { directions, type Direction } from '../model.ts';
import { refusalReasonCodes, refusalReasons, type RefusalReason } from '../reasons.ts';
import { refuseInvoice } from '../service/decide.ts';
import { getInvoice } from '../service/read.ts';
import { afterDecision, titleOf, versionIn } from './common.ts';
import { PATHS, pathsOf, SECTIONS } from './paths.ts';

export function reasonOptions(c: PageContext) {
  return refusalReasonCodes.map((value) => ({ value, label: refusalReasons[value][c.var.language] }));
}

export interface TypedReason {
  readonly reasonCode: RefusalReason;
  readonly reason: string | undefined;
}

/** The reason in a posted form, or what is wrong with it. */
export function typedReason(c: PageContext, values: Values): TypedReason | FormState['problems'] {
  const text = invoiceWords[c.var.language];
  const reasonCode = refusalReasonCodes.find((code) => code === values['reasonCode']);
  const reason = values['reason']?.trim() ?? '';
  if (reasonCode === undefined) return [{ field: 'reasonCode', message: text.chooseReason }];
  if (reasonCode === 'AUTRE' && reason === '') return [{ field: 'reason', message: text.sayReason }];
  return { reasonCode, reason: reason || undefined };
}

async function refusalPage(c: PageContext, direction: Direction, form: FormState) {
  const { invoice } = await getInvoice(tenantOf(c), idParam(c));
  const here = pathsOf(tenantOf(c), direction).invoice(invoice.id);
  const title = titleOf(invoice, c);
  return (
    <RefusalPage
      frame={await appFrame(c, { current: SECTIONS[direction] })}
      title={invoiceWords[c.var.language].refuseTitle(title)}
      crumb={{ label: title, href: here }}
      action={`${here}/refus`}
      hidden={[['version', String(invoice.version)]]}
      reasons={reasonOptions(c)}
      {...form}
    />
  );
}

async function refuse(c: PageContext, direction: Direction): Promise<Response> {
  const id = idParam(c);
  const values = await typedValues(c);
  const typed = typedReason(c, values);
  if (!('reasonCode' in typed)) {
    return await showPage(c, await refusalPage(c, direction, { values, problems: typed }), 422);
  }
  try {
    const invoice = await refuseInvoice(tenantOf(c), { id, ...typed, version: versionIn(values) });
    return c.redirect(await afterDecision(c, invoice, { fact: 'refused', toList: false }), 303);
  } catch (error) {
    if (!isAnswerable(error)) throw error;
    const form = refusedForm(error, values, c.var.language);
    return await showPage(c, await refusalPage(c, direction, form), error.status as 409);
  }
}

export const refusalPages = new Hono<PageEnv>();

for (const direction of directions) {
  const path = `/d/:companyId/${PATHS[direction]}/:id/refus`;
  refusalPages.get(path, async (c) => await showPage(c, await refusalPage(c, direction, emptyForm)));
  refusalPages.post(path, async (c) => await refuse(c, direction));
}
