// Some terms belong to the document, but a syntax repeats them in each part of a list.
// After reading they are lifted to the document; a part keeps its own only when it differs. Before writing they go down again.

import type { Invoice } from '../model/invoice.ts';

type Part = { readonly [field: string]: unknown };

export interface SharedTerm {
  /** List of the invoice whose parts repeat the term. */
  readonly list: 'vatBreakdown' | 'paymentTerms' | 'paymentMeans';
  /** Same name in the part and in the invoice. */
  readonly field: 'taxPointDate' | 'taxPointCode' | 'mandate' | 'remittance';
  /** Only one part has it when written: the first that fits and has none of its own, else the first that has none. */
  readonly goesTo?: (part: never) => boolean;
}

function partsOf(invoice: Invoice, term: SharedTerm): readonly Part[] {
  return invoice[term.list] as unknown as readonly Part[];
}

function without(part: Part, field: string): Part {
  const { [field]: _removed, ...rest } = part;
  return rest;
}

function lift(invoice: Invoice, term: SharedTerm): Invoice {
  const parts = partsOf(invoice, term);
  const common = parts.find((part) => part[term.field] !== undefined)?.[term.field];
  if (common === undefined) return invoice;
  const lifted = parts.map((part) => (part[term.field] === common ? without(part, term.field) : part));
  return { ...invoice, [term.field]: common, [term.list]: lifted };
}

/** Where the term of the document goes; -1 when every part has one of its own. */
function placeOf(parts: readonly Part[], { field, goesTo }: SharedTerm): number {
  const isFree = (part: Part): boolean => part[field] === undefined;
  const fitting = parts.findIndex((part) => isFree(part) && goesTo?.(part as never));
  return fitting >= 0 ? fitting : parts.findIndex(isFree);
}

function lower(invoice: Invoice, term: SharedTerm): Invoice {
  const common = invoice[term.field];
  if (common === undefined) return invoice;
  const parts = partsOf(invoice, term);
  const only = term.goesTo && placeOf(parts, term);
  const lowered = parts.map((part, index) => {
    const isMeant = only === undefined || only === index;
    return part[term.field] === undefined && isMeant ? { ...part, [term.field]: common } : part;
  });
  return { ...invoice, [term.list]: lowered };
}

export function liftShared(invoice: Invoice, terms: readonly SharedTerm[]): Invoice {
  return terms.reduce(lift, invoice);
}

export function lowerShared(invoice: Invoice, terms: readonly SharedTerm[]): Invoice {
  return terms.reduce(lower, invoice);
}
