// The two places of the pages of mandates: a client in the space of its cabinet, and the company's own settings.

import { parisDay } from '#src/clock.ts';
import { companyHref, tenantOf, type PageContext } from '#src/http/env.ts';
import { ownEntry } from '#src/own.ts';
import { registerMessages, type RegisterFrame } from '#views/tenancy/index.ts';
import { isAllowed } from '../../service/authorize.ts';
import { openCabinet } from '../../service/cabinet/open.ts';
import type { ClientPlace } from '../../service/mandates/place.ts';
import { cabinetCall, cabinetFrame, cabinetHref } from '../cabinet/frame.ts';
import { settingsFrame } from '../settings.tsx';

export interface PagePlace {
  /** Pattern of the overview; the other pages lie under it. */
  readonly pattern: string;
  /** Whether mandates are drafted and sent here. */
  readonly drafts: boolean;
  here(c: PageContext): string;
  place(c: PageContext): ClientPlace;
  /** `company`: its name. */
  frame(c: PageContext, company: string): Promise<RegisterFrame>;
  mayEdit(c: PageContext): Promise<boolean>;
}

/** What the previous page's action did, as the address says (`?fait=envoye`). */
function doneMessage(c: PageContext): string | undefined {
  return ownEntry(registerMessages[c.var.language].done, c.req.query('fait'));
}

export const atCabinet: PagePlace = {
  pattern: '/cabinets/:cabinetId/clients/:companyId{[0-9a-f-]+}/mandats',
  drafts: true,
  here: (c) => `/cabinets/${c.req.param('cabinetId') ?? ''}/clients/${c.req.param('companyId') ?? ''}/mandats`,
  place: (c) => ({
    kind: 'client',
    ctx: c.var.ctx,
    call: { ...cabinetCall(c), companyId: c.req.param('companyId') ?? '' },
  }),
  async frame(c, company) {
    const cabinet = await openCabinet(c.var.ctx, cabinetCall(c));
    return {
      kind: 'client',
      cabinet: { ...cabinetFrame(c, { cabinet, current: 'clients' }), done: doneMessage(c) },
      client: company,
      clientsHref: `${cabinetHref(cabinet)}/clients`,
    };
  },
  mayEdit: async () => await Promise.resolve(true),
};

export const atCompany: PagePlace = {
  pattern: '/d/:companyId/parametres/mandats',
  drafts: false,
  here: (c) => `${companyHref(c)}/parametres/mandats`,
  place: (c) => ({ kind: 'company', tenant: tenantOf(c) }),
  async frame(c) {
    return { kind: 'company', settings: { ...(await settingsFrame(c)), done: doneMessage(c) } };
  },
  mayEdit: async (c) => await isAllowed(tenantOf(c), 'company.edit'),
};

export const todayOf = (c: PageContext): string => parisDay(c.var.ctx.clock.now());
