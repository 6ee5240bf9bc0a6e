// What a client mandates its cabinet to do, and where it receives: mandates, plateformes agréées, addresses of the
// annuaire. Days are civil days in France, `YYYY-MM-DD`.

import type { Actor } from '#src/context.ts';
import type { MailStatus } from '#src/mail/index.ts';
import type { Money } from '#src/money.ts';

/** delegation: the agent acts for the client on its platform · designation: it chooses the platform in the annuaire. */
export const mandateKinds = ['delegation', 'designation'] as const;
export type MandateKind = (typeof mandateKinds)[number];

/** draft: to be sent · sent: waits for the signature · expired: its last day has passed. */
export const mandateStates = ['draft', 'sent', 'signed', 'refused', 'revoked', 'expired'] as const;
export type MandateState = (typeof mandateStates)[number];

export interface SignedFile {
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
  readonly mediaType: string;
  readonly filename: string;
}

/** Who signs for the client. */
export interface Signer {
  readonly name: string;
  /** « Gérante ». */
  readonly quality: string;
  readonly email: string;
}

export interface Mandate {
  readonly id: string;
  readonly kind: MandateKind;
  /** Who is mandated. */
  readonly agent: { readonly name: string; readonly siren: string | undefined };
  readonly signer: Signer;
  /** Of a designation: the platform to be chosen, when it is known. */
  readonly platform: PlatformName | undefined;
  readonly startsOn: string;
  /** Last day; absent: until it is revoked. */
  readonly endsOn: string | undefined;
  /** Euros with VAT, by invoice. */
  readonly ceiling: Money | undefined;
  /** Of the PDF that is to be signed. */
  readonly documentSha256: string;
  /** As the calendar has it: a signed one whose last day has passed is expired. */
  readonly state: MandateState;
  readonly stateSince: Date;
  readonly signedOn: string | undefined;
  readonly signedFile: SignedFile | undefined;
  /** When the signer opened the link of the last mail. */
  readonly openedAt: Date | undefined;
  readonly createdAt: Date;
}

/** One step of a mandate's life. */
export interface MandateStep {
  readonly state: MandateState;
  readonly at: Date;
  readonly by: Actor;
  readonly note: string | undefined;
}

export interface MandateSending {
  readonly email: string;
  readonly at: Date;
  readonly by: Actor;
  /** What became of the mail. */
  readonly mail: MailStatus | undefined;
}

export interface MandateStory {
  readonly mandate: Mandate;
  /** Oldest first. */
  readonly steps: readonly MandateStep[];
  /** Newest first. */
  readonly sendings: readonly MandateSending[];
}

export interface PlatformName {
  readonly name: string;
  /** Four digits (scheme 0238). */
  readonly number: string | undefined;
}

export const platformStates = ['to_designate', 'requested', 'active', 'ended'] as const;
export type PlatformState = (typeof platformStates)[number];

export interface Platform extends PlatformName {
  readonly id: string;
  readonly startsOn: string | undefined;
  readonly endsOn: string | undefined;
  /** As the calendar has it: an active one whose last day has passed is ended. */
  readonly state: PlatformState;
  readonly stateSince: Date;
}

export interface PlatformStep {
  readonly platformId: string;
  readonly state: PlatformState;
  readonly at: Date;
  readonly by: Actor;
}

/** Parts of an electronic address (scheme 0225) beside the SIREN. */
export interface AddressParts {
  readonly siret: string | undefined;
  /** Of a public body mostly; needs a SIRET. */
  readonly routingCode: string | undefined;
  /** Never with a SIRET. */
  readonly suffix: string | undefined;
}

export interface DirectoryAddress extends AddressParts {
  readonly id: string;
  readonly platformId: string;
  /** As the annuaire has it: `732829320_73282932000074`. */
  readonly address: string;
  readonly startsOn: string;
  readonly endsOn: string | undefined;
}

/** What the client list says of one client. */
export interface ClientMandates {
  readonly delegation: MandateGlance | undefined;
  readonly designation: MandateGlance | undefined;
  readonly platform: PlatformGlance | undefined;
}

export interface MandateGlance {
  readonly state: MandateState;
  readonly endsOn: string | undefined;
  /** Days until it ends, when that is soon. */
  readonly endsIn: number | undefined;
}

export interface PlatformGlance {
  readonly name: string;
  readonly state: PlatformState;
  readonly endsOn: string | undefined;
  readonly endsIn: number | undefined;
}

/** What somebody who manages the client has to know of a mandate: it ends soon, or the other side has answered or revoked it. */
export interface MandateNews {
  readonly companyId: string;
  readonly company: string;
  readonly cabinetId: string;
  readonly kind: MandateKind;
  readonly what: 'ending' | 'signed' | 'refused' | 'revoked';
  readonly endsOn: string | undefined;
}
