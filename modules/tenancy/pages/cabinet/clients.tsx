// « Clients » and « Charge de travail ».

import { Hono } from 'hono';
import type { PageContext, PageEnv } from '#src/http/env.ts';
import { showPage } from '#src/http/forms.ts';
import { ClientsPage, GridPage } from '#views/tenancy/index.ts';
import { arranged, companyStatuses, monthsToClosing, totalOf } from '../../model/cabinet/client-list.ts';
import { stages, type Client, type Stage } from '../../model/cabinet/types.ts';
import { mandateSituations, platformSituations } from '../../model/mandates/client-column.ts';
import type { Workload } from '../../ports.ts';
import { listClients, oldestWaiting, type Oldest } from '../../service/cabinet/clients.ts';
import { exportClients } from './export.ts';
import { changedAddress, listAddress } from './filters.ts';
import { cabinetCall, cabinetFrame, cabinetHref } from './frame.ts';

const PAGE = 50;
const DAY_MS = 86_400_000;

async function clientsPage(c: PageContext, workload: Workload): Promise<Response> {
  const { cabinet, clients } = await listClients(c.var.ctx, { ...cabinetCall(c), workload });
  const { filter, columns, page } = listAddress(c);
  const found = arranged(clients, filter);
  const from = (page - 1) * PAGE;
  const base = `${cabinetHref(cabinet)}/clients`;
  const hrefWith = (changes: Readonly<Record<string, string | undefined>>): string => changedAddress(c, base, changes);
  const { term, status = '', stage = '', mandate = '', platform = '', order, descending } = filter;
  return await showPage(
    c,
    <ClientsPage
      frame={cabinetFrame(c, { cabinet, current: 'clients' })}
      base={base}
      clients={found.slice(from, from + PAGE)}
      count={found.length}
      total={clients.length}
      sums={totalOf(found)}
      first={from + 1}
      filters={{ term, status, stage, mandate, platform, order, descending, columns }}
      statuses={companyStatuses}
      stages={stages}
      situations={{ mandate: mandateSituations, platform: platformSituations }}
      hrefWith={hrefWith}
      exportHref={(format) => changedAddress(c, `${base}.${format}`, {})}
      previousHref={page > 1 ? hrefWith({ page: String(page - 1) }) : undefined}
      nextHref={found.length > from + PAGE ? hrefWith({ page: String(page + 1) }) : undefined}
      may={{
        create: cabinet.rights.has('clients.manage'),
        viewAs: cabinet.rights.has('clients.view_as'),
        invite: cabinet.rights.has('people.manage'),
      }}
      importHref={`${cabinetHref(cabinet)}/imports`}
    />,
  );
}

function daysSince(since: Date, now: Date): number {
  return Math.max(0, Math.floor((now.getTime() - since.getTime()) / DAY_MS));
}

function agesOf(client: Client, oldest: Oldest, now: Date): Partial<Record<Stage, number>> {
  const known = Object.entries(oldest.get(client.id) ?? {}) as [Stage, Date][];
  return Object.fromEntries(known.map(([stage, since]) => [stage, daysSince(since, now)]));
}

async function gridPage(c: PageContext, workload: Workload): Promise<Response> {
  const { ctx } = c.var;
  const { cabinet, clients } = await listClients(ctx, { ...cabinetCall(c), workload });
  const { filter } = listAddress(c);
  const busy = clients.filter(({ waiting }) => stages.some((stage) => waiting[stage] > 0));
  const shown = arranged(busy, { ...filter, order: 'urgency', descending: false }).slice(0, PAGE);
  const { by } = cabinetCall(c);
  const oldest = await oldestWaiting(ctx, { workload, userId: by.id, companyIds: shown.map(({ id }) => id) });
  const rows = shown.map((client) => ({
    client,
    monthsToClosing: monthsToClosing(client.closingMonth, filter.month),
    ages: agesOf(client, oldest, ctx.clock.now()),
  }));
  return await showPage(
    c,
    <GridPage frame={cabinetFrame(c, { cabinet, current: 'grid' })} rows={rows} stages={stages} />,
  );
}

export function createClientPages(workload: Workload): Hono<PageEnv> {
  const pages = new Hono<PageEnv>();
  pages.get('/cabinets/:cabinetId/clients', async (c) => await clientsPage(c, workload));
  pages.get('/cabinets/:cabinetId/charge', async (c) => await gridPage(c, workload));
  for (const format of ['csv', 'xlsx'] as const) {
    pages.get(`/cabinets/:cabinetId/clients.${format}`, async (c) => {
      const { clients } = await listClients(c.var.ctx, { ...cabinetCall(c), workload });
      return await exportClients(c, arranged(clients, listAddress(c).filter), format);
    });
  }
  return pages;
}
