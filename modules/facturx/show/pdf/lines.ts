// The table of lines.

import type { InvoiceView, LineRow } from '../view/model.ts';
import type { Canvas, TextStyle } from './canvas.ts';
import { drawTable, type Column, type Piece, type Row } from './table.ts';
import { CONTENT_WIDTH, SOFT, TINT } from './theme.ts';

const INDENT = 12;
const FIGURE: TextStyle = { size: 8.5 };
const SMALL: TextStyle = { size: 7.5, colour: SOFT };

const WIDTHS = { id: 40, quantity: 68, price: 82, vat: 58, net: 82 };

function columnsOf(view: InvoiceView): Column[] {
  const heads = view.lineHeads;
  const name = CONTENT_WIDTH - Object.values(WIDTHS).reduce((sum, width) => sum + width, 0);
  return [
    { label: heads.id, width: WIDTHS.id, align: 'left' },
    { label: heads.name, width: name, align: 'left' },
    { label: heads.quantity, width: WIDTHS.quantity, align: 'right' },
    { label: heads.price, width: WIDTHS.price, align: 'right' },
    { label: heads.vat, width: WIDTHS.vat, align: 'right' },
    { label: heads.net, width: WIDTHS.net, align: 'right' },
  ];
}

function rowOf(line: LineRow, colon: string): Row {
  const indent = Math.min(4, line.depth) * INDENT;
  const isGroup = line.kind === 'group';
  const colour = line.kind === 'information' ? { colour: SOFT } : {};
  const figure: TextStyle = { ...FIGURE, ...colour, ...(isGroup ? { weight: 'bold' } : {}) };
  const texts: Piece[] = [
    { text: line.name, style: { size: 9, weight: 'bold', ...colour }, indent },
    { text: line.description, style: { size: 8, colour: SOFT }, indent },
    ...line.facts.map((fact) => ({ text: `${fact.label}${colon}${fact.value}`, style: SMALL, indent })),
  ];
  const cell = (text: string): Piece[] => [{ text, style: figure }];
  const cells = [cell(line.id), texts, cell(line.quantity), cell(line.price), cell(line.vat), cell(line.net)];
  return isGroup ? { cells, tint: TINT } : { cells };
}

export function drawLines(canvas: Canvas, view: InvoiceView): void {
  if (view.lines.length === 0) return;
  const colon = view.language === 'fr' ? '\u00a0: ' : ': ';
  drawTable(
    canvas,
    columnsOf(view),
    view.lines.map((line) => rowOf(line, colon)),
  );
  canvas.y += 14;
}
