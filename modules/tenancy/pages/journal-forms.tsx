// What the journal pages of a dossier, a cabinet and the instance share: filters, exports, the proof.

import type { Hono } from 'hono';
import { contentDisposition } from '#src/http/files.ts';
import { visitorOf, type PageContext, type PageEnv } from '#src/http/env.ts';
import { showPage } from '#src/http/forms.ts';
import { actionName, journalMessages, type JournalProps, type JournalProof } from '#views/tenancy/index.ts';
import type { Element } from '#views/ui/index.ts';
import { csvLine, CSV_START } from '#src/sheets/index.ts';
import { isDay, type JournalFilter } from '../model/journal-search.ts';
import type { JournalEntry } from '../model/journal.ts';
import {
  exportedChain,
  exportedEntries,
  journalChoices,
  readJournal,
  verifyJournal,
  type JournalReader,
} from '../service/journal-view.ts';

const FILTERS = ['q', 'personne', 'acte', 'du', 'au'] as const;

type Typed = JournalProps['filter'];

function typedFilter(c: PageContext): Typed {
  const value = (name: (typeof FILTERS)[number]): string => (c.req.query(name) ?? '').trim().slice(0, 200);
  const day = (name: 'du' | 'au'): string => (isDay(value(name)) ? value(name) : '');
  return { q: value('q'), personne: value('personne'), acte: value('acte'), du: day('du'), au: day('au') };
}

function filterOf(c: PageContext): JournalFilter {
  const { q, personne, acte, du, au } = typedFilter(c);
  const before = Number(c.req.query('avant'));
  return {
    term: q,
    actorId: personne,
    action: acte,
    from: du,
    until: au,
    before: Number.isSafeInteger(before) && before > 0 && before < 2 ** 31 ? before : undefined,
  };
}

/** The same list elsewhere or further on. */
function withFilter(path: string, filter: Typed, more: Readonly<Record<string, string>> = {}): string {
  const query = new URLSearchParams(Object.entries({ ...filter, ...more }).filter(([, value]) => value !== ''));
  return query.size > 0 ? `${path}?${query.toString()}` : path;
}

export interface JournalRoutes {
  /** Route pattern of the page. */
  readonly base: string;
  readonly reader: (c: PageContext) => JournalReader;
  /** Address of the page. */
  readonly here: (c: PageContext) => string;
  /** Name of the files it is exported to, without ending. */
  readonly filename: string;
  readonly page: (c: PageContext, journal: JournalProps) => Promise<Element>;
}

async function journalProps(c: PageContext, routes: JournalRoutes, check?: JournalProof): Promise<JournalProps> {
  const { language } = c.var;
  const reader = routes.reader(c);
  const filter = typedFilter(c);
  const { entries, next } = await readJournal(reader, filterOf(c));
  const { actors, actions } = await journalChoices(reader);
  const here = routes.here(c);
  return {
    language,
    csrfToken: visitorOf(c).csrfToken,
    lines: entries,
    actors,
    actions,
    filter,
    hrefs: {
      page: here,
      csv: withFilter(`${here}/export.csv`, filter),
      json: `${here}/export.json`,
      verify: `${here}/verification`,
    },
    nextHref: next === undefined ? undefined : withFilter(here, filter, { avant: String(next) }),
    check,
  };
}

function csvOf(c: PageContext, reader: JournalReader): AsyncGenerator<string> {
  const { language } = c.var;
  const filter = filterOf(c);
  const line = (entry: JournalEntry): string =>
    csvLine(
      [
        String(entry.sequence),
        entry.at.toISOString(),
        entry.actorKind,
        entry.actorId,
        entry.actorName ?? '',
        actionName(entry.action, language),
        entry.action,
        entry.subjectKind ?? '',
        entry.subjectId ?? '',
        entry.details ? JSON.stringify(entry.details) : '',
      ],
      language,
    );
  return (async function* lines() {
    let isFirst = true;
    for await (const batch of exportedEntries(reader, filter)) {
      const head = isFirst ? CSV_START + csvLine(journalMessages[language].headers.split('\n'), language) : '';
      isFirst = false;
      yield head + batch.map(line).join('');
    }
  })();
}

/** The first piece is made before the answer begins, so that a refusal is still a refusal. */
async function sendText(
  c: PageContext,
  pieces: AsyncGenerator<string>,
  { filename, type }: { readonly filename: string; readonly type: string },
): Promise<Response> {
  const first = await pieces.next();
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      if (first.done) controller.close();
      else controller.enqueue(encoder.encode(first.value));
    },
    async pull(controller) {
      const piece = await pieces.next();
      if (piece.done) controller.close();
      else controller.enqueue(encoder.encode(piece.value));
    },
    cancel: async () => void (await pieces.return(undefined)),
  });
  c.header('Content-Type', `${type}; charset=utf-8`);
  c.header('Content-Disposition', contentDisposition('attachment', filename));
  return c.body(body);
}

/** The page, its exports and its proof. */
export function journalRoutes(pages: Hono<PageEnv>, routes: JournalRoutes): void {
  const { base, reader, filename, page } = routes;
  pages.get(base, async (c) => await showPage(c, await page(c, await journalProps(c, routes))));
  pages.post(`${base}/verification`, async (c) => {
    const check = await verifyJournal(reader(c));
    return await showPage(c, await page(c, await journalProps(c, routes, check)));
  });
  pages.get(`${base}/export.csv`, async (c) => {
    return await sendText(c, csvOf(c, reader(c)), { filename: `${filename}.csv`, type: 'text/csv' });
  });
  pages.get(`${base}/export.json`, async (c) => {
    return await sendText(c, exportedChain(reader(c)), { filename: `${filename}.json`, type: 'application/json' });
  });
}
