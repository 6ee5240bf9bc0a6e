// Customers and suppliers, to be read: code, identifiers, accounts, and the way to their invoices.

import { Hono } from 'hono';
import { companyHref, tenantOf, type PageContext, type PageEnv } from '#src/http/env.ts';
import { showPage } from '#src/http/forms.ts';
import { isId } from '#src/ids.ts';
import { appFrame } from '#modules/tenancy';
import { PartnersPage, type PartnersProps } from '#views/partners/index.ts';
import { countPartners, listPartners, type ListedPartner } from '../service/list.ts';
import type { PartnerKind } from '../model.ts';
import type { UsagePort } from '../ports.ts';

const ROWS = 50;
const QUERY_LIMIT = 100;

/** Words of the addresses. */
const KINDS: Readonly<Record<PartnerKind, string>> = { supplier: 'fournisseurs', customer: 'clients' };
const LISTS: Readonly<Record<PartnerKind, string>> = { supplier: 'achats', customer: 'ventes' };

function filtersOf(c: PageContext) {
  const after = c.req.query('apres') ?? '';
  const kind: PartnerKind = c.req.query('type') === KINDS.customer ? 'customer' : 'supplier';
  return {
    kind,
    query: (c.req.query('q') ?? '').slice(0, QUERY_LIMIT).trim(),
    after: isId(after) ? after : undefined,
  };
}

/** The invoices of a partner: the list of its direction, searched by what identifies it. */
function invoicesHref(base: string, { kind, siren, vatNumber, name }: ListedPartner): string {
  const query = new URLSearchParams({ q: siren ?? vatNumber ?? name, statut: 'toutes' });
  return `${base}/${LISTS[kind]}?${query.toString()}`;
}

async function partnersProps(c: PageContext, usage: UsagePort): Promise<PartnersProps> {
  const tenant = tenantOf(c);
  const base = companyHref(c);
  const { kind, query, after } = filtersOf(c);
  const page = await listPartners(tenant, { kind, query, after, limit: ROWS });
  const counts = await usage.countByPartner(
    tenant,
    page.items.map(({ id }) => id),
  );
  const href = (change: Readonly<Record<string, string>>): string =>
    `${base}/tiers?${new URLSearchParams({ type: KINDS[kind], ...(query === '' ? {} : { q: query }), ...change }).toString()}`;
  return {
    frame: await appFrame(c, { current: 'partners' }),
    kind,
    query,
    counts: await countPartners(tenant),
    rows: page.items.map((partner) => ({
      ...partner,
      invoices: counts.get(partner.id) ?? 0,
      href: invoicesHref(base, partner),
    })),
    listHref: `${base}/tiers`,
    kindHref: (one) => `${base}/tiers?type=${KINDS[one]}`,
    kindName: KINDS[kind],
    firstHref: after === undefined ? undefined : href({}),
    nextHref: page.next === undefined ? undefined : href({ apres: page.next }),
  };
}

export function partnerPages(usage: UsagePort): Hono<PageEnv> {
  const pages = new Hono<PageEnv>();
  pages.get('/d/:companyId/tiers', async (c) => await showPage(c, <PartnersPage {...await partnersProps(c, usage)} />));
  return pages;
}
