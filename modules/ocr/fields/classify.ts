// What an amount is, by the words to its left on the line, else by the column header above it.

import type { Layout } from '../layout/document.ts';
import { columnOverlap } from '../layout/geometry.ts';
import type { Line } from '../layout/lines.ts';
import type { Amount } from './amounts.ts';

export type AmountKind = 'net' | 'vat' | 'gross' | 'due' | 'prepaid' | 'base' | 'other';

export interface Labelled {
  readonly amount: Amount;
  readonly kind: AmountKind;
  /** 0..1: how well the label says what it is. */
  readonly score: number;
}

/** First match decides. Folded text: no accents, lower case. */
const KINDS: readonly { readonly kind: AmountKind; readonly score: number; readonly words: RegExp }[] = [
  {
    kind: 'other',
    score: 1,
    words:
      /remise|rabais|escompte|discount|indemnite|penalite|capital|prix unitaire|\bp\.?u\b|unit price|quantite|40 ?(?:€|eur)|plafond|frais de port|shipping|\bport\b|dont eco|eco-?part|consigne/,
  },
  {
    kind: 'prepaid',
    score: 1,
    words: /acompte|deja (?:regle|paye|verse)|montant (?:regle|paye|verse)|\bpaid\b|avance|prepaid|deposit|a deduire/,
  },
  {
    kind: 'due',
    score: 1,
    words:
      /net a (?:payer|regler|deduire|rembourser|votre credit)|(?:reste|solde|montant|total|somme|restant) (?:a payer|a regler|due?\b)|amount due|balance due|total due|amount payable|please pay|solde ttc|(?:^|\t)(?:a payer|a regler|solde)\b/,
  },
  {
    kind: 'base',
    score: 1,
    words: /\bbase\b|assiette|t\.?v\.?a\.?[^\t]{0,22} sur|\bvat[^\t]{0,20} (?:on|of)\b|montant soumis/,
  },
  {
    kind: 'net',
    score: 1,
    words:
      /(?:total|montant|sous-total|net|somme)[^\t]{0,24}(?:\bh[.i]? ?t\b|hors ?taxes?|\bhtva\b)|\bh\.?t\.? (?:total|net)|(?:total|subtotal|amount|net)[^\t]{0,20}(?:excl|before tax|w\/o|without)|net (?:amount|total)|total net|taxable amount/,
  },
  {
    kind: 'gross',
    score: 1,
    words:
      /\bt\.? ?t\.? ?c\b|\btotal ?t\.? ?t\b|\btotalt|toutes taxes|(?:total|amount)[^\t]{0,20}(?:incl|with (?:vat|tax))|grand total|gross (?:amount|total)|total general|invoice total|total (?:de la )?facture|total avoir/,
  },
  {
    kind: 'vat',
    score: 1,
    words:
      /(?:total|montant|dont|somme)[^\t]{0,16}(?:\bt\.?v\.?a\b|taxes?\b|\bvat\b)|\b(?:vat|tax) (?:amount|total)|total (?:vat|tax)/,
  },
  { kind: 'vat', score: 0.8, words: /\bt\.? ?v\. ?a\b|\btva\b|\bvat\b|\btaxes?\b|\btax\b/ },
  { kind: 'net', score: 0.8, words: /sous[- ]?total|sub-?total|\bh\.? ?t\.?(?![a-z])|hors ?taxes?/ },
  { kind: 'gross', score: 0.6, words: /\btotal\b|montant total|total amount/ },
  { kind: 'gross', score: 0.3, words: /\bmontant\b|\bamount\b/ },
];
/** « Total brut HT », « Total HT avant remise »: there is a better one. */
const WEAKER = /brut|avant remise|report|before discount|page|\blignes?\b|materiel|main d'oeuvre|main d'ouvre/;
const ITEMS =
  /designation|description|quantite|\bqte\b|\bqty\b|libelle|prix unit|unit price|\bp\.?u\b|article|prestation|reference/;
const NOT_VAT =
  /n ?° ?(?:de )?t\.?v\.?a|hors tva|intracom|intra-?communautaire|t\.?v\.?a\.? (?:non|acquittee|sur les)|vat (?:id|number|no)/;

export function classify(layout: Layout, amounts: readonly Amount[]): Labelled[] {
  const byLine = Map.groupBy(amounts, ({ line }) => line);
  return amounts.map((amount) => {
    const { text, steps } = labelLeft(amount, byLine.get(amount.line) ?? []);
    const left = judge(text);
    if (left && steps > 0) return { amount, ...inherited(left) };
    if (left && left.score > 0.6) return { amount, ...left };
    const header = headerOf(layout, amount);
    if (header && (left?.kind === 'gross' || header.alone)) return { amount, kind: header.kind, score: 0.8 };
    if (left) return { amount, ...left };
    return header ? { amount, kind: header.kind, score: header.score } : { amount, kind: 'other', score: 0 };
  });
}

/** A further amount after a label: less sure. « TVA 20 % sur 1 000,00 : 200,00 » names the base first, then the VAT. */
function inherited({ kind, score }: { kind: AmountKind; score: number }): { kind: AmountKind; score: number } {
  return { kind: kind === 'base' ? 'vat' : kind, score: score * 0.6 };
}

/** A longer text on the left is a sentence of the terms, not a label. */
const LONGEST_LABEL = 60;

function isTelling(text: string): boolean {
  return /[a-z]{2}/.test(text.replace(/\beur(?:os)?\b|\./g, ''));
}

function judge(text: string): { kind: AmountKind; score: number } | undefined {
  if (NOT_VAT.test(text)) return undefined;
  const rule = KINDS.find(({ words }) => words.test(text));
  if (!rule) return undefined;
  return { kind: rule.kind, score: rule.score * (WEAKER.test(text) ? 0.5 : 1) };
}

/** Text between the amount and the amount before it; when that says nothing, the text before that one (`steps` = 1). */
function labelLeft(amount: Amount, own: readonly Amount[]): { text: string; steps: number } {
  const earlier = own.filter(({ end }) => end <= amount.start);
  const text = amount.line.folded.slice(earlier.at(-1)?.end ?? 0, amount.start);
  const last = text.split('\t').findLast((part) => isTelling(part) && part.length <= LONGEST_LABEL) ?? '';
  if (last !== '' || earlier.length === 0) return { text: last, steps: 0 };
  return { text: labelLeft(earlier[0] ?? amount, own).text, steps: earlier.length };
}

interface Header {
  readonly kind: AmountKind;
  readonly score: number;
  /** Directly above, in a row that has no header of items: a table of totals. */
  readonly alone: boolean;
}

/** The nearest line above that has a telling cell over the amount. A header of items names columns of lines, not totals. */
function headerOf(layout: Layout, amount: Amount): Header | undefined {
  const { line, box } = amount;
  for (let index = line.index - 1; index >= Math.max(0, line.index - 40); index -= 1) {
    const above = layout.lines[index];
    if (!above || above.page !== line.page) return undefined;
    const cell = above.cells.find((candidate) => columnOverlap(candidate.box, box) > 0.25);
    if (!cell || !isTelling(cell.folded)) continue;
    const judged = judge(cell.folded);
    if (!judged) return undefined;
    return isItems(above)
      ? { ...judged, score: 0.15, alone: false }
      : { ...judged, score: 0.7, alone: line.index - index <= 2 };
  }
  return undefined;
}

function isItems(line: Line): boolean {
  return ITEMS.test(line.folded);
}
