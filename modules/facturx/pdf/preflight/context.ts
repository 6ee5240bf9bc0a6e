// What all checks share: where to look, where to tell.

import type { DeviceSpace } from '../build/output-intent.ts';
import type { PdfDict, PdfObjects, PdfStream } from '../syntax/objects.ts';
import { Effort } from './effort.ts';
import type { PreflightFinding } from './finding.ts';

/** The codes that a font is asked to show. */
export interface FontUse {
  readonly codes: Set<number>;
  /** False as long as the text is only laid unseen (rendering mode 3). */
  isSeen: boolean;
  /** How many codes there were when the font was last checked. */
  checked: number;
}

/** A content that was met and is still to be read; unfolded only then. */
export interface Waiting {
  readonly stream: PdfStream;
  readonly resources: PdfDict | undefined;
  readonly state: TextState;
}

/** The part of the graphics state that outlives a form. */
export interface TextState {
  font: PdfDict | undefined;
  mode: number;
}

/** A stream of drawing operators with what it draws with. */
export interface Content {
  /** The page, form, pattern or glyph that it is the content of. */
  readonly owner: PdfDict;
  readonly bytes: Uint8Array;
  readonly resources: PdfDict | undefined;
  readonly state: TextState;
}

/** Enough to know that the pages cannot be kept. */
const ENOUGH = 12;

export class Context {
  readonly objects: PdfObjects;
  readonly outputSpace: DeviceSpace | undefined;
  readonly findings: PreflightFinding[] = [];
  readonly fonts = new Map<PdfDict, FontUse>();
  /** Tint transform and alternate of each spot colour: one name, one definition (§6.2.4.4). */
  readonly spotColours = new Map<string, string>();
  /** Forms, patterns and appearances that were met and are still to be read. */
  readonly waiting: Waiting[] = [];
  readonly effort = new Effort();
  /** Fonts that break a rule. */
  readonly faultyFonts = new Set<PdfDict>();
  hasIccCmyk = false;
  hasOverprint = false;
  readonly #enough: number;

  /** `enough`: after how many findings there is nothing more to learn. */
  constructor(objects: PdfObjects, outputSpace: DeviceSpace | undefined, enough = ENOUGH) {
    this.objects = objects;
    this.outputSpace = outputSpace;
    this.#enough = enough;
  }

  report(clause: string, message: string): void {
    if (this.findings.length < this.#enough) this.findings.push({ clause, message });
  }

  /** True when going on would tell nothing new. */
  get isFull(): boolean {
    return this.findings.length >= this.#enough;
  }

  fontUse(font: PdfDict): FontUse {
    let use = this.fonts.get(font);
    if (!use) this.fonts.set(font, (use = { codes: new Set(), isSeen: false, checked: -1 }));
    return use;
  }
}
