// Lines within lines, in profiles that have none.

import type { InvoiceLine } from '../model/line.ts';
import type { Writer } from './writer.ts';

const ONLY_EXTENDED = new Set(['GROUP', 'INFORMATION']);

/**
 * Below EXTENDED every line counts in the total, so that lines that only sum up others or inform are left out:
 * what is left adds up to BT-106 as before.
 */
export function countsIn({ kind }: InvoiceLine, { level }: Writer): boolean {
  return level >= 4 || !ONLY_EXTENDED.has(kind ?? '');
}
