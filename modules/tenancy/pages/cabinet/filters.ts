// The client list as its address says it: search, filters, order, columns, page.

import { parisDay } from '#src/clock.ts';
import type { PageContext } from '#src/http/env.ts';
import { clientColumns, usualColumns, type ClientColumn } from '#views/tenancy/index.ts';
import { clientOrders, companyStatuses, type ClientFilter } from '../../model/cabinet/client-list.ts';
import { stages } from '../../model/cabinet/types.ts';
import { mandateSituations, platformSituations } from '../../model/mandates/client-column.ts';

export interface ListAddress {
  readonly filter: ClientFilter;
  readonly columns: readonly ClientColumn[];
  /** From 1. */
  readonly page: number;
}

function chosen<T extends string>(among: readonly T[], word: string | undefined): T | undefined {
  return among.find((choice) => choice === word);
}

export function listAddress(c: PageContext): ListAddress {
  const { searchParams } = new URL(c.req.url);
  const columns = clientColumns.filter((column) => searchParams.getAll('colonne').includes(column));
  const page = Number(c.req.query('page') ?? '1');
  return {
    filter: {
      term: c.req.query('q') ?? '',
      status: chosen(companyStatuses, c.req.query('statut')),
      stage: chosen(stages, c.req.query('etape')),
      mandate: chosen(mandateSituations, c.req.query('mandat')),
      platform: chosen(platformSituations, c.req.query('pa')),
      order: chosen(clientOrders, c.req.query('tri')) ?? 'urgency',
      descending: c.req.query('sens') === 'desc',
      month: Number(parisDay(c.var.ctx.clock.now()).slice(5, 7)),
    },
    columns: columns.length > 0 ? columns : usualColumns,
    page: Number.isInteger(page) && page > 0 && page < 100_000 ? page : 1,
  };
}

/** The same list with some things changed; the page starts again unless it is what changes. */
export function changedAddress(
  c: PageContext,
  path: string,
  changes: Readonly<Record<string, string | undefined>>,
): string {
  const { searchParams } = new URL(c.req.url);
  for (const name of ['page', 'fait']) searchParams.delete(name);
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined || value === '') searchParams.delete(name);
    else searchParams.set(name, value);
  }
  for (const [name, value] of Array.from(searchParams)) if (value === '') searchParams.delete(name, value);
  const query = searchParams.toString();
  return query === '' ? path : `${path}?${query}`;
}
