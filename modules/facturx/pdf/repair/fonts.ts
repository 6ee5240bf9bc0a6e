// Embeds the fonts that a document shows but does not contain (§6.2.11.4.1).

import { replacementFor } from '../fonts/replacement.ts';
import { surveyFonts } from '../preflight/preflight.ts';
import type { PdfDraft } from '../syntax/draft.ts';
import type { PdfDict } from '../syntax/objects.ts';
import { substitute } from './substitute.ts';

/** Fonts whose characters cannot be proved stay as they are, for the pre-flight to refuse. */
export function embedFonts(draft: PdfDraft): void {
  const replacements = new Map<PdfDict, PdfDict>();
  for (const [font, use] of surveyFonts(draft)) {
    if (!use.isSeen) continue;
    try {
      const replacement = replacementFor(draft, font, use.codes);
      if (replacement) replacements.set(font, replacement);
    } catch {
      continue;
    }
  }
  if (replacements.size > 0) substitute(draft, replacements);
}
