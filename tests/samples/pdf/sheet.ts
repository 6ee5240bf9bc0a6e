// A PDF page to draw on: fonts, fixed dates (same bytes each run), text at a place.

import { once } from 'node:events';
import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';

export type Doc = PDFKit.PDFDocument;

/** `noto` is embedded; the others are base-14 fonts that the file only names, as office programs of old did. */
export type Face = 'noto' | 'helvetica' | 'times' | 'courier';

// Not import.meta.resolve: the test runner has none.
const packages = createRequire(import.meta.url);

function noto(weight: string): string {
  return packages.resolve(`@expo-google-fonts/noto-sans/${weight}/NotoSans_${weight}.ttf`);
}

const FACES: Readonly<Record<Face, () => readonly [regular: string, bold: string, italic: string]>> = {
  noto: () => [noto('400Regular'), noto('700Bold'), noto('400Regular_Italic')],
  helvetica: () => ['Helvetica', 'Helvetica-Bold', 'Helvetica-Oblique'],
  times: () => ['Times-Roman', 'Times-Bold', 'Times-Italic'],
  courier: () => ['Courier', 'Courier-Bold', 'Courier-Oblique'],
};

export interface SheetOptions {
  readonly face: Face;
  readonly title: string;
  readonly author: string;
  /** What made the file, as its metadata say. */
  readonly creator: string;
  /** Day of the file's own dates: fixed, so that the bytes are. */
  readonly date: string;
  readonly size?: readonly [width: number, height: number];
  readonly archive?: boolean;
  readonly password?: string;
}

/** An empty A4 page (or `size`, in points). PDF/A-3b when `archive`; RC4 with a password when `password`. */
export function openSheet(options: SheetOptions): Doc {
  const made = new Date(`${options.date}T08:30:00Z`);
  const doc = new PDFDocument({
    size: options.size ? [...options.size] : 'A4',
    margin: 0,
    lang: 'fr-FR',
    info: {
      Title: options.title,
      Author: options.author,
      Creator: options.creator,
      Producer: options.creator,
      CreationDate: made,
    },
    ...(options.archive ? { subset: 'PDF/A-3b' as const, pdfVersion: '1.7' as const } : {}),
    ...(options.password ? { userPassword: options.password, pdfVersion: '1.4' as const } : {}),
    font: null as unknown as string, // no default font: PDF/A refuses one that is not embedded
  });
  const [regular, bold, italic] = FACES[options.face]();
  doc.registerFont('regular', regular);
  doc.registerFont('bold', bold);
  doc.registerFont('italic', italic);
  return doc;
}

/** Ends the document and gives its bytes. */
export async function bytesOf(doc: Doc): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  doc.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = once(doc, 'end');
  doc.end();
  await ended;
  return new Uint8Array(Buffer.concat(chunks));
}

export interface TextStyle {
  readonly x: number;
  readonly y: number;
  readonly width?: number;
  readonly align?: 'left' | 'right' | 'center' | 'justify';
  readonly size?: number;
  readonly font?: 'regular' | 'bold' | 'italic';
  readonly color?: string;
  readonly spacing?: number;
  readonly leading?: number;
}

/** Writes text at a place and gives the y under it. Wraps when there is a width. */
export function write(doc: Doc, content: string, style: TextStyle): number {
  doc.font(style.font ?? 'regular').fontSize(style.size ?? 9);
  doc.fillColor(style.color ?? '#1d1d1f');
  doc.text(content, style.x, style.y, {
    lineBreak: style.width !== undefined,
    ...(style.width === undefined ? {} : { width: style.width }),
    align: style.align ?? 'left',
    characterSpacing: style.spacing ?? 0,
    lineGap: style.leading ?? 1,
  });
  return style.width === undefined ? style.y + doc.currentLineHeight(true) : doc.y;
}

export function box(doc: Doc, at: readonly [x: number, y: number, w: number, h: number], fill: string): void {
  doc.rect(...at).fill(fill);
}

export function rule(
  doc: Doc,
  at: readonly [x: number, y: number, width: number],
  style: { color?: string; thick?: number } = {},
): void {
  const [x, y, width] = at;
  doc.moveTo(x, y).lineTo(x + width, y);
  doc.lineWidth(style.thick ?? 0.7).stroke(style.color ?? '#999999');
}
