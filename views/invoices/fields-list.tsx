// The same facts, to be read once a decision has been taken.

import { formatDecimal, type Decimal } from '#src/money.ts';
import {
  Amount,
  DateText,
  DefinitionList,
  Identifier,
  type Child,
  type DefinitionProps,
  type Element,
  type Language,
} from '../ui/index.ts';
import { FoundMark } from './fact-notes.tsx';
import type { FactsView } from './facts.ts';
import type { FieldsProps } from './fields.tsx';
import { words } from './messages.ts';

type Kind = 'siren' | 'vat' | 'iban';

const identifier = (kind: Kind, value: string | undefined): Child =>
  value === undefined ? <span class="absent">—</span> : <Identifier kind={kind} value={value} />;

/** `20 %`, `5,5 %`. */
export function rateText(rate: Decimal, language: Language): string {
  return `${formatDecimal(rate, language, 1).replace(/[,.]0$/, '')}\u00a0%`;
}

function vatLabel(rate: Decimal | undefined, language: Language): string {
  const { vatAmount } = words[language];
  return rate === undefined ? vatAmount : `${vatAmount} ${rateText(rate, language)}`;
}

/** Term, value and name of the field, in the order of the form. */
export function factRows(facts: FactsView, direction: FieldsProps['direction'], language: Language) {
  const text = words[language];
  const currency = facts.currency ?? 'EUR';
  const money = (value: Decimal | undefined): Element => (
    <Amount value={value} currency={currency} language={language} />
  );
  const isPurchase = direction === 'purchase';
  const party = isPurchase ? facts.seller : facts.buyer;
  const role = isPurchase ? 'seller' : 'buyer';
  const row = (field: string, term: string, value: Child) => ({ field, term, value });
  return [
    row(`${role}.name`, isPurchase ? text.seller : text.buyer, party.name ?? '—'),
    row(`${role}.siren`, text.siren, identifier('siren', party.siren)),
    row(`${role}.vatNumber`, text.vatNumber, identifier('vat', party.vatNumber)),
    ...(isPurchase ? [row('seller.iban', text.iban, identifier('iban', facts.seller.iban))] : []),
    row('number', text.number, facts.number ?? '—'),
    row('issueDate', text.issueDate, <DateText value={facts.issueDate} language={language} />),
    row('dueDate', text.dueDate, <DateText value={facts.dueDate} language={language} />),
    row('totalWithoutVat', text.totalWithoutVat, money(facts.totalWithoutVat)),
    ...facts.vat.map((line) => row('vat', vatLabel(line.rate, language), money(line.amount))),
    row('totalVat', text.totalVat, money(facts.totalVat)),
    row('totalWithVat', text.totalWithVat, money(facts.totalWithVat)),
    row('amountDue', text.amountDue, money(facts.amountDue)),
  ];
}

export function FieldsList({ facts, direction, provenance, language }: FieldsProps): Element {
  const items = factRows(facts, direction, language).map(({ field, term, value }): DefinitionProps => ({
    term,
    value: (
      <>
        {value} <FoundMark found={provenance[field]} language={language} />
      </>
    ),
  }));
  return <DefinitionList rules items={items} />;
}
