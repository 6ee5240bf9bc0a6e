// Errors the product answers with: a stable code, a status, a nature, and words in both languages.
// One mapper (src/http/problems.ts) turns them into problem+json, a page or a fragment.

import type { Language } from './i18n.ts';

export type ErrorText = Readonly<Record<Language, string>>;

/** Where a form or body field is wrong: `path` as in the wire shape (`fields.number`). */
export interface FieldProblem {
  readonly path: string;
  readonly message: ErrorText;
}

export interface ProblemShape {
  /** Stable, `module.what_happened`. Never reused with another meaning. */
  readonly code: string;
  readonly status: number;
  /** True when trying the same again cannot succeed. */
  readonly permanent: boolean;
  /** What happened, what it means, what to do: shown to people. */
  readonly text: ErrorText;
  readonly fields?: readonly FieldProblem[];
}

/** An expected failure. Anything else that is thrown is a defect: it is logged and answered with 500. */
export class Problem extends Error {
  readonly code: string;
  readonly status: number;
  readonly permanent: boolean;
  readonly text: ErrorText;
  readonly fields: readonly FieldProblem[];

  constructor(shape: ProblemShape, options?: ErrorOptions) {
    super(`${shape.code}: ${shape.text.en}`, options);
    this.name = 'Problem';
    this.code = shape.code;
    this.status = shape.status;
    this.permanent = shape.permanent;
    this.text = shape.text;
    this.fields = shape.fields ?? [];
  }
}

/** Declares an error of a module: `const notFound = problem({ code, status, fr, en })`, then `throw notFound()`. */
export function problem(shape: {
  code: string;
  status: number;
  permanent?: boolean;
  fr: string;
  en: string;
}): (options?: ErrorOptions & { fields?: readonly FieldProblem[] }) => Problem {
  return (options) =>
    new Problem(
      {
        code: shape.code,
        status: shape.status,
        permanent: shape.permanent ?? shape.status < 500,
        text: { fr: shape.fr, en: shape.en },
        ...(options?.fields ? { fields: options.fields } : {}),
      },
      options,
    );
}
