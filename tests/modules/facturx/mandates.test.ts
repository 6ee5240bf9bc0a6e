import { describe, expect, it } from 'vitest';
import { type Invoice, invoiceToJson, readXml, type Target, writeXml } from '#modules/facturx';
import { bytesOf, fixtureText } from './support.ts';

const cii = fixtureText('cii-en16931.xml').replace(
  '</ram:DueDateDateTime></ram:SpecifiedTradePaymentTerms>',
  '</ram:DueDateDateTime><ram:DirectDebitMandateID>M1</ram:DirectDebitMandateID><ram:DirectDebitMandateID>M2</ram:DirectDebitMandateID></ram:SpecifiedTradePaymentTerms>',
);

function means(mandate: string, debited = ''): string {
  const account = debited && `<cac:PayerFinancialAccount><cbc:ID>${debited}</cbc:ID></cac:PayerFinancialAccount>`;
  return `<cac:PaymentMeans><cbc:PaymentMeansCode>59</cbc:PaymentMeansCode><cac:PaymentMandate><cbc:ID>${mandate}</cbc:ID>${account}</cac:PaymentMandate></cac:PaymentMeans>`;
}

const { invoice: plain } = readXml(bytesOf(fixtureText('cii-en16931.xml')));
const ubl = new TextDecoder()
  .decode(writeXml({ ...plain, paymentMeans: [{ code: '59' }] }, { syntax: 'ubl', profile: 'EN 16931' }).xml)
  .replace(
    /<cac:PaymentMeans>[\s\S]*<\/cac:PaymentMeans>/,
    `${means('M1')}${means('M2', 'FR7630006000011234567890189')}`,
  );

function again(invoice: Invoice, target: Target): Invoice {
  const { xml, losses } = writeXml(invoice, target);
  expect(losses).toEqual([]);
  return readXml(xml).invoice;
}

describe('several direct debit mandates', () => {
  it('of the same payment terms in CII are terms of their own, and stay', () => {
    const { invoice, findings } = readXml(bytesOf(cii));
    expect(findings).toEqual([]);
    expect(invoice.mandate).toBe('M1');
    expect(invoice.paymentTerms.map(({ mandate }) => mandate)).toEqual([undefined, 'M2']);
    const back = again(invoice, { syntax: 'cii', profile: 'EXTENDED' });
    expect(invoiceToJson(back)).toMatchObject({ mandate: 'M1', paymentTerms: [{}, { mandate: 'M2' }] });
  });

  it('of several payment means in UBL stay, wherever an account is debited', () => {
    const { invoice } = readXml(bytesOf(ubl));
    expect(invoice.mandate).toBe('M1');
    expect(invoice.paymentMeans.map(({ mandate }) => mandate)).toEqual([undefined, 'M2']);
    expect(again(invoice, { syntax: 'ubl', profile: 'EN 16931' })).toEqual(invoice);
  });

  it('are told as a loss where the profile holds one only', () => {
    const { losses } = writeXml(readXml(bytesOf(cii)).invoice, { syntax: 'cii', profile: 'EN 16931' });
    expect(losses.map(({ bt, first }) => [bt, first.value])).toEqual([['BT-89', 'M2']]);
  });
});
