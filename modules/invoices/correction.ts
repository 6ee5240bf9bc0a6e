// A person's corrections, applied to the model. Pure.

import type { Money } from '#src/money.ts';
import { newParty, type Invoice, type Party, type PaymentMeans, type VatBreakdown } from '#modules/facturx';
import type { FieldChange } from './history.ts';
import { factsOf, type Facts, type FieldName } from './model.ts';

/** `undefined` = leave as it is, `null` = it is not on the document. */
type Change<T> = T | null | undefined;

export interface PartyCorrection {
  readonly name?: Change<string>;
  /** 9 digits. */
  readonly siren?: Change<string>;
  readonly vatNumber?: Change<string>;
}

export interface Correction {
  readonly seller?: (PartyCorrection & { readonly iban?: Change<string> }) | undefined;
  readonly buyer?: PartyCorrection | undefined;
  readonly number?: Change<string>;
  readonly typeCode?: Change<string>;
  /** `YYYY-MM-DD`. */
  readonly issueDate?: Change<string>;
  readonly dueDate?: Change<string>;
  readonly currency?: Change<string>;
  readonly totalWithoutVat?: Change<Money>;
  readonly totalVat?: Change<Money>;
  readonly totalWithVat?: Change<Money>;
  readonly amountDue?: Change<Money>;
  /** Replaces the whole breakdown. */
  readonly vat?: readonly VatBreakdown[] | undefined;
}

/** The object with `key` set, removed or left. */
function put<T extends object, K extends keyof T>(target: T, key: K, value: Change<NonNullable<T[K]>>): T {
  if (value === undefined) return target;
  const { [key]: _replaced, ...rest } = target;
  return (value === null ? rest : { ...rest, [key]: value }) as T;
}

function correctParty(party: Party | undefined, correction: PartyCorrection | undefined): Party | undefined {
  if (!correction) return party;
  let corrected = put(party ?? newParty(), 'name', correction.name);
  corrected = put(corrected, 'vatId', correction.vatNumber);
  const { siren } = correction;
  const registration = typeof siren === 'string' ? { value: siren, scheme: '0002' } : siren;
  return put(corrected, 'legalRegistration', registration);
}

function correctAccount(means: readonly PaymentMeans[], iban: Change<string>): readonly PaymentMeans[] {
  if (iban === undefined) return means;
  const index = means.findIndex((one) => one.iban !== undefined);
  if (index < 0) return iban === null ? means : [...means, { code: '30', iban }];
  return means.map((one, at) => (at === index ? put(one, 'iban', iban) : one));
}

function correctDueDate(invoice: Invoice, dueDate: Change<string>): Invoice {
  if (dueDate === undefined) return invoice;
  const [first, ...rest] = invoice.paymentTerms;
  const terms = put(first ?? {}, 'dueDate', dueDate);
  return { ...invoice, paymentTerms: [terms, ...rest] };
}

/** The model with the person's values in place of what was read. */
export function applyCorrection(invoice: Invoice, correction: Correction): Invoice {
  let corrected = correctDueDate(invoice, correction.dueDate);
  corrected = put(corrected, 'number', correction.number);
  corrected = put(corrected, 'typeCode', correction.typeCode);
  corrected = put(corrected, 'issueDate', correction.issueDate);
  corrected = put(corrected, 'currency', correction.currency);
  corrected = put(corrected, 'seller', correctParty(corrected.seller, correction.seller));
  corrected = put(corrected, 'buyer', correctParty(corrected.buyer, correction.buyer));
  let totals = put(corrected.totals, 'net', correction.totalWithoutVat);
  totals = put(totals, 'vat', correction.totalVat);
  totals = put(totals, 'gross', correction.totalWithVat);
  totals = put(totals, 'due', correction.amountDue);
  return {
    ...corrected,
    totals,
    paymentMeans: correctAccount(corrected.paymentMeans, correction.seller?.iban),
    vatBreakdown: correction.vat ?? corrected.vatBreakdown,
  };
}

function vatText(facts: Facts): string {
  return facts.vat.map((line) => `${line.rate ?? '?'} % : ${line.base ?? '?'} → ${line.amount ?? '?'}`).join(' ; ');
}

/** The register's fields of a model, as text; `undefined` when the document does not say. */
export function fieldValues(invoice: Invoice): Record<FieldName, string | undefined> {
  const facts = factsOf(invoice);
  return {
    'seller.name': facts.seller.name,
    'seller.siren': facts.seller.siren,
    'seller.vatNumber': facts.seller.vatNumber,
    'seller.iban': facts.seller.iban,
    'buyer.name': facts.buyer.name,
    'buyer.siren': facts.buyer.siren,
    'buyer.vatNumber': facts.buyer.vatNumber,
    number: facts.number,
    typeCode: facts.typeCode,
    issueDate: facts.issueDate,
    dueDate: facts.dueDate,
    currency: facts.currency,
    totalWithoutVat: facts.totalWithoutVat?.toString(),
    totalVat: facts.totalVat?.toString(),
    totalWithVat: facts.totalWithVat?.toString(),
    amountDue: facts.amountDue?.toString(),
    vat: vatText(facts) || undefined,
  };
}

/** What differs between two models, field by field. */
export function changesBetween(before: Invoice, after: Invoice): FieldChange[] {
  const old = fieldValues(before);
  const fresh = fieldValues(after);
  return (Object.keys(old) as FieldName[])
    .filter((field) => old[field] !== fresh[field])
    .map((field) => ({ field, before: old[field], after: fresh[field] }));
}
