// Fonts, colours and measures of the readable PDF. Points.

import type { Font } from 'fontkit';
import { openFont } from '../../pdf/index.ts';

export const INK = '#17212e';
export const SOFT = '#5b6776';
export const RULE = '#dde3ea';
export const TINT = '#f3f6fa';
export const ALARM = '#b3261e';

export const PAGE = { width: 595.28, height: 841.89, left: 42, right: 42, top: 42, bottom: 54 } as const;
export const CONTENT_WIDTH = PAGE.width - PAGE.left - PAGE.right;

export type Weight = 'regular' | 'bold';
/** A font file: of the usual font, or of the one with more scripts. */
export type FileFace = Weight | `${Weight}-wide`;
/** The font that is made of the characters which neither has. */
export type BorrowedFace = `${Weight}-borrowed`;
export type Face = FileFace | BorrowedFace;

export const FACES: readonly FileFace[] = ['regular', 'bold', 'regular-wide', 'bold-wide'];

const FILES: Record<FileFace, string> = {
  regular: '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf',
  bold: '@expo-google-fonts/noto-sans/600SemiBold/NotoSans_600SemiBold.ttf',
  'regular-wide': 'dejavu-fonts-ttf/ttf/DejaVuSans.ttf',
  'bold-wide': 'dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf',
};

/** The font file and its tables, read once. */
export function loadFont(face: FileFace): { bytes: Buffer; font: Font } {
  return openFont(FILES[face]);
}

/**
 * The font as pdfkit takes it, its tables read once for all documents: reading them takes longer than drawing an invoice.
 * What fontkit notes of a glyph (the characters that it first stood for) goes into the document, so that each document has
 * notes of its own: the same invoice gives the same bytes, whatever was drawn before.
 */
export function fontForDocument(face: FileFace): Buffer {
  const own = Object.create(loadFont(face).font, { _glyphs: { value: {} } }) as object;
  // pdfkit takes an open font where its types know only the bytes of one.
  return own as Buffer;
}
