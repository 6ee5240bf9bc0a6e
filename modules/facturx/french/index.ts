// The French layer of what we issue: complete what can be known, say what is still missing.

import type { Finding } from '../finding.ts';
import type { Invoice } from '../model/invoice.ts';
import { FRENCH_RULES } from './rules.ts';

export { completeForFrance, type FrenchTerms, type Nature, sirenOf, STATUTORY } from './complete.ts';
export { FRAMES } from './codes.ts';

/**
 * What the French rules would refuse in an invoice of a French seller (BR-FR 1.4, as far as the model can answer), one
 * finding per offending value, under the official id. Empty: clean.
 */
export function frenchFindings(invoice: Invoice): readonly Finding[] {
  return FRENCH_RULES.flatMap(({ rule, bt, field, breaks, fr, en }) =>
    [...new Set(breaks(invoice))].map((value) => ({
      rule,
      severity: 'error' as const,
      location: { bt, field },
      message: { fr, en },
      ...(value === '' ? {} : { value }),
    })),
  );
}
