// The structure of an invoice and its lines as data, kept complete by the compiler.

import type { DeliveryTerms, Invoice, OtherParties } from './invoice.ts';
import type { InvoiceLine, LineTotals } from './line.ts';
import type { ExchangeRate, ThirdPartyPayment } from './payment.ts';
import type { ShapeOf } from './shape.ts';
import {
  identifier,
  quantity,
  period,
  note,
  texts,
  account,
  partyShape,
  reference,
  references,
  supportingDocument,
  computedVat,
  allowanceCharges,
  logisticsCharge,
  vatBreakdown,
  totals,
  delivery,
  paymentMeans,
  paymentTerms,
  advancePayment,
  item,
  price,
} from './shapes-parts.ts';

export * from './shapes-parts.ts';

export { delivery as deliveryShape, item as itemShape, price as priceShape } from './shapes-parts.ts';

export const lineTotals: ShapeOf<LineTotals> = {
  fields: {
    charges: 'decimal',
    allowances: 'decimal',
    vat: 'decimal',
    gross: 'decimal',
    allowanceChargeTotal: 'decimal',
  },
};

export const lineShape: ShapeOf<InvoiceLine> = {
  fields: {
    id: 'text',
    parentId: 'text',
    kind: 'text',
    statusCode: 'text',
    notes: { list: note },
    objects: { list: identifier },
    quantity,
    netAmount: 'decimal',
    orderReference: reference,
    accountingReferences: { list: account },
    period,
    allowances: allowanceCharges,
    charges: allowanceCharges,
    price,
    vat: { list: computedVat },
    item,
    totals: lineTotals,
    freeQuantity: quantity,
    packageQuantity: quantity,
    perPackageQuantity: quantity,
    delivery,
    seller: partyShape,
    buyer: partyShape,
    salesOrderReference: reference,
    quotationReference: reference,
    contractReference: reference,
    endCustomerOrders: references,
    precedingInvoices: references,
    supportingDocuments: { list: supportingDocument },
  },
};

export const project = { fields: { id: 'text', name: 'text' } } as const;
export const deliveryTerms: ShapeOf<DeliveryTerms> = {
  fields: { code: 'text', country: 'text', description: 'text' },
};
export const exchangeRate: ShapeOf<ExchangeRate> = {
  fields: { source: 'text', target: 'text', rate: 'decimal', date: 'text' },
};
export const thirdPartyPayment: ShapeOf<ThirdPartyPayment> = {
  fields: { id: 'text', amount: 'decimal', description: 'text' },
};
export const otherParties: ShapeOf<OtherParties> = {
  fields: {
    salesAgent: partyShape,
    buyerAgent: partyShape,
    buyerTaxRepresentative: partyShape,
    productEndUser: partyShape,
    invoicer: partyShape,
    invoicee: partyShape,
    payer: partyShape,
  },
};

export const invoiceShape: ShapeOf<Invoice> = {
  fields: {
    number: 'text',
    issueDate: 'text',
    typeCode: 'text',
    name: 'text',
    languages: texts,
    isCopy: 'flag',
    isTest: 'flag',
    currency: 'text',
    vatCurrency: 'text',
    taxPointDate: 'text',
    taxPointCode: 'text',
    buyerReference: 'text',
    project,
    contractReference: reference,
    orderReference: reference,
    salesOrderReference: reference,
    tenderReferences: references,
    objects: { list: identifier },
    accountingReferences: { list: account },
    quotationReference: reference,
    endCustomerOrders: references,
    issuerReference: 'text',
    effectiveDate: 'text',
    notes: { list: note },
    processType: 'text',
    specification: 'text',
    precedingInvoices: references,
    seller: partyShape,
    buyer: partyShape,
    payee: partyShape,
    taxRepresentative: partyShape,
    otherParties,
    delivery,
    deliveryTerms,
    period,
    paymentMeans: { list: paymentMeans },
    remittance: 'text',
    creditorId: 'text',
    mandate: 'text',
    paymentTerms: { list: paymentTerms },
    advancePayments: { list: advancePayment },
    thirdPartyPayments: { list: thirdPartyPayment },
    exchangeRate,
    allowances: allowanceCharges,
    charges: allowanceCharges,
    logisticsCharges: { list: logisticsCharge },
    totals,
    vatBreakdown: { list: vatBreakdown },
    supportingDocuments: { list: supportingDocument },
    lines: { list: lineShape },
    unreadable: { list: { fields: { field: 'text', text: 'text' } } },
  },
};
