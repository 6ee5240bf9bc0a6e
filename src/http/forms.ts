// Posted forms and answered pages, the same for every module: post, then redirect (303); a refused form comes back
// with what was typed and what is wrong.

import { Problem } from '../errors.ts';
import type { Language } from '../i18n.ts';
import { markupBytes, type Markup } from '../markup.ts';
import type { PageContext } from './env.ts';
import { malformed } from './errors.ts';

export type Values = Readonly<Record<string, string>>;

export interface FormProblem {
  /** Id of the field; without it the message stands alone. */
  readonly field?: string | undefined;
  readonly message: string;
}

export interface FormState {
  readonly values: Values;
  readonly problems: readonly FormProblem[];
}

export const emptyForm: FormState = { values: {}, problems: [] };

type Status = 200 | 201 | 401 | 409 | 412 | 422 | 429;

async function bodyOf(c: PageContext, options: { all: boolean }) {
  try {
    return await c.req.parseBody(options);
  } catch (error) {
    throw malformed({ cause: error });
  }
}

/** The text fields of a posted form; the last one of a name counts, files do not. */
export async function typedValues(c: PageContext): Promise<Values> {
  const body = await bodyOf(c, { all: false });
  return Object.fromEntries(
    Object.entries(body).filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
  );
}

/** Every value of a repeated field, such as ticked boxes. */
export async function typedList(c: PageContext, name: string): Promise<string[]> {
  const values = (await bodyOf(c, { all: true }))[name] ?? [];
  return [values].flat().filter((value) => typeof value === 'string');
}

export interface TypedFile {
  readonly filename: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** The file of a posted form (multipart); undefined when none was chosen. */
export async function typedFile(c: PageContext, name: string): Promise<TypedFile | undefined> {
  const file = (await bodyOf(c, { all: false }))[name];
  // Browsers send an empty part for a field that was left alone.
  if (!(file instanceof File) || (file.size === 0 && file.name === '')) return undefined;
  const { name: filename, type } = file;
  return { filename, mediaType: type || 'application/octet-stream', bytes: new Uint8Array(await file.arrayBuffer()) };
}

/** What a person can put right on the page itself; anything else is a page of its own. */
const ANSWERABLE = new Set([401, 409, 412, 422, 429]);

export function isAnswerable(error: unknown): error is Problem {
  return error instanceof Problem && ANSWERABLE.has(error.status);
}

/** Never written back into a page. */
const SECRETS = new Set(['password', 'current', 'wanted', 'secret', 'code', 'credential', '_csrf']);

export function refusedForm(problem: Problem, typed: Values, language: Language): FormState {
  const problems = problem.fields.map(({ path, message }) => ({ field: path, message: message[language] }));
  const values = Object.fromEntries(Object.entries(typed).filter(([name]) => !SECRETS.has(name)));
  return { values, problems: problems.length > 0 ? problems : [{ message: problem.text[language] }] };
}

/** Sends a whole document. */
export async function showPage(c: PageContext, page: Markup, status: Status = 200): Promise<Response> {
  const bytes = await markupBytes('<!doctype html>\n', page);
  return c.body(bytes, status, { 'Content-Type': 'text/html; charset=UTF-8' });
}

export interface Submission {
  /** Acts and says where to go next. */
  readonly act: (values: Values) => Promise<string>;
  /** The page of the form. */
  readonly page: (form: FormState) => Markup;
}

export async function submit(c: PageContext, { act, page }: Submission): Promise<Response> {
  const values = await typedValues(c);
  try {
    return c.redirect(await act(values), 303);
  } catch (error) {
    if (!isAnswerable(error)) throw error;
    return await showPage(c, await page(refusedForm(error, values, c.var.language)), error.status as Status);
  }
}
