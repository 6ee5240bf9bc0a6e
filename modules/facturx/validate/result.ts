// The verdict on one invoice: for each layer of official rules, what it finds.

import type { ErrorText } from '#src/errors.ts';
import type { Finding } from '../finding.ts';
import type { IsoDate } from '../model/values.ts';
import type { ClaimedProfile } from '../profiles.ts';

export interface RuleFinding {
  /** Official id: `BR-CO-10`, `cvc-complex-type.2.4`. `?` where the artefact gives its test none. */
  readonly rule: string;
  /** As the artefact says; empty where it says nothing, which counts as fatal. */
  readonly flag: 'fatal' | 'warning' | '';
  /** XPath of the element the rule looks at, with positions and the document's own prefixes. */
  readonly location: string;
  /** Business term or group of EN 16931. */
  readonly bt?: string;
  /** The offending text, as it stands in the document. */
  readonly value?: string;
  readonly message: ErrorText;
}

export interface LayerResult {
  readonly name: string;
  readonly version: string;
  /** SHA-256 of our rule data, so that a verdict can be told from that of other data. */
  readonly hash: string;
  /** False for rules that the profile does not promise to meet, judged for information: EN 16931 for MINIMUM or EXTENDED. */
  readonly isBinding: boolean;
  /** The official artefact itself stops on this document, and why: the document is not valid. */
  readonly error?: string;
  readonly findings: readonly RuleFinding[];
}

export interface SkippedLayer {
  readonly name: string;
  readonly isBinding: boolean;
  readonly reason: ErrorText;
}

export interface ValidateOptions {
  /** Judge by the rules that were in force on this day; by default on the day of issue (BT-2), else by the oldest we have. */
  readonly rulesDate?: IsoDate;
}

export interface Validation {
  readonly kind: 'CII' | 'UBL';
  readonly profile: ClaimedProfile | undefined;
  readonly layers: readonly LayerResult[];
  /** Layers that concern this document and were not judged: never in silence. */
  readonly skipped: readonly SkippedLayer[];
  /**
   * True when every binding layer was judged, none stops and none finds anything but warnings. False when one does, and
   * when a binding layer was skipped: nobody has shown then that the document is valid.
   */
  readonly valid: boolean;
}

/**
 * Our own, stricter layer beside the official ones: a second answer, with findings of its own kind. The official verdict
 * never depends on it, so that an invoice can be valid for the authorities and wrong for us.
 */
export interface OwnVerdict {
  readonly name: 'FACTEUR';
  readonly version: string;
  /** False when something must be changed. */
  readonly valid: boolean;
  /** Each with its place in the document (XPath), its business term, the value and what to change. */
  readonly findings: readonly Finding[];
}
