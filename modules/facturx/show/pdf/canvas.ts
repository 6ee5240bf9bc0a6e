// A pdfkit document with a place where the next thing goes, and pages that follow each other.

import PDFDocument from 'pdfkit';
import { visualOrder } from './direction.ts';
import { showable } from './text.ts';
import { CONTENT_WIDTH, FACES, INK, loadFont, PAGE, type Weight } from './theme.ts';

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

export class Canvas {
  readonly doc: PDFKit.PDFDocument;
  y: number = PAGE.top;
  /** Called at the top of each new page, to repeat the head of a table. */
  onNewPage: (() => void) | undefined;
  readonly #chunks: Uint8Array[] = [];
  readonly #ended: Promise<void>;

  constructor(options: PDFKit.PDFDocumentOptions) {
    this.doc = new PDFDocument({ size: 'A4', margin: 0, bufferPages: true, font: '', ...options });
    for (const face of FACES) this.doc.registerFont(face, loadFont(face).bytes);
    this.doc.on('data', (chunk: Uint8Array) => this.#chunks.push(chunk));
    this.#ended = new Promise((resolve) => this.doc.on('end', resolve));
  }

  get bottom(): number {
    return PAGE.height - PAGE.bottom;
  }

  /** Height the text takes in a column. */
  height(text: string, width: number, style: TextStyle): number {
    if (text === '') return 0;
    return this.doc.heightOfString(this.#prepare(text, width, style), { width, lineGap: style.lineGap ?? 1 });
  }

  width(text: string, style: TextStyle): number {
    return this.doc.widthOfString(this.#prepare(text, Number.POSITIVE_INFINITY, style));
  }

  text(text: string, box: Box, style: TextStyle): void {
    if (text === '') return;
    const prepared = this.#prepare(text, box.width, style);
    const options = { width: box.width, align: style.align ?? 'left', lineGap: style.lineGap ?? 1 };
    this.doc.fillColor(style.colour ?? INK).text(prepared, box.x, box.y, options);
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

  /** The text as it is drawn in a column, its font chosen. */
  #prepare(text: string, width: number, style: TextStyle): string {
    const { text: shown, face } = showable(text, style.weight ?? 'regular');
    this.doc.font(face).fontSize(style.size);
    return visualOrder(shown, width, (part) => this.doc.widthOfString(part));
  }
}
