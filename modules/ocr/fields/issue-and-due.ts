// The day the invoice was issued and the day it must be paid.

import type { Layout } from '../layout/document.ts';
import type { Found } from '../model.ts';
import { datesIn } from './dates.ts';
import { found } from './found.ts';
import { type Hit, lookUp } from './lookup.ts';

const ISSUE =
  /\bdate (?:de )?(?:la )?(?:facture(?:\s?\/\s?date de (?:la )?livraison)?(?! (?:associee|liee|d'origine|initiale|precedente|rectifiee|concernee))|facturation|piece|document)|\bdate d'? ?(?:emission|edition|etablissement|avoir)|\bdate (?:de l'|d')?avoir|\b(?:emis|emise|etabli|etablie|editee?|facturee?) le\b|\b(?:invoice|issue|billing|credit note) date\b|\bdate of (?:issue|invoice)\b|\bdate issued\b|\bissued(?: on)?\b|(?<!(?:sur|votre|notre|la|de) )\b(?:facture|avoir) (?:[^\t]{0,40} )?(?:du|en date du)\b/g;
const PLAIN =
  /(?:^|\t|[|;] ?)(?:la )?date ?(?::|\t|$)|(?:^|\t)(?!.*(?:payable|prelev|regler|payer|avant|plus tard|echeance|livr))[a-z' -]{3,30},? ?(?:le|the) (?=\d|l?er)|(?:^|\t)(?:le|en date du|du (?!.* au )) ?(?=\d)/g;
const DUE =
  /\becheances?\b|\bdate limite(?: de (?:paiement|reglement))?|\b(?:a )?(?:payer|regler|payable|reglement|paiement)(?: [a-z]+){0,3} (?:avant|pour|au plus tard|jusqu'au)(?: le)?\b|\b(?:a payer|a regler|payable) le\b|\bprelev(?:e|ee|es|ement|able)s?(?: [a-z]+){0,3}? (?:le|a partir du|a compter du)\b|\bdue (?:date|on|by)\b|\bdate due\b|\bdue (?=[a-z]{3,9}\.? \d)|\bpayment due\b|\bpay(?:able)? (?:by|before)\b|\bdate de (?:paiement|reglement)\b|\bpayment date\b|\bdue ?:/g;
const OTHER_DATE =
  /date|echeance|livraison|delivery|due|periode|commande|order|expedition|prestation|limite|avant le|payable|emise? le/;
/** Dates that are neither: deliveries, orders, periods, contracts. */
const ELSEWHERE =
  /livraison|delivery|commande|order|periode|period|prestation|execution|expedition|contrat|devis|naissance|impression|acompte|sur (?:la |votre )?facture|origine|associee|\bbl\b/;

export interface InvoiceDates {
  readonly issueDate?: Found<string>;
  readonly dueDate?: Found<string>;
}

export function invoiceDates(layout: Layout): InvoiceDates {
  const dueDate = dueDateIn(layout);
  const issueDate = issueDateIn(layout, dueDate);
  return { ...(issueDate ? { issueDate } : {}), ...(dueDate ? { dueDate } : {}) };
}

function dueDateIn(layout: Layout): Found<string> | undefined {
  const [hit] = byNearness(lookUp(layout, { label: DUE, values: datesIn, barrier: OTHER_DATE }));
  return hit && found(hit.value, 'label', hit.direction === 'right' ? 0.95 : 0.9);
}

function issueDateIn(layout: Layout, due: Found<string> | undefined): Found<string> | undefined {
  const [named] = byNearness(lookUp(layout, { label: ISSUE, values: datesIn, barrier: OTHER_DATE }));
  if (named) return found(named.value, 'label', named.direction === 'right' ? 0.95 : 0.9);
  const [plain] = byNearness(lookUp(layout, { label: PLAIN, values: datesIn, barrier: OTHER_DATE }));
  if (plain) return found(plain.value, 'label', 0.85);
  return onlyDate(layout, due);
}

/** Values beside their label before values under one. */
function byNearness<T>(hits: readonly Hit<T>[]): Hit<T>[] {
  return hits.toSorted((a, b) => rank(a) - rank(b));
}

function rank<T>(hit: Hit<T>): number {
  return hit.direction === 'right' ? 0 : 1;
}

/** Without a label, one single day in the head of the first page, before the due date, can only be the day of issue. */
function onlyDate(layout: Layout, due: Found<string> | undefined): Found<string> | undefined {
  const head = layout.lines.filter(({ page, box, folded }) => page === 0 && box.y < 0.45 && !ELSEWHERE.test(folded));
  const dates = head.flatMap(datesIn).filter(({ value }) => value !== due?.value && (!due || value <= due.value));
  const [date] = dates;
  if (!date || new Set(dates.map(({ value }) => value)).size > 1) return undefined;
  return found(date, 'position', 0.6);
}
