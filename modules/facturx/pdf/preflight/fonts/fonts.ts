// Fonts (§6.2.11): embedded, with the glyphs that are shown, as wide as the document says.

import { dictEntry, entry, nameEntry, nameOf, PdfStream, type PdfDict } from '../../syntax/objects.ts';
import type { Context, FontUse } from '../context.ts';
import { checkComposite } from './composite.ts';
import { checkSimple } from './simple.ts';
import { checkType3 } from './type3.ts';

/** The embedded font program of a descriptor, under whichever key fits its kind. */
export function fontProgram(context: Context, font: PdfDict): { stream: PdfStream; key: string } | undefined {
  const descriptor = dictEntry(context.objects, font, 'FontDescriptor');
  for (const key of ['FontFile2', 'FontFile3', 'FontFile']) {
    const stream = entry(context.objects, descriptor, key);
    if (stream instanceof PdfStream) return { stream, key };
  }
  return undefined;
}

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

/** Checks every font that was met. Glyphs of Type 3 fonts are contents themselves and may bring more fonts. */
export function checkFonts(context: Context): void {
  const checked = new Set<PdfDict>();
  for (const [font, use] of context.fonts) {
    if (checked.has(font) || context.isFull) continue;
    checked.add(font);
    try {
      checkFont(context, font, use);
    } catch (error) {
      // A font program that we cannot read proves nothing.
      context.report('6.2.11', `Font ${nameOf(font.get('BaseFont')) ?? ''} is not readable: ${String(error)}`);
    }
  }
}
