import { cellAt, type Layout } from '../layout/document.ts';
import type { Found, PartyFields, Self, SupplierFields } from '../model.ts';
import { found } from './found.ts';
import { type Identifier, identifiersOf } from './identifiers.ts';
import { buyerName } from './buyer-name.ts';
import { type Company, sidesOf } from './sides.ts';
import { supplierName } from './supplier-name.ts';
import { zonesOf } from './zones.ts';

export interface Parties {
  readonly supplier: SupplierFields;
  readonly buyer: PartyFields;
  /** A labelled number fails its check: recognition probably misread a digit. */
  readonly doubtful: boolean;
}

export function partiesOf(layout: Layout, self: Self): Parties {
  const numbers = identifiersOf(layout);
  const zones = zonesOf(layout);
  const sides = sidesOf(layout, { numbers, zones, self });
  const context = { layout, zones, sides, self };
  const buyer = buyerName(context);
  const name = supplierName(context, buyer);
  return {
    supplier: { ...(name ? { name } : {}), ...numbersOf(sides.supplier), ...account(numbers, layout) },
    buyer: { ...(buyer ? { name: buyer } : {}), ...numbersOf(sides.buyer) },
    doubtful: numbers.some(({ kind, checked, value }) => !checked && kind !== 'bic' && !isForeign(kind, value)),
  };
}

function isForeign(kind: Identifier['kind'], value: string): boolean {
  return kind === 'vat' && !value.startsWith('FR');
}

function numbersOf(company: Company | undefined): PartyFields {
  if (!company) return {};
  const siret = pick(company.numbers, 'siret');
  const vat = pick(company.numbers, 'vat');
  const siren =
    pick(company.numbers, 'siren') ?? inside(siret, (value) => value.slice(0, 9)) ?? inside(vat, sirenOfVat);
  return { ...(siren ? { siren } : {}), ...(siret ? { siret } : {}), ...(vat ? { vat } : {}) };
}

function sirenOfVat(vat: string): string | undefined {
  return /^FR..\d{9}$/.test(vat) ? vat.slice(4) : undefined;
}

function inside(
  whole: Found<string> | undefined,
  cut: (value: string) => string | undefined,
): Found<string> | undefined {
  const value = whole && cut(whole.value);
  return whole && value ? { ...whole, value } : undefined;
}

function pick(numbers: readonly Identifier[], kind: Identifier['kind']): Found<string> | undefined {
  const own = numbers.filter((number) => number.kind === kind);
  const number = own.find(({ checked }) => checked) ?? own[0];
  return number && asFound(number);
}

function asFound(number: Identifier): Found<string> {
  return number.checked ? found(number, 'checksum', 0.99) : found(number, 'label', number.kind === 'bic' ? 0.9 : 0.45);
}

/** The account to pay to is the supplier's; one under « votre compte » (direct debit) is not. */
function account(numbers: readonly Identifier[], layout: Layout): Pick<SupplierFields, 'iban' | 'bic'> {
  const payable = numbers.filter((number) => !isOurs(layout, number));
  const iban = pick(payable, 'iban');
  const bic = pick(payable, 'bic');
  return { ...(iban ? { iban } : {}), ...(bic ? { bic } : {}) };
}

function isOurs(layout: Layout, { line, start }: Identifier): boolean {
  const cell = cellAt(line, start);
  const block = cell && layout.blockOf.get(cell);
  const nearby = block
    ? block.cells.filter(({ line: own }) => line.index - own.index <= 2 && own.index <= line.index)
    : [];
  return [line.folded, ...nearby.map(({ folded }) => folded)].some((text) =>
    /votre compte|prelev(?:e|ement)|mandat|your account|debited/.test(text),
  );
}
