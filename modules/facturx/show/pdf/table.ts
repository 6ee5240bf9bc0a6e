// Rows of cells that break over pages with their head repeated; a row taller than a page is cut between lines of text.

import type { Canvas, TextStyle } from './canvas.ts';
import { CONTENT_WIDTH, PAGE, RULE } from './theme.ts';

export interface Column {
  readonly label: string;
  /** Points; columns of a table add up to the width of the page. */
  readonly width: number;
  readonly align: 'left' | 'right';
}

/** One text in a cell, under the one before it. */
export interface Piece {
  readonly text: string;
  readonly style: TextStyle;
  readonly indent?: number;
}

export interface Row {
  readonly cells: readonly (readonly Piece[])[];
  readonly tint?: string;
}

const PAD = 5;
const HEAD_STYLE = { size: 8, weight: 'bold', colour: '#ffffff' } as const;

function pieceWidth(column: Column, piece: Piece): number {
  return column.width - 2 * PAD - (piece.indent ?? 0);
}

function cellHeight(canvas: Canvas, column: Column, pieces: readonly Piece[]): number {
  return pieces.reduce((sum, piece) => sum + canvas.height(piece.text, pieceWidth(column, piece), piece.style), 0);
}

function drawHead(canvas: Canvas, columns: readonly Column[]): void {
  const height =
    Math.max(...columns.map((column) => canvas.height(column.label, column.width - 2 * PAD, HEAD_STYLE))) + 8;
  canvas.paint({ x: PAGE.left, y: canvas.y, width: CONTENT_WIDTH, height }, canvas.accent);
  let x = PAGE.left;
  for (const column of columns) {
    const box = { x: x + PAD, y: canvas.y + 4, width: column.width - 2 * PAD };
    canvas.text(column.label, box, { ...HEAD_STYLE, align: column.align });
    x += column.width;
  }
  canvas.y += height;
}

function drawCell(canvas: Canvas, at: { column: Column; x: number }, pieces: readonly Piece[]): void {
  let y = canvas.y + PAD;
  for (const piece of pieces) {
    const width = pieceWidth(at.column, piece);
    canvas.text(
      piece.text,
      { x: at.x + PAD + (piece.indent ?? 0), y, width },
      { ...piece.style, align: at.column.align },
    );
    y += canvas.height(piece.text, width, piece.style);
  }
}

function drawRow(canvas: Canvas, columns: readonly Column[], row: Row): void {
  const heights = columns.map((column, index) => cellHeight(canvas, column, row.cells[index] ?? []));
  const height = Math.max(...heights) + 2 * PAD;
  canvas.reserve(height);
  if (row.tint) canvas.paint({ x: PAGE.left, y: canvas.y, width: CONTENT_WIDTH, height }, row.tint);
  let x = PAGE.left;
  for (const [index, column] of columns.entries()) {
    drawCell(canvas, { column, x }, row.cells[index] ?? []);
    x += column.width;
  }
  canvas.y += height;
  canvas.rule(canvas.y, RULE);
}

const LONGEST_PIECE = 1_500;

/** A row that would fill more than half a page becomes several: its texts are cut, its figures stay with the first. */
function cutLongRow(canvas: Canvas, columns: readonly Column[], row: Row): Row[] {
  const limit = (canvas.bottom - PAGE.top) / 2;
  const tallest = columns.findIndex((column, index) => cellHeight(canvas, column, row.cells[index] ?? []) > limit);
  if (tallest < 0) return [row];
  const pieces = (row.cells[tallest] ?? []).flatMap(cutLongPiece);
  const groups: Piece[][] = [[]];
  for (const piece of pieces) {
    const group = groups.at(-1) as Piece[];
    const next = [...group, piece];
    if (group.length > 0 && cellHeight(canvas, columns[tallest] as Column, next) > limit) groups.push([piece]);
    else group.push(piece);
  }
  return groups.map((group, index) => ({
    ...row,
    cells: row.cells.map((cell, at) => (at === tallest ? group : index === 0 ? cell : [])),
  }));
}

function cutLongPiece(piece: Piece): Piece[] {
  const parts = piece.text.match(new RegExp(`[^]{1,${LONGEST_PIECE}}(?:\\s|$)|[^]{1,${LONGEST_PIECE}}`, 'gu')) ?? [];
  return parts.map((text) => ({ ...piece, text }));
}

export function drawTable(canvas: Canvas, columns: readonly Column[], rows: readonly Row[]): void {
  canvas.reserve(60);
  drawHead(canvas, columns);
  canvas.onNewPage = () => drawHead(canvas, columns);
  for (const row of rows) {
    for (const part of cutLongRow(canvas, columns, row)) drawRow(canvas, columns, part);
  }
  canvas.onNewPage = undefined;
}
