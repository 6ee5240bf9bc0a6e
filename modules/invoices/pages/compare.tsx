// A suspected duplicate beside its twin.

import { Hono } from 'hono';
import { formatDate } from '#src/i18n.ts';
import { parisDay } from '#src/clock.ts';
import { notFound } from '#src/http/errors.ts';
import { idParam, tenantOf, type PageContext, type PageEnv } from '#src/http/env.ts';
import { showPage } from '#src/http/forms.ts';
import { appFrame, isAllowed } from '#modules/tenancy';
import { ComparisonPage, type ComparedView } from '#views/invoices/index.ts';
import { directions, factsOf, type Direction, type RegisteredInvoice } from '../model.ts';
import { isDuplicate } from '../service/assess.ts';
import { getInvoice } from '../service/read.ts';
import { titleOf } from './common.ts';
import { PATHS, pathsOf, SECTIONS } from './paths.ts';
import { paperOf } from './previews.ts';

function comparedView(c: PageContext, invoice: RegisteredInvoice): ComparedView {
  const { language } = c.var;
  const title = titleOf(invoice, c);
  const here = pathsOf(tenantOf(c), invoice.direction).invoice(invoice.id);
  return {
    title,
    href: here,
    state: invoice.state,
    receivedDay: formatDate(parisDay(invoice.receivedAt), language),
    filename: invoice.original.filename,
    facts: factsOf(invoice.model),
    paper: paperOf(invoice, { here, title, language }),
  };
}

async function comparison(c: PageContext, direction: Direction): Promise<Response> {
  const tenant = tenantOf(c);
  const { invoice } = await getInvoice(tenant, idParam(c));
  const twinId = invoice.findings.find(isDuplicate)?.value;
  if (invoice.direction !== direction || twinId === undefined) throw notFound();
  const { invoice: twin } = await getInvoice(tenant, twinId);
  const here = pathsOf(tenant, direction).invoice(invoice.id);
  const page = (
    <ComparisonPage
      frame={await appFrame(c, { current: SECTIONS[direction] })}
      direction={direction}
      suspect={comparedView(c, invoice)}
      twin={comparedView(c, twin)}
      isSameFile={invoice.original.sha256 === twin.original.sha256}
      version={invoice.version}
      mayDecide={await isAllowed(tenant, 'invoices.decide')}
      actions={{ accept: `${here}/acceptation`, refuse: `${here}/refus` }}
    />
  );
  return await showPage(c, page);
}

export const comparisonPages = new Hono<PageEnv>();

for (const direction of directions) {
  const path = `/d/:companyId/${PATHS[direction]}/:id/comparaison`;
  comparisonPages.get(path, async (c) => await comparison(c, direction));
}
