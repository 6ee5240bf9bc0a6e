// What happens to an invoice of the register: rows with who and when. Pure.

import type { Actor } from '#src/context.ts';

export type Verdict = 'accepted' | 'refused';

export interface NewDecision {
  readonly verdict: Verdict;
  readonly reasonCode?: string | undefined;
  readonly reasonText?: string | undefined;
}

export interface Decision extends NewDecision {
  readonly id: string;
  readonly decidedAt: Date;
  readonly decidedBy: Actor;
}

/** A field before and after a correction, as text; `undefined` = not on the document. */
export interface FieldChange {
  readonly field: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

export type TimelineKind = 'received' | 'corrected' | 'accepted' | 'refused' | 'reopened' | 'archived';

export interface TimelineEntry {
  readonly id: string;
  readonly kind: TimelineKind;
  readonly details: Readonly<Record<string, unknown>>;
  readonly at: Date;
  readonly actor: Actor;
}
