// Where the document itself says who is who: what stands under « Facturé à », « Vendeur », « Bill to ».

import type { Layout } from '../layout/document.ts';
import type { Cell } from '../layout/lines.ts';

export interface Zone {
  readonly side: 'buyer' | 'supplier';
  readonly label: Cell;
  /** What follows the label in its own cell: « Client : Dupont SA ». */
  readonly rest: string;
  readonly cells: readonly Cell[];
}

const BUYER =
  /^(?:adresse (?:de )?facturation|adresse du client|factur(?:e|ee|er) (?:a|pour)\b|destinataire|(?:le )?client(?:e)?(?= ?(?::|$))|acheteur|acquereur|bill(?:ed)? to|sold to|invoice to|invoiced to|customer(?= ?(?::|$))|buyer|doit ?:|doit$|a l'attention de|coordonnees client|informations client|preneur)\s?:?\s?/;
const DELIVERY =
  /^(?:livre a|adresse (?:de )?livraison|lieu de livraison|ship(?:ped)? to|deliver(?:y)? (?:to|address))\s?:?\s?/;
const SUPPLIER =
  /^(?:fournisseur|vendeur|emetteur|prestataire|seller|supplier|vendor|from(?= ?(?::|$))|emis par|expediteur|de ?:)\s?:?\s?/;
/** Numbers of the buyer among other lines: « Votre n° TVA », « N° TVA client ». */
export const BUYER_NUMBER = /(?:votre|your|client|customer|acheteur|buyer|preneur)/;

export function zonesOf(layout: Layout): Zone[] {
  const labels = layout.lines.flatMap((line) => line.cells.flatMap(labelOf));
  return labels.flatMap(({ side, cell, rest }) =>
    side === 'delivery'
      ? []
      : [
          {
            side,
            label: cell,
            rest,
            cells: under(
              layout,
              cell,
              labels.map((label) => label.cell),
            ),
          },
        ],
  );
}

function labelOf(cell: Cell): { side: Zone['side'] | 'delivery'; cell: Cell; rest: string }[] {
  const text = cell.folded;
  for (const [side, form] of [
    ['buyer', BUYER],
    ['delivery', DELIVERY],
    ['supplier', SUPPLIER],
  ] as const) {
    const match = form.exec(text);
    if (match) return [{ side, cell, rest: cell.text.slice(match[0].length).trim() }];
  }
  return [];
}

/** Cells that begin in the label's column, one below the other, until a gap or another label. */
function under(layout: Layout, label: Cell, labels: readonly Cell[]): Cell[] {
  const cells: Cell[] = [];
  let last = label;
  for (const line of layout.lines.slice(label.line.index + 1)) {
    if (line.page !== label.page || line.box.y - last.box.y > Math.max(last.box.height, label.box.height) * 3.2) break;
    const cell = line.cells.find(({ box }) => box.x > label.box.x - 0.03 && box.x < label.box.x + 0.2);
    if (!cell) continue;
    if (labels.includes(cell) || cells.length >= 9) break;
    cells.push(cell);
    last = cell;
  }
  return cells;
}
