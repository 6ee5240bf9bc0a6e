// Forms whose answer is a set of recovery codes, shown there and nowhere else.

import type { PageContext } from '#src/http/env.ts';
import { isAnswerable, refusedForm, showPage, typedValues, type Values } from '#src/http/forms.ts';
import { RecoveryCodesPage, type FormState } from '#views/tenancy/index.ts';
import type { Element } from '#views/ui/index.ts';
import { bareFrame } from '../frame.ts';

export interface CodesForm {
  readonly act: (values: Values) => Promise<readonly string[]>;
  readonly page: (form: FormState) => Promise<Element>;
  /** Where to go when there are no codes to show. */
  readonly done?: string;
}

export async function submitForCodes(
  c: PageContext,
  { act, page, done = '/compte/securite' }: CodesForm,
): Promise<Response> {
  const values = await typedValues(c);
  try {
    const codes = await act(values);
    if (codes.length === 0) return c.redirect(done, 303);
    return await showPage(c, <RecoveryCodesPage frame={bareFrame(c)} codes={codes} />, 201);
  } catch (error) {
    if (!isAnswerable(error)) throw error;
    return await showPage(c, await page(refusedForm(error, values, c.var.language)), error.status as 422);
  }
}
