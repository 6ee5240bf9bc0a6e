// What an amount is, by the words to its left on the line, else by the column header above it.

import type { Layout } from '../layout/document.ts';
import { columnOverlap } from '../layout/geometry.ts';
import type { Line } from '../layout/lines.ts';
import type { DocumentType } from '../model.ts';
import type { Amount } from './amounts.ts';

/** `exempt`: a part of the sum on which no VAT is due (disbursements, deposits). */
export type AmountKind = 'net' | 'vat' | 'gross' | 'due' | 'prepaid' | 'base' | 'exempt' | 'other';

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
    words:
      /acompte|deja (?:regle|paye|verse)|montant (?:regle|paye|verse)|\bpaid\b|avance|prepaid|deposit|a deduire|retenue/,
  },
  {
    kind: 'due',
    score: 1,
    words:
      /net a (?:payer|regler|deduire|rembourser|votre credit)|(?:reste|solde|montant|total|somme|restant)(?: t\.?t\.?c\.?| net)? (?:a payer|a regler|due?\b)|amount due|balance due|total due|amount payable|please pay|solde ttc|(?:^|\t)(?:a payer|a regler|solde)\b/,
  },
  {
    kind: 'exempt',
    score: 1,
    words:
      /non (?:soumis|taxable|assujetti|imposable)|exonere|hors champ|\bdebours\b|taxe de sejour|not taxable|tax exempt/,
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
      /(?:total|montant|sous-total|net|somme)[^\t]{0,24}(?:\bh[.i]? ?t\b|hors ?taxes?|hors ?t\.?v\.?a|\bhtva\b)|\bh\.?t\.? (?:total|net)|(?:total|subtotal|amount|net)[^\t]{0,20}(?:excl|before tax|w\/o|without)|net (?:amount|total)|total net|taxable amount/,
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
      /(?:total|montant|dont|somme)[^\t]{0,16}(?:\bt\.? ?v\.? ?a\b|taxes?\b|\bvat\b)|\b(?:vat|tax) (?:amount|total)|total (?:vat|tax)/,
  },
  { kind: 'vat', score: 0.8, words: /\bt\.? ?v\.? ?a\b|\btva\b|\bvat\b|\btaxes?\b|\btax\b/ },
  { kind: 'net', score: 0.8, words: /sous[- ]?total|sub-?total|\bh\.? ?t\.?(?![a-z])|hors ?taxes?|hors ?t\.?v\.?a/ },
  { kind: 'gross', score: 0.6, words: /\btotal\b|montant total|total amount/ },
  { kind: 'gross', score: 0.3, words: /\bmontant\b|\bamount\b/ },
];
/** « Total brut HT », « Total HT avant remise »: there is a better one. */
const WEAKER = /brut|avant remise|report|before discount|page|\blignes?\b|materiel|main d'oeuvre|main d'ouvre/;
const ITEMS =
  /designation|description|quantite|\bqte\b|\bqty\b|libelle|prix unit|unit price|\bp\.?u\b|article|prestation|reference/;
const NOT_VAT =
  /n ?° ?(?:de )?t\.?v\.?a|intracom|intra-?communautaire|t\.?v\.?a\.? (?:non|acquittee|sur les)|vat (?:id|number|no)/;

export function classify(layout: Layout, amounts: readonly Amount[], type: DocumentType | undefined): Labelled[] {
  const byLine = Map.groupBy(amounts, ({ line }) => line);
  return amounts.map((amount) => {
    const { kind, score } = judged({ layout, amount, own: byLine.get(amount.line) ?? [] });
    // A down payment's own figures are called what a later invoice takes off.
    const words = type === 'prepayment' && kind === 'prepaid' ? withoutDownPayment(amount) : undefined;
    return { amount, ...(words ?? { kind, score }) };
  });
}

interface Seen {
  readonly layout: Layout;
  readonly amount: Amount;
  readonly own: readonly Amount[];
}

interface Judged {
  readonly kind: AmountKind;
  readonly score: number;
}

function judged({ layout, amount, own }: Seen): Judged {
  const { text, steps } = labelLeft(amount, own);
  const left = judge(text);
  const header = headerOf(layout, amount);
  if (header?.table && isBareTotal(left)) return totalOf(header);
  const sure = left && steps > 0 ? inherited(left) : sureOf(left);
  const right = text === '' ? labelRight(amount, own) : undefined;
  return sure ?? right ?? vague(left, header);
}

/** « Total » alone: which total, the column says. */
const BARE_TOTAL = 0.6;

function isBareTotal(left: Judged | undefined): boolean {
  return left?.kind === 'gross' && left.score <= BARE_TOTAL;
}

function sureOf(left: Judged | undefined): Judged | undefined {
  return left && left.score > BARE_TOTAL ? left : undefined;
}

function vague(left: Judged | undefined, header: Header | undefined): Judged {
  if (header && (left?.kind === 'gross' || header.alone)) return { kind: header.kind, score: 0.8 };
  return left ?? header ?? { kind: 'other', score: 0 };
}

/** The row « Total » of a table of HT, TVA and TTC; its other rows are parts. */
function totalOf({ kind }: Header): Judged {
  return { kind: kind === 'base' ? 'net' : kind, score: 0.95 };
}

function withoutDownPayment({ line, start }: Amount): Judged | undefined {
  return judge(line.folded.slice(0, start).replaceAll('acompte', 'total'));
}

/** A further amount after a label: less sure. « TVA 20 % sur 1 000,00 : 200,00 » names the base first, then the VAT. */
function inherited({ kind, score }: Judged): Judged {
  return { kind: kind === 'base' ? 'vat' : kind, score: score * 0.6 };
}

/** « 1 200,00 €  Total hors taxes »: a figure that opens its line, with a label that leaves no doubt right after it. */
function labelRight({ line, end }: Amount, own: readonly Amount[]): Judged | undefined {
  const next = own.find(({ start }) => start >= end);
  const text = line.folded.slice(end, next?.start).split('\t').find(isTelling) ?? '';
  const label = text.length <= LONGEST_LABEL ? judge(text) : undefined;
  return label && label.score >= 0.8 ? { kind: label.kind, score: label.score * 0.9 } : undefined;
}

/** A longer text on the left is a sentence of the terms, not a label. */
const LONGEST_LABEL = 60;

function isTelling(text: string): boolean {
  return /[a-z]{2}/.test(text.replace(/\beur(?:os)?\b|\./g, ''));
}

function judge(text: string): Judged | undefined {
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

interface Header extends Judged {
  /** Directly above, in a row that has no header of items: a table of totals. */
  readonly alone: boolean;
  /** One of several columns of totals or bases. */
  readonly table: boolean;
}

/** The nearest line above that has a telling cell over the amount. A header of items names columns of lines, not totals. */
function headerOf(layout: Layout, amount: Amount): Header | undefined {
  const { line, box } = amount;
  for (let index = line.index - 1; index >= Math.max(0, line.index - 40); index -= 1) {
    const above = layout.lines[index];
    if (!above || above.page !== line.page) return undefined;
    const cell = above.cells.find((candidate) => columnOverlap(candidate.box, box) > 0.25);
    if (!cell || !isTelling(cell.folded)) continue;
    const named = judge(cell.folded);
    if (!named) return undefined;
    return isItems(above)
      ? { ...named, score: 0.15, alone: false, table: false }
      : { ...named, score: 0.7, alone: line.index - index <= 2, table: namesTotals(above) };
  }
  return undefined;
}

/** Columns that only lines of items have; or a first column that is no figure, beside at most one column of money. */
function isItems(line: Line): boolean {
  if (ITEMS.test(line.folded)) return true;
  const [first, ...others] = line.cells;
  return (
    first !== undefined && others.length > 1 && !RATE.test(first.folded) && !judge(first.folded) && !namesTotals(line)
  );
}

const RATE = /taux|rate|%|code/;

function namesTotals(line: Line): boolean {
  const kinds = line.cells.map(({ folded }) => judge(folded)).filter((named) => named && named.score >= 0.8);
  return new Set(kinds.map((named) => named?.kind)).size > 1;
}
