// Why something did not become an invoice.

import { Problem } from '#src/errors.ts';
import { unexpected } from '../errors.ts';
import type { Failure } from '../model/documents.ts';

/** Any error as the named failure that people see; a defect keeps its message to the log. */
export function failureOf(error: unknown): Failure {
  const problem = error instanceof Problem ? error : unexpected({ cause: error });
  return { code: problem.code, message: problem.text };
}
