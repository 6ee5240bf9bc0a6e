// Fonts that a document shows: those it does not contain are embedded (§6.2.11.4.1), those that break a rule drawn anew.

import { rebuiltFont } from '../fonts/rebuild/rebuild.ts';
import { replacementFor } from '../fonts/replacement.ts';
import { surveyFonts } from '../preflight/preflight.ts';
import type { PdfDraft } from '../syntax/draft.ts';
import type { PdfDict } from '../syntax/objects.ts';
import { saveWhole } from '../syntax/save.ts';
import { substitute } from './substitute.ts';

/** What is made of each font, where something can be; what cannot be proved stays, for the pre-flight to refuse. */
function made(fonts: Iterable<PdfDict>, make: (font: PdfDict) => PdfDict | undefined): Map<PdfDict, PdfDict> {
  const fresh = new Map<PdfDict, PdfDict>();
  for (const font of fonts) {
    try {
      const one = make(font);
      if (one) fresh.set(font, one);
    } catch {
      continue;
    }
  }
  return fresh;
}

/** Embeds what is shown and not contained. */
export function embedFonts(draft: PdfDraft): void {
  const { fonts } = surveyFonts(draft);
  const seen = [...fonts].filter(([, use]) => use.isSeen).map(([font]) => font);
  const fresh = made(seen, (font) => replacementFor(draft, font, fonts.get(font)?.codes ?? new Set()));
  if (fresh.size > 0) substitute(draft, fresh);
}

/**
 * Draws embedded fonts anew that break a rule. Returns the document as it was before, to be looked at beside the other;
 * `undefined` when nothing was done.
 */
export function redrawFonts(draft: PdfDraft): Uint8Array | undefined {
  const { fonts, faultyFonts } = surveyFonts(draft);
  const fresh = made(faultyFonts, (font) => rebuiltFont(draft, font, fonts.get(font)?.codes ?? new Set()));
  if (fresh.size === 0) return undefined;
  const before = saveWhole(draft);
  substitute(draft, fresh);
  return before;
}
