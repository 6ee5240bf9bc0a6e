// What is typed about a client, checked, and what of it the cabinet keeps.

import type { Actor, Tx } from '#src/context.ts';
import type { FieldProblem } from '#src/errors.ts';
import { codeTaken } from '../../errors.ts';
import { companyNumberFault, faultsOf, lineFault, tidy } from '../../model/checks.ts';
import { addressFaults, type PostalAddress } from '../../model/postal-address.ts';
import { codeIsTaken, updateDossier } from '../../repository/cabinet/clients.ts';
import { peopleOfCabinet } from '../../repository/cabinet/people.ts';
import { refuseFaults } from '../answers.ts';

/** A transaction inside a cabinet, and who acts. */
export type InCabinet = Tx & { readonly cabinet: { readonly id: string }; readonly actor: Actor };

/** As typed. */
export interface ClientInput extends PostalAddress {
  readonly name: string;
  /** SIREN, SIRET or VAT number; empty for a draft. Fixed once it is known. */
  readonly number: string;
  readonly legalForm: string;
  /** 1 to 12, or empty. */
  readonly closingMonth: string;
  /** Number of the client at the cabinet. */
  readonly code: string;
  /** Id of the person in charge, or empty. */
  readonly inCharge: string;
  readonly confidential: boolean;
}

const text = (fr: string, en: string) => ({ fr, en });

function monthFault(month: string): FieldProblem | undefined {
  if (month === '' || (/^\d{1,2}$/.test(month) && Number(month) >= 1 && Number(month) <= 12)) return undefined;
  return { path: 'closingMonth', message: text('Un mois de 1 à 12.', 'A month from 1 to 12.') };
}

/** What is wrong with the answers, before anything is written. */
export function clientFaults(input: ClientInput): FieldProblem[] {
  return faultsOf(
    lineFault('name', input.name),
    companyNumberFault('number', input.number, false),
    monthFault(input.closingMonth),
    lineFault('legalForm', input.legalForm, false),
    lineFault('code', input.code, false),
    ...addressFaults(input),
  );
}

export const orNothing = (typed: string): string | undefined => tidy(typed) || undefined;
export const monthOf = ({ closingMonth }: ClientInput): number | undefined =>
  closingMonth === '' ? undefined : Number(closingMonth);

/** Writes what the cabinet says of the client. Throws `tenancy.code_taken`, `tenancy.invalid_input`. */
export async function saveDossier(tx: InCabinet, companyId: string, input: ClientInput): Promise<void> {
  const inChargeId = orNothing(input.inCharge);
  if (inChargeId !== undefined && !(await peopleOfCabinet(tx)).some(({ id }) => id === inChargeId)) {
    const message = text('Choisissez une personne du cabinet.', 'Choose somebody of the firm.');
    refuseFaults({ path: 'inCharge', message });
  }
  const { confidential } = input;
  const change = { cabinetId: tx.cabinet.id, companyId, code: orNothing(input.code), confidential, inChargeId };
  if (change.code !== undefined && (await codeIsTaken(tx, change))) throw codeTaken();
  await updateDossier(tx, change);
}
