// What the identifiers of one line say about each other.

import type { Fault, LineReading } from '#src/imports/index.ts';
import { frenchVatNumber, sirenOfVatNumber } from '#src/siren.ts';

const DISAGREE = {
  siret: {
    fr: 'Ce SIRET est celui d’une autre entreprise que ce SIREN.',
    en: 'This SIRET belongs to another company than this SIREN.',
  },
  vatNumber: {
    fr: 'Ce numéro de TVA est celui d’une autre entreprise que ce SIREN.',
    en: 'This VAT number belongs to another company than this SIREN.',
  },
} as const;

/** Derives the SIREN from SIRET or VAT number when it is missing, and tells which identifiers disagree. */
export function completeClient({ values, faults }: LineReading): LineReading {
  const { siret, vatNumber } = values;
  const derived = siret?.slice(0, 9) ?? (vatNumber === undefined ? undefined : sirenOfVatNumber(vatNumber));
  const isMissing = values['siren'] === undefined && faults.some(isMissingSiren);
  const siren = values['siren'] ?? (isMissing ? derived : undefined);
  if (siren === undefined) return { values, faults };
  const disagreeing: Fault[] = [];
  if (siret !== undefined && !siret.startsWith(siren)) {
    disagreeing.push({ field: 'siret', message: DISAGREE.siret });
  }
  // Keys with letters cannot be computed, but the SIREN inside must be the same.
  const inside = vatNumber === undefined ? undefined : sirenOfVatNumber(vatNumber);
  if (inside !== undefined && inside !== siren) disagreeing.push({ field: 'vatNumber', message: DISAGREE.vatNumber });
  const others = isMissing ? faults.filter((fault) => !isMissingSiren(fault)) : faults;
  return {
    values: { ...values, siren, vatNumber: vatNumber ?? frenchVatNumber(siren) },
    faults: [...others, ...disagreeing],
  };
}

const isMissingSiren = ({ field, isMissing }: Fault): boolean => field === 'siren' && isMissing === true;
