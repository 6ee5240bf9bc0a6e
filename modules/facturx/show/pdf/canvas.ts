// A pdfkit document with a place where the next thing goes, and pages that follow each other.

import PDFDocument from 'pdfkit';
import { linesOf, type Measure } from './breaking.ts';
import type { Faces } from './faces.ts';
import { hasRightToLeft, marksOf, type Run, runsOf } from './runs.ts';
import { plainText } from './text.ts';
import { CONTENT_WIDTH, FACES, fontForDocument, INK, loadFont, PAGE, type Face, type Weight } from './theme.ts';

export interface TextStyle {
  readonly size: number;
  readonly weight?: Weight;
  readonly colour?: string;
  readonly align?: 'left' | 'right';
  readonly lineGap?: number;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** PNG or JPEG with its sides in pixels. */
interface Picture {
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
}

const USUAL = /^[\x20-\x7e\n\u00a0-\u00ff]*$/;

/** Text that one font shows from left to right, or lines made of several. */
type Laid = { readonly text: string; readonly face: Face } | { readonly lines: readonly (readonly Run[])[] };

export class Canvas {
  readonly doc: PDFKit.PDFDocument;
  /** Colour of titles and lines. */
  readonly accent: string;
  readonly #faces: Faces;
  y: number = PAGE.top;
  /** Called at the top of each new page, to repeat the head of a table. */
  onNewPage: (() => void) | undefined;
  readonly #chunks: Uint8Array[] = [];
  readonly #ended: Promise<void>;

  constructor(options: PDFKit.PDFDocumentOptions, { faces, accent }: { faces: Faces; accent: string }) {
    this.doc = new PDFDocument({ size: 'A4', margin: 0, bufferPages: true, font: '', ...options });
    this.#faces = faces;
    this.accent = accent;
    for (const face of FACES) this.doc.registerFont(face, fontForDocument(face));
    for (const [face, { bytes }] of faces.borrowed) this.doc.registerFont(face, Buffer.from(bytes));
    this.doc.on('data', (chunk: Uint8Array) => this.#chunks.push(chunk));
    this.#ended = new Promise((resolve) => this.doc.on('end', resolve));
  }

  get bottom(): number {
    return PAGE.height - PAGE.bottom;
  }

  /** Height the text takes in a column. */
  height(text: string, width: number, style: TextStyle): number {
    if (text === '') return 0;
    const laid = this.#lay(text, width, style);
    if ('lines' in laid) return laid.lines.length * this.#lineHeight(style);
    this.doc.font(laid.face).fontSize(style.size);
    return this.doc.heightOfString(laid.text, { width, lineGap: style.lineGap ?? 1 });
  }

  width(text: string, style: TextStyle): number {
    const laid = this.#lay(text, Number.POSITIVE_INFINITY, style);
    if ('lines' in laid) return Math.max(...laid.lines.map((line) => this.#lineWidth(line, style.size)));
    return this.doc.font(laid.face).fontSize(style.size).widthOfString(laid.text);
  }

  text(text: string, box: Box, style: TextStyle): void {
    if (text === '') return;
    const laid = this.#lay(text, box.width, style);
    this.doc.fillColor(style.colour ?? INK);
    if ('lines' in laid) return this.#drawLines(laid.lines, box, style);
    const options = { width: box.width, align: style.align ?? 'left', lineGap: style.lineGap ?? 1 };
    this.doc.font(laid.face).fontSize(style.size).text(laid.text, box.x, box.y, options);
  }

  /** Draws a picture in the box, as large as it fits, from the top left corner; returns the height it takes. */
  picture({ bytes, width, height }: Picture, box: Box & { height: number }): number {
    const scale = Math.min(box.width / width, box.height / height);
    this.doc.image(Buffer.from(bytes), box.x, box.y, { width: width * scale, height: height * scale });
    return height * scale;
  }

  paint(box: Box & { height: number }, colour: string, radius = 0): void {
    if (radius > 0) this.doc.roundedRect(box.x, box.y, box.width, box.height, radius).fill(colour);
    else this.doc.rect(box.x, box.y, box.width, box.height).fill(colour);
  }

  rule(y: number, colour: string, thickness = 0.5): void {
    this.doc
      .moveTo(PAGE.left, y)
      .lineTo(PAGE.left + CONTENT_WIDTH, y)
      .lineWidth(thickness)
      .stroke(colour);
  }

  newPage(): void {
    this.doc.addPage({ size: 'A4', margin: 0 });
    this.y = PAGE.top;
    this.onNewPage?.();
  }

  /** Goes to a new page unless `height` still fits on this one. A height no page can hold starts where it is. */
  reserve(height: number): void {
    const isPageEmpty = this.y <= PAGE.top;
    if (this.y + height > this.bottom && !isPageEmpty) this.newPage();
  }

  async finish(): Promise<Uint8Array> {
    this.doc.end();
    await this.#ended;
    return Buffer.concat(this.#chunks);
  }

  #lay(text: string, width: number, style: TextStyle): Laid {
    const weight = style.weight ?? 'regular';
    const plain = plainText(text);
    if (USUAL.test(plain)) return { text: plain, face: weight };
    const paragraphs = plain.split('\n').map((paragraph) => marksOf(paragraph, weight, this.#faces));
    const isOne = paragraphs.every((marks) => marks.every((mark) => mark.face === weight));
    if (isOne && !hasRightToLeft(plain)) {
      return { text: paragraphs.map((marks) => marks.map((mark) => mark.text).join('')).join('\n'), face: weight };
    }
    const measure: Measure = (marks) => this.#lineWidth(runsOf(marks), style.size);
    return { lines: paragraphs.flatMap((marks) => linesOf(marks, width, measure)).map(runsOf) };
  }

  #lineWidth(line: readonly Run[], size: number): number {
    return line.reduce((sum, { text, face }) => sum + this.doc.font(face).fontSize(size).widthOfString(text), 0);
  }

  /** That of the usual font, whatever else stands on the line. */
  #lineHeight(style: TextStyle): number {
    this.doc.font(style.weight ?? 'regular').fontSize(style.size);
    return this.doc.currentLineHeight(true) + (style.lineGap ?? 1);
  }

  #drawLines(lines: readonly (readonly Run[])[], box: Box, style: TextStyle): void {
    const { font } = loadFont(style.weight ?? 'regular');
    const step = this.#lineHeight(style);
    let y = box.y + (font.ascent / font.unitsPerEm) * style.size;
    for (const line of lines) {
      let x = box.x + (style.align === 'right' ? box.width - this.#lineWidth(line, style.size) : 0);
      for (const { text, face } of line) {
        this.doc.font(face).fontSize(style.size).text(text, x, y, { lineBreak: false, baseline: 'alphabetic' });
        x += this.doc.widthOfString(text);
      }
      y += step;
    }
  }
}
