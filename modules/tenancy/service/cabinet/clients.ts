// The client list of a cabinet: what a person reaches, with what waits there.

import type { Actor, Ctx } from '#src/context.ts';
import { noneWaiting, totalOf } from '../../model/cabinet/client-list.ts';
import type { Client, OpenCabinet, Stage, WaitingCounts } from '../../model/cabinet/types.ts';
import type { Workload } from '../../ports.ts';
import { clientsOf } from '../../repository/cabinet/clients.ts';
import { cabinetsOf } from '../../repository/cabinets.ts';
import { inCabinet, openCabinet, type CabinetCall } from './open.ts';

type Work = Pick<Client, 'waiting' | 'missingSince'>;

const noWork: Work = { waiting: noneWaiting, missingSince: undefined };

async function workOf(ctx: Ctx, workload: Workload, userId: string): Promise<ReadonlyMap<string, Work>> {
  const found = new Map<string, { waiting: Record<Stage, number>; missingSince: Date | undefined }>();
  const answers = await Promise.all(workload.map(async (source) => await source.waiting(ctx, userId)));
  for (const { companyId, stage, count, since } of answers.flat()) {
    const work = found.get(companyId) ?? { waiting: { ...noneWaiting }, missingSince: undefined };
    work.waiting[stage] += count;
    const { missingSince } = work;
    if (stage === 'missing' && since && (!missingSince || since < missingSince)) work.missingSince = since;
    found.set(companyId, work);
  }
  return found;
}

export interface ClientList {
  readonly cabinet: OpenCabinet;
  /** In no order: see `arranged` of the model. */
  readonly clients: readonly Client[];
}

/** Every client of the cabinet that the person reaches. Throws `tenancy.cabinet_not_found`. */
export async function listClients(ctx: Ctx, call: CabinetCall & { readonly workload: Workload }): Promise<ClientList> {
  const [{ cabinet, rows }, work] = await Promise.all([
    inCabinet(ctx, call, async (tx) => ({
      cabinet: tx.cabinet,
      rows: await clientsOf(tx, { userId: call.by.id, cabinetId: call.cabinetId }),
    })),
    workOf(ctx, call.workload, call.by.id),
  ]);
  const clients = rows.map((row) => ({
    ...row,
    ...(row.seesDocuments ? (work.get(row.id) ?? noWork) : noWork),
  }));
  return { cabinet, clients };
}

/** By company, since when the oldest waits at each stage. */
export type Oldest = ReadonlyMap<string, Readonly<Partial<Record<Stage, Date>>>>;

export async function oldestWaiting(
  ctx: Ctx,
  {
    workload,
    ...question
  }: { readonly workload: Workload; readonly userId: string; readonly companyIds: readonly string[] },
): Promise<Oldest> {
  const found = new Map<string, Partial<Record<Stage, Date>>>();
  const answers = await Promise.all(workload.map(async (source) => await source.oldest(ctx, question)));
  for (const { companyId, stage, since } of answers.flat()) {
    const stages = found.get(companyId) ?? {};
    const known = stages[stage];
    stages[stage] = known && known < since ? known : since;
    found.set(companyId, stages);
  }
  return found;
}

export interface CabinetSummary {
  readonly cabinet: OpenCabinet;
  readonly clients: number;
  readonly waiting: WaitingCounts;
}

/** The cabinets of a person, each with its totals. */
export async function cabinetSummaries(
  ctx: Ctx,
  { by, workload }: { readonly by: Actor; readonly workload: Workload },
): Promise<CabinetSummary[]> {
  const work = await workOf(ctx, workload, by.id);
  const summaries: CabinetSummary[] = [];
  for (const { id } of await cabinetsOf(ctx, by.id)) {
    const cabinet = await openCabinet(ctx, { cabinetId: id, by });
    const rows = await clientsOf(ctx, { userId: by.id, cabinetId: id });
    const counted = rows.map((row) => ({
      waiting: row.seesDocuments ? (work.get(row.id) ?? noWork).waiting : noneWaiting,
    }));
    summaries.push({ cabinet, clients: rows.length, waiting: totalOf(counted) });
  }
  return summaries;
}
