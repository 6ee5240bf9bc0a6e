// Whom to tell in one dossier, and how somebody stands in it: for modules that write to people about one thing.

import type { TenantCtx, Tx } from '#src/context.ts';
import type { Language } from '#src/i18n.ts';
import { usualChoices, type DossierEvent, type Frequency } from '../../model/notifications.ts';
import { rightsOfAccess, type Right } from '../../model/rights.ts';
import { accessOf } from '../../repository/access.ts';
import { peopleOfDossier } from '../../repository/notifications.ts';

/** Through whom somebody has access: the firm that keeps the books, the company itself, or a program with a key. */
export type Side = 'cabinet' | 'company' | 'program';

export interface PersonToTell {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly language: Language;
  readonly side: Exclude<Side, 'program'>;
  readonly rights: ReadonlySet<Right>;
  /** What they chose for this dossier, else for all. */
  readonly choices: Readonly<Record<DossierEvent, Frequency>>;
}

/** Everybody who has access at this moment, by name. Whoever calls has made sure that it may be known. */
export async function peopleToTell(tx: Tx<TenantCtx>): Promise<PersonToTell[]> {
  const people = await peopleOfDossier(tx);
  return people.map(({ role, profileRights, cabinetId, choices, ...person }) => ({
    ...person,
    side: cabinetId === undefined ? 'company' : 'cabinet',
    rights: rightsOfAccess({ role, profileRights, cabinetId, endsAt: undefined, view: undefined }),
    choices: { ...usualChoices, ...choices },
  }));
}

/** The side of who acts. Who sees the dossier as a client stands at the client's side. */
export async function sideOfActor(tx: Tx<TenantCtx>): Promise<Side> {
  const { kind, id } = tx.actor;
  if (kind !== 'user') return 'program';
  const access = await accessOf(tx, id, tx.company.id);
  return access?.cabinetId === undefined || access.view ? 'company' : 'cabinet';
}
