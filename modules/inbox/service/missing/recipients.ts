// Who is written to about what is missing.

import { systemActor, type TenantCtx, type Tx } from '#src/context.ts';
import { companyPeople } from '#modules/tenancy';
import type { MissingRules } from '../../model/missing/rules.ts';

export interface Recipient {
  readonly address: string;
  readonly name?: string | undefined;
}

export interface DossierPerson extends Recipient {
  readonly id: string;
  readonly name: string;
  /** A manager of the dossier itself, not of its cabinet. */
  readonly isManager: boolean;
}

/** Who may be chosen: people who reach the dossier now. Whoever calls has asked who wants to know. */
export async function dossierPeople(tx: Tx<TenantCtx>): Promise<DossierPerson[]> {
  const people = await companyPeople({ ...tx, actor: systemActor });
  return people.map(({ id, name, email, role, cabinet }) => ({
    id,
    name,
    address: email,
    isManager: role === 'manager' && cabinet === undefined,
  }));
}

/** The chosen people who still reach the dossier, and other addresses; when none are chosen, its managers. */
export async function recipientsOf(tx: Tx<TenantCtx>, { people, addresses }: MissingRules): Promise<Recipient[]> {
  const all = await dossierPeople(tx);
  const isChosen = people.length + addresses.length > 0;
  const chosen: Recipient[] = all.filter(({ id, isManager }) => (isChosen ? people.includes(id) : isManager));
  const known = new Set(chosen.map(({ address }) => address.toLowerCase()));
  return [...chosen, ...addresses.filter((one) => !known.has(one.toLowerCase())).map((address) => ({ address }))];
}
