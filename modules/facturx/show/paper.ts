// A letter-like document that is no invoice (a mandate), on the same A4 pages and with the same fonts, as PDF/A-3b.

import { finishPdf } from '../pdf/index.ts';
import { ACCENT } from './brand.ts';
import { Canvas } from './pdf/canvas.ts';
import { facesFor } from './pdf/faces.ts';
import { CONTENT_WIDTH, PAGE, RULE, SOFT, TINT } from './pdf/theme.ts';

interface Party {
  readonly label: string;
  readonly name: string;
  readonly lines: readonly string[];
}

interface Paper {
  readonly title: string;
  readonly subtitle: string;
  readonly parties: readonly Party[];
  readonly sections: readonly { readonly title: string; readonly paragraphs: readonly string[] }[];
  readonly closing: string;
  /** Each with room to sign under it. */
  readonly signatures: readonly Party[];
  readonly footer: string;
  readonly language: 'fr' | 'en';
  readonly created: Date;
}

const TITLE = { size: 18, weight: 'bold', colour: ACCENT } as const;
const SUBTITLE = { size: 10.5, colour: SOFT } as const;
const LABEL = { size: 8, weight: 'bold', colour: SOFT } as const;
const NAME = { size: 11, weight: 'bold' } as const;
const LINE = { size: 9 } as const;
const HEADING = { size: 10.5, weight: 'bold', colour: ACCENT } as const;
const BODY = { size: 9.5, lineGap: 1.2 } as const;
const FOOT = { size: 7.5, colour: SOFT } as const;

const PAD = 10;
const GAP = 12;
/** Room for a signature, in points. */
const ROOM = 58;

function drawHead(canvas: Canvas, { title, subtitle }: Paper): void {
  const box = { x: PAGE.left, width: CONTENT_WIDTH };
  canvas.text(title, { ...box, y: canvas.y }, TITLE);
  canvas.y += canvas.height(title, CONTENT_WIDTH, TITLE) + 2;
  canvas.text(subtitle, { ...box, y: canvas.y }, SUBTITLE);
  canvas.y += canvas.height(subtitle, CONTENT_WIDTH, SUBTITLE) + 8;
  canvas.rule(canvas.y, canvas.accent, 1.5);
  canvas.y += GAP;
}

type Piece = readonly [string, typeof LABEL | typeof NAME | typeof LINE];

const piecesOf = ({ label, name, lines }: Party): Piece[] => [
  [label, LABEL],
  [name, NAME],
  ...lines.map((line): Piece => [line, LINE]),
];

const boxWidth = (parties: readonly Party[]): number => (CONTENT_WIDTH - GAP * (parties.length - 1)) / parties.length;

/** Of boxes as tall as the tallest, with `room` left free at their feet. */
function boxHeight(canvas: Canvas, parties: readonly Party[], room: number): number {
  const inner = boxWidth(parties) - 2 * PAD;
  const textHeight = (party: Party): number =>
    piecesOf(party).reduce((sum, [text, style]) => sum + canvas.height(text, inner, style) + 1, 0);
  return Math.max(0, ...parties.map(textHeight)) + 2 * PAD + room;
}

/** Boxes side by side. */
function drawParties(canvas: Canvas, parties: readonly Party[], room: number): void {
  const width = boxWidth(parties);
  const inner = width - 2 * PAD;
  const height = boxHeight(canvas, parties, room);
  canvas.reserve(height);
  for (const [index, party] of parties.entries()) {
    const x = PAGE.left + index * (width + GAP);
    canvas.paint({ x, y: canvas.y, width, height }, TINT, 4);
    let y = canvas.y + PAD;
    for (const [text, style] of piecesOf(party)) {
      canvas.text(text, { x: x + PAD, y, width: inner }, style);
      y += canvas.height(text, inner, style) + 1;
    }
  }
  canvas.y += height + GAP;
}

function drawParagraph(canvas: Canvas, text: string): void {
  const height = canvas.height(text, CONTENT_WIDTH, BODY);
  canvas.reserve(height);
  canvas.text(text, { x: PAGE.left, y: canvas.y, width: CONTENT_WIDTH }, BODY);
  canvas.y += height + 5;
}

/** The last section stays with the signatures: nobody signs a page that says nothing. */
function drawSections(canvas: Canvas, { sections, signatures }: Paper): void {
  const end = boxHeight(canvas, signatures, ROOM) + 22;
  for (const [index, { title, paragraphs }] of sections.entries()) {
    const heights = paragraphs.map((text) => canvas.height(text, CONTENT_WIDTH, BODY) + 5);
    const isLast = index === sections.length - 1;
    const whole = heights.reduce((sum, height) => sum + height, 0) + end;
    canvas.reserve(18 + Math.min(isLast ? whole : (heights[0] ?? 0), 500));
    canvas.text(title, { x: PAGE.left, y: canvas.y, width: CONTENT_WIDTH }, HEADING);
    canvas.y += 18;
    for (const paragraph of paragraphs) drawParagraph(canvas, paragraph);
    canvas.y += 5;
  }
}

function drawFooters(canvas: Canvas, { footer }: Paper): void {
  const { start, count } = canvas.doc.bufferedPageRange();
  for (let page = start; page < start + count; page += 1) {
    canvas.doc.switchToPage(page);
    const y = PAGE.height - 36;
    canvas.rule(y - 6, RULE);
    canvas.text(footer, { x: PAGE.left, y, width: CONTENT_WIDTH * 0.85 }, FOOT);
    const right = { x: PAGE.left + CONTENT_WIDTH * 0.85, y, width: CONTENT_WIDTH * 0.15 };
    canvas.text(`${page - start + 1} / ${count}`, right, { ...FOOT, align: 'right' });
  }
}

/** The document as PDF/A-3b, fonts embedded. The same paper gives the same bytes. */
export async function renderPaper(paper: Paper): Promise<Uint8Array> {
  const { title, language, created } = paper;
  const faces = await facesFor(paper);
  const info = { Title: title, CreationDate: created };
  const canvas = new Canvas({ info, compress: true }, { faces, accent: ACCENT });
  drawHead(canvas, paper);
  drawParties(canvas, paper.parties, 0);
  drawSections(canvas, paper);
  canvas.reserve(boxHeight(canvas, paper.signatures, ROOM) + 22);
  drawParagraph(canvas, paper.closing);
  canvas.y += 4;
  drawParties(canvas, paper.signatures, ROOM);
  drawFooters(canvas, paper);
  return finishPdf(await canvas.finish(), { info: { title, language, created } });
}
