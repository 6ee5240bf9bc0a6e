// What the parts of « Affectations » share.

import type { Assignment, CabinetPerson, Handover } from '#modules/tenancy';
import type { Language, Option } from '../../ui/index.ts';
import type { FormState } from '../form.tsx';
import type { CabinetPageFrame } from './frame.tsx';

export interface AssignmentsPageProps {
  readonly frame: CabinetPageFrame;
  readonly form: FormState;
  /** `/cabinets/<id>/affectations`. */
  readonly base: string;
  readonly people: readonly CabinetPerson[];
  readonly assignments: readonly Assignment[];
  readonly handovers: readonly Handover[];
  /** Dossiers that may be given by name. */
  readonly companies: readonly Option[];
  readonly mayManage: boolean;
  /** The person who reads: they may hand over their own. */
  readonly selfId: string;
  readonly now: Date;
}

export interface AssignmentsPart {
  readonly page: AssignmentsPageProps;
  readonly language: Language;
}

export function nameOf(people: readonly CabinetPerson[], id: string): string {
  return people.find((person) => person.id === id)?.name ?? '—';
}

export const optionsOf = (people: readonly CabinetPerson[]): Option[] =>
  people.map(({ id, name }) => ({ value: id, label: name }));
