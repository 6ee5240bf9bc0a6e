// Addresses as people paste them: one a line or parted by commas or semicolons, with or without a name.

export interface Addressee {
  readonly email: string;
  /** Empty when none was given. */
  readonly name: string;
}

/** Most addresses taken at once. */
export const MOST_ADDRESSEES = 200;

function addresseeOf(entry: string): Addressee {
  const named = /^(.*?)\s*<([^<>]*)>$/.exec(entry);
  if (!named) return { email: entry.replace(/^mailto:/i, ''), name: '' };
  const [, name = '', email = ''] = named;
  return { email: email.trim(), name: name.replaceAll(/^["']|["']$/g, '').trim() };
}

/** `Léa Roux <lea@exemple.fr>; jean@exemple.fr` → two. Each address once, as first written; what is no address is kept as it is. */
export function parseAddressees(text: string): Addressee[] {
  const entries = text
    .split(/[\n;]|,(?![^<]*>)/u)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
  const byAddress = new Map<string, Addressee>();
  for (const entry of entries) {
    const addressee = addresseeOf(entry);
    const key = addressee.email.toLowerCase();
    if (!byAddress.has(key)) byAddress.set(key, addressee);
  }
  return [...byAddress.values()];
}
