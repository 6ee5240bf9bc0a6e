// « Documents manquants »: the list and what is done to ticked lines.

import { Hono } from 'hono';
import { inTransaction } from '#src/context.ts';
import { Problem } from '#src/errors.ts';
import { companyHref, tenantOf, wantsFragment, type PageContext, type PageEnv } from '#src/http/env.ts';
import { showPage, typedList, typedValues } from '#src/http/forms.ts';
import { isId } from '#src/ids.ts';
import { appFrame, isAllowed } from '#modules/tenancy';
import { MissingListPage, MissingListPart, missingMessages, type MissingListProps } from '#views/inbox/index.ts';
import { ignoreReasons } from '../../model/missing/types.ts';
import type { InboxPorts } from '../../ports.ts';
import { askNow, type AskOutcome } from '../../service/missing/ask.ts';
import { ignoreMissing } from '../../service/missing/ignore.ts';
import { countMissing, listMissing, missingFilters, type MissingFilter } from '../../service/missing/list.ts';
import { reminderDay } from '../../service/missing/rules.ts';
import { searchMissing } from '../../service/missing/search.ts';
import { countIn, missingHref, missingRow } from './views.ts';

const PATH = '/d/:companyId/manquants';
const ROWS = 100;
const MOST_TICKED = 500;

const WORDS: Readonly<Record<MissingFilter, string>> = {
  waiting: 'attendus',
  received: 'recus',
  ignored: 'ignores',
  withdrawn: 'retires',
};

/** What the action before this page did, as the address says. */
function doneMessage(c: PageContext): string | undefined {
  const text = missingMessages[c.var.language].done;
  const [asked, already, ignored] = [countIn(c, 'demandes'), countIn(c, 'deja'), countIn(c, 'ignores')];
  const [found, received] = [countIn(c, 'trouves'), countIn(c, 'arrives')];
  if (found !== undefined) return text.searched(found, received ?? 0);
  if (ignored !== undefined) return text.ignored(ignored);
  if (asked === undefined) return undefined;
  if (asked > 0) return text.asked(asked, (c.req.query('a') ?? '').slice(0, 300));
  return already !== undefined && already > 0 ? text.already(already) : text.nothing;
}

/** Where the answer to a request leads. */
function askedAddress(base: string, { asked, already, recipients }: AskOutcome): string {
  const to = encodeURIComponent(recipients.join(', '));
  return `${base}?demandes=${asked}&deja=${already}${to === '' ? '' : `&a=${to}`}`;
}

async function listProps(c: PageContext, problem?: string): Promise<MissingListProps> {
  const tenant = tenantOf(c);
  const base = missingHref(c);
  const filter = missingFilters.find((one) => WORDS[one] === c.req.query('etat')) ?? 'waiting';
  const { page, counts, day } = await inTransaction(tenant, async (tx) => ({
    page: await listMissing(tx, { filter, cursor: c.req.query('apres'), limit: ROWS }),
    counts: await countMissing(tx),
    day: await reminderDay(tx),
  }));
  const hrefOf = (one: MissingFilter): string => (one === 'waiting' ? base : `${base}?etat=${WORDS[one]}`);
  const next = page.nextCursor;
  return {
    frame: await appFrame(c, { current: 'purchases' }),
    base,
    rows: page.items.map((line) => missingRow(c, line)),
    counts,
    filter,
    filterHref: hrefOf,
    nextHref: next === undefined ? undefined : `${base}?etat=${WORDS[filter]}&apres=${next}`,
    reminderDay: day,
    mayAct: await isAllowed(tenant, 'mails.sort'),
    selfHref: hrefOf(filter),
    liveHref: `${companyHref(c)}/evenements`,
    done: doneMessage(c),
    problem,
  };
}

async function tickedIds(c: PageContext): Promise<string[]> {
  return (await typedList(c, 'id')).filter((id) => isId(id)).slice(0, MOST_TICKED);
}

export function missingListPages(ports: InboxPorts): Hono<PageEnv> {
  const pages = new Hono<PageEnv>();

  pages.get(PATH, async (c) => {
    const props = await listProps(c);
    c.header('Vary', 'HX-Request, HX-Request-Type', { append: true });
    if (wantsFragment(c)) return c.html(await MissingListPart(props));
    return await showPage(c, <MissingListPage {...props} />);
  });

  pages.post(`${PATH}/demandes`, async (c) => {
    const all = (await typedList(c, 'tout')).length > 0;
    try {
      const outcome = await askNow(tenantOf(c), all ? 'all' : await tickedIds(c));
      return c.redirect(askedAddress(missingHref(c), outcome), 303);
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'inbox.nobody_to_ask') throw error;
      return await showPage(c, <MissingListPage {...await listProps(c, error.text[c.var.language])} />, 409);
    }
  });

  pages.post(`${PATH}/ignores`, async (c) => {
    const wanted = (await typedValues(c))['raison'];
    const reason = ignoreReasons.find((one) => one === wanted) ?? 'none';
    const count = await ignoreMissing(tenantOf(c), { ids: await tickedIds(c), reason });
    return c.redirect(`${missingHref(c)}?ignores=${count}`, 303);
  });

  pages.post(`${PATH}/recherches`, async (c) => {
    const { found, received } = await searchMissing(tenantOf(c), ports);
    return c.redirect(`${missingHref(c)}?trouves=${found}&arrives=${received}`, 303);
  });

  return pages;
}
