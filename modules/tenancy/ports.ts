// What this module asks of those who know documents and how to draw one; plugged in src/app.ts.

import type { Ctx } from '#src/context.ts';
import type { Stage } from './model/cabinet/types.ts';
import type { Paper } from './model/mandates/paper.ts';
import type { DossierEvent } from './model/notifications.ts';

export interface Waiting {
  readonly companyId: string;
  readonly stage: Stage;
  readonly count: number;
  /** Since when the oldest waits, where that is known with the count. */
  readonly since?: Date;
}

/** What has come since and calls for somebody. */
export interface Arrived {
  readonly companyId: string;
  readonly event: DossierEvent;
  readonly count: number;
}

export interface OldestWaiting {
  readonly companyId: string;
  readonly stage: Stage;
  readonly since: Date;
}

/** One source of work. All questions answer only for companies the person reaches. */
export interface WorkloadPort {
  /** How much waits in every company, in one query that does not grow with the number of documents. */
  waiting(ctx: Ctx, userId: string): Promise<readonly Waiting[]>;
  /** How long the oldest has waited, in these companies. */
  oldest(
    ctx: Ctx,
    question: { readonly userId: string; readonly companyIds: readonly string[] },
  ): Promise<readonly OldestWaiting[]>;
  /** What has come since that moment and still waits. */
  arrived(ctx: Ctx, question: { readonly userId: string; readonly since: Date }): Promise<readonly Arrived[]>;
  /** Discussions that go on without the person, for a digest: who wants to know at once gets a mail for each. */
  discussions?(ctx: Ctx, userId: string): Promise<readonly Arrived[]>;
}

export type Workload = readonly WorkloadPort[];

/** Somebody who knows more of a person: what they wrote, ready for JSON, by a word for it. */
export interface PersonalSource {
  readonly name: string;
  of(ctx: Ctx, userId: string): Promise<readonly object[]>;
}

/** Draws a document, to be signed and kept. */
export interface PaperPort {
  /** As PDF/A, fonts embedded; the same paper gives the same bytes. */
  draw(paper: Paper): Promise<Uint8Array>;
}
