// Plateformes agréées suggested while a name is typed. Any other name is taken: the official list is kept by the tax
// office (impots.gouv.fr), and changes.

import type { PlatformName } from './types.ts';

const NAMES = [
  'B2Brouter',
  'Cecurity',
  'Docoon',
  'Esalink',
  'Esker',
  'Generix',
  'Iopole',
  'Pennylane',
  'SUPER PDP',
  'Tiime',
] as const;

/** Those that clients of the cabinet have chosen first, with their number. */
export function suggestedPlatforms(known: readonly PlatformName[]): PlatformName[] {
  const taken = new Set(known.map(({ name }) => name.toLowerCase()));
  const others = NAMES.filter((name) => !taken.has(name.toLowerCase()));
  return [...known, ...others.map((name) => ({ name, number: undefined }))];
}
