import type { Fault, Mapping } from '#src/imports/index.ts';

/**
 * mapping: columns to be told · review: each line's fate is known, nothing is written · running · done · abandoned.
 */
export type ImportState = 'mapping' | 'review' | 'running' | 'done' | 'abandoned';

/** What becomes of a line: written anew, written over, already so, already in the file, wrong, left out by a person. */
export const plans = ['create', 'update', 'same', 'duplicate', 'faulty', 'aside'] as const;
export type Plan = (typeof plans)[number];

export const outcomes = ['created', 'updated', 'failed'] as const;
export type Outcome = (typeof outcomes)[number];

export interface ClientImport {
  readonly id: string;
  readonly fileName: string;
  readonly sheets: readonly string[];
  /** Index of the sheet that is read. */
  readonly sheet: number;
  /** Number of the row of titles, from 1; 0: there is none. */
  readonly headerRow: number;
  readonly mapping: Mapping;
  readonly state: ImportState;
  readonly stateSince: Date;
  readonly createdAt: Date;
  readonly createdBy: string;
}

export interface ImportLine {
  /** Number of the row in the file, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
  /** Typed over the cells, by field. */
  readonly corrections: Readonly<Record<string, string>>;
  readonly setAside: boolean;
  readonly plan: Plan | undefined;
  /** Canonical values by field. */
  readonly values: Readonly<Record<string, string>>;
  readonly faults: readonly Fault[];
  readonly outcome: Outcome | undefined;
  readonly companyId: string | undefined;
}

export type LineSource = Pick<ImportLine, 'line' | 'cells' | 'corrections' | 'setAside'>;

export interface PlannedLine {
  readonly line: number;
  readonly plan: Plan;
  readonly values: Readonly<Record<string, string>>;
  readonly faults: readonly Fault[];
  /** The client it is about, when the cabinet has it. */
  readonly companyId: string | undefined;
}

export type PlanCounts = Readonly<Record<Plan, number>>;
export type OutcomeCounts = Readonly<Record<Outcome, number>>;

/** A client as a list can change it; keys are those of the fields. */
export interface ClientCard {
  readonly id: string;
  readonly code: string | undefined;
  readonly values: Readonly<Record<string, string | undefined>>;
}
