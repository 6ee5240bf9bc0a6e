// Where the pages of the register are.

import type { TenantCtx } from '#src/context.ts';
import type { MenuSection } from '#views/ui/index.ts';
import type { Direction } from '../model.ts';

/** Words of the addresses. */
export const PATHS: Readonly<Record<Direction, string>> = { purchase: 'achats', sale: 'ventes' };

/** Entries of the menu. */
export const SECTIONS: Readonly<Record<Direction, MenuSection>> = { purchase: 'purchases', sale: 'sales' };

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
