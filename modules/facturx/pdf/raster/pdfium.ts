// Draws pages and reads where their words stand, with PDFium (the renderer of Chrome, compiled to WebAssembly).

import { PDFiumModule } from '@hyzyla/pdfium';
import { pdfBroken, pdfEncrypted } from '../errors.ts';
import { scanOf, type ObjectFunctions, type Scan } from './scan.ts';

/** Exported by the module but absent from its declarations. */
interface TextFunctions extends ObjectFunctions {
  _FPDFText_GetUnicode(text: number, index: number): number;
  /** Writes four floats: left, top, right, bottom of the place the character takes, the same height for a whole line. */
  _FPDFText_GetLooseCharBox(text: number, index: number, box: number): number;
  /** Writes two integers. */
  _FPDF_PageToDevice(...numbers: readonly number[]): void;
}

type Quad = [number, number, number, number];

type Engine = Awaited<ReturnType<typeof PDFiumModule>> & TextFunctions;

const ERROR_PASSWORD = 4;
const BGRA = 4;
const WHITE = 0xffffffff;
const DRAW_ANNOTATIONS = 0x01;
const RED_FIRST = 0x10;
const PRINTING = 0x800;

export interface Bitmap {
  readonly width: number;
  readonly height: number;
  /** Four bytes a pixel: red, green, blue, alpha (always opaque). */
  readonly rgba: Uint8Array;
}

export interface Word {
  readonly text: string;
  /** Points from the top left corner of the page as it is seen. */
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

let engine: Promise<Engine> | undefined;

/** A crafted picture asks for gigabytes: PDFium may grow to this size, then it has no memory for more. */
const MAX_MEMORY = 384 * 1024 * 1024;
const MEMORY_PAGE = 65_536;

function boundMemory(exported: object): void {
  const memory = Object.values(exported).find(
    (value): value is WebAssembly.Memory => value instanceof WebAssembly.Memory,
  );
  if (!memory) throw new Error('PDFium has no memory to bound');
  const grow = memory.grow.bind(memory);
  memory.grow = (pages) => {
    if (memory.buffer.byteLength + pages * MEMORY_PAGE > MAX_MEMORY) throw new RangeError('PDFium asks for too much');
    return grow(pages);
  };
}

async function start(): Promise<Engine> {
  const module = await PDFiumModule({ printErr: () => {} } as Parameters<typeof PDFiumModule>[0]);
  boundMemory(module.wasmExports);
  module._FPDF_InitLibraryWithConfig({});
  return module as Engine;
}

/** A page that was opened; sizes in points, as seen (rotation applied). */
class RasterPage {
  readonly #engine: Engine;
  readonly #page: number;
  readonly #form: number;
  readonly width: number;
  readonly height: number;

  constructor(from: { engine: Engine; page: number; form: number }) {
    this.#engine = from.engine;
    this.#page = from.page;
    this.#form = from.form;
    this.width = this.#engine._FPDF_GetPageWidth(this.#page);
    this.height = this.#engine._FPDF_GetPageHeight(this.#page);
  }

  /** Draws the page, annotations and form fields included. Throws `facturx.pdf_broken` when there is no memory for it. */
  draw(width: number, height: number): Bitmap {
    const { _FPDFBitmap_CreateEx: create, wasmExports } = this.#engine;
    const size = width * height * BGRA;
    const pointer = wasmExports.malloc(size);
    if (pointer === 0) throw pdfBroken();
    const bitmap = create(width, height, BGRA, pointer, width * BGRA);
    try {
      const flags = DRAW_ANNOTATIONS | RED_FIRST | PRINTING;
      this.#engine._FPDFBitmap_FillRect(bitmap, 0, 0, width, height, WHITE);
      this.#engine._FPDF_RenderPageBitmap(bitmap, this.#page, 0, 0, width, height, 0, flags);
      if (this.#form) this.#engine._FPDF_FFLDraw(this.#form, bitmap, this.#page, 0, 0, width, height, 0, RED_FIRST);
      return { width, height, rgba: this.#engine.HEAPU8.slice(pointer, pointer + size) };
    } finally {
      this.#engine._FPDFBitmap_Destroy(bitmap);
      wasmExports.free(pointer);
    }
  }

  /** What the page is a scan of; `undefined` when it is more than pictures. */
  scan(): Scan | undefined {
    return scanOf(this.#engine, this.#page);
  }

  /** The words of the text layer in reading order. */
  words(): Word[] {
    const text = this.#engine._FPDFText_LoadPage(this.#page);
    if (!text) return [];
    const scratch = this.#engine.wasmExports.malloc(40);
    try {
      return collectWords(this.#characters(text, scratch));
    } finally {
      this.#engine.wasmExports.free(scratch);
      this.#engine._FPDFText_ClosePage(text);
    }
  }

  *#characters(text: number, scratch: number): Generator<Word> {
    const count = this.#engine._FPDFText_CountChars(text);
    for (let index = 0; index < count; index++) {
      const code = this.#engine._FPDFText_GetUnicode(text, index);
      const character = code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
      if (!this.#engine._FPDFText_GetLooseCharBox(text, index, scratch)) continue;
      const view = new DataView(this.#engine.HEAPU8.buffer, scratch, 16);
      const [x1, y2, x2, y1] = [0, 4, 8, 12].map((at) => view.getFloat32(at, true)) as Quad;
      const a = this.#seen(x1, y2, scratch + 32);
      const b = this.#seen(x2, y1, scratch + 32);
      yield {
        text: character,
        left: Math.min(a.x, b.x),
        right: Math.max(a.x, b.x),
        top: Math.min(a.y, b.y),
        bottom: Math.max(a.y, b.y),
      };
    }
  }

  /** From the page's own coordinates to points from the top left as seen; to a tenth of a point. */
  #seen(x: number, y: number, scratch: number): { x: number; y: number } {
    const [width, height] = [Math.round(this.width * 10), Math.round(this.height * 10)];
    this.#engine._FPDF_PageToDevice(this.#page, 0, 0, width, height, 0, x, y, scratch, scratch + 4);
    const view = new DataView(this.#engine.HEAPU8.buffer, scratch, 8);
    return { x: view.getInt32(0, true) / 10, y: view.getInt32(4, true) / 10 };
  }
}

function joined(word: Word, next: Word): Word {
  return {
    text: word.text + next.text,
    left: Math.min(word.left, next.left),
    top: Math.min(word.top, next.top),
    right: Math.max(word.right, next.right),
    bottom: Math.max(word.bottom, next.bottom),
  };
}

/** Characters that follow each other closely on one line make a word. */
function collectWords(characters: Iterable<Word>): Word[] {
  const words: Word[] = [];
  let current: Word | undefined;
  for (const character of characters) {
    const isGap = !/\S/u.test(character.text);
    const height = current ? current.bottom - current.top : 0;
    const isFar = current && (character.left - current.right > height || character.top > current.bottom);
    if ((isGap || isFar) && current) words.push(current);
    if (isGap || isFar) current = undefined;
    if (!isGap) current = current ? joined(current, character) : character;
  }
  if (current) words.push(current);
  return words;
}

class RasterDocument {
  readonly #engine: Engine;
  readonly #pointer: number;
  readonly #document: number;
  readonly #form: number;
  readonly #info: number;

  constructor(module: Engine, pdf: Uint8Array) {
    this.#engine = module;
    this.#pointer = module.wasmExports.malloc(pdf.length);
    module.HEAPU8.set(pdf, this.#pointer);
    this.#document = module._FPDF_LoadMemDocument(this.#pointer, pdf.length, 0);
    if (!this.#document) {
      module.wasmExports.free(this.#pointer);
      throw module._FPDF_GetLastError() === ERROR_PASSWORD ? pdfEncrypted() : pdfBroken();
    }
    // FPDF_FORMFILLINFO: version 2 and no call-backs.
    this.#info = module.wasmExports.malloc(256);
    module.HEAPU8.fill(0, this.#info, this.#info + 256);
    module.HEAPU8[this.#info] = 2;
    this.#form = module._FPDFDOC_InitFormFillEnvironment(this.#document, this.#info);
  }

  get pageCount(): number {
    return this.#engine._FPDF_GetPageCount(this.#document);
  }

  withPage<T>(index: number, use: (page: RasterPage) => T): T {
    const page = this.#engine._FPDF_LoadPage(this.#document, index);
    if (!page) throw pdfBroken();
    try {
      return use(new RasterPage({ engine: this.#engine, page, form: this.#form }));
    } finally {
      this.#engine._FPDF_ClosePage(page);
    }
  }

  close(): void {
    if (this.#form) this.#engine._FPDFDOC_ExitFormFillEnvironment(this.#form);
    this.#engine._FPDF_CloseDocument(this.#document);
    this.#engine.wasmExports.free(this.#info);
    this.#engine.wasmExports.free(this.#pointer);
  }
}

export type { RasterDocument };

async function usingDocument<T>(
  document: RasterDocument,
  use: (document: RasterDocument) => T | Promise<T>,
): Promise<T> {
  try {
    return await use(document);
  } finally {
    document.close();
  }
}

/** A trap in the engine leaves its memory in doubt: the next document gets a fresh one. */
function afterTrap(error: unknown): unknown {
  if (!(error instanceof WebAssembly.RuntimeError)) return error;
  engine = undefined;
  return pdfBroken({ cause: error });
}

/**
 * Opens a PDF (an empty password is tried) for as long as `use` runs.
 * Throws `facturx.pdf_encrypted` or `facturx.pdf_broken`.
 */
export async function withRaster<T>(pdf: Uint8Array, use: (document: RasterDocument) => T | Promise<T>): Promise<T> {
  engine ??= start();
  try {
    return await usingDocument(new RasterDocument(await engine, pdf), use);
  } catch (error) {
    throw afterTrap(error);
  }
}
