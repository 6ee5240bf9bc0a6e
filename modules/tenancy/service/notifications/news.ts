// What there is to tell one person, at one frequency: by dossier what came, or, in a digest, all that waits.

import type { Ctx } from '#src/context.ts';
import {
  dossierEvents,
  isCalled,
  type Choices,
  type DossierEvent,
  type DossierNews,
  type SendingFrequency,
} from '../../model/notifications.ts';
import { rightsOfAccess } from '../../model/rights.ts';
import type { Arrived, Workload } from '../../ports.ts';
import { notifiedDossiers, type NotifiedDossier } from '../../repository/notifications.ts';

export interface NewsQuestion {
  readonly userId: string;
  readonly frequency: SendingFrequency;
  readonly choices: Choices;
  readonly since: Date;
}

interface Wanted extends NotifiedDossier {
  readonly events: readonly DossierEvent[];
}

function wantedOf(dossier: NotifiedDossier, { choices, frequency }: NewsQuestion): Wanted {
  const { role, profileRights } = dossier;
  const rights = rightsOfAccess({ role, profileRights, endsAt: undefined, cabinetId: undefined, view: undefined });
  const events = dossierEvents.filter(
    (event) => (dossier.choices[event] ?? choices[event]) === frequency && isCalled(event, rights),
  );
  return { ...dossier, events };
}

/** How much of each event there is to tell, by company. */
async function countsOf(
  ctx: Ctx,
  workload: Workload,
  { userId, frequency, since }: NewsQuestion,
): Promise<readonly Arrived[]> {
  if (frequency === 'now') {
    return (await Promise.all(workload.map(async (source) => await source.arrived(ctx, { userId, since })))).flat();
  }
  const talks = await Promise.all(workload.map(async (source) => (await source.discussions?.(ctx, userId)) ?? []));
  const waiting = (await Promise.all(workload.map(async (source) => await source.waiting(ctx, userId)))).flat();
  const called = waiting.flatMap(({ companyId, stage, count }): Arrived[] => {
    if (stage === 'decide') return [{ companyId, event: 'waiting', count }];
    return stage === 'review' ? [{ companyId, event: 'failed', count }] : [];
  });
  return [...called, ...talks.flat()];
}

/** The most first. */
export async function dossierNews(ctx: Ctx, workload: Workload, question: NewsQuestion): Promise<DossierNews[]> {
  const wanted = (await notifiedDossiers(ctx, question.userId))
    .map((dossier) => wantedOf(dossier, question))
    .filter(({ events }) => events.length > 0);
  if (wanted.length === 0) return [];
  const counts = await countsOf(ctx, workload, question);
  const byCompany = Map.groupBy(counts, ({ companyId }) => companyId);
  return wanted
    .map(({ id, name, events }) => {
      const sum = (event: DossierEvent): number =>
        events.includes(event)
          ? (byCompany.get(id) ?? []).reduce((total, one) => total + (one.event === event ? one.count : 0), 0)
          : 0;
      return { id, name, waiting: sum('waiting'), failed: sum('failed'), discussions: sum('mention') + sum('reply') };
    })
    .filter(({ waiting, failed, discussions }) => waiting + failed + discussions > 0)
    .toSorted(
      (one, other) => other.failed - one.failed || other.waiting - one.waiting || other.discussions - one.discussions,
    );
}
