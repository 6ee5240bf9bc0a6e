// Where a conversion leads, by its name.

import { type Destination, profileNamed } from '#modules/facturx';
import { destinationUnknown } from './errors.ts';

/** `cii`, `ubl` or a profile in any spelling. Throws `workbench.destination_unknown`. */
export function destinationNamed(text: string): Destination {
  const name = text.toLowerCase();
  if (name === 'cii' || name === 'ubl') return name;
  const profile = profileNamed(text);
  if (profile === undefined) throw destinationUnknown();
  return profile;
}
