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
    String.raw`\b${KIND}${ASSOCIATED}(?: (?!du |et |est |sur |pour )[a-z']+){0,4}?\s?[:\t]?\s?${NO}`,
    String.raw`(?<![a-z])${NO}\s?(?:de |d'|du |of )?(?:la |l'|the )?(?:${KIND}|piece|document|justificatif|recu|note d'honoraires|releve)`,
  ]
    .map((form) => `(?:${form})${ASSOCIATED}`)
    .join('|'),
  'g',
);
const TITLE = new RegExp(
  String.raw`(?:^|\t)(?:votre |your |tax )?${KIND}(?: d'acompte| d'avoir| de solde| rectificative)?\s?[:\t-]?(?= ?[a-z]{0,6}[-/_ ]?\d)`,
  'g',
);
const TITLE_ALONE = new RegExp(String.raw`(?:^|\t)(?:votre |your |tax )?${KIND}(?=\t|$)`, 'g');
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
  const named = best(lookUp(layout, { label: NUMBER, values: tokensIn, barrier: BARRIER }).filter(isLabelled));
  if (named && !isShort(named)) return found(named.value, 'label', named.direction === 'right' ? 0.95 : 0.9);
  const title = lookUp(layout, { label: TITLE, values: tokensIn, barrier: BARRIER }).find(isRight);
  if (title) return found(title.value, 'label', 0.85);
  const bare = best(lookUp(layout, { label: BARE, values: tokensIn, barrier: BARRIER }));
  if (bare) return found(bare.value, 'label', 0.7);
  if (named) return found(named.value, 'label', 0.7);
  const under = lookUp(layout, { label: TITLE_ALONE, values: documentNumbersIn, barrier: BARRIER })[0];
  return under && found(under.value, 'position', 0.6);
}

/** What has its value below is a header and nothing else: « référence de la facture à rappeler » is a sentence. */
function isLabelled({ direction, label }: Hit<string>): boolean {
  return direction === 'right' || /^\s?:?\s*(?:\t|$)/.test(label.line.folded.slice(label.end));
}

/** « Situation n° 4 »: counts something, and numbers the invoice only when nothing else does. */
function isShort({ value }: Hit<string>): boolean {
  return value.value.length < 3;
}

/** Without any label, only what is formed as documents are numbered: letters or a year, and a counter, parted by a sign. */
function documentNumbersIn(line: Line): Sighting<string>[] {
  return tokensIn(line).filter(({ value }) => /^(?=.*\d{2})[A-Z\d]{1,8}(?:[-/_][A-Z\d]{1,8}){1,4}$/.test(value));
}

export function orderNumber(layout: Layout, number: Found<string> | undefined): Found<string> | undefined {
  const hits = lookUp(layout, { label: ORDER, values: tokensIn, barrier: ORDER_BARRIER });
  const hit = best(hits.filter(({ value }) => value.value !== number?.value));
  return hit && found(hit.value, 'label', hit.direction === 'right' ? 0.9 : 0.8);
}

function best(hits: readonly Hit<string>[]): Hit<string> | undefined {
  return hits.find((hit) => isRight(hit) && !isShort(hit)) ?? hits.find((hit) => !isShort(hit)) ?? hits[0];
}

function isRight<T>(hit: Hit<T>): boolean {
  return hit.direction === 'right';
}

function tokensIn(line: Line): Sighting<string>[] {
  const taken = [...datesIn(line), ...accountsIn(line)];
  return [...line.text.matchAll(TOKEN)].flatMap((match) => {
    const token = match[0].replace(/[.,_/-]+$/, '');
    const prefix = PREFIX.exec(line.text.slice(0, match.index))?.[0] ?? '';
    const head = isWord(prefix) ? '' : prefix;
    const start = match.index - head.length;
    const end = match.index + token.length;
    const text = head + token + (/\d/.test(token) ? furtherGroups(line.text.slice(end)) : '');
    const isTaken = taken.some((span) => start < span.end && end > span.start);
    if (isTaken || !/\d/.test(text) || NOT_A_NUMBER.test(text) || isPostcode(line.text.slice(match.index))) return [];
    return [{ line, start, end: start + text.length, value: text }];
  });
}

/** « 10 094 325 110 », « 4418 0217 F »: groups of figures, or a last letter or two, up to the end of the cell. */
function furtherGroups(rest: string): string {
  return /^(?: \d{2,6})*(?: \d{2,6}| [A-Z]{1,2})(?=\t|$)/.exec(rest)?.[0] ?? '';
}

function isPostcode(text: string): boolean {
  return /^\d{5} \p{Lu}[\p{L}-]/u.test(text);
}

function accountsIn(line: Line): { start: number; end: number }[] {
  const accounts = line.text.matchAll(/(?<![A-Z\d])[A-Z]{2}\d{2}(?: ?[A-Z\d*]{4}){3,}(?: ?[A-Z\d]{1,3})?/g);
  return [...accounts].map((match) => ({ start: match.index, end: match.index + match[0].length }));
}

/** Words in capitals before a figure that are no prefix of it: « DU 12 », « PAGE 1 », « TVA 20 ». */
function isWord(prefix: string): boolean {
  return /^(?:du|le|la|de|au|en|page|date|sur|pour|et|rcs|tva|vat|ht|ttc|no|ape|naf|tel|id|eur|bp|cs|ref|total|po) $/i.test(
    prefix,
  );
}
