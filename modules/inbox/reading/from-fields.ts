// What was read on a page, as the invoice model. What was not found stays absent: nothing is guessed or computed.

import { newInvoice, newParty, type Invoice, type Party, type PaymentMeans, type VatBreakdown } from '#modules/facturx';
import type { FieldName, Provenance, ProvenanceMap } from '#modules/invoices';
import type { DocumentType, Fields, Found, PartyFields, Self, VatExemption } from '#modules/ocr';

/** UNTDID 1001. */
const TYPE_CODES: Record<DocumentType, string> = { invoice: '380', 'credit-note': '381', prepayment: '386' };

/** UNTDID 5305 and VATEX for the exemptions a page states. */
const EXEMPTIONS: Record<VatExemption, Pick<VatBreakdown, 'category' | 'exemptionCode' | 'exemptionReason'>> = {
  franchise: {
    category: 'E',
    exemptionCode: 'VATEX-FR-FRANCHISE',
    exemptionReason: 'TVA non applicable, art. 293 B du CGI',
  },
  'reverse-charge': { category: 'AE', exemptionCode: 'VATEX-EU-AE', exemptionReason: 'Autoliquidation' },
};

export interface Mapped {
  readonly invoice: Invoice;
  readonly provenance: ProvenanceMap;
}

export function fromFields(fields: Fields, { self }: { readonly self: Self }): Mapped {
  const own = newParty({
    ...(self.name !== undefined ? { name: self.name } : {}),
    ...(self.siren !== undefined ? { legalRegistration: { value: self.siren, scheme: '0002' } } : {}),
    ...(self.vat !== undefined ? { vatId: self.vat } : {}),
  });
  const isPurchase = self.role !== 'supplier';
  const seller = isPurchase ? partyOf(fields.supplier) : (partyOf(fields.supplier) ?? own);
  const buyer = partyOf(fields.buyer);
  const invoice = newInvoice({
    ...values(fields),
    ...(seller ? { seller } : {}),
    ...(buyer ? { buyer } : {}),
    paymentMeans: paymentMeansOf(fields),
    paymentTerms: fields.dueDate ? [{ dueDate: fields.dueDate.value }] : [],
    totals: totalsOf(fields),
    vatBreakdown: vatOf(fields),
  });
  return { invoice, provenance: provenanceOf(fields) };
}

function values(fields: Fields): Partial<Invoice> {
  return {
    ...(fields.number ? { number: fields.number.value } : {}),
    ...(fields.issueDate ? { issueDate: fields.issueDate.value } : {}),
    ...(fields.type ? { typeCode: TYPE_CODES[fields.type.value] } : {}),
    ...(fields.currency ? { currency: fields.currency.value } : {}),
    ...(fields.orderNumber ? { orderReference: { number: fields.orderNumber.value } } : {}),
  };
}

function partyOf(fields: PartyFields): Party | undefined {
  const { name, siren, siret, vat } = fields;
  if (!name && !siren && !siret && !vat) return undefined;
  return newParty({
    ...(name ? { name: name.value } : {}),
    ...(siren ? { legalRegistration: { value: siren.value, scheme: '0002' } } : {}),
    ...(siret ? { identifiers: [{ value: siret.value, scheme: '0009' }] } : {}),
    ...(vat ? { vatId: vat.value } : {}),
  });
}

function paymentMeansOf({ supplier }: Fields): PaymentMeans[] {
  if (!supplier.iban) return [];
  return [{ code: '30', iban: supplier.iban.value, ...(supplier.bic ? { bic: supplier.bic.value } : {}) }];
}

function totalsOf(fields: Fields): Invoice['totals'] {
  return {
    ...(fields.netTotal ? { net: fields.netTotal.value } : {}),
    ...(fields.vatTotal ? { vat: fields.vatTotal.value } : {}),
    ...(fields.grossTotal ? { gross: fields.grossTotal.value } : {}),
    ...(fields.amountDue ? { due: fields.amountDue.value } : {}),
  };
}

function vatOf(fields: Fields): VatBreakdown[] {
  const exemption = fields.vatExemption && EXEMPTIONS[fields.vatExemption.value];
  return fields.vatLines.map(({ rate, base, amount }) => ({
    ...(rate.value.isZero && exemption ? exemption : { category: rate.value.isZero ? 'Z' : 'S' }),
    rate: rate.value,
    ...(base ? { base: base.value } : {}),
    ...(amount ? { tax: amount.value } : {}),
  }));
}

function foundAs(found: Found<unknown>): Provenance {
  const { method, text, page, box, confidence } = found;
  return { method, text, page, box, confidence };
}

function provenanceOf(fields: Fields): ProvenanceMap {
  const places: Record<FieldName, Found<unknown> | undefined> = {
    'seller.name': fields.supplier.name,
    'seller.siren': fields.supplier.siren ?? fields.supplier.siret,
    'seller.vatNumber': fields.supplier.vat,
    'seller.iban': fields.supplier.iban,
    'buyer.name': fields.buyer.name,
    'buyer.siren': fields.buyer.siren ?? fields.buyer.siret,
    'buyer.vatNumber': fields.buyer.vat,
    number: fields.number,
    typeCode: fields.type,
    issueDate: fields.issueDate,
    dueDate: fields.dueDate,
    currency: fields.currency,
    totalWithoutVat: fields.netTotal,
    totalVat: fields.vatTotal,
    totalWithVat: fields.grossTotal,
    amountDue: fields.amountDue,
    vat: fields.vatLines[0]?.rate,
  };
  const known = Object.entries(places).filter((entry): entry is [string, Found<unknown>] => entry[1] !== undefined);
  return Object.fromEntries(known.map(([name, found]) => [name, foundAs(found)]));
}
