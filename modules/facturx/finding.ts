// What a check has to say about a document. Findings are data: a check returns them, it never throws.

import type { ErrorText } from '#src/errors.ts';

/** `error`: the document must be changed; `warning`: someone should look; `info`: worth knowing. */
export type Severity = 'error' | 'warning' | 'info';

/** Where in the document: as many of the three as are known. */
export interface Place {
  /** Absolute XPath with positions and the document's own prefixes: `/rsm:CrossIndustryInvoice[1]/…`. */
  readonly xpath?: string;
  /** Business term or group of EN 16931: `BT-112`, `BG-23`. */
  readonly bt?: string;
  /** Path in our model: `lines[2].netAmount`. */
  readonly field?: string;
}

export interface Finding {
  /** Official id (`BR-CO-10`, `BR-FR-05`) or ours (`facturx.siren_luhn`). Stable. */
  readonly rule: string;
  readonly severity: Severity;
  readonly location: Place;
  /** The offending text, as it stands in the document. */
  readonly value?: string;
  /** A sentence that says what is wrong and what to change. */
  readonly message: ErrorText;
}

export function hasErrors(findings: readonly Finding[]): boolean {
  return findings.some((finding) => finding.severity === 'error');
}
