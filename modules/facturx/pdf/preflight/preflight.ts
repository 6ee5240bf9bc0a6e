// Our own proof that a draft is PDF/A-3b. What cannot be proved counts as a fault: the pages are then drawn anew.

import { outputIntentSpace } from '../build/output-intent.ts';
import { listPages, type Page } from '../repair/pages.ts';
import { arrayEntry, type PdfDict, type PdfObjects } from '../syntax/objects.ts';
import { checkAnnotations } from './annotations.ts';
import { checkDefaults } from './colour.ts';
import { ContentCheck, pageContent, readWaiting } from './content.ts';
import { Context, type FontUse } from './context.ts';
import type { PreflightFinding } from './finding.ts';
import { checkFonts } from './fonts/fonts.ts';
import { checkLimits } from './limits.ts';
import { checkGroup } from './resources.ts';

export type { PreflightFinding } from './finding.ts';

const SIDES = { least: 3, most: 14_400 };

function checkBoxes(context: Context, page: Page): void {
  for (const key of ['MediaBox', 'CropBox', 'TrimBox', 'BleedBox', 'ArtBox']) {
    const box = arrayEntry(context.objects, page.dict, key)?.map((item) => Number(context.objects.resolve(item)));
    if (!box) continue;
    const [left = 0, bottom = 0, right = 0, top = 0] = box;
    const sides = [Math.abs(right - left), Math.abs(top - bottom)];
    if (!sides.every((side) => side >= SIDES.least && side <= SIDES.most))
      context.report('6.1.13', `${key} out of range`);
  }
}

function checkPage(context: Context, page: Page): void {
  checkBoxes(context, page);
  checkDefaults(context, page.resources);
  checkGroup(context, page.dict, page.resources);
  const state = { font: undefined, mode: 0 };
  const content = { owner: page.dict, bytes: pageContent(context, page.dict), resources: page.resources, state };
  new ContentCheck(context, content).run();
  checkAnnotations(context, page.dict);
}

/** Reads all that pages draw, and what that brings in turn. */
function readPages(context: Context): void {
  const pages = listPages(context.objects);
  for (const page of pages) {
    if (context.isFull) break;
    checkPage(context, page);
  }
  // Type 3 glyphs are contents with fonts of their own: until nothing new turns up.
  do {
    readWaiting(context);
    checkFonts(context);
  } while (context.waiting.length > 0 && !context.isFull);
  checkFonts(context);
  for (const page of pages) context.effort.assess(page.dict);
}

/** The clauses that would be broken; empty when the draft is proved conformant. */
export function preflight(objects: PdfObjects): PreflightFinding[] {
  const context = new Context(objects, outputIntentSpace(objects));
  readPages(context);
  if (context.hasIccCmyk && context.hasOverprint) context.report('6.2.4.2', 'Overprint with a CMYK profile');
  checkLimits(context);
  return context.findings;
}

export interface FontSurvey {
  /** Every font that is shown with, and the codes that are shown of it. */
  readonly fonts: ReadonlyMap<PdfDict, FontUse>;
  /** Those among them that break a rule. */
  readonly faultyFonts: ReadonlySet<PdfDict>;
}

/** Looks at all fonts, whatever else is wrong. */
export function surveyFonts(objects: PdfObjects): FontSurvey {
  const context = new Context(objects, outputIntentSpace(objects), Number.POSITIVE_INFINITY);
  readPages(context);
  return context;
}
