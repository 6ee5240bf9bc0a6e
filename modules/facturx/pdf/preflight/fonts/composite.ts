// Composite fonts: codes of two bytes that are the CIDs themselves.

import { decodeStream } from '../../syntax/filters.ts';
import { arrayEntry, dictOf, entry, nameEntry, nameOf, PdfStream, type PdfDict } from '../../syntax/objects.ts';
import type { Context, FontUse } from '../context.ts';
import { CffProgram } from './cff.ts';
import { cMapOf, systemOf } from './cmap.ts';
import { fontProgram } from './program.ts';
import { TrueTypeProgram } from './truetype.ts';
import { cidWidths, isSameWidth } from './widths.ts';

interface CidProgram {
  /** Glyph of a CID; `undefined` when there is none. */
  glyph(cid: number): number | undefined;
  width(glyph: number): number;
}

function mapOf(context: Context, cidFont: PdfDict): ((cid: number) => number) | undefined {
  const map = entry(context.objects, cidFont, 'CIDToGIDMap');
  if (nameOf(map) === 'Identity') return (cid) => cid;
  if (!(map instanceof PdfStream)) return undefined;
  const { bytes } = decodeStream(context.objects, map);
  return (cid) => (bytes[cid * 2] ?? 0) * 256 + (bytes[cid * 2 + 1] ?? 0);
}

function trueType(context: Context, cidFont: PdfDict, bytes: Uint8Array): CidProgram {
  const program = new TrueTypeProgram(bytes);
  const map = mapOf(context, cidFont);
  if (!map) throw new Error('no CIDToGIDMap');
  return {
    glyph: (cid) => {
      const glyph = map(cid);
      return glyph < program.glyphCount ? glyph : undefined;
    },
    width: (glyph) => program.width(glyph),
  };
}

function compact(bytes: Uint8Array): CidProgram {
  const program = new CffProgram(bytes);
  return { glyph: (cid) => program.glyphOfCid(cid), width: (glyph) => program.width(glyph) };
}

function openType(bytes: Uint8Array): CidProgram {
  const { cff } = new TrueTypeProgram(bytes);
  if (!cff) throw new Error('an OpenType program without CFF');
  return compact(bytes.subarray(cff.offset, cff.offset + cff.length));
}

function programOf(context: Context, cidFont: PdfDict): CidProgram | undefined {
  const found = fontProgram(context, cidFont);
  if (!found) return undefined;
  const { bytes } = decodeStream(context.objects, found.stream);
  const kind = nameEntry(context.objects, cidFont, 'Subtype');
  const subtype = nameEntry(context.objects, found.stream.dict, 'Subtype');
  if (found.key === 'FontFile2' && kind === 'CIDFontType2') return trueType(context, cidFont, bytes);
  if (found.key === 'FontFile3' && subtype === 'CIDFontType0C' && kind === 'CIDFontType0') return compact(bytes);
  if (found.key === 'FontFile3' && subtype === 'OpenType' && kind === 'CIDFontType0') return openType(bytes);
  throw new Error(`${found.key} ${subtype ?? ''} in a ${kind ?? ''} font`);
}

/** §6.2.11.3.1: a CMap and a font are of one collection of characters, unless the CMap is an identity. */
function checkSystem(context: Context, font: PdfDict, cidFont: PdfDict): void {
  const { system } = cMapOf(context.objects, font);
  if (!system) return;
  const own = systemOf(context.objects, cidFont);
  const isSame = own.registry === system.registry && own.ordering === system.ordering;
  if (!isSame) context.report('6.2.11.3.1', `A font of ${own.ordering} with a CMap of ${system.ordering}`);
}

export function checkComposite(context: Context, font: PdfDict, use: FontUse): void {
  const { objects } = context;
  const name = nameEntry(objects, font, 'BaseFont') ?? '';
  const cidFont = dictOf(objects.resolve(arrayEntry(objects, font, 'DescendantFonts')?.[0]));
  if (!cidFont) return context.report('6.2.11', `Font ${name} has no descendant`);
  checkSystem(context, font, cidFont);
  const program = programOf(context, cidFont);
  if (!program) {
    if (use.isSeen) context.report('6.2.11.4.1', `Font ${name} is not embedded`);
    return;
  }
  const widthOf = cidWidths(context, cidFont);
  for (const cid of use.codes) {
    const glyph = program.glyph(cid);
    if (glyph === undefined || glyph === 0 || cid === 0)
      return context.report('6.2.11.8', `Font ${name} has no glyph for CID ${cid}`);
    if (isSameWidth(widthOf(cid), program.width(glyph))) continue;
    return context.report(
      '6.2.11.5',
      `Font ${name}, CID ${cid}: ${widthOf(cid)} wide, drawn ${program.width(glyph).toFixed(1)}`,
    );
  }
}
