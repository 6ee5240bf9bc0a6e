// A form that asks the company register before it is sent: `recherche=remplir` fills what is empty, `recherche=remplacer`
// takes the register's word.

import type { PageContext } from '#src/http/env.ts';
import type { FormState, Values } from '#src/http/forms.ts';
import { sireneMessages, type LookUpAnswer } from '#views/tenancy/index.ts';
import { addressText, fillFrom, type FilledPart } from '../../model/sirene/fill.ts';
import type { LookUp, RegisteredCompany } from '../../model/sirene/types.ts';
import { lookUpCompany, sireneExtracts } from '../../service/sirene/look-up.ts';

export interface AskedForm {
  readonly form: FormState;
  /** Absent: the number is wrong, as its field says. */
  readonly answer: LookUpAnswer | undefined;
}

/** What the form calls the number and the name, and what else of the register it has fields for. */
export interface FieldNames {
  readonly number: string;
  readonly name: string;
  readonly parts: readonly FilledPart[];
}

export const asksRegister = (values: Values): boolean => (values['recherche'] ?? '') !== '';

async function dayOf(c: PageContext): Promise<string | undefined> {
  const extract = (await sireneExtracts(c.var.ctx)).find(({ kind }) => kind === 'units');
  if (extract?.validOn === undefined) return undefined;
  return new Intl.DateTimeFormat(c.var.language, { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${extract.validOn}T00:00:00Z`),
  );
}

function summaryOf({ name, legalForm, address }: RegisteredCompany): string {
  const title = [name, legalForm && `(${legalForm})`].filter(Boolean).join(' ');
  return [title, address && addressText(address)].filter(Boolean).join(', ');
}

interface Asked {
  readonly found: Exclude<LookUp, { outcome: 'wrong_number' }>;
  readonly values: Values;
  readonly names: FieldNames;
  readonly day: string | undefined;
}

function answered({ found, values, names, day }: Asked): AskedForm {
  const nothing = { summary: '', filled: [], kept: [], day };
  if (found.outcome !== 'found') {
    const active = found.outcome !== 'undisclosed' || found.active;
    return { form: { values, problems: [] }, answer: { ...nothing, outcome: found.outcome, active } };
  }
  const { company } = found;
  const typed = { ...values, name: values[names.name] ?? '' };
  const filling = fillFrom(company, typed, {
    replace: values['recherche'] === 'remplacer',
    parts: names.parts,
  });
  const { name = '', ...others } = filling.values;
  return {
    form: { values: { ...others, [names.name]: name }, problems: [] },
    answer: { ...nothing, ...filling, outcome: 'found', active: company.active, summary: summaryOf(company) },
  };
}

/** The form as it comes back. */
export async function askRegister(c: PageContext, values: Values, names: FieldNames): Promise<AskedForm> {
  const found = await lookUpCompany(c.var.ctx, values[names.number] ?? '');
  if (found.outcome === 'wrong_number') {
    const message = sireneMessages[c.var.language].wrong;
    return { form: { values, problems: [{ field: names.number, message }] }, answer: undefined };
  }
  return answered({ found, values, names, day: await dayOf(c) });
}
