// What the document is, in what currency, and why no VAT is charged.

import type { Layout } from '../layout/document.ts';
import type { DocumentType, Found, VatExemption } from '../model.ts';
import { found, type Sighting } from './found.ts';

const TYPES: readonly { readonly value: DocumentType; readonly title: RegExp }[] = [
  {
    value: 'credit-note',
    title: /^(?:facture d'avoir|avoir\b|note de credit|credit note|credit memo|facture rectificative d'avoir)/,
  },
  {
    value: 'prepayment',
    title: /^(?:facture d'acompte|facture acompte|facture de provision|prepayment invoice|deposit invoice|acompte n)/,
  },
  { value: 'invoice', title: /^(?:(?:votre |your |tax |duplicata )?(?:facture\b|invoice\b)|note d'honoraires)/ },
];
/** « Facture d'origine », « avoir à déduire »: a title's word at the start of something that is no title. */
const NOT_TITLE =
  /^(?:facture|avoir|invoice)s? (?:d'origine|de reference|initiale|concernee|a |et |est |sont |payable|address|to\b|total)|^facture (?:n°.*)?annulee|^avoir (?:un|le|la|les|droit)/;

/** The title: of the cells of the first page that begin like one, the largest, and of those the first. */
export function documentType(layout: Layout): Found<DocumentType> | undefined {
  let best: { sighting: Sighting<DocumentType>; weight: number } | undefined;
  for (const cell of layout.lines.flatMap((line) => (line.page === 0 ? line.cells : []))) {
    const text = cell.folded.trim();
    const type = NOT_TITLE.test(text) ? undefined : TYPES.find(({ title }) => title.test(text));
    if (!type) continue;
    const capitals = /^[A-ZÉ]{4}/u.test(cell.text.trim()) ? 1.3 : 1;
    const weight = cell.box.height * capitals * (1 - cell.box.y / 2) * (text.length < 60 ? 1 : 0.6);
    const sighting = { line: cell.line, start: cell.start, end: cell.start + cell.text.length, value: type.value };
    if (!best || weight > best.weight * 1.05) best = { sighting, weight };
  }
  return best ? found(best.sighting, 'label', 0.95) : typeOfNumber(layout);
}

/** Without a title, the label of the number says what it numbers. */
function typeOfNumber(layout: Layout): Found<DocumentType> | undefined {
  for (const line of layout.lines) {
    const match = /(?:numero|n ?°|number)\s?(?:de |d'|of )?(?:la |l')?(facture|invoice|avoir|credit note)/.exec(
      line.folded,
    );
    if (!match) continue;
    const value = /avoir|credit/.test(match[1] ?? '') ? 'credit-note' : 'invoice';
    return found({ line, start: match.index, end: match.index + match[0].length, value }, 'label', 0.8);
  }
  return undefined;
}

const CURRENCIES: readonly { readonly code: string; readonly sign: RegExp }[] = [
  { code: 'EUR', sign: /€|\beur(?:os?)?\b/g },
  { code: 'USD', sign: /\$|\busd\b/g },
  { code: 'GBP', sign: /£|\bgbp\b/g },
  { code: 'CHF', sign: /\bchf\b/g },
];

/** The currency printed most often. The share capital of a footer is in euros whatever the invoice is in. */
export function currency(layout: Layout): Found<string> | undefined {
  const sightings = layout.lines
    .filter(({ folded }) => !/capital/.test(folded))
    .flatMap((line) =>
      CURRENCIES.flatMap(({ code, sign }) =>
        [...line.folded.matchAll(sign)].map((match) => ({
          line,
          start: match.index,
          end: match.index + match[0].length,
          value: code,
        })),
      ),
    );
  const groups = [...Map.groupBy(sightings, ({ value }) => value).values()].toSorted((a, b) => b.length - a.length);
  const [most, next] = groups;
  const first = most?.[0];
  if (!first || (next && next.length === most.length)) return undefined;
  return found(first, 'pattern', next ? 0.8 : 0.95);
}

const EXEMPTIONS: readonly { readonly value: VatExemption; readonly words: RegExp }[] = [
  { value: 'franchise', words: /293 ?[- ]?b\b|franchise (?:en base )?de t\.?v\.?a/ },
  { value: 'reverse-charge', words: /auto ?-?liquidation|reverse charge|(?:art(?:icle)?\.? )?283[- ]2|\b259-1\b/ },
];

export function vatExemption(layout: Layout): Found<VatExemption> | undefined {
  for (const { value, words } of EXEMPTIONS) {
    for (const line of layout.lines) {
      const match = words.exec(line.folded);
      if (match) return found({ line, start: match.index, end: match.index + match[0].length, value }, 'pattern', 0.95);
    }
  }
  return undefined;
}
