// The API keys and the journal of a cabinet.

import { Hono } from 'hono';
import type { PageContext, PageEnv } from '#src/http/env.ts';
import { CabinetJournalPage, CabinetKeysPage, type CabinetPageFrame } from '#views/tenancy/index.ts';
import { openCabinet } from '../service/cabinet/open.ts';
import { cabinetCall, cabinetFrame } from './cabinet/frame.ts';
import { journalRoutes } from './journal-forms.tsx';
import { keyRoutes } from './key-forms.tsx';

export const cabinetRecordPages = new Hono<PageEnv>();

async function frameOf(c: PageContext, current: 'keys' | 'journal'): Promise<CabinetPageFrame> {
  const cabinet = await openCabinet(c.var.ctx, cabinetCall(c));
  return cabinetFrame(c, { cabinet, current });
}

keyRoutes(cabinetRecordPages, {
  base: '/cabinets/:cabinetId/cles',
  audience: 'cabinet',
  place: (c) => ({ kind: 'cabinet', ctx: c.var.ctx, ...cabinetCall(c) }),
  here: (c) => `/cabinets/${cabinetCall(c).cabinetId}/cles`,
  page: async (c, keys) => <CabinetKeysPage frame={await frameOf(c, 'keys')} {...keys} />,
});

journalRoutes(cabinetRecordPages, {
  base: '/cabinets/:cabinetId/journal',
  filename: 'journal-cabinet',
  reader: (c) => ({ kind: 'cabinet', ctx: c.var.ctx, ...cabinetCall(c) }),
  here: (c) => `/cabinets/${cabinetCall(c).cabinetId}/journal`,
  page: async (c, journal) => <CabinetJournalPage frame={await frameOf(c, 'journal')} {...journal} />,
});
