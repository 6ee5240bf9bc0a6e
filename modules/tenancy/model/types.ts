// The things of this module as the rest of the product sees them.

import type { Language } from '#src/i18n.ts';

export type Appearance = 'system' | 'light' | 'dark';
export type Density = 'comfortable' | 'dense';

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

/** How a person wants to see the pages. */
export interface Preferences {
  readonly language: Language;
  readonly appearance: Appearance;
  readonly density: Density;
}

export interface SignedIn extends Person, Preferences {
  readonly sessionId: string;
  /** May create companies and cabinets on this instance. */
  readonly isOwner: boolean;
}

export type CompanyStatus = 'draft' | 'created' | 'updated' | 'invited' | 'active' | 'disabled';

/** A company as one who may enter it sees it. */
export interface CompanyAccess {
  readonly id: string;
  readonly name: string;
  readonly siren: string | undefined;
  readonly status: CompanyStatus;
  /** As stored; shown through the messages of this module. */
  readonly role: string;
  /** Set while the person sees it with the eyes of another role. */
  readonly seenAs?: { readonly role: string; readonly until: Date } | undefined;
}

/** One line of « Vos dossiers ». */
export interface CompanyListItem extends CompanyAccess {
  /** Number of the client at its cabinet. */
  readonly code: string | undefined;
  readonly cabinet: string | undefined;
}

export interface CompanyProfile {
  readonly id: string;
  readonly name: string;
  readonly siren: string | undefined;
  readonly siret: string | undefined;
  readonly vatNumber: string | undefined;
  readonly country: string;
  readonly legalForm: string | undefined;
  readonly addressLine1: string | undefined;
  readonly addressLine2: string | undefined;
  readonly addressLine3: string | undefined;
  readonly postcode: string | undefined;
  readonly city: string | undefined;
  readonly region: string | undefined;
  /** Grows with every change; `If-Match` compares it. */
  readonly version: number;
}

export type MailAddressKind = 'siren' | 'vat' | 'free';

export interface MailAddress {
  readonly kind: MailAddressKind;
  readonly localPart: string;
}

export interface ApiKeyInfo {
  readonly id: string;
  readonly name: string;
  /** First characters of the secret, enough to recognise it. */
  readonly prefix: string;
  readonly scopes: readonly string[];
  /** Addresses and networks it may come from; none: any. */
  readonly networks: readonly string[];
  readonly createdAt: Date;
  readonly createdBy: string;
  readonly lastUsedAt: Date | undefined;
  readonly expiresAt: Date | undefined;
  /** Until when the secret before the last renewal goes on opening. */
  readonly previousUntil: Date | undefined;
  readonly renewedAt: Date | undefined;
  readonly revokedAt: Date | undefined;
}

export interface SessionInfo {
  readonly id: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
  readonly userAgent: string;
  readonly address: string;
  /** How the person proved who they are, in order; as stored. */
  readonly methods: readonly string[];
}

/** One line of what has happened to an account. */
export interface HistoryEntry {
  readonly id: string;
  readonly at: Date;
  /** As the journal calls it. */
  readonly action: string;
  readonly device: string | undefined;
  readonly address: string | undefined;
}

/** A passkey as its owner sees it. */
export interface PasskeyInfo {
  readonly id: string;
  /** Their own words for it. */
  readonly name: string;
  /** Kept by an account of theirs (Apple, Google…), so that a lost device does not lose it. */
  readonly isSynced: boolean;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | undefined;
}

export interface CompanyPerson extends Person {
  readonly role: string;
  readonly since: Date;
  /** Name of the cabinet through which this person has access. */
  readonly cabinet: string | undefined;
  readonly lastSignInAt: Date | undefined;
  /** When the access ends by itself. */
  readonly endsAt: Date | undefined;
  /** Name of the made profile that is the role. */
  readonly profile: string | undefined;
}

/** A cabinet as one of its people sees it. */
export interface CabinetListItem {
  readonly id: string;
  readonly name: string;
  /** As stored. */
  readonly role: string;
}
