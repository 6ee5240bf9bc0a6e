// « Pourquoi ne puis-je pas ? »: what gives a person a right in a company, or keeps it from them.

import { isRight, rightsOfAccess, type Access, type Right } from './rights.ts';

/** What an assignment by rule asks of a dossier; every criterion given must be met. */
export interface Criteria {
  /** 1 to 12. */
  readonly closingMonth?: number | undefined;
  /** Beginning of the postcode. */
  readonly postcode?: string | undefined;
  readonly city?: string | undefined;
  /** Beginning of the client number. */
  readonly code?: string | undefined;
  /** Name of the person in charge. */
  readonly inCharge?: string | undefined;
}

interface WayIn {
  /** False: it gives nothing now, and `kind` says what is in the way. */
  readonly holds: boolean;
  /** When it ends by itself. */
  readonly until: Date | undefined;
}

/** One way into a company, or one that does not lead in. */
export type AccessFact =
  | (WayIn & { readonly kind: 'member' | 'view'; readonly role: string; readonly profile: string | undefined })
  | (WayIn & {
      readonly kind: 'cabinet';
      readonly role: string;
      readonly profile: string | undefined;
      readonly cabinet: string;
      readonly reach: string;
      readonly own: boolean;
      readonly confidential: boolean;
    })
  | (WayIn & { readonly kind: 'in_charge' | 'named'; readonly handedOverBy: string | undefined })
  | (WayIn & { readonly kind: 'rule'; readonly handedOverBy: string | undefined; readonly criteria: Criteria });

export interface Explanation {
  readonly right: Right;
  readonly person: { readonly id: string; readonly name: string };
  readonly granted: boolean;
  /** The role that decides; `undefined`: none leads in. */
  readonly role: string | undefined;
  readonly profile: string | undefined;
  /** « Voir comme » keeps it from one who would have it otherwise. */
  readonly keptByView: boolean;
  readonly facts: readonly AccessFact[];
  /** Who may change it. */
  readonly askThem: readonly string[];
}

/** The right of an address (`?droit=…`); `undefined` for anything else. */
export function askedRight(word: string | undefined): Right | undefined {
  return word !== undefined && isRight(word) ? word : undefined;
}

/** What decides, of the effective access and all ways in. */
export function verdictOn(
  right: Right,
  access: Access | undefined,
): Pick<Explanation, 'granted' | 'role' | 'keptByView'> {
  const granted = access !== undefined && rightsOfAccess(access).has(right);
  const withoutView = access !== undefined && rightsOfAccess({ ...access, view: undefined }).has(right);
  return { granted, role: access?.role, keptByView: !granted && withoutView };
}
