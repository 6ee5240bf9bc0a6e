// A sheet to print on, and how figures and dates are written on it.

import { join } from 'node:path';
import PDFDocument from 'pdfkit';

const NOTO = join(import.meta.dirname, '../../../../node_modules/@expo-google-fonts/noto-sans');
const FAMILIES = {
  helvetica: ['Helvetica', 'Helvetica-Bold'],
  times: ['Times-Roman', 'Times-Bold'],
  courier: ['Courier', 'Courier-Bold'],
  noto: [join(NOTO, '400Regular/NotoSans_400Regular.ttf'), join(NOTO, '700Bold/NotoSans_700Bold.ttf')],
} as const;

export interface Style {
  readonly size?: number;
  readonly bold?: boolean;
  /** With `right` and `center`, `x` is the right end or the middle. */
  readonly align?: 'left' | 'right' | 'center';
  readonly colour?: string;
}

export interface Place {
  text(text: string, style?: Style): void;
  /** Lines one below the other. */
  column(lines: readonly string[], style?: Style): void;
}

export class Paper {
  readonly doc: PDFKit.PDFDocument;
  readonly #fonts: readonly [string, string];

  constructor(family: keyof typeof FAMILIES = 'helvetica', size: [number, number] = [595, 842]) {
    this.doc = new PDFDocument({ size, margin: 0, autoFirstPage: true });
    this.#fonts = FAMILIES[family];
  }

  /** A place to print at. */
  at(x: number, y: number): Place {
    return {
      text: (text, style = {}) => this.#print([x, y], text, style),
      column: (lines, style = {}) => {
        const leading = (style.size ?? 9.5) * 1.35;
        lines.forEach((line, index) => this.#print([x, y + index * leading], line, style));
      },
    };
  }

  #print(
    [x, y]: readonly [number, number],
    text: string,
    { size = 9.5, bold = false, align = 'left', colour = '#000' }: Style,
  ): void {
    this.doc
      .font(this.#fonts[bold ? 1 : 0])
      .fontSize(size)
      .fillColor(colour);
    const width = this.doc.widthOfString(text);
    const left = align === 'right' ? x - width : align === 'center' ? x - width / 2 : x;
    this.doc.text(text, left, y, { lineBreak: false });
  }

  rule(y: number, from = 40, to = 555): void {
    this.doc.moveTo(from, y).lineTo(to, y).lineWidth(0.6).strokeColor('#555').stroke();
  }

  box([x, y]: readonly [number, number], [width, height]: readonly [number, number], fill?: string): void {
    this.doc.rect(x, y, width, height).lineWidth(0.6).strokeColor('#777');
    if (fill) this.doc.fillAndStroke(fill, '#777');
    else this.doc.stroke();
  }

  bytes(): Promise<Uint8Array> {
    const chunks: Uint8Array[] = [];
    const done = new Promise<Uint8Array>((resolve) => {
      this.doc.on('data', (chunk: Uint8Array) => chunks.push(chunk));
      this.doc.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))));
    });
    this.doc.end();
    return done;
  }
}

/** `1 234,56` with the group separator given: a no-break space, a point, an apostrophe, nothing. */
export function french(cents: number, group = '\u00a0'): string {
  const [whole = '0', fraction = '00'] = (Math.abs(cents) / 100).toFixed(2).split('.');
  return `${cents < 0 ? '-' : ''}${whole.replace(/\B(?=(\d{3})+$)/g, group)},${fraction}`;
}

export function english(cents: number): string {
  return french(cents, ';').replace(',', '.').replaceAll(';', ',');
}

/** `20 %`, `5,5 %`. */
export function percent(rate: number, sign = ' %'): string {
  return `${String(rate / 10).replace('.', ',')}${sign}`;
}

const MONTHS = 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' ');
const ENGLISH_MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);

export function slashed(iso: string, sign = '/'): string {
  return iso.split('-').toReversed().join(sign);
}

export function spelled(iso: string): string {
  const [year, month, day] = iso.split('-').map(Number);
  return `${day === 1 ? '1er' : day} ${MONTHS[(month ?? 1) - 1]} ${year}`;
}

export function englishDate(iso: string): string {
  const [year, month, day] = iso.split('-').map(Number);
  return `${ENGLISH_MONTHS[(month ?? 1) - 1]} ${day}, ${year}`;
}

export function grouped(digits: string, size: number): string {
  return digits.match(new RegExp(`.{1,${size}}`, 'g'))?.join(' ') ?? digits;
}

/** `123 456 789 00012`. */
export function groupedSiret(siret: string): string {
  return `${grouped(siret.slice(0, 9), 3)} ${siret.slice(9)}`;
}
