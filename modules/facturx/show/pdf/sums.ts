// Allowances, VAT and totals.

import type { InvoiceView, Table, TotalRow } from '../view/model.ts';
import type { Canvas, TextStyle } from './canvas.ts';
import { drawTable, type Column } from './table.ts';
import { CONTENT_WIDTH, PAGE, TINT } from './theme.ts';

const SECTION: TextStyle = { size: 8, weight: 'bold' };

export function drawSectionTitle(canvas: Canvas, title: string, follows = 40): void {
  canvas.reserve(16 + follows);
  const style = { ...SECTION, colour: canvas.accent };
  canvas.text(title.toUpperCase(), { x: PAGE.left, y: canvas.y, width: CONTENT_WIDTH }, style);
  canvas.y += 14;
}

/** The first column takes what the figures leave. */
function columnsOf(table: Table): Column[] {
  const numbers = table.columns.filter((column) => column.isNumber).length;
  const figure = 88;
  return table.columns.map((column) => ({
    label: column.label,
    width: column.isNumber ? figure : CONTENT_WIDTH - numbers * figure,
    align: column.isNumber ? 'right' : 'left',
  }));
}

export function drawFigures(canvas: Canvas, table: Table): void {
  drawSectionTitle(canvas, table.title);
  const rows = table.rows.map((row) => ({ cells: row.map((text) => [{ text, style: { size: 8.5 } }]) }));
  drawTable(canvas, columnsOf(table), rows);
  canvas.y += 14;
}

const BOX_WIDTH = 250;
const PAD = 10;

function styleOf(row: TotalRow, isLast: boolean, accent: string): TextStyle {
  if (isLast) return { size: 12.5, weight: 'bold', colour: accent };
  return { size: 9, weight: row.isStrong ? 'bold' : 'regular' };
}

function rowHeight(canvas: Canvas, row: TotalRow, isLast: boolean): number {
  return canvas.height(row.label, BOX_WIDTH / 2 - PAD, styleOf(row, isLast, canvas.accent)) + (isLast ? 10 : 4);
}

export function drawTotals(canvas: Canvas, view: InvoiceView): void {
  const last = view.totals.length - 1;
  if (last < 0) return;
  const heights = view.totals.map((row, index) => rowHeight(canvas, row, index === last));
  const height = heights.reduce((sum, value) => sum + value, 0) + 2 * PAD;
  canvas.reserve(height);
  const x = PAGE.left + CONTENT_WIDTH - BOX_WIDTH;
  canvas.paint({ x, y: canvas.y, width: BOX_WIDTH, height }, TINT, 4);
  let y = canvas.y + PAD;
  for (const [index, row] of view.totals.entries()) {
    const isLast = index === last;
    if (isLast)
      canvas.doc
        .moveTo(x + PAD, y + 1)
        .lineTo(x + BOX_WIDTH - PAD, y + 1)
        .lineWidth(1.2)
        .stroke(canvas.accent);
    const top = y + (isLast ? 6 : 0);
    const style = styleOf(row, isLast, canvas.accent);
    canvas.text(row.label, { x: x + PAD, y: top, width: BOX_WIDTH / 2 - PAD }, style);
    canvas.text(row.value, { x: x + BOX_WIDTH / 2, y: top, width: BOX_WIDTH / 2 - PAD }, { ...style, align: 'right' });
    y += heights[index] as number;
  }
  canvas.y += height + 14;
}
