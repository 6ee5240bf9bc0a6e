// Refuses answers that do not hold, all faults at once.

import type { FieldProblem } from '#src/errors.ts';
import { invalidInput } from '../errors.ts';
import { faultsOf } from '../model/checks.ts';

/** Throws `tenancy.invalid_input` naming every fault. */
export function refuseFaults(...faults: readonly (FieldProblem | undefined)[]): void {
  const fields = faultsOf(...faults);
  if (fields.length > 0) throw invalidInput({ fields });
}
