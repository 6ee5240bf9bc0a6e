// The part before the @ of the addresses that receive a company's invoices. Suppliers were told different forms over
// the years (seeds 000 and 001), so one box answers to its SIREN, to `SIREN` + the number, to its VAT number and to a
// word its people choose.

const FREE = /^[a-z0-9](?:[a-z0-9._-]{0,62}[a-z0-9])?$/;

/** Words that RFC 2142 and mail servers keep for the person who runs the domain, and our own: facteur sends, retour takes bounces, fil takes answers. */
const RESERVED = new Set([
  'abuse',
  'admin',
  'facteur',
  'fil',
  'hostmaster',
  'mailer-daemon',
  'noreply',
  'no-reply',
  'postmaster',
  'retour',
  'root',
  'security',
  'webmaster',
]);

/**
 * What is looked up for a recipient: lower case, without `+suffix`, `SIREN732829320` as `732829320`.
 * Never fails: what cannot be an address finds nobody.
 */
export function canonicalLocalPart(localPart: string): string {
  const [base = ''] = localPart.trim().toLowerCase().split('+');
  return base.replace(/^siren(?=\d{9}$)/, '');
}

export type LocalPartFault = 'shape' | 'reserved' | 'number';

/** Why a free local part is refused. One that reads like a SIREN or a VAT number could pose as another company. */
export function freeLocalPartFault(localPart: string): LocalPartFault | undefined {
  if (!FREE.test(localPart) || localPart.includes('..')) return 'shape';
  if (RESERVED.has(localPart)) return 'reserved';
  return /^(?:siren|siret)?\d{6,}$/.test(localPart) || /^[a-z]{2}[a-z0-9]{2}\d{6,}$/.test(localPart)
    ? 'number'
    : undefined;
}

/** Largest suggestion: readable in a mail client's list. */
const SUGGESTION_LENGTH = 40;

/** A local part made of a company's name: `Menuiserie Lefèvre & Fils` → `menuiserie-lefevre-fils`. May be empty. */
export function suggestedLocalPart(name: string): string {
  return name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, SUGGESTION_LENGTH)
    .replaceAll(/^-+|-+$/g, '');
}
