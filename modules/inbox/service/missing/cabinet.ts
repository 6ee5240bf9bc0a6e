// What is missing over the clients of a cabinet, and asking many of them at once. Each client is asked as the person may
// ask there: who may not, or a client with nobody to ask, is named and left aside.

import { forCompany, type Actor, type Ctx } from '#src/context.ts';
import { Problem, type ErrorText } from '#src/errors.ts';
import { listClients } from '#modules/tenancy';
import { missingLines, type MissingLine } from '../../repository/missing/waiting.ts';
import { inboxWorkload } from '../workload.ts';
import { askNow } from './ask.ts';
import { switchRemindersOn } from './rules.ts';

export type { MissingLine } from '../../repository/missing/waiting.ts';

export interface CabinetQuestion {
  readonly cabinetId: string;
  readonly by: Actor;
}

type ClientList = Awaited<ReturnType<typeof listClients>>;

export interface CabinetMissing extends Pick<ClientList, 'cabinet'> {
  /** Clients where something is missing and whose documents the person sees, the longest missing first. */
  readonly clients: ClientList['clients'];
}

/** Throws `tenancy.cabinet_not_found`. */
export async function cabinetMissing(ctx: Ctx, question: CabinetQuestion): Promise<CabinetMissing> {
  const { cabinet, clients } = await listClients(ctx, { ...question, workload: [inboxWorkload] });
  const time = ({ missingSince }: (typeof clients)[number]): number => missingSince?.getTime() ?? 0;
  return {
    cabinet,
    clients: clients
      .filter(({ waiting }) => waiting.missing > 0)
      .toSorted((one, other) => time(one) - time(other) || one.name.localeCompare(other.name, 'fr')),
  };
}

/** The longest missing of each of these clients, which the person has been shown to reach. */
export async function linesOfClients(
  ctx: Ctx,
  question: { readonly userId: string; readonly companyIds: readonly string[]; readonly limit: number },
): Promise<ReadonlyMap<string, readonly MissingLine[]>> {
  return question.companyIds.length === 0 ? new Map() : await missingLines(ctx, question);
}

export interface LeftAside {
  readonly name: string;
  readonly reason: ErrorText;
}

export interface BulkOutcome {
  /** Clients where it was done. */
  readonly clients: number;
  /** Lines asked for. */
  readonly lines: number;
  readonly leftAside: readonly LeftAside[];
}

export interface BulkCall extends CabinetQuestion {
  readonly companyIds: readonly string[];
}

type Act = (tenant: ReturnType<typeof forCompany>) => Promise<number>;

/** Client by client, each in a transaction of its own; companies that are not among the person's clients do not exist. */
async function forEachClient(ctx: Ctx, { companyIds, ...question }: BulkCall, act: Act): Promise<BulkOutcome> {
  const wanted = new Set(companyIds);
  const { clients } = await cabinetMissing(ctx, question);
  const done: number[] = [];
  const leftAside: LeftAside[] = [];
  for (const { id, name } of clients.filter((client) => wanted.has(client.id))) {
    try {
      const count = await act(forCompany(ctx, id, question.by));
      if (count > 0) done.push(count);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      leftAside.push({ name, reason: error.text });
    }
  }
  return { clients: done.length, lines: done.reduce((sum, count) => sum + count, 0), leftAside };
}

/** Asks for all that waits in these clients. */
export async function askClients(ctx: Ctx, call: BulkCall): Promise<BulkOutcome> {
  return await forEachClient(ctx, call, async (tenant) => (await askNow(tenant, 'all')).asked);
}

/** Automatic reminders begin in these clients. */
export async function remindClients(ctx: Ctx, call: BulkCall): Promise<BulkOutcome> {
  return await forEachClient(ctx, call, async (tenant) => Number(await switchRemindersOn(tenant)));
}
