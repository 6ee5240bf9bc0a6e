// A table on paper: head, rows that grow with their text, rules, zebra or full grid.

import { box, rule, write, type Doc } from './sheet.ts';

export interface Column {
  readonly title: string;
  readonly width: number;
  readonly align?: 'left' | 'right' | 'center';
}

/** A cell: its text, and smaller text under it. */
export type Cell = string | { readonly text: string; readonly under: string };

export interface TableLook {
  readonly size?: number;
  readonly head?: { readonly fill?: string; readonly color?: string; readonly rule?: string };
  readonly zebra?: string;
  /** Colour of the line under each row. */
  readonly rows?: string;
  /** Colour of a full grid. */
  readonly grid?: string;
  readonly pad?: number;
}

export interface Table {
  readonly x: number;
  readonly y: number;
  readonly columns: readonly Column[];
  readonly rows: ReadonlyArray<readonly Cell[]>;
  readonly look: TableLook;
}

function widthOf(columns: readonly Column[]): number {
  return columns.reduce((total, column) => total + column.width, 0);
}

function cellHeight(doc: Doc, cell: Cell, at: { width: number; size: number }): number {
  const text = typeof cell === 'string' ? cell : cell.text;
  const main = doc.font('regular').fontSize(at.size).heightOfString(text, { width: at.width, lineGap: 1 });
  if (typeof cell === 'string') return main;
  return main + doc.fontSize(at.size - 1.5).heightOfString(cell.under, { width: at.width, lineGap: 1 });
}

function drawRow(doc: Doc, table: Table, row: { cells: readonly Cell[]; y: number; bold: boolean }): void {
  const { size = 8.5, pad = 4, head } = table.look;
  const color = row.bold && head?.color ? { color: head.color } : {};
  let x = table.x;
  for (const [index, column] of table.columns.entries()) {
    const cell = row.cells[index] ?? '';
    const at = { x: x + pad, width: column.width - 2 * pad, align: column.align ?? 'left' } as const;
    const text = typeof cell === 'string' ? cell : cell.text;
    const font = row.bold ? 'bold' : 'regular';
    const under = write(doc, text, { ...at, y: row.y + pad, size, font, ...color });
    if (typeof cell !== 'string') write(doc, cell.under, { ...at, y: under, size: size - 1.5, color: '#6b6b70' });
    x += column.width;
  }
}

function drawGrid(doc: Doc, table: Table, edges: readonly number[]): void {
  const color = table.look.grid;
  if (!color) return;
  const width = widthOf(table.columns);
  for (const y of edges) rule(doc, [table.x, y, width], { color, thick: 0.6 });
  let x = table.x;
  for (const column of [...table.columns, { width: 0 }]) {
    doc
      .moveTo(x, edges[0] ?? 0)
      .lineTo(x, edges.at(-1) ?? 0)
      .lineWidth(0.6)
      .stroke(color);
    x += column.width;
  }
}

/** Draws the table and gives the y under it. */
export function drawTable(doc: Doc, table: Table): number {
  const { size = 8.5, pad = 4, head, zebra, rows: rowRule } = table.look;
  const width = widthOf(table.columns);
  const heightOf = (cells: readonly Cell[]) =>
    2 * pad +
    Math.max(
      ...table.columns.map((column, index) =>
        cellHeight(doc, cells[index] ?? '', { width: column.width - 2 * pad, size }),
      ),
    );
  const titles = table.columns.map((column) => column.title);
  let y = table.y;
  const edges = [y];
  const headHeight = heightOf(titles) + 2;
  if (head?.fill) box(doc, [table.x, y, width, headHeight], head.fill);
  drawRow(doc, table, { cells: titles, y: y + 1, bold: true });
  y += headHeight;
  if (head?.rule) rule(doc, [table.x, y, width], { color: head.rule, thick: 1 });
  edges.push(y);
  for (const [index, cells] of table.rows.entries()) {
    const height = heightOf(cells);
    if (zebra && index % 2 === 1) box(doc, [table.x, y, width, height], zebra);
    drawRow(doc, table, { cells, y, bold: false });
    y += height;
    if (rowRule) rule(doc, [table.x, y, width], { color: rowRule, thick: 0.5 });
    edges.push(y);
  }
  drawGrid(doc, table, edges);
  return y;
}
