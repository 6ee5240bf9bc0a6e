import type { TenantCtx } from '#src/context.ts';
import type { Direction } from '../model.ts';

/** Words of the addresses. */
export const PATHS: Readonly<Record<Direction, string>> = { purchase: 'achats', sale: 'ventes' };

export interface Paths {
  readonly company: string;
  readonly list: string;
  readonly invoice: (id: string) => string;
}

export function pathsOf(tenant: TenantCtx, direction: Direction): Paths {
  const company = `/d/${tenant.company.id}`;
  const list = `${company}/${PATHS[direction]}`;
  return { company, list, invoice: (id) => `${list}/${id}` };
}
