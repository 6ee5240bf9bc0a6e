// UBL: BG-16 to BG-19, due date and terms.

import type { Invoice } from '../model/invoice.ts';
import type { PaymentMeans, PaymentTerms, ThirdPartyPayment } from '../model/payment.ts';
import * as shapes from '../model/shapes.ts';
import { looksLikeIban } from '../identifiers.ts';
import * as codecs from '../mapping/codecs.ts';
import { amount, each, group, inline, text, usual } from '../mapping/entries.ts';
import { EN, type Draft, type Entry, type Group, X } from '../mapping/types.ts';
import type { OutElement } from '../xml/print.ts';
import { party } from './party.ts';

const account: Entry<PaymentMeans> = {
  key: 'cbc:ID',
  read(element, draft) {
    const value = element.text.trim();
    if (value !== '') draft[looksLikeIban(value) ? 'iban' : 'account'] = value;
    return true;
  },
  write(from, out, writer) {
    const value = from.iban ?? from.account;
    if (value !== undefined && writer.allows(EN('BT-84'))) out.push({ name: 'cbc:ID', text: value });
  },
};

/** Read beside the payment means: BT-9 of a credit note, and the payer. */
function readElsewhere<T>(key: string): Entry<T> {
  return { key, isFiller: true, read: () => true, write: () => undefined };
}

const paymentMeans: Group<PaymentMeans> = group<PaymentMeans>(shapes.paymentMeans, [
  inline('cbc:PaymentMeansCode', { content: ['code', codecs.text], attributes: { name: 'text' } }),
  readElsewhere('cbc:PaymentDueDate'),
  text('cbc:PaymentID', 'remittance', EN('BT-83')),
  inline('cac:CardAccount', [
    text('cbc:PrimaryAccountNumberID', 'cardNumber', EN('BT-87')),
    usual('cbc:NetworkID', 'cardNetwork', 'mapped-from-cii'),
    text('cbc:HolderName', 'cardHolder', EN('BT-88')),
  ]),
  inline('cac:PayeeFinancialAccount', [
    account,
    text('cbc:Name', 'accountName', EN('BT-85')),
    inline('cac:FinancialInstitutionBranch', [text('cbc:ID', 'bic', EN('BT-86'))]),
  ]),
  inline('cac:PaymentMandate', [
    text('cbc:ID', 'mandate', EN('BT-89')),
    readElsewhere('cac:PayerParty'),
    inline('cac:PayerFinancialAccount', [
      text('cbc:ID', 'debitedIban', EN('BT-91')),
      text('cbc:Name', 'debitedName', X('BT-216')),
      inline('cac:FinancialInstitutionBranch', [text('cbc:ID', 'debitedBic', X('BT-215'))]),
    ]),
  ]),
]);

const KEY = 'cac:PaymentMeans';

/** The payer stands inside the first mandate. */
const payer: Entry<Invoice> = {
  key: KEY,
  read(element, draft, reader) {
    const found = element.at('cac:PaymentMandate', 'cac:PayerParty');
    const others = (draft['otherParties'] ?? {}) as Draft;
    if (found && others['payer'] === undefined) {
      const read = reader.inside('otherParties.payer', () => reader.object(party, found));
      if (read) draft['otherParties'] = { ...others, payer: read };
    }
    return false;
  },
  write(from, out, writer) {
    const value = from.otherParties?.payer;
    const index = out.findIndex(({ name }) => name === KEY);
    const means = out[index];
    if (!value || !means || !writer.allows(X())) return;
    writer.inside('otherParties.payer', () => {
      const element = writer.group('cac:PayerParty', party, value);
      if (element) out[index] = withPayer(means, element);
    });
  },
};

function withPayer(means: OutElement, element: OutElement): OutElement {
  const children = means.children ?? [];
  const mandate = children.find(({ name }) => name === 'cac:PaymentMandate');
  const inside = mandate?.children ?? [];
  const ids = inside.filter(({ name }) => name === 'cbc:ID');
  const accounts = inside.filter(({ name }) => name !== 'cbc:ID');
  const made: OutElement = { name: 'cac:PaymentMandate', children: [...ids, element, ...accounts] };
  return { ...means, children: [...children.filter((child) => child !== mandate), made] };
}

/** BT-9 of a credit note, which stands in its payment means. */
const creditNoteDueDate: Entry<Invoice> = {
  key: KEY,
  read(element, draft, reader) {
    const found = element.child('cbc:PaymentDueDate');
    const terms = draft['paymentTerms'] as PaymentTerms[];
    if (found && terms.length === 0) {
      const dueDate = reader.inside('paymentTerms[0].dueDate', () => reader.value(found, codecs.isoDate));
      terms.push(dueDate === undefined ? {} : { dueDate });
    }
    return false;
  },
  write(from, out, writer) {
    const index = out.findIndex(({ name }) => name === KEY);
    const means = out[index];
    const dueDate = from.paymentTerms[0]?.dueDate;
    if (!means || dueDate === undefined || !writer.allows(EN('BT-9'))) return;
    const [code, ...rest] = means.children ?? [];
    const element = writer.leaf('cbc:PaymentDueDate', codecs.isoDate.print(dueDate), codecs.isoDate);
    out[index] = { ...means, children: [...(code ? [code] : []), element, ...rest] };
  },
};

export function paymentMeansEntries(isCreditNote: boolean): readonly Entry<Invoice>[] {
  return [
    ...(isCreditNote ? [{ ...creditNoteDueDate, write: () => undefined }] : []),
    { ...payer, write: () => undefined },
    each(KEY, 'paymentMeans', { of: paymentMeans, mark: EN('BG-16') }),
    { ...payer, key: '' },
    ...(isCreditNote ? [{ ...creditNoteDueDate, key: '' }] : []),
  ];
}

/** BT-9 of an invoice: the first of the payment terms has it. */
export const dueDate: Entry<Invoice> = {
  key: 'cbc:DueDate',
  read(element, draft, reader) {
    const value = reader.inside('paymentTerms[0].dueDate', () => reader.value(element, codecs.isoDate));
    (draft['paymentTerms'] as PaymentTerms[]).push(value === undefined ? {} : { dueDate: value });
    return true;
  },
  write(from, out, writer) {
    writer.inside('paymentTerms[0].dueDate', () => {
      const written = writer.textOf(from.paymentTerms[0]?.dueDate, codecs.isoDate);
      if (written !== undefined && writer.allows(EN('BT-9'))) out.push({ name: 'cbc:DueDate', text: written });
    });
  },
};

/** BT-20: joins the due date that was read before it. */
export const paymentTerms: Entry<Invoice> = {
  key: 'cac:PaymentTerms',
  read(element, draft, reader) {
    const list = draft['paymentTerms'] as PaymentTerms[];
    const description = element.child('cbc:Note')?.text.trim() ?? '';
    for (const other of element.children) if (other !== element.child('cbc:Note')) reader.notRead(other);
    if (description === '') return true;
    const first = list[0];
    if (list.length === 1 && first?.description === undefined) list[0] = { ...first, description };
    else list.push({ description });
    return true;
  },
  write(from, out, writer) {
    for (const { description } of from.paymentTerms) {
      if (description === undefined || !writer.allows(EN('BT-20'))) continue;
      out.push({ name: 'cac:PaymentTerms', children: [{ name: 'cbc:Note', text: description }] });
    }
  },
};

/** BG-34. */
const thirdParty = group<ThirdPartyPayment>(shapes.thirdPartyPayment, [
  text('cbc:ID', 'id', X()),
  amount('cbc:PaidAmount', 'amount', X('BT-180')),
  text('cbc:InstructionID', 'description', X('BT-179')),
]);

export const thirdPartyPayments: Entry<Invoice> = each('cac:PrepaidPayment', 'thirdPartyPayments', {
  of: thirdParty,
  mark: X('BG-34'),
});
