// The gate before guarded acts: the owner of the instance names rights (payments, IBAN) whose use asks for a second
// factor proved a moment ago.

import type { Ctx } from '#src/context.ts';
import { secondFactorNeeded } from '#src/http/errors.ts';
import { isFresh } from '../../model/identity/methods.ts';
import type { Right } from '../../model/rights.ts';

/**
 * Throws `http.second_factor_needed` (403) when this right is guarded and the session has proved nothing lately. A
 * context without session (a job that ends what a person began) has passed here before.
 */
export function requireFreshSecondFactor({ assurance, clock }: Pick<Ctx, 'assurance' | 'clock'>, right: Right): void {
  if (!assurance?.guardedRights.includes(right)) return;
  if (!isFresh(assurance.secondFactorAt, clock.now())) throw secondFactorNeeded();
}
