// CII (Cross Industry Invoice, the syntax inside Factur-X) of a sample invoice.
// Written from the specification, without the product's own writer: an independent test of its reader.

import { lineNet, totalsOf, type Invoice, type Line, type Party, type VatLine } from './model.ts';
import { legalNotes } from './notes.ts';
import { documentOf, leaf, node } from './xml.ts';

/** `basicwl` has neither lines, nor contact, nor BIC (Factur-X 1.09). */
export type CiiProfile = 'en16931' | 'basicwl';

const GUIDELINE: Readonly<Record<CiiProfile, string>> = {
  en16931: 'urn:cen.eu:en16931:2017',
  basicwl: 'urn:factur-x.eu:1p0:basicwl',
};

const UNCEFACT = 'urn:un:unece:uncefact:data:standard:';
const NAMESPACES = {
  'xmlns:rsm': `${UNCEFACT}CrossIndustryInvoice:100`,
  'xmlns:qdt': `${UNCEFACT}QualifiedDataType:100`,
  'xmlns:ram': `${UNCEFACT}ReusableAggregateBusinessInformationEntity:100`,
  'xmlns:udt': `${UNCEFACT}UnqualifiedDataType:100`,
};

function date(name: string, iso: string | undefined, prefix = 'udt'): string {
  if (iso === undefined) return '';
  return node(name, leaf(`${prefix}:DateTimeString`, iso.replaceAll('-', ''), { format: '102' }));
}

function party(name: string, value: Party, profile: CiiProfile): string {
  const contact = node(
    'ram:DefinedTradeContact',
    leaf('ram:PersonName', 'Service facturation'),
    node('ram:TelephoneUniversalCommunication', leaf('ram:CompleteNumber', value.phone)),
    node('ram:EmailURIUniversalCommunication', leaf('ram:URIID', value.email)),
  );
  return node(
    name,
    leaf('ram:GlobalID', value.siret, { schemeID: '0009' }),
    leaf('ram:Name', value.name),
    node('ram:SpecifiedLegalOrganization', leaf('ram:ID', value.siren, { schemeID: '0002' })),
    profile === 'en16931' && name === 'ram:SellerTradeParty' ? contact : '',
    node(
      'ram:PostalTradeAddress',
      leaf('ram:PostcodeCode', value.postcode),
      leaf('ram:LineOne', value.street),
      leaf('ram:CityName', value.city),
      leaf('ram:CountryID', 'FR'),
    ),
    node('ram:URIUniversalCommunication', leaf('ram:URIID', value.siren, { schemeID: '0225' })),
    node('ram:SpecifiedTaxRegistration', leaf('ram:ID', value.vat, { schemeID: 'VA' })),
  );
}

function line(value: Line, position: number): string {
  return node(
    'ram:IncludedSupplyChainTradeLineItem',
    node('ram:AssociatedDocumentLineDocument', leaf('ram:LineID', String(position + 1))),
    node('ram:SpecifiedTradeProduct', leaf('ram:Name', value.name), leaf('ram:Description', value.detail)),
    node(
      'ram:SpecifiedLineTradeAgreement',
      node('ram:NetPriceProductTradePrice', leaf('ram:ChargeAmount', value.price)),
    ),
    node('ram:SpecifiedLineTradeDelivery', leaf('ram:BilledQuantity', value.quantity, { unitCode: value.unit })),
    node(
      'ram:SpecifiedLineTradeSettlement',
      node(
        'ram:ApplicableTradeTax',
        leaf('ram:TypeCode', 'VAT'),
        leaf('ram:CategoryCode', value.category ?? 'S'),
        leaf('ram:RateApplicablePercent', value.rate),
      ),
      node('ram:SpecifiedTradeSettlementLineMonetarySummation', leaf('ram:LineTotalAmount', lineNet(value).toString())),
    ),
  );
}

function tax(value: VatLine, invoice: Invoice): string {
  const exempt = value.category === 'S' ? undefined : invoice.exemption;
  return node(
    'ram:ApplicableTradeTax',
    leaf('ram:CalculatedAmount', value.amount.toString()),
    leaf('ram:TypeCode', 'VAT'),
    leaf('ram:ExemptionReason', exempt?.text),
    leaf('ram:BasisAmount', value.base.toString()),
    leaf('ram:CategoryCode', value.category),
    leaf('ram:ExemptionReasonCode', exempt?.code),
    leaf('ram:RateApplicablePercent', value.rate),
  );
}

function paymentMeans(seller: Party, profile: CiiProfile): string {
  return node(
    'ram:SpecifiedTradeSettlementPaymentMeans',
    leaf('ram:TypeCode', '30'),
    node('ram:PayeePartyCreditorFinancialAccount', leaf('ram:IBANID', seller.iban)),
    profile === 'en16931'
      ? node('ram:PayeeSpecifiedCreditorFinancialInstitution', leaf('ram:BICID', seller.bic))
      : undefined,
  );
}

function settlement(invoice: Invoice, profile: CiiProfile): string {
  const totals = totalsOf(invoice.lines);
  return node(
    'ram:ApplicableHeaderTradeSettlement',
    leaf('ram:PaymentReference', invoice.number),
    leaf('ram:InvoiceCurrencyCode', 'EUR'),
    paymentMeans(invoice.seller, profile),
    ...totals.vat.map((entry) => tax(entry, invoice)),
    node(
      'ram:BillingSpecifiedPeriod',
      date('ram:StartDateTime', invoice.period?.start),
      date('ram:EndDateTime', invoice.period?.end),
    ),
    node(
      'ram:SpecifiedTradePaymentTerms',
      leaf('ram:Description', invoice.terms),
      date('ram:DueDateDateTime', invoice.dueDate),
    ),
    node(
      'ram:SpecifiedTradeSettlementHeaderMonetarySummation',
      leaf('ram:LineTotalAmount', totals.net.toString()),
      leaf('ram:TaxBasisTotalAmount', totals.net.toString()),
      leaf('ram:TaxTotalAmount', totals.vatTotal.toString(), { currencyID: 'EUR' }),
      leaf('ram:GrandTotalAmount', totals.gross.toString()),
      leaf('ram:DuePayableAmount', totals.gross.toString()),
    ),
    node(
      'ram:InvoiceReferencedDocument',
      leaf('ram:IssuerAssignedID', invoice.preceding?.number),
      date('ram:FormattedIssueDateTime', invoice.preceding?.issueDate, 'qdt'),
    ),
  );
}

function header(invoice: Invoice): string {
  const notes = legalNotes.map((note) =>
    node('ram:IncludedNote', leaf('ram:Content', note.text), leaf('ram:SubjectCode', note.code)),
  );
  return node(
    'rsm:ExchangedDocument',
    leaf('ram:ID', invoice.number),
    leaf('ram:TypeCode', invoice.typeCode),
    date('ram:IssueDateTime', invoice.issueDate),
    ...notes,
  );
}

function agreement(invoice: Invoice, profile: CiiProfile): string {
  return node(
    'ram:ApplicableHeaderTradeAgreement',
    party('ram:SellerTradeParty', invoice.seller, profile),
    party('ram:BuyerTradeParty', invoice.buyer, profile),
    node('ram:BuyerOrderReferencedDocument', leaf('ram:IssuerAssignedID', invoice.order)),
    node('ram:ContractReferencedDocument', leaf('ram:IssuerAssignedID', invoice.contract)),
  );
}

/** The invoice as CII, one line. Throws nothing: what the model lacks is left out. */
export function ciiOf(invoice: Invoice, profile: CiiProfile = 'en16931'): string {
  const delivered = node(
    'ram:ActualDeliverySupplyChainEvent',
    date('ram:OccurrenceDateTime', invoice.deliveryDate ?? invoice.period?.end ?? invoice.issueDate),
  );
  return documentOf(
    'rsm:CrossIndustryInvoice',
    NAMESPACES,
    node(
      'rsm:ExchangedDocumentContext',
      node('ram:BusinessProcessSpecifiedDocumentContextParameter', leaf('ram:ID', invoice.process)),
      node('ram:GuidelineSpecifiedDocumentContextParameter', leaf('ram:ID', GUIDELINE[profile])),
    ),
    header(invoice),
    node(
      'rsm:SupplyChainTradeTransaction',
      ...(profile === 'en16931' ? invoice.lines.map(line) : []),
      agreement(invoice, profile),
      node('ram:ApplicableHeaderTradeDelivery', delivered),
      settlement(invoice, profile),
    ),
  );
}
