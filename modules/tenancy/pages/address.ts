// The address of a company as its form shows it.

import type { CompanyProfile } from '../model/types.ts';

const PARTS = ['addressLine1', 'addressLine2', 'addressLine3', 'postcode', 'city', 'region'] as const;

export function addressValues(profile: CompanyProfile): Record<(typeof PARTS)[number], string> {
  return Object.fromEntries(PARTS.map((part) => [part, profile[part] ?? ''])) as Record<(typeof PARTS)[number], string>;
}
