// The readable invoice on A4.

import type { DrawnBrand } from '../brand.ts';
import { messages } from '../messages.ts';
import type { InvoiceView } from '../view/model.ts';
import { drawBlock } from './blocks.ts';
import { Canvas } from './canvas.ts';
import { facesFor } from './faces.ts';
import { drawParties, drawTitle } from './head.ts';
import { drawLines } from './lines.ts';
import { drawFigures, drawTotals } from './sums.ts';
import { CONTENT_WIDTH, PAGE, RULE, SOFT } from './theme.ts';

const FOOT = { size: 7.5, colour: SOFT } as const;

/** Written when the number of pages is known. */
function drawFooters(canvas: Canvas, view: InvoiceView): void {
  const words = messages[view.language];
  const { start, count } = canvas.doc.bufferedPageRange();
  const name = `${view.title} ${view.number}`.trim();
  for (let page = start; page < start + count; page++) {
    canvas.doc.switchToPage(page);
    const y = PAGE.height - 36;
    canvas.rule(y - 6, RULE);
    const left = { x: PAGE.left, y, width: CONTENT_WIDTH * 0.75 };
    canvas.text(`${name} – ${view.footer}`, left, FOOT);
    const right = { x: PAGE.left + CONTENT_WIDTH * 0.75, y, width: CONTENT_WIDTH * 0.25 };
    canvas.text(words.page(page - start + 1, count), right, { ...FOOT, align: 'right' });
  }
}

export interface DrawnPages {
  /** Fonts embedded; not yet PDF/A. */
  readonly bytes: Uint8Array;
  /** Characters that no font has, shown as their code points. */
  readonly missing: ReadonlySet<number>;
}

export interface PageOptions {
  readonly created: Date;
  readonly brand: DrawnBrand;
}

export async function pdfDocument(view: InvoiceView, { created, brand }: PageOptions): Promise<DrawnPages> {
  const faces = await facesFor(view);
  const info = { Title: `${view.title} ${view.number}`, CreationDate: created };
  const canvas = new Canvas({ info, compress: true }, { faces, accent: brand.colour });
  drawTitle(canvas, view, brand.logo);
  drawParties(canvas, view.parties);
  drawLines(canvas, view);
  for (const table of view.tables) drawFigures(canvas, table);
  drawTotals(canvas, view);
  for (const block of [...view.blocks, view.notes]) drawBlock(canvas, block);
  drawParties(canvas, view.otherParties);
  drawBlock(canvas, view.references);
  drawFooters(canvas, view);
  return { bytes: await canvas.finish(), missing: faces.missing };
}
