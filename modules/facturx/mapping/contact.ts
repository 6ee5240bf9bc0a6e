// BT-41 and BT-56 are a person or a service: both together are one name.

import type { Contact } from '../model/party.ts';

const BETWEEN = ' – ';

/** `Jeanne Arnaud – Facturation`; `undefined` when neither is known. */
export function joinedName({ name, department }: Contact): string | undefined {
  const written = [name, department].filter((part) => part !== undefined).join(BETWEEN);
  return written === '' ? undefined : written;
}

/** The person and the service of a joined name. */
export function splitName(written: string): Pick<Contact, 'name' | 'department'> {
  const cut = written.indexOf(BETWEEN);
  if (cut <= 0) return { name: written };
  return { name: written.slice(0, cut), department: written.slice(cut + BETWEEN.length) };
}
