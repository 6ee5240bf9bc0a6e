// What a look-up puts into a form: into what is empty. What was typed stays, and is shown beside what the register says,
// unless the person asks for the register's word.

import { tidy } from '../checks.ts';
import type { RegisteredAddress, RegisteredCompany } from './types.ts';

/** Parts of a form that are filled or kept as one: half of an address would be wrong. */
export type FilledPart = 'name' | 'legalForm' | 'address';

export interface Filling {
  /** Of the fields by their names here: name, legalForm, addressLine1… */
  readonly values: Readonly<Record<string, string>>;
  readonly filled: readonly FilledPart[];
  /** Typed otherwise, with what the register says. */
  readonly kept: readonly { readonly part: FilledPart; readonly registered: string }[];
}

const partsOf = (company: RegisteredCompany): readonly (readonly [FilledPart, Readonly<Record<string, string>>])[] => [
  ['name', { name: tidy(company.name ?? '') }],
  ['legalForm', { legalForm: company.legalForm ?? '' }],
  ['address', { ...company.address }],
];

const plain = (text: string): string => tidy(text).normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** Capitals and accents make no other name: the register writes in capitals. */
const isSame = (typed: Readonly<Record<string, string>>, registered: Readonly<Record<string, string>>): boolean =>
  Object.entries(registered).every(([name, value]) => plain(typed[name] ?? '') === plain(value));

const isEmpty = (values: Readonly<Record<string, string>>, names: readonly string[]): boolean =>
  names.every((name) => tidy(values[name] ?? '') === '');

/** One line of an address, as an envelope has it. */
export function addressText({ addressLine1, addressLine2, addressLine3, postcode, city }: RegisteredAddress): string {
  const place = [postcode, city].filter(Boolean).join(' ');
  return [addressLine1, addressLine2, addressLine3, place].filter(Boolean).join(', ');
}

function registeredText(company: RegisteredCompany, part: FilledPart): string {
  if (part === 'address') return company.address ? addressText(company.address) : '';
  return tidy(company[part] ?? '');
}

/** `replace`: what was typed gives way. `parts`: those that the form has. */
export function fillFrom(
  company: RegisteredCompany,
  typed: Readonly<Record<string, string>>,
  { replace, parts }: { readonly replace: boolean; readonly parts: readonly FilledPart[] },
): Filling {
  const values = { ...typed };
  const filled: FilledPart[] = [];
  const kept: { part: FilledPart; registered: string }[] = [];
  for (const [part, registered] of partsOf(company)) {
    const names = Object.keys(registered);
    if (!parts.includes(part) || isEmpty(registered, names) || isSame(typed, registered)) continue;
    if (replace || isEmpty(typed, names)) {
      Object.assign(values, registered);
      filled.push(part);
    } else {
      kept.push({ part, registered: registeredText(company, part) });
    }
  }
  return { values, filled, kept };
}
