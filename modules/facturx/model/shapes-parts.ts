// The structure of the parts of an invoice as data: one shape per interface, kept complete by the compiler.

import type { AllowanceCharge, LogisticsCharge, Totals, VatBreakdown, VatCategory } from './amount.ts';
import type { Delivery } from './delivery.ts';
import type { Item, ItemAttribute, ItemComponent, Price } from './line.ts';
import type { Address, Contact, Party } from './party.ts';
import type { AdvancePayment, PaymentCondition, PaymentMeans, PaymentTerms } from './payment.ts';
import type { DocumentReference, EmbeddedFile, SupportingDocument } from './reference.ts';
import type { ShapeOf } from './shape.ts';
import type { Identifier, Period, Quantity } from './values.ts';

export const identifier: ShapeOf<Identifier> = { fields: { value: 'text', scheme: 'text' } };
export const quantity: ShapeOf<Quantity> = { fields: { value: 'decimal', unit: 'text' } };
export const period: ShapeOf<Period> = { fields: { start: 'text', end: 'text', description: 'text' } };
export const note = { fields: { subjectCode: 'text', text: 'text', contentCode: 'text' } } as const;
export const texts = { list: 'text' } as const;
export const account = { fields: { value: 'text', typeCode: 'text' } } as const;

export const address: ShapeOf<Address> = {
  fields: {
    line1: 'text',
    line2: 'text',
    line3: 'text',
    city: 'text',
    postcode: 'text',
    subdivision: 'text',
    country: 'text',
  },
};

export const contact: ShapeOf<Contact> = {
  fields: {
    name: 'text',
    department: 'text',
    typeCode: 'text',
    phone: 'text',
    fax: 'text',
    email: 'text',
  },
};

export const partyShape: ShapeOf<Party> = {
  fields: {
    name: 'text',
    tradingName: 'text',
    identifiers: { list: identifier },
    legalRegistration: identifier,
    vatId: 'text',
    taxNumber: 'text',
    otherTaxRegistrations: { list: identifier },
    legalInformation: 'text',
    electronicAddress: identifier,
    roleCode: 'text',
    address,
    legalAddress: address,
    contacts: { list: contact },
  },
};

export const reference: ShapeOf<DocumentReference> = {
  fields: {
    number: 'text',
    date: 'text',
    line: 'text',
    typeCode: 'text',
    scheme: 'text',
    name: 'text',
  },
};
export const references = { list: reference } as const;

export const embeddedFile: ShapeOf<EmbeddedFile> = {
  fields: { base64: 'text', mediaType: 'text', name: 'text' },
};

export const supportingDocument: ShapeOf<SupportingDocument> = {
  fields: {
    number: 'text',
    description: 'text',
    url: 'text',
    file: embeddedFile,
    date: 'text',
    line: 'text',
    typeCode: 'text',
    scheme: 'text',
  },
};

const vatFields = {
  category: 'text',
  rate: 'decimal',
  exemptionReason: 'text',
  exemptionCode: 'text',
  taxType: 'text',
} as const;
export const vatCategory: ShapeOf<VatCategory> = { fields: vatFields };
export const advanceVat = { fields: { ...vatFields, tax: 'decimal' } } as const;
export const computedVat = { fields: { ...vatFields, tax: 'decimal', base: 'decimal' } } as const;

export const allowanceCharge: ShapeOf<AllowanceCharge> = {
  fields: {
    amount: 'decimal',
    base: 'decimal',
    percent: 'decimal',
    reason: 'text',
    reasonCode: 'text',
    reasonCodeList: 'text',
    vat: vatCategory,
    sequence: 'decimal',
    baseQuantity: quantity,
  },
};
export const allowanceCharges = { list: allowanceCharge } as const;

export const logisticsCharge: ShapeOf<LogisticsCharge> = {
  fields: { description: 'text', amount: 'decimal', vat: { list: vatCategory } },
};

export const vatBreakdown: ShapeOf<VatBreakdown> = {
  fields: {
    base: 'decimal',
    tax: 'decimal',
    ...vatFields,
    taxPointDate: 'text',
    taxPointCode: 'text',
    lineTotal: 'decimal',
    allowanceChargeTotal: 'decimal',
  },
};

export const totals: ShapeOf<Totals> = {
  fields: {
    lines: 'decimal',
    allowances: 'decimal',
    charges: 'decimal',
    net: 'decimal',
    vat: 'decimal',
    vatInAccountingCurrency: 'decimal',
    gross: 'decimal',
    paid: 'decimal',
    rounding: 'decimal',
    due: 'decimal',
  },
};

export const delivery: ShapeOf<Delivery> = {
  fields: {
    shipTo: partyShape,
    ultimateShipTo: partyShape,
    shipFrom: partyShape,
    date: 'text',
    despatchAdvice: reference,
    receivingAdvice: reference,
    deliveryNote: reference,
    transportModes: texts,
  },
};

export const paymentMeans: ShapeOf<PaymentMeans> = {
  fields: {
    code: 'text',
    text: 'text',
    iban: 'text',
    account: 'text',
    accountName: 'text',
    bic: 'text',
    cardNumber: 'text',
    cardNetwork: 'text',
    cardHolder: 'text',
    debitedIban: 'text',
    debitedName: 'text',
    debitedBic: 'text',
    remittance: 'text',
    mandate: 'text',
  },
};

export const condition: ShapeOf<PaymentCondition> = {
  fields: { from: 'text', period: quantity, base: 'decimal', percent: 'decimal', amount: 'decimal' },
};

export const paymentTerms: ShapeOf<PaymentTerms> = {
  fields: {
    description: 'text',
    dueDate: 'text',
    mandate: 'text',
    partialAmount: 'decimal',
    discount: condition,
    penalty: condition,
    payee: partyShape,
  },
};

export const advancePayment: ShapeOf<AdvancePayment> = {
  fields: {
    amount: 'decimal',
    date: 'text',
    vat: { list: advanceVat },
    invoices: references,
  },
};

export const component: ShapeOf<ItemComponent> = {
  fields: {
    id: identifier,
    standardIds: { list: identifier },
    sellerId: 'text',
    buyerId: 'text',
    industryId: 'text',
    name: 'text',
    description: 'text',
    quantity,
  },
};

export const classification = { fields: { value: 'text', scheme: 'text', version: 'text', name: 'text' } } as const;
export const attribute: ShapeOf<ItemAttribute> = {
  fields: { name: 'text', value: 'text', typeCode: 'text', measure: quantity },
};
export const instance = { fields: { batch: 'text', serial: 'text' } } as const;

export const item: ShapeOf<Item> = {
  fields: {
    name: 'text',
    description: 'text',
    sellerId: 'text',
    buyerId: 'text',
    standardId: identifier,
    classifications: { list: classification },
    originCountry: 'text',
    attributes: { list: attribute },
    id: identifier,
    industryId: 'text',
    modelId: 'text',
    modelName: 'text',
    brand: 'text',
    batches: texts,
    instances: { list: instance },
    components: { list: component },
    manufacturer: partyShape,
  },
};

export const price: ShapeOf<Price> = {
  fields: {
    net: 'decimal',
    baseQuantity: quantity,
    gross: 'decimal',
    grossBaseQuantity: quantity,
    discounts: allowanceCharges,
    charges: allowanceCharges,
    includedTaxes: { list: computedVat },
  },
};
