// What a form shows when it comes back: what was typed, and what is wrong with it.

import { ErrorSummary, type Element, type FormProblem, type Language } from '../ui/index.ts';

export interface FormState {
  readonly values: Readonly<Record<string, string>>;
  readonly problems: readonly FormProblem[];
}

export const emptyForm: FormState = { values: {}, problems: [] };

/** The two things a text field takes from the form: its value and its fault. */
export function fieldState(form: FormState, name: string): { value: string; error: string | undefined } {
  return { value: form.values[name] ?? '', error: errorOf(form, name) };
}

export function errorOf(form: FormState, name: string): string | undefined {
  return form.problems.find((problem) => problem.field === name)?.message;
}

export function Problems({ form, language }: { form: FormState; language: Language }): Element | null {
  return <ErrorSummary problems={form.problems} language={language} />;
}
