// What an identity provider says of a person, read leniently: providers of the profession each have their own names and
// shapes for « the cabinets somebody works for ».

import { parseSiret } from '#src/siren.ts';
import { tidy } from '../checks.ts';

export type Claims = Readonly<Record<string, unknown>>;

/** Which claims say what; an empty name: the provider does not say it. */
export interface ClaimNames {
  /** One or several of: SIRET as text; `{ siret, name, role }`. */
  readonly cabinets: string;
  /** Role of the person, where a cabinet does not carry one of its own. */
  readonly role: string;
  /** Roles that make somebody administrator of a cabinet, in lower case; any other role makes a collaborator. */
  readonly administrators: readonly string[];
}

export interface ClaimedCabinet {
  /** As the provider calls it; its SIRET where it has no name. */
  readonly name: string;
  /** Fourteen digits, the key being right; absent when the provider gives none. */
  readonly siret: string | undefined;
  readonly isAdministrator: boolean;
}

export interface ClaimedPerson {
  readonly subject: string;
  readonly email: string | undefined;
  /** The provider has made sure that the address is theirs. */
  readonly isEmailVerified: boolean;
  readonly name: string;
  /** Absent when the provider is not asked for cabinets. */
  readonly cabinets: readonly ClaimedCabinet[] | undefined;
  /** The provider says that it asked for a second factor. */
  readonly isStrong: boolean;
}

const text = (value: unknown): string | undefined => {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? tidy(value) : undefined;
};

const isRecord = (value: unknown): value is Claims =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A claim by its name, or by its path where the provider nests it: `comptexpert.cabinets`. */
function claimAt(claims: Claims, path: string): unknown {
  if (path === '') return undefined;
  if (path in claims) return claims[path];
  return path.split('.').reduce<unknown>((value, key) => (isRecord(value) ? value[key] : undefined), claims);
}

const firstText = (record: Claims, names: readonly string[]): string | undefined =>
  names.map((name) => text(record[name])).find((value) => value !== undefined);

const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value];

function cabinetOf(entry: unknown, names: ClaimNames, generalRoles: readonly unknown[]): ClaimedCabinet | undefined {
  const record = isRecord(entry) ? entry : { siret: entry };
  const written = firstText(record, ['siret', 'SIRET', 'id_siret']);
  const siret = written === undefined ? undefined : parseSiret(written);
  const name = firstText(record, ['name', 'nom', 'label', 'libelle', 'raison_sociale', 'denomination']) ?? written;
  if (name === undefined) return undefined;
  const own = listOf(record['role'] ?? record['roles'] ?? record['profil']);
  const roles = (own.length > 0 ? own : generalRoles).map((role) => text(role)?.toLowerCase());
  return { name, siret, isAdministrator: names.administrators.some((role) => roles.includes(role)) };
}

/** Authentication methods that are second factors (RFC 8176). */
const STRONG = new Set(['mfa', 'otp', 'hwk', 'swk', 'sc', 'fpt', 'face', 'pop']);

/** `claims`: those of the ID token over those of the user info endpoint; checked by the OpenID Connect client. */
export function readClaims(claims: Claims, names: ClaimNames): ClaimedPerson {
  const generalRoles = listOf(claimAt(claims, names.role));
  const cabinets = listOf(claimAt(claims, names.cabinets)).map((entry) => cabinetOf(entry, names, generalRoles));
  const email = text(claims['email']);
  const full = [text(claims['given_name']), text(claims['family_name'])].filter((part) => part !== undefined).join(' ');
  return {
    subject: text(claims['sub']) ?? '',
    email,
    isEmailVerified: email !== undefined && claims['email_verified'] === true,
    name: text(claims['name']) ?? (full || (email?.split('@')[0] ?? '?')),
    cabinets: names.cabinets === '' ? undefined : cabinets.filter((cabinet) => cabinet !== undefined),
    isStrong: listOf(claims['amr']).some((method) => typeof method === 'string' && STRONG.has(method)),
  };
}

/** Why none of the cabinets opens anything here: each has its own words and its own remedy. */
export type CabinetFailure = 'no-cabinet' | 'no-siret' | 'unknown-cabinet';

export function cabinetFailure(cabinets: readonly ClaimedCabinet[]): CabinetFailure {
  if (cabinets.length === 0) return 'no-cabinet';
  return cabinets.every(({ siret }) => siret === undefined) ? 'no-siret' : 'unknown-cabinet';
}
