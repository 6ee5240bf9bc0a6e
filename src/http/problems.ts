// The one place where errors become answers: problem+json (RFC 9457) for the API, a page or a fragment for people.

import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { Problem } from '../errors.ts';
import type { Language } from '../i18n.ts';
import { internal, unavailable } from './errors.ts';

/** PostgreSQL and socket codes that mean "the database is away for a moment". */
const TRANSIENT = new Set([
  '57P01',
  '57P02',
  '57P03',
  '53300',
  '08006',
  '08001',
  '08003',
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
]);

function isTransient(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = (error as { code?: unknown }).code;
  return (
    (typeof code === 'string' && TRANSIENT.has(code)) ||
    /Connection terminated|timeout exceeded when trying to connect|connection is closed/i.test(error.message)
  );
}

/** Any thrown value as a problem; defects keep their message to the log. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  return isTransient(error) ? unavailable({ cause: error }) : internal({ cause: error });
}

export interface ProblemBody {
  type: string;
  title: string;
  status: number;
  code: string;
  detail: string;
  instance: string;
  errors?: { path: string; message: string }[];
}

/** The problem+json body, in the language of the request. `instance` is the request id, for support. */
function problemBody(problem: Problem, language: Language, requestId: string): ProblemBody {
  return {
    type: `urn:facteur:problem:${problem.code}`,
    title: problem.text[language],
    status: problem.status,
    code: problem.code,
    detail: problem.text[language],
    instance: `urn:facteur:request:${requestId}`,
    ...(problem.fields.length > 0
      ? { errors: problem.fields.map((field) => ({ path: field.path, message: field.message[language] })) }
      : {}),
  };
}

export interface ProblemAnswer {
  readonly problem: Problem;
  readonly language: Language;
  readonly requestId: string;
}

export function answerProblem(c: Context, { problem, language, requestId }: ProblemAnswer): Response {
  c.header('Content-Type', 'application/problem+json');
  if (problem.status === 503) c.header('Retry-After', '2');
  if (problem.status === 401) c.header('WWW-Authenticate', 'Bearer');
  return c.body(JSON.stringify(problemBody(problem, language, requestId)), problem.status as ContentfulStatusCode, {
    'Content-Type': 'application/problem+json',
  });
}
