// Where the document itself says who is who: what stands under « Facturé à », « Vendeur », « Bill to ».

import type { Layout } from '../layout/document.ts';
import type { Cell } from '../layout/lines.ts';

export interface Zone {
  readonly side: 'buyer' | 'supplier' | 'other';
  readonly label: Cell;
  /** What follows the label in its own cell: « Client : Dupont SA ». */
  readonly rest: string;
  readonly cells: readonly Cell[];
}

/** A label ends its cell or has a colon; the phrases of the second group name their side whatever follows. */
const END = String.raw`\s?(?::|$)\s?`;
const FORMS: readonly { readonly side: Zone['side']; readonly form: RegExp }[] = [
  {
    side: 'buyer',
    form: new RegExp(
      `^(?:(?:a|pour)\\s?:?$|(?:destinataire|maitre d'ouvrage|entrepreneur principal|donneur d'ordres?|locataire|client(?:e)?|acheteur|acquereur|customer|buyer|doit|preneur|coordonnees client|informations client|votre societe|your company)${END}|(?:adresse (?:de )?facturation|adresse du client|factur(?:e|ee|er) (?:a|pour)(?= |:|$)|bill(?:ed)? to|sold to|invoiced? to|a l'attention de)\\s?:?\\s?)`,
    ),
  },
  {
    side: 'supplier',
    form: new RegExp(
      `^(?:fournisseur|vendeur|emetteur|prestataire|seller|supplier|vendor|from|emis par|expediteur|de)${END}|^(?:vendu(?: et expedie)? par|sold by)\\s?:?\\s?`,
    ),
  },
  // Neither side: where goods go, who collects, who represents.
  {
    side: 'other',
    form: /^(?:livre a|livraison\b|adresse (?:de )?livraison|lieu de livraison|ship(?:ped)? to|deliver(?:y)? (?:to|address)|beneficiaire|affactur|factor\b|representant fiscal|payee\b|tiers)\s?:?\s?/,
  },
];
/** Numbers of the buyer among other lines: « Votre n° TVA », « N° TVA client ». */
export const BUYER_NUMBER = /(?:votre|your|client|customer|acheteur|buyer|preneur)/;

export function zonesOf(layout: Layout): Zone[] {
  const labels: Omit<Zone, 'cells'>[] = [];
  for (const cell of layout.lines.flatMap((line) => line.cells)) {
    const label = labelOf(cell);
    if (label && !labels.some((earlier) => isNameUnder(earlier, label))) labels.push(label);
  }
  const cells = labels.map(({ label }) => label);
  return labels.map((label) => ({ ...label, cells: under(layout, label.label, cells) }));
}

/** « CLIENT : » and below it a company that is called « Le Client ». */
function isNameUnder(earlier: Omit<Zone, 'cells'>, { side, label, rest }: Omit<Zone, 'cells'>): boolean {
  if (side !== earlier.side || rest !== '' || label.text.includes(':') || label.page !== earlier.label.page)
    return false;
  const drop = label.box.y - earlier.label.box.y;
  return drop > 0 && drop < earlier.label.box.height * 4 && Math.abs(label.box.x - earlier.label.box.x) < 0.1;
}

function labelOf(cell: Cell): Omit<Zone, 'cells'> | undefined {
  for (const { side, form } of FORMS) {
    const match = form.exec(cell.folded);
    if (match) return { side, label: cell, rest: cell.text.slice(match[0].length).trim() };
  }
  return undefined;
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
