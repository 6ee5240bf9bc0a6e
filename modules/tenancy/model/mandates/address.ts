// Electronic addresses of the annuaire (scheme 0225): SIREN, SIREN_SIRET, SIREN_SIRET_CODE or SIREN_SUFFIX, at most 125
// characters of letters, digits, dash, underscore and dot (external specifications, dossier général; rule G1.93: a suffix
// stands without SIRET). A routing code and a suffix have at most 100 characters.

import type { ErrorText, FieldProblem } from '#src/errors.ts';
import { parseSiret } from '#src/siren.ts';
import { faultsOf, siretFault } from '../checks.ts';
import type { AddressParts } from './types.ts';

export const addressForms = ['siren', 'siret', 'routing', 'suffix'] as const;
export type AddressForm = (typeof addressForms)[number];

/** As typed; what the form of the address does not take is left out. */
export interface AddressInput {
  readonly form: string;
  readonly siret: string;
  readonly routingCode: string;
  readonly suffix: string;
}

const text = (fr: string, en: string): ErrorText => ({ fr, en });

const PART = /^[A-Za-z0-9_.-]{1,100}$/;

const wrongPart = text(
  'Lettres sans accent, chiffres, tirets, points et traits bas seulement, 100 caractères au plus.',
  'Unaccented letters, digits, dashes, dots and underscores only, at most 100 characters.',
);

function partFault(path: string, typed: string): FieldProblem | undefined {
  return PART.test(typed.trim()) ? undefined : { path, message: wrongPart };
}

function suffixFault(typed: string): FieldProblem | undefined {
  const fault = partFault('suffix', typed);
  if (fault || !/^\d{14}(?:_|$)/.test(typed.trim())) return fault;
  const message = text(
    'Un suffixe de quatorze chiffres se lirait comme un SIRET : choisissez cette forme d’adresse.',
    'A suffix of fourteen digits would be read as a SIRET: choose that form of address.',
  );
  return { path: 'suffix', message };
}

function wantedSiretFault(typed: string, siren: string): FieldProblem | undefined {
  if (typed.trim() === '') return { path: 'siret', message: text('À renseigner.', 'Required.') };
  return siretFault('siret', typed, siren);
}

/** All that is wrong with an address of the company with this SIREN. */
export function addressFaults(input: AddressInput, siren: string): FieldProblem[] {
  switch (input.form) {
    case 'siren':
      return [];
    case 'siret':
      return faultsOf(wantedSiretFault(input.siret, siren));
    case 'routing':
      return faultsOf(wantedSiretFault(input.siret, siren), partFault('routingCode', input.routingCode));
    case 'suffix':
      return faultsOf(suffixFault(input.suffix));
    default:
      return [{ path: 'form', message: text('Choisissez une forme d’adresse.', 'Choose a form of address.') }];
  }
}

/** The parts of an address without {@link addressFaults}. */
export function addressParts({ form, siret, routingCode, suffix }: AddressInput): AddressParts {
  const hasSiret = form === 'siret' || form === 'routing';
  return {
    siret: hasSiret ? parseSiret(siret) : undefined,
    routingCode: form === 'routing' ? routingCode.trim() : undefined,
    suffix: form === 'suffix' ? suffix.trim() : undefined,
  };
}

export function addressOfParts(siren: string, { siret, routingCode, suffix }: AddressParts): string {
  return [siren, siret, routingCode, suffix].filter((part) => part !== undefined).join('_');
}

export function formOfParts({ siret, routingCode, suffix }: AddressParts): AddressForm {
  if (suffix !== undefined) return 'suffix';
  if (routingCode !== undefined) return 'routing';
  return siret === undefined ? 'siren' : 'siret';
}
