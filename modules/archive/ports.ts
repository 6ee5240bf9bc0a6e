// What the archive's page asks of those whose things it keeps; plugged in src/app.ts.

import type { TenantCtx } from '#src/context.ts';
import type { Language } from '#src/i18n.ts';
import type { Money } from '#src/money.ts';

/** A kept thing as a person knows it. */
export interface SubjectView {
  /** « BUREAU VALLON · FA-2026-01873 ». */
  readonly title: string;
  /** Its own page, below the company's address: `achats/<id>`. */
  readonly path: string;
  /** `YYYY-MM-DD`. */
  readonly day: string | undefined;
  readonly amount: Money | undefined;
  readonly currency: string;
}

export interface SubjectPort {
  /** Ids of the things that a search as people type it is about, newest first; a few hundred at most. */
  find(ctx: TenantCtx, query: string): Promise<readonly string[]>;
  describe(ctx: TenantCtx, ids: readonly string[], language: Language): Promise<ReadonlyMap<string, SubjectView>>;
}
