// Where a company is, as its own people, its cabinet and the company register say it.

import type { FieldProblem } from '#src/errors.ts';
import { lineFault, tidy } from './checks.ts';

/** `region`: state, province or canton of addresses abroad. */
const parts = ['addressLine1', 'addressLine2', 'addressLine3', 'postcode', 'city', 'region'] as const;

type Part = (typeof parts)[number];

/** As typed; empty where there is none. */
export type PostalAddress = Readonly<Record<Part, string>>;

/** Of a form, or of what is kept: only the parts of the address. */
export function postalAddress(values: Readonly<Partial<Record<Part, string | undefined>>>): PostalAddress {
  return Object.fromEntries(parts.map((part) => [part, values[part] ?? ''])) as PostalAddress;
}

export function addressFaults(address: PostalAddress): (FieldProblem | undefined)[] {
  return parts.map((part) => lineFault(part, address[part], false));
}

/** As kept. */
export function keptAddress(address: PostalAddress): Readonly<Record<Part, string | undefined>> {
  return Object.fromEntries(parts.map((part) => [part, tidy(address[part]) || undefined])) as Record<
    Part,
    string | undefined
  >;
}
