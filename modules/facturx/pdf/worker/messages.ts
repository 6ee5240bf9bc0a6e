// What the calling thread and a building thread say to each other. Everything is plain data: it is copied, not shared.

import type { FacturxInput, FacturxOutput } from '../build/hybrid.ts';

export interface Request {
  readonly id: number;
  readonly input: FacturxInput;
}

export type Reply =
  | { readonly kind: 'alive' }
  | { readonly kind: 'done'; readonly id: number; readonly output: FacturxOutput }
  /** An expected failure, by its code. */
  | { readonly kind: 'problem'; readonly id: number; readonly code: string }
  | { readonly kind: 'defect'; readonly id: number; readonly stack: string };
