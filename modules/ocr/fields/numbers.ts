// The invoice's own number, and the number of the order it answers.

import type { Layout } from '../layout/document.ts';
import type { Line } from '../layout/lines.ts';
import type { Found } from '../model.ts';
import { datesIn } from './dates.ts';
import { found, type Sighting } from './found.ts';
import { type Hit, lookUp } from './lookup.ts';

const NO = String.raw`(?:(?:n ?[°o*]|num(?:ero)?|number|nr|ref(?:erence)?|id)(?![a-z])\.?|#)`;
const KIND = String.raw`(?:facture|avoir|note de credit|invoice|credit note|credit memo|bill|fact\.)`;
/** Another document that this one refers to. */
const ASSOCIATED = String.raw`(?! (?:associee?|liee?|d'origine|initiale?|precedente?|rectifiee?|concernee?))`;
const NUMBER = new RegExp(
  [
    String.raw`\b${KIND}(?: (?:proforma|d'acompte|d'avoir|de vente|client|de solde|de situation|rectificative|acompte|definitive))?\s?[:\t]?\s?${NO}`,
    String.raw`(?<![a-z])${NO}\s?(?:de |d'|of )?(?:la |l'|the )?(?:${KIND}|piece|document)`,
  ]
    .map((form) => `(?:${form})${ASSOCIATED}`)
    .join('|'),
  'g',
);
const TITLE = new RegExp(
  String.raw`(?:^|\t)(?:votre |your |tax )?${KIND}(?: d'acompte| d'avoir| de solde| rectificative)?\s?[:\t-]?(?= ?[a-z]{0,6}[-/_ ]?\d)`,
  'g',
);
const BARE = /(?:^|\t)(?:n ?°|numero|number|no\.) ?(?::|\t|$|(?=[a-z]{0,6}[-/_ ]?\d))/g;
const ORDER = new RegExp(
  [
    String.raw`\b(?:bon de commande|commande|votre commande|purchase order|order|your order|po)(?: client| d'achat)?\s?[:\t]?\s?${NO}`,
    String.raw`(?<![a-z])${NO}\s?(?:de |d'|of )?(?:la |l'|the |votre |bon de |your )?(?:commande|engagement|purchase order|order|po)\b`,
    String.raw`\b(?:votre commande|votre ref(?:erence)?\.?|v\/ref\.?|your ref(?:erence)?\.?|bon de commande|commande|purchase order|buyer reference)(?:\s?:|\t)`,
    String.raw`(?:^|\t)(?:votre |bon de |your )?(?:commande|purchase order|order)(?=\t|$)`,
  ].join('|'),
  'g',
);
const BARRIER = /date|client|siret|siren|tva|commande|livraison|echeance|montant|total|page|devis|order|contrat/;
const ORDER_BARRIER = /date|client|siret|siren|tva|livraison|echeance|montant|total|page|facture|invoice/;

/** A number has a digit; letters, digits and the signs people put between them. */
const TOKEN = /[A-Z\d][A-Z\d/_.-]*/giu;
/** « FA 2026-0012 »: a short prefix in capitals, parted by a space. */
const PREFIX = /(?<![\p{L}\d])[A-Z]{1,4} $/u;
const NOT_A_NUMBER = /^(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d+[.,]\d{2}|FR\d{11}|FR\w{2}\d{9})$/i;

export function invoiceNumber(layout: Layout): Found<string> | undefined {
  const named = best(lookUp(layout, { label: NUMBER, values: tokensIn, barrier: BARRIER }));
  if (named) return found(named.value, 'label', named.direction === 'right' ? 0.95 : 0.9);
  const title = lookUp(layout, { label: TITLE, values: tokensIn, barrier: BARRIER }).find(isRight);
  if (title) return found(title.value, 'label', 0.85);
  const bare = best(lookUp(layout, { label: BARE, values: tokensIn, barrier: BARRIER }));
  return bare && found(bare.value, 'label', 0.7);
}

export function orderNumber(layout: Layout, number: Found<string> | undefined): Found<string> | undefined {
  const hits = lookUp(layout, { label: ORDER, values: tokensIn, barrier: ORDER_BARRIER });
  const hit = best(hits.filter(({ value }) => value.value !== number?.value));
  return hit && found(hit.value, 'label', hit.direction === 'right' ? 0.9 : 0.8);
}

function best<T>(hits: readonly Hit<T>[]): Hit<T> | undefined {
  return hits.find(isRight) ?? hits[0];
}

function isRight<T>(hit: Hit<T>): boolean {
  return hit.direction === 'right';
}

function tokensIn(line: Line): Sighting<string>[] {
  const dates = datesIn(line);
  return [...line.text.matchAll(TOKEN)].flatMap((match) => {
    const token = match[0].replace(/[.,_/-]+$/, '');
    const end = match.index + token.length;
    const prefix = PREFIX.exec(line.text.slice(0, match.index))?.[0] ?? '';
    const text = isWord(prefix) ? token : prefix + token;
    const start = end - text.length;
    const isDate = dates.some((date) => start < date.end && end > date.start);
    if (isDate || !/\d/.test(text) || NOT_A_NUMBER.test(text)) return [];
    return [{ line, start, end, value: text }];
  });
}

/** Words in capitals before a figure that are no prefix of it: « DU 12 », « PAGE 1 », « TVA 20 ». */
function isWord(prefix: string): boolean {
  return /^(?:du|le|la|de|au|en|page|date|sur|pour|et|rcs|tva|vat|ht|ttc|no|ape|naf|tel|id|eur|bp|cs|ref|total|po) $/i.test(
    prefix,
  );
}
