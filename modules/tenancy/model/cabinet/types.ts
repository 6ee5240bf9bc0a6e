// A cabinet and its clients as its people see them.

import type { ClientMandates } from '../mandates/types.ts';
import type { CabinetRole, Right } from '../rights.ts';
import type { CompanyStatus, Person } from '../types.ts';
import type { Criteria } from '../explanation.ts';

/** A cabinet as the person who works in it may use it. */
export interface OpenCabinet {
  readonly id: string;
  readonly name: string;
  readonly siren: string | undefined;
  readonly siret: string | undefined;
  /** As stored. */
  readonly role: string;
  readonly rights: ReadonlySet<Right>;
  /** Its own books, when the person reaches them. */
  readonly ownCompanyId: string | undefined;
}

/** Where a document can wait, in the order of its way; and those that have not come at all. */
export const stages = ['reading', 'review', 'decide', 'collect', 'missing'] as const;
export type Stage = (typeof stages)[number];

export type WaitingCounts = Readonly<Record<Stage, number>>;

/** One line of « Clients ». */
export interface Client {
  readonly id: string;
  readonly name: string;
  readonly siren: string | undefined;
  readonly vatNumber: string | undefined;
  readonly postcode: string | undefined;
  readonly city: string | undefined;
  /** 1 to 12. */
  readonly closingMonth: number | undefined;
  readonly status: CompanyStatus;
  readonly statusSince: Date;
  /** Number of the client at the cabinet. */
  readonly code: string | undefined;
  readonly own: boolean;
  readonly confidential: boolean;
  /** Name of the person in charge. */
  readonly inCharge: string | undefined;
  /** A live API key exists. */
  readonly linked: boolean;
  readonly linkUsedAt: Date | undefined;
  /** False: the person manages this client and sees no documents. */
  readonly seesDocuments: boolean;
  readonly waiting: WaitingCounts;
  /** Since when the oldest of the documents that have not come is missing. */
  readonly missingSince: Date | undefined;
  readonly mandates: ClientMandates;
}

export interface CabinetPerson extends Person {
  /** As stored. */
  readonly role: string;
  /** Name of the made profile that is the role. */
  readonly profile: string | undefined;
  readonly since: Date;
  readonly lastSignInAt: Date | undefined;
}

export interface Assignment {
  readonly id: string;
  readonly userId: string;
  /** A dossier by name. */
  readonly company: { readonly id: string; readonly name: string } | undefined;
  /** Or those that meet all of these. */
  readonly criteria: Criteria;
}

export interface Handover {
  readonly id: string;
  readonly fromId: string;
  readonly toId: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly endedAt: Date | undefined;
}

/** How far a made profile of a cabinet reaches. */
export const reaches = ['everything', 'open', 'assigned'] as const;
export type Reach = (typeof reaches)[number];

export interface Profile {
  readonly id: string;
  readonly name: string;
  readonly rights: ReadonlySet<Right>;
  /** Of a cabinet's profiles. */
  readonly reach: Reach | undefined;
  /** How many people have it. */
  readonly people: number;
}

/** A built-in role beside the made ones, for the matrix. */
export interface BuiltInRole<Role extends string = CabinetRole> {
  readonly role: Role;
  readonly rights: ReadonlySet<Right>;
}
