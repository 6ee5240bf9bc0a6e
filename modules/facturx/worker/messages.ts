// What the calling thread and a working thread say to each other. Everything is plain data: it is copied, not shared.

import type { ProblemShape } from '#src/errors.ts';
import type { TaskName } from './tasks.ts';

export interface Request {
  readonly id: number;
  readonly task: TaskName;
  readonly input: unknown;
}

export type Reply =
  | { readonly kind: 'alive' }
  /** A piece of the answer, as text: a large answer at once would hold up whoever takes it in. */
  | { readonly kind: 'part'; readonly id: number; readonly part: string }
  | { readonly kind: 'done'; readonly id: number; readonly output: unknown }
  /** An expected failure. */
  | { readonly kind: 'problem'; readonly id: number; readonly problem: ProblemShape }
  | { readonly kind: 'defect'; readonly id: number; readonly stack: string };
