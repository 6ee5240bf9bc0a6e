// Which font shows a character. PDF/A forbids the glyph for « none » (ISO 19005-3 §6.2.11.8). Noto Sans has Latin, Greek
// and Cyrillic; DejaVu adds Hebrew, Arabic, Georgian, symbols and smileys; the rest is borrowed, document by document.

import { borrowedFont, type BorrowedFont } from './borrowed.ts';
import { plainText } from './text.ts';
import { loadFont, type BorrowedFace, type Face, type FileFace, type Weight } from './theme.ts';

const shown = new Map<FileFace, Map<number, boolean>>();

function isInFile(point: number, face: FileFace): boolean {
  let known = shown.get(face);
  if (!known) shown.set(face, (known = new Map<number, boolean>()));
  const answer = known.get(point) ?? loadFont(face).font.hasGlyphForCodePoint(point);
  known.set(point, answer);
  return answer;
}

const UNSHOWABLE = /\p{Co}|\p{Cn}|\p{Cc}|\p{Cs}|\p{Zl}|\p{Zp}|\ufffd/u;

/** The fonts of one document. */
export class Faces {
  /** Fonts of characters that no font file of ours has whole. */
  readonly borrowed: ReadonlyMap<BorrowedFace, BorrowedFont>;
  /** Characters that were asked for and that no font has. */
  readonly missing = new Set<number>();

  constructor(borrowed: ReadonlyMap<BorrowedFace, BorrowedFont> = new Map()) {
    this.borrowed = borrowed;
  }

  /** The font for a character, best first; `undefined` when there is none. */
  faceOf(point: number, weight: Weight): Face | undefined {
    if (isInFile(point, weight)) return weight;
    if (isInFile(point, `${weight}-wide`)) return `${weight}-wide`;
    if (this.borrowed.get(`${weight}-borrowed`)?.points.has(point)) return `${weight}-borrowed`;
    return undefined;
  }

  /** True when the font has the character: a run goes on with the font it began with. */
  has(face: Face, point: number): boolean {
    if (face === 'regular-borrowed' || face === 'bold-borrowed') return !!this.borrowed.get(face)?.points.has(point);
    return isInFile(point, face);
  }

  /** What stands for a character that no font has: its code point, so that whoever needs it can still find out. */
  standIn(character: string): string {
    if (UNSHOWABLE.test(character)) return '?';
    const point = character.codePointAt(0) as number;
    this.missing.add(point);
    return `[U+${point.toString(16).toUpperCase().padStart(4, '0')}]`;
  }
}

const USUAL = /^[\x20-\x7e\n\u00a0-\u00ff]*$/;

/** Every text that lies in a value. */
function* textsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (typeof value === 'object' && value !== null) for (const item of Object.values(value)) yield* textsIn(item);
}

/** The characters of a document that no font file of ours has. */
function unusual(document: unknown): Set<number> {
  const points = new Set<number>();
  for (const text of textsIn(document)) {
    if (USUAL.test(text)) continue;
    for (const character of plainText(text)) points.add(character.codePointAt(0) as number);
  }
  const files: readonly FileFace[] = ['bold', 'bold-wide'];
  return new Set([...points].filter((point) => !files.some((face) => isInFile(point, face))));
}

/** The fonts for everything that a document says. */
export async function facesFor(document: unknown): Promise<Faces> {
  const points = unusual(document);
  const borrowed = new Map<BorrowedFace, BorrowedFont>();
  if (points.size === 0) return new Faces(borrowed);
  for (const weight of ['regular', 'bold'] as const) {
    const font = await borrowedFont(points, weight);
    if (font) borrowed.set(`${weight}-borrowed`, font);
  }
  return new Faces(borrowed);
}
