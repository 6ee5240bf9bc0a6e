// What should have come in and has not, and why we think so. Pure.

import type { Actor } from '#src/context.ts';
import type { Money } from '#src/money.ts';
import type { Purchase } from '#modules/invoices';
import type { Rhythm } from './rhythms.ts';

/** Who is asked for a document: a known partner, or a name where nothing identifies anybody. */
export interface Supplier {
  /** `p:<partner>` or `n:<name without case and accents>`. */
  readonly key: string;
  readonly partnerId: string | undefined;
  readonly name: string;
}

/** A supplier with every purchase we have of theirs in the time looked at. */
export interface SupplierHistory {
  readonly supplier: Supplier;
  readonly purchases: readonly Purchase[];
}

/** An invoice that is there, as evidence names it. */
export interface SeenInvoice {
  readonly id: string;
  readonly number: string | undefined;
  readonly issuedOn: string | undefined;
}

/** Facts that a person can check. */
export type Evidence =
  | {
      readonly kind: 'rhythm';
      readonly rhythm: Rhythm;
      /** How many of the intervals looked at were on time. */
      readonly onTime: number;
      readonly intervals: number;
      /** Newest last. */
      readonly last: readonly SeenInvoice[];
    }
  | {
      readonly kind: 'series';
      readonly before: SeenInvoice;
      readonly after: SeenInvoice;
      /** How many numbers of how many from the first to the last are there. */
      readonly known: number;
      readonly span: number;
    }
  | {
      readonly kind: 'statement';
      readonly statementId: string;
      readonly filename: string;
      readonly line: number;
    }
  | { readonly kind: 'debit'; readonly debitId: string; readonly bookedOn: string; readonly label: string };

/** A document that should be there: by its number, by when it was due, or by what was paid for it. */
export interface Absence {
  readonly supplier: Supplier;
  readonly number: string | undefined;
  /** Set where a rhythm says when it was due. */
  readonly rhythm: Rhythm | undefined;
  readonly expectedOn: string | undefined;
  readonly expectedAmount: Money | undefined;
  readonly currency: string | undefined;
  /** First day on which it was missing. */
  readonly since: string;
  /** At least one. */
  readonly evidence: readonly Evidence[];
}

export const missingStates = ['open', 'asked', 'received', 'ignored', 'withdrawn'] as const;
/** À demander, demandé, reçu, ignoré, plus attendu (the evidence no longer holds, or a rule leaves it out). */
export type MissingState = (typeof missingStates)[number];

/** Perdu, n’existe pas, pas pour nous. */
export const ignoreReasons = ['lost', 'none', 'not_ours'] as const;
export type IgnoreReason = (typeof ignoreReasons)[number];
export type WithdrawReason = 'rule' | 'evidence';

/** A line of « Documents manquants ». */
export interface MissingDocument extends Absence {
  readonly id: string;
  readonly foundAt: Date;
  readonly state: MissingState;
  readonly stateSince: Date;
  readonly stateBy: Actor;
  readonly reason: IgnoreReason | WithdrawReason | undefined;
  /** The document, once it is there. */
  readonly invoiceId: string | undefined;
  readonly timesAsked: number;
  readonly lastAskedAt: Date | undefined;
}

export interface MissingStep {
  readonly state: MissingState;
  readonly detail: Readonly<Record<string, unknown>> | undefined;
  readonly at: Date;
  readonly actor: Actor;
}

/** Somebody may still be asked for it. */
export function isWaiting({ state }: Pick<MissingDocument, 'state'>): boolean {
  return state === 'open' || state === 'asked';
}
