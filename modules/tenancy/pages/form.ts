// Forms: what was typed, what was wrong with it, and the page that says so.

import { Problem } from '#src/errors.ts';
import type { PageContext } from '#src/http/env.ts';
import type { Language } from '#src/i18n.ts';
import type { FormState } from '#views/tenancy/index.ts';
import { renderDocument, type Element } from '#views/ui/index.ts';

export type Values = Readonly<Record<string, string>>;

/** The text fields of a posted form; the last one of a name counts, files do not. */
export async function typedValues(c: PageContext): Promise<Values> {
  const body = await c.req.parseBody();
  return Object.fromEntries(
    Object.entries(body).filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
  );
}

/** Every value of a repeated field, such as ticked boxes. */
export async function typedList(c: PageContext, name: string): Promise<string[]> {
  const values = (await c.req.parseBody({ all: true }))[name] ?? [];
  return [values].flat().filter((value) => typeof value === 'string');
}

/** What a person can put right on the form itself; anything else is a page of its own. */
const ANSWERABLE = new Set([401, 409, 422, 429]);

export function refusedForm(problem: Problem, values: Values, language: Language): FormState {
  const problems = problem.fields.map(({ path, message }) => ({ field: path, message: message[language] }));
  const { password: _password, current: _current, wanted: _wanted, ...shown } = values;
  return { values: shown, problems: problems.length > 0 ? problems : [{ message: problem.text[language] }] };
}

type Status = 200 | 201 | 401 | 409 | 422 | 429;

export async function showPage(c: PageContext, page: Element, status: Status = 200): Promise<Response> {
  return c.html(await renderDocument(page), status);
}

export interface Submission {
  /** Acts and says where to go next. */
  readonly act: (values: Values) => Promise<string>;
  /** The page of the form. */
  readonly page: (form: FormState) => Element | Promise<Element>;
}

/** Post, then redirect (303); when the answers are refused, the form again with what is wrong (422 and its kin). */
export async function submit(c: PageContext, { act, page }: Submission): Promise<Response> {
  const values = await typedValues(c);
  try {
    return c.redirect(await act(values), 303);
  } catch (error) {
    if (!(error instanceof Problem) || !ANSWERABLE.has(error.status)) throw error;
    const form = refusedForm(error, values, c.var.language);
    return await showPage(c, await page(form), error.status as Status);
  }
}
