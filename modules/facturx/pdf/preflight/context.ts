// What all checks share: where to look, where to tell.

import type { DeviceSpace } from '../build/output-intent.ts';
import type { PdfDict, PdfObjects } from '../syntax/objects.ts';
import type { PreflightFinding } from './finding.ts';

/** The codes that a font is asked to show. */
export interface FontUse {
  readonly codes: Set<number>;
  /** False as long as the text is only laid unseen (rendering mode 3). */
  isSeen: boolean;
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
  hasIccCmyk = false;
  hasOverprint = false;

  constructor(objects: PdfObjects, outputSpace: DeviceSpace | undefined) {
    this.objects = objects;
    this.outputSpace = outputSpace;
  }

  report(clause: string, message: string): void {
    if (this.findings.length < ENOUGH) this.findings.push({ clause, message });
  }

  /** True when going on would tell nothing new. */
  get isFull(): boolean {
    return this.findings.length >= ENOUGH;
  }

  fontUse(font: PdfDict): FontUse {
    let use = this.fonts.get(font);
    if (!use) this.fonts.set(font, (use = { codes: new Set(), isSeen: false }));
    return use;
  }
}
