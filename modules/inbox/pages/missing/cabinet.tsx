// What is missing over the clients of a cabinet.

import { Hono } from 'hono';
import type { PageContext, PageEnv } from '#src/http/env.ts';
import { showPage, typedList } from '#src/http/forms.ts';
import { isId } from '#src/ids.ts';
import { cabinetCall, cabinetFrame, cabinetHref } from '#modules/tenancy';
import { CabinetMissingPage, missingCabinetMessages, type CabinetMissingProps } from '#views/inbox/index.ts';
import { absenceTitle } from '../../model/missing/words.ts';
import {
  askClients,
  cabinetMissing,
  linesOfClients,
  remindClients,
  type BulkOutcome,
  type MissingLine,
} from '../../service/missing/cabinet.ts';
import { countIn, daysSince } from './views.ts';

const PATH = '/cabinets/:cabinetId/manquants';
const ROWS = 50;
const LINES = 5;

function lineView(c: PageContext, line: MissingLine) {
  return {
    href: `/d/${line.companyId}/manquants/${line.id}`,
    supplier: line.supplierName,
    title: absenceTitle(line, c.var.language),
    state: line.state,
  };
}

interface Said {
  readonly done: string | undefined;
  readonly problems: CabinetMissingProps['problems'];
}

async function pageProps(c: PageContext, said: Said): Promise<CabinetMissingProps> {
  const { ctx } = c.var;
  const call = cabinetCall(c);
  const { cabinet, clients } = await cabinetMissing(ctx, call);
  const base = `${cabinetHref(cabinet)}/manquants`;
  const asked = Number(c.req.query('page') ?? '1');
  const page = Number.isInteger(asked) && asked > 0 && asked < 100_000 ? asked : 1;
  const from = (page - 1) * ROWS;
  const shown = clients.slice(from, from + ROWS);
  const companyIds = shown.map(({ id }) => id);
  const lines = await linesOfClients(ctx, { userId: call.by.id, companyIds, limit: LINES });
  return {
    frame: cabinetFrame(c, { cabinet, current: 'missing' }).app,
    cabinet: cabinet.name,
    base,
    rows: shown.map(({ id, name, waiting, missingSince }) => {
      const since = missingSince?.toISOString().slice(0, 10);
      return {
        id,
        href: `/d/${id}/manquants`,
        name,
        count: waiting.missing,
        since,
        days: since === undefined ? 0 : daysSince(c, since),
        lines: (lines.get(id) ?? []).map((line) => lineView(c, line)),
      };
    }),
    documents: clients.reduce((sum, { waiting }) => sum + waiting.missing, 0),
    clients: clients.length,
    first: from + 1,
    previousHref: page > 1 ? `${base}?page=${page - 1}` : undefined,
    nextHref: clients.length > from + ROWS ? `${base}?page=${page + 1}` : undefined,
    ...said,
  };
}

async function ticked(c: PageContext): Promise<string[]> {
  return (await typedList(c, 'id')).filter((id) => isId(id)).slice(0, ROWS);
}

/** What the action before this page did, as the address says. */
function doneMessage(c: PageContext): string | undefined {
  const text = missingCabinetMessages[c.var.language];
  const [lines, clients, switched] = [countIn(c, 'demandes'), countIn(c, 'dossiers'), countIn(c, 'relances')];
  if (lines !== undefined) return text.asked(lines, clients ?? 0);
  return switched === undefined ? undefined : text.switched(switched);
}

interface Answer {
  readonly outcome: BulkOutcome;
  /** Of the address of the page. */
  readonly query: string;
  readonly done: string;
}

/** Who was left aside, and why, stands on the page that answers; else it is a page of its own again. */
async function answer(c: PageContext, { outcome, query, done }: Answer): Promise<Response> {
  const { leftAside } = outcome;
  if (leftAside.length === 0) return c.redirect(`${c.req.path.replace(/\/[^/]+$/, '')}?${query}`, 303);
  const problems = leftAside.map(({ name, reason }) => ({ name, reason: reason[c.var.language] }));
  return await showPage(c, <CabinetMissingPage {...await pageProps(c, { done, problems })} />, 409);
}

export const cabinetMissingPages = new Hono<PageEnv>();

cabinetMissingPages.get(PATH, async (c) => {
  return await showPage(c, <CabinetMissingPage {...await pageProps(c, { done: doneMessage(c), problems: [] })} />);
});

cabinetMissingPages.post(`${PATH}/demandes`, async (c) => {
  const outcome = await askClients(c.var.ctx, { ...cabinetCall(c), companyIds: await ticked(c) });
  const { lines, clients } = outcome;
  const done = missingCabinetMessages[c.var.language].asked(lines, clients);
  return await answer(c, { outcome, done, query: `demandes=${lines}&dossiers=${clients}` });
});

cabinetMissingPages.post(`${PATH}/relances`, async (c) => {
  const outcome = await remindClients(c.var.ctx, { ...cabinetCall(c), companyIds: await ticked(c) });
  const done = missingCabinetMessages[c.var.language].switched(outcome.clients);
  return await answer(c, { outcome, done, query: `relances=${outcome.clients}` });
});
