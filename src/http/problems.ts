// The one place where errors become answers: problem+json (RFC 9457) for the API, a page or a fragment for people.

import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { Problem } from '../errors.ts';
import type { Language } from '../i18n.ts';
import { bodyTooLarge, internal, malformed, mediaTypeRefused, storageFull, unavailable } from './errors.ts';

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

/** No room left: the file system's codes, and PostgreSQL's. */
const FULL = new Set(['ENOSPC', 'EDQUOT', '53100']);

/** PostgreSQL's names for a value that no column of that type can hold: NUL, a date that is none, a number too large. */
const UNSTORABLE = new Set(['22021', '22P05', '22P02', '22003', '22007', '22008']);

/** What the framework itself refuses while it reads a request. */
const REFUSED: Readonly<Record<number, (options?: ErrorOptions) => Problem>> = {
  400: malformed,
  413: bodyTooLarge,
  415: mediaTypeRefused,
};

function codeOf(error: unknown): string {
  const code = error instanceof Error ? (error as { code?: unknown }).code : undefined;
  return typeof code === 'string' ? code : '';
}

function isTransient(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return (
    TRANSIENT.has(codeOf(error)) ||
    /Connection terminated|timeout exceeded when trying to connect|connection is closed/i.test(error.message)
  );
}

/** Any thrown value as a problem; defects keep their message to the log. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof HTTPException) return (REFUSED[error.status] ?? internal)({ cause: error });
  if (FULL.has(codeOf(error))) return storageFull({ cause: error });
  if (UNSTORABLE.has(codeOf(error))) return malformed({ cause: error });
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
