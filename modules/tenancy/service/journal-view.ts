// Reading a journal: page by page, searched, exported, proved. The reader is asked for the right each time.

import { inTransaction, type Actor, type Ctx, type TenantCtx, type Tx } from '#src/context.ts';
import { exportedEntry, EXPORT_FORMAT, HOW_TO_VERIFY } from '../model/journal-export.ts';
import type { JournalChain, JournalFilter } from '../model/journal-search.ts';
import type { JournalEntry } from '../model/journal.ts';
import * as repository from '../repository/journal-search.ts';
import { enterInstance } from '../repository/scope.ts';
import { authorize } from './authorize.ts';
import { inCabinet } from './cabinet/open.ts';
import { requireOwner } from './companies.ts';
import { checkPages, record, recordForCabinet, recordForInstance, type Act, type JournalCheck } from './journal.ts';

/** A journal, as the person or key that reads it. */
export type JournalReader =
  | { readonly kind: 'company'; readonly tenant: TenantCtx }
  | { readonly kind: 'cabinet'; readonly ctx: Ctx; readonly cabinetId: string; readonly by: Actor }
  | { readonly kind: 'instance'; readonly ctx: Ctx; readonly by: Actor };

interface Reading {
  readonly tx: Tx;
  readonly chain: JournalChain;
  readonly record: (act: Act) => Promise<void>;
}

/** Throws `tenancy.not_allowed`, `tenancy.cabinet_not_found`. */
async function reading<R>(reader: JournalReader, work: (reading: Reading) => Promise<R>): Promise<R> {
  if (reader.kind === 'company') {
    return await inTransaction(reader.tenant, async (tx) => {
      await authorize(tx, 'journal.read');
      const chain: JournalChain = { kind: 'company', id: tx.company.id };
      return await work({ tx, chain, record: async (act) => await record(tx, act) });
    });
  }
  const { ctx, by } = reader;
  if (reader.kind === 'cabinet') {
    const { cabinetId } = reader;
    return await inCabinet(ctx, { cabinetId, by, right: 'cabinet.edit' }, async (tx) => {
      const write = async (act: Act): Promise<void> => await recordForCabinet(tx, { cabinetId, actor: by }, act);
      return await work({ tx, chain: { kind: 'cabinet', id: cabinetId }, record: write });
    });
  }
  return await inTransaction(ctx, async (tx) => {
    await requireOwner(tx, by);
    await enterInstance(tx);
    const write = async (act: Act): Promise<void> => await recordForInstance(tx, by, act);
    return await work({ tx, chain: { kind: 'instance', id: 'instance' }, record: write });
  });
}

export interface JournalPage {
  readonly entries: readonly JournalEntry[];
  /** Sequence number before which the next page begins; absent on the last. */
  readonly next: number | undefined;
}

const PAGE = 50;

/** Newest first. */
export async function readJournal(reader: JournalReader, filter: JournalFilter, limit = PAGE): Promise<JournalPage> {
  return await reading(reader, async ({ tx, chain }) => {
    const found = await repository.searchEntries(tx, chain, { ...filter, limit: limit + 1 });
    const entries = found.slice(0, limit);
    return { entries, next: found.length > limit ? entries.at(-1)?.sequence : undefined };
  });
}

export interface JournalChoices {
  readonly actors: readonly repository.JournalActor[];
  readonly actions: readonly string[];
}

/** What the filters of a journal offer. */
export async function journalChoices(reader: JournalReader): Promise<JournalChoices> {
  return await reading(reader, async ({ tx, chain }) => ({
    actors: await repository.actorsIn(tx, chain),
    actions: await repository.actionsIn(tx, chain),
  }));
}

/** Proves the whole chain, from the first entry. */
export async function verifyJournal(reader: JournalReader): Promise<JournalCheck> {
  return await reading(reader, async ({ tx, chain }) =>
    checkPages(chain.id, async (after, limit) => await repository.chainPage(tx, chain, { after, limit })),
  );
}

const BATCH = 500;

/** The entries that pass the filter, newest first, in batches; that somebody took them away is an entry too. */
export async function* exportedEntries(
  reader: JournalReader,
  filter: JournalFilter,
): AsyncGenerator<readonly JournalEntry[]> {
  await reading(
    reader,
    async ({ record: write }) => await write({ action: 'journal.exported', details: { format: 'csv' } }),
  );
  let before = filter.before;
  for (;;) {
    const { entries, next } = await readJournal(reader, { ...filter, before }, BATCH);
    yield entries;
    if (next === undefined) return;
    before = next;
  }
}

/** The whole chain as JSON text, piece by piece: model/journal-export.ts says how it is proved. */
export async function* exportedChain(reader: JournalReader): AsyncGenerator<string> {
  const { chain, at } = await reading(reader, async ({ tx, chain: known, record: write }) => {
    await write({ action: 'journal.exported', details: { format: 'json' } });
    return { chain: known, at: tx.clock.now() };
  });
  const head = { format: EXPORT_FORMAT, chain: chain.id, exportedAt: at.toISOString(), verify: HOW_TO_VERIFY };
  yield `${JSON.stringify(head).slice(0, -1)},"entries":[`;
  let after = 0;
  for (;;) {
    const page = await reading(
      reader,
      async ({ tx }) => await repository.chainPage(tx, chain, { after, limit: BATCH }),
    );
    const text = page.map((entry) => JSON.stringify(exportedEntry(entry))).join(',\n');
    if (text !== '') yield after === 0 ? `\n${text}` : `,\n${text}`;
    if (page.length < BATCH) break;
    after = page.at(-1)?.sequence ?? after;
  }
  yield '\n]}\n';
}
