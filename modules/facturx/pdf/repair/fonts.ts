// Fonts that a document shows: those it does not contain are embedded (§6.2.11.4.1), those that break a rule drawn anew.

import { rebuiltFont } from '../fonts/rebuild/rebuild.ts';
import { replacementFor } from '../fonts/replacement.ts';
import { surveyFonts } from '../preflight/preflight.ts';
import type { PdfDraft } from '../syntax/draft.ts';
import type { PdfDict } from '../syntax/objects.ts';
import { substitute } from './substitute.ts';

/** `undefined` for what cannot be proved: it stays as it is, for the pre-flight to refuse. */
function attempt(make: () => PdfDict | undefined): PdfDict | undefined {
  try {
    return make();
  } catch {
    return undefined;
  }
}

/** True when fonts were drawn anew: whether that looks the same remains to be seen. */
export function mendFonts(draft: PdfDraft): boolean {
  const mended = new Map<PdfDict, PdfDict>();
  let isRedrawn = false;
  const { fonts, faultyFonts } = surveyFonts(draft);
  for (const [font, use] of fonts) {
    const embedded = use.isSeen ? attempt(() => replacementFor(draft, font, use.codes)) : undefined;
    const redrawn = !embedded && faultyFonts.has(font) ? attempt(() => rebuiltFont(draft, font, use.codes)) : undefined;
    const fresh = embedded ?? redrawn;
    if (fresh) mended.set(font, fresh);
    if (redrawn) isRedrawn = true;
  }
  if (mended.size > 0) substitute(draft, mended);
  return isRedrawn;
}
