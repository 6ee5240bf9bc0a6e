// A problem crosses the threads as its code: here it becomes itself again.

import type { Problem } from '#src/errors.ts';
import { imageUnreadable, pdfBroken, pdfEncrypted, pdfTooComplex, pdfTooLarge } from '../errors.ts';

const BY_CODE = new Map(
  [pdfEncrypted, pdfBroken, pdfTooLarge, pdfTooComplex, imageUnreadable].map((make) => [make().code, make]),
);

/** The problem with this code, as another thread reported it. */
export function pdfProblem(code: string): Problem {
  return (BY_CODE.get(code) ?? pdfBroken)();
}
