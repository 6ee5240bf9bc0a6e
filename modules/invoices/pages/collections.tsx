// « À récupérer »: accepted invoices that the accountant has not fetched yet, marked one by one or all at once.

import { Hono } from 'hono';
import { companyHref, tenantOf, type PageContext, type PageEnv } from '#src/http/env.ts';
import { showPage, typedList } from '#src/http/forms.ts';
import { isId } from '#src/ids.ts';
import { Decimal } from '#src/money.ts';
import { appFrame, isAllowed } from '#modules/tenancy';
import { CollectionsPage, type CollectionsProps } from '#views/invoices/index.ts';
import { collect, waitingForCollection } from '../service/collections.ts';
import type { Uncollected } from '../repository/collections.ts';
import { pathsOf } from './paths.ts';

export const collectionPages = new Hono<PageEnv>();

const PATH = '/d/:companyId/recuperation';
const SHOWN = 200;

function rowOf(c: PageContext, invoice: Uncollected): CollectionsProps['rows'][number] {
  const { id, direction, totalGross } = invoice;
  return {
    ...invoice,
    href: pathsOf(tenantOf(c), direction).invoice(id),
    total: totalGross === undefined ? undefined : Decimal.of(totalGross),
  };
}

collectionPages.get(PATH, async (c) => {
  const tenant = tenantOf(c);
  const { invoices, total } = await waitingForCollection(tenant, { after: undefined, limit: SHOWN });
  const count = Number(c.req.query('nombre'));
  return await showPage(
    c,
    <CollectionsPage
      frame={await appFrame(c, { current: 'archive' })}
      rows={invoices.map((invoice) => rowOf(c, invoice))}
      total={total}
      action={`${companyHref(c)}/recuperation`}
      mayMark={await isAllowed(tenant, 'invoices.export')}
      marked={Number.isSafeInteger(count) && count > 0 ? count : undefined}
    />,
  );
});

collectionPages.post(PATH, async (c) => {
  const ids = (await typedList(c, 'id')).filter((id) => isId(id)).slice(0, SHOWN);
  const all = (await typedList(c, 'tout')).length > 0;
  const count = await collect(tenantOf(c), all ? 'all' : ids);
  return c.redirect(`${companyHref(c)}/recuperation?nombre=${count}`, 303);
});
