// The filters of a list as its address says them: `statut`, `q`, `discussion`, `tri`, `sens`, `apres`, `avant`. Unknown values fall back.

import type { PageContext } from '#src/http/env.ts';
import { invoiceStates, orders, type InvoiceState, type Order } from '../model.ts';

const QUERY_LIMIT = 200;

export interface Filters {
  readonly query: string;
  /** `undefined` = every state. */
  readonly state: InvoiceState | undefined;
  /** Only those with an open discussion. */
  readonly discussed: boolean;
  readonly order: Order;
  readonly descending: boolean;
  readonly cursor: string | undefined;
  readonly before: string | undefined;
}

/** What waits is shown first; a search looks into everything. */
export function filtersOf(c: PageContext): Filters {
  const query = (c.req.query('q') ?? '').slice(0, QUERY_LIMIT).trim();
  const wanted = c.req.query('statut');
  const discussed = c.req.query('discussion') === 'ouverte';
  const fallback: InvoiceState | undefined = query === '' && !discussed ? 'pending' : undefined;
  const order: Order = orders.find((one) => one === c.req.query('tri')) ?? 'received';
  const way = c.req.query('sens');
  return {
    query,
    state: wanted === 'toutes' ? undefined : (invoiceStates.find((one) => one === wanted) ?? fallback),
    discussed,
    order,
    descending: way === undefined ? order === 'received' : way === 'desc',
    cursor: c.req.query('apres'),
    before: c.req.query('avant'),
  };
}

/** Parameters of one view only: they do not follow to another filter. */
const PASSING = ['apres', 'avant', 'fait', 'nombre', 'echec', 'annuler'];

export type Change = Readonly<Record<string, string | undefined>>;

/** Addresses of this list with other parameters, from its first page. */
export function hrefsOf(c: PageContext): (change: Change) => string {
  const { path } = c.req;
  const kept = Object.entries(c.req.query()).filter(([name]) => !PASSING.includes(name));
  return (change) => {
    const parameters = new Map<string, string | undefined>([...kept, ...Object.entries(change)]);
    const pairs = [...parameters].flatMap(([name, value]) =>
      value === undefined ? [] : [`${encodeURIComponent(name)}=${encodeURIComponent(value)}`],
    );
    return pairs.length === 0 ? path : `${path}?${pairs.join('&')}`;
  };
}

/** `?…` of the address asked for. */
export function searchOf(c: PageContext): string {
  const at = c.req.url.indexOf('?');
  return at < 0 ? '' : c.req.url.slice(at);
}

/** What the search form keeps beside its words. */
export function keptBySearch(c: PageContext): (readonly [string, string])[] {
  return ['statut', 'discussion', 'tri', 'sens'].flatMap((name) => {
    const value = c.req.query(name);
    return value === undefined ? [] : [[name, value] as const];
  });
}
