// Writing and checking the journals of security-relevant acts.

import { inTransaction, type Actor, type Ctx, type TenantCtx, type Tx } from '#src/context.ts';
import {
  chainStart,
  digestOfDetails,
  entryFault,
  hashOfEntry,
  type JournalDetails,
  type JournalEntry,
  type JournalFault,
} from '../model/journal.ts';
import { appendToCabinet, cabinetEntries, lockCabinetHead } from '../repository/cabinet-journal.ts';
import * as repository from '../repository/journal.ts';

export interface Act {
  /** `thing.what_happened`, stable. */
  readonly action: string;
  /** What it was done to. */
  readonly subject?: { readonly kind: string; readonly id: string };
  /** Never a secret. May hold personal data: it can be erased without breaking the chain. */
  readonly details?: JournalDetails;
}

interface Link {
  readonly chain: string;
  readonly head: repository.Head | undefined;
  readonly at: Date;
  readonly actor: Actor;
}

function nextEntry({ chain, head, at, actor }: Link, act: Act): JournalEntry {
  const details = act.details ?? {};
  const entry = {
    sequence: (head?.sequence ?? 0) + 1,
    at,
    actorKind: actor.kind,
    actorId: actor.id,
    action: act.action,
    subjectKind: act.subject?.kind,
    subjectId: act.subject?.id,
    detailsDigest: digestOfDetails(details),
    previousHash: head?.hash ?? chainStart(chain),
  };
  return { ...entry, actorName: actor.name, details, hash: hashOfEntry(entry) };
}

/** Writes an act of the context's actor into the company's journal, in the caller's transaction. */
export async function record(tx: Tx<TenantCtx>, act: Act): Promise<void> {
  const head = await repository.lockCompanyHead(tx);
  const link = { chain: tx.company.id, head, at: tx.clock.now(), actor: tx.actor };
  await repository.appendToCompany(tx, nextEntry(link, act));
}

/** Writes an act into the journal of a cabinet, whose wall is open for the rest of the caller's transaction. */
export async function recordForCabinet(
  tx: Tx,
  { cabinetId, actor }: { readonly cabinetId: string; readonly actor: Actor },
  act: Act,
): Promise<void> {
  const head = await lockCabinetHead(tx, cabinetId);
  await appendToCabinet(tx, cabinetId, nextEntry({ chain: cabinetId, head, at: tx.clock.now(), actor }, act));
}

/**
 * Writes an act into the journal of the instance: sign-ins, people, cabinets. What is done to a cabinet also stands in
 * the cabinet's own journal, where its people can read it.
 */
export async function recordForInstance(tx: Tx, actor: Actor, act: Act): Promise<void> {
  const head = await repository.lockInstanceHead(tx);
  await repository.appendToInstance(tx, nextEntry({ chain: 'instance', head, at: tx.clock.now(), actor }, act));
  if (act.subject?.kind === 'cabinet') await recordForCabinet(tx, { cabinetId: act.subject.id, actor }, act);
}

export interface JournalCheck {
  readonly entries: number;
  /** First broken entry; what follows it cannot be judged. */
  readonly fault: { readonly sequence: number; readonly fault: JournalFault } | undefined;
}

const PAGE = 1_000;

type ReadPage = (after: number, limit: number) => Promise<JournalEntry[]>;

/** Proves a chain from its first entry, page by page. */
export async function checkPages(chain: string, readPage: ReadPage): Promise<JournalCheck> {
  let previous = { sequence: 0, hash: chainStart(chain) };
  for (;;) {
    const page = await readPage(previous.sequence, PAGE);
    for (const entry of page) {
      const fault = entryFault(entry, previous);
      if (fault) return { entries: previous.sequence, fault: { sequence: entry.sequence, fault } };
      previous = entry;
    }
    if (page.length < PAGE) return { entries: previous.sequence, fault: undefined };
  }
}

/** Reads the company's whole journal and proves its chain. */
export async function checkJournal(ctx: TenantCtx): Promise<JournalCheck> {
  return await inTransaction(ctx, (tx) =>
    checkPages(tx.company.id, (after, limit) => repository.companyEntries(tx, after, limit)),
  );
}

export async function checkInstanceJournal(ctx: Ctx): Promise<JournalCheck> {
  return await inTransaction(ctx, (tx) =>
    checkPages('instance', (after, limit) => repository.instanceEntries(tx, after, limit)),
  );
}

/** Reads the cabinet's whole journal and proves its chain. Whoever calls has asked who wants to know. */
export async function checkCabinetJournal(ctx: Ctx | Tx, cabinetId: string): Promise<JournalCheck> {
  return await inTransaction(ctx, (tx) =>
    checkPages(cabinetId, (after, limit) => cabinetEntries(tx, { cabinetId, after, limit })),
  );
}
