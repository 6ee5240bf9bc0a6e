// The words of a PDF page with their boxes, from pdfium's character list. Must run before the page is rendered:
// afterwards the library fails with "table index is out of bounds".

import type { PDFiumPage } from '@hyzyla/pdfium';
import type { Box, Word } from '../model.ts';

/** The part of pdfium's C API (fpdf_text.h, fpdfview.h) that the library carries without declaring it. */
interface Pdfium {
  readonly HEAPU8: Uint8Array;
  readonly wasmExports: { malloc(size: number): number; free(pointer: number): void };
  _FPDFText_LoadPage(page: number): number;
  _FPDFText_ClosePage(text: number): void;
  _FPDFText_CountChars(text: number): number;
  _FPDFText_GetUnicode(text: number, index: number): number;
  _FPDFText_GetLooseCharBox(text: number, index: number, rectangle: number): number;
  _FPDFText_GetCharAngle(text: number, index: number): number;
  _FPDFText_HasUnicodeMapError(text: number, index: number): number;
  _FPDF_PageToDevice(
    ...numbers: [
      page: number,
      left: number,
      top: number,
      width: number,
      height: number,
      rotate: number,
      pageX: number,
      pageY: number,
      deviceX: number,
      deviceY: number,
    ]
  ): number;
}

/** One printed character. `box` is in fractions of the displayed page. */
export interface Character {
  readonly code: number;
  readonly box: Box;
  readonly angle: number;
  readonly unmapped: boolean;
}

const MOST_CHARACTERS = 60_000;
const DEVICE = 1_000_000;
const RADIANS = 180 / Math.PI;

export function charactersOf(page: PDFiumPage): Character[] {
  const { module: pdfium, pageIdx } = page as unknown as { module: Pdfium; pageIdx: number };
  const text = pdfium._FPDFText_LoadPage(pageIdx);
  if (!text) return [];
  const scratch = pdfium.wasmExports.malloc(16);
  try {
    const count = Math.min(pdfium._FPDFText_CountChars(text), MOST_CHARACTERS);
    const characters: Character[] = [];
    for (let index = 0; index < count; index += 1) {
      const code = pdfium._FPDFText_GetUnicode(text, index);
      const angle = Math.round(pdfium._FPDFText_GetCharAngle(text, index) * RADIANS) % 360;
      const unmapped = pdfium._FPDFText_HasUnicodeMapError(text, index) === 1;
      characters.push({ code, box: boxOf({ pdfium, pageIdx, text, scratch }, index), angle, unmapped });
    }
    return characters;
  } finally {
    pdfium.wasmExports.free(scratch);
    pdfium._FPDFText_ClosePage(text);
  }
}

interface Handles {
  readonly pdfium: Pdfium;
  readonly pageIdx: number;
  readonly text: number;
  readonly scratch: number;
}

function boxOf(handles: Handles, index: number): Box {
  const { pdfium, text, scratch } = handles;
  if (!pdfium._FPDFText_GetLooseCharBox(text, index, scratch)) return { x: 0, y: 0, width: 0, height: 0 };
  const view = new DataView(pdfium.HEAPU8.buffer);
  const [left, top, right, bottom] = [0, 4, 8, 12].map((offset) => view.getFloat32(scratch + offset, true));
  const [x1, y1] = displayed(handles, left ?? 0, top ?? 0);
  const [x2, y2] = displayed(handles, right ?? 0, bottom ?? 0);
  return { x: Math.min(x1, x2), y: Math.min(y1, y2), width: Math.abs(x2 - x1), height: Math.abs(y2 - y1) };
}

/** Page coordinates (origin bottom left, before rotation and cropping) to fractions of the displayed page. */
function displayed({ pdfium, pageIdx, scratch }: Handles, x: number, y: number): [number, number] {
  pdfium._FPDF_PageToDevice(pageIdx, 0, 0, DEVICE, DEVICE, 0, x, y, scratch, scratch + 4);
  const view = new DataView(pdfium.HEAPU8.buffer);
  return [view.getInt32(scratch, true) / DEVICE, view.getInt32(scratch + 4, true) / DEVICE];
}

/** Cuts characters into words: at spaces, at line ends, and where the pen jumps. */
export function wordsOf(characters: readonly Character[], size: { width: number; height: number }): Word[] {
  const ratio = size.width / size.height;
  const words: Word[] = [];
  let current: Character[] = [];
  const close = (): void => {
    if (current.length > 0) words.push(wordFrom(current));
    current = [];
  };
  for (const character of characters) {
    if (isSpace(character.code)) {
      close();
      continue;
    }
    const previous = current.at(-1);
    if (previous && jumps(previous, character, ratio)) close();
    current.push(character);
  }
  close();
  return words;
}

function isSpace(code: number): boolean {
  return code <= 0x20 || code === 0xa0 || code === 0x202f || (code >= 0x2000 && code <= 0x200b) || code === 0xfeff;
}

/** `ratio` is page width over height, which makes horizontal and vertical fractions comparable. */
function jumps(previous: Character, next: Character, ratio: number): boolean {
  if (previous.angle !== next.angle) return true;
  if (next.angle % 360 !== 0) return false;
  const height = Math.max(previous.box.height, next.box.height);
  const gap = (next.box.x - previous.box.x - previous.box.width) * ratio;
  const drop = Math.abs(next.box.y + next.box.height - previous.box.y - previous.box.height);
  return drop > height * 0.6 || gap > height * 0.35 || gap < -height * 1.5;
}

function wordFrom(characters: readonly Character[]): Word {
  const x = Math.min(...characters.map(({ box }) => box.x));
  const y = Math.min(...characters.map(({ box }) => box.y));
  const right = Math.max(...characters.map(({ box }) => box.x + box.width));
  const bottom = Math.max(...characters.map(({ box }) => box.y + box.height));
  const text = String.fromCodePoint(...characters.map(({ code }) => code)).normalize('NFKC');
  const angle = characters[0]?.angle ?? 0;
  return {
    text,
    box: { x, y, width: right - x, height: bottom - y },
    confidence: 1,
    ...(angle % 360 === 0 ? {} : { angle }),
  };
}
