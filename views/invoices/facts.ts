// The facts of an invoice as pages show them, and as the fields of its form carry them.

import { formatDecimal, type Decimal } from '#src/money.ts';
import type { Language } from '../ui/index.ts';
import type { words } from './messages.ts';

export interface PartyView {
  readonly name: string | undefined;
  readonly siren: string | undefined;
  readonly vatNumber: string | undefined;
}

export interface VatView {
  readonly rate: Decimal | undefined;
  readonly base: Decimal | undefined;
  readonly amount: Decimal | undefined;
}

export interface FactsView {
  readonly seller: PartyView & { readonly iban: string | undefined };
  readonly buyer: PartyView;
  readonly number: string | undefined;
  readonly typeCode: string | undefined;
  readonly issueDate: string | undefined;
  readonly dueDate: string | undefined;
  readonly currency: string | undefined;
  readonly totalWithoutVat: Decimal | undefined;
  readonly totalVat: Decimal | undefined;
  readonly totalWithVat: Decimal | undefined;
  readonly amountDue: Decimal | undefined;
  readonly vat: readonly VatView[];
}

/** Where a value was found on the document. */
export interface FoundView {
  readonly method: keyof (typeof words)['fr']['found'];
  /** Zero-based. */
  readonly page?: number | undefined;
  /** Fractions of the page, from the top left. */
  readonly box?:
    | { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
    | undefined;
  /** 0..1. */
  readonly confidence?: number | undefined;
}

export interface FindingView {
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: string;
  readonly rule: string;
  /** Id of the form's field it is about. */
  readonly field: string | undefined;
  /** The comparison with the other invoice, for duplicates. */
  readonly compareHref: string | undefined;
}

const amountText = (value: Decimal | undefined, language: Language): string =>
  value === undefined ? '' : formatDecimal(value, language);

function partyTexts(role: 'seller' | 'buyer', party: PartyView): [string, string][] {
  return [
    [`${role}.name`, party.name ?? ''],
    [`${role}.siren`, party.siren ?? ''],
    [`${role}.vatNumber`, party.vatNumber ?? ''],
  ];
}

/** Names of the fields in forms and their texts; `modules/invoices/pages/typed.ts` reads them back. */
export function fieldTexts(facts: FactsView, language: Language): Record<string, string> {
  const vat = facts.vat.flatMap((line, index): [string, string][] => [
    [`vat.${index}.rate`, amountText(line.rate, language)],
    [`vat.${index}.base`, amountText(line.base, language)],
    [`vat.${index}.amount`, amountText(line.amount, language)],
  ]);
  return {
    ...Object.fromEntries<string>([...partyTexts('seller', facts.seller), ...partyTexts('buyer', facts.buyer)]),
    'seller.iban': facts.seller.iban ?? '',
    number: facts.number ?? '',
    typeCode: facts.typeCode ?? '',
    issueDate: facts.issueDate ?? '',
    dueDate: facts.dueDate ?? '',
    currency: facts.currency ?? '',
    totalWithoutVat: amountText(facts.totalWithoutVat, language),
    totalVat: amountText(facts.totalVat, language),
    totalWithVat: amountText(facts.totalWithVat, language),
    amountDue: amountText(facts.amountDue, language),
    ...Object.fromEntries<string>(vat),
  };
}
