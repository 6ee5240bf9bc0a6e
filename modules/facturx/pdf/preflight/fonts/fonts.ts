// Fonts (§6.2.11): embedded, with the glyphs that are shown, as wide as the document says.

import { nameEntry, nameOf, type PdfDict } from '../../syntax/objects.ts';
import type { Context, FontUse } from '../context.ts';
import { checkComposite } from './composite.ts';
import { checkSimple } from './simple.ts';
import { checkType3 } from './type3.ts';

/** Font names must be UTF-8 (§6.1.8). */
function checkName(context: Context, font: PdfDict): void {
  const name = nameEntry(context.objects, font, 'BaseFont') ?? '';
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(name, 'latin1'));
  } catch {
    context.report('6.1.8', 'Font name is not UTF-8');
  }
}

function checkFont(context: Context, font: PdfDict, use: FontUse): void {
  checkName(context, font);
  const kind = nameEntry(context.objects, font, 'Subtype');
  if (kind === 'Type3') checkType3(context, font, use);
  else if (kind === 'Type0') checkComposite(context, font, use);
  else if (kind === 'TrueType' || kind === 'Type1' || kind === 'MMType1') checkSimple(context, font, use);
  else context.report('6.2.11', `Font of kind ${kind ?? '?'}`);
}

/** Checks every font that was met, again when more of it was shown since: glyphs of Type 3 fonts bring more text. */
export function checkFonts(context: Context): void {
  for (const [font, use] of context.fonts) {
    if (use.checked === use.codes.size || context.isFull) continue;
    use.checked = use.codes.size;
    const before = context.findings.length;
    try {
      checkFont(context, font, use);
    } catch (error) {
      // A font program that we cannot read proves nothing.
      context.report('6.2.11', `Font ${nameOf(font.get('BaseFont')) ?? ''} is not readable: ${String(error)}`);
    }
    if (context.findings.length > before) context.faultyFonts.add(font);
  }
}
