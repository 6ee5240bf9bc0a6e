// UBL 2.1 Invoice and CreditNote of a sample invoice (EN 16931), independent of the product's own writer.

import { lineNet, totalsOf, type Invoice, type Line, type Party, type VatLine } from './model.ts';
import { legalNotes } from './notes.ts';
import { documentOf, leaf, node } from './xml.ts';

const OASIS = 'urn:oasis:names:specification:ubl:schema:xsd:';
const EUR = { currencyID: 'EUR' };

type Kind = 'Invoice' | 'CreditNote';

function namespaces(kind: Kind): Record<string, string> {
  return {
    xmlns: `${OASIS}${kind}-2`,
    'xmlns:cac': `${OASIS}CommonAggregateComponents-2`,
    'xmlns:cbc': `${OASIS}CommonBasicComponents-2`,
  };
}

function party(name: string, value: Party): string {
  return node(
    name,
    node(
      'cac:Party',
      leaf('cbc:EndpointID', value.siren, { schemeID: '0225' }),
      node('cac:PartyIdentification', leaf('cbc:ID', value.siret, { schemeID: '0009' })),
      node(
        'cac:PostalAddress',
        leaf('cbc:StreetName', value.street),
        leaf('cbc:CityName', value.city),
        leaf('cbc:PostalZone', value.postcode),
        node('cac:Country', leaf('cbc:IdentificationCode', 'FR')),
      ),
      value.vat
        ? node('cac:PartyTaxScheme', leaf('cbc:CompanyID', value.vat), node('cac:TaxScheme', leaf('cbc:ID', 'VAT')))
        : undefined,
      node(
        'cac:PartyLegalEntity',
        leaf('cbc:RegistrationName', value.name),
        leaf('cbc:CompanyID', value.siren, { schemeID: '0002' }),
      ),
      node(
        'cac:Contact',
        leaf('cbc:Name', 'Service facturation'),
        leaf('cbc:Telephone', value.phone),
        leaf('cbc:ElectronicMail', value.email),
      ),
    ),
  );
}

function category(name: string, entry: { category: string; rate: string }, exemption: Invoice['exemption']): string {
  return node(
    name,
    leaf('cbc:ID', entry.category),
    leaf('cbc:Percent', entry.rate),
    leaf('cbc:TaxExemptionReasonCode', exemption?.code),
    leaf('cbc:TaxExemptionReason', exemption?.text),
    node('cac:TaxScheme', leaf('cbc:ID', 'VAT')),
  );
}

function subtotal(value: VatLine, invoice: Invoice): string {
  return node(
    'cac:TaxSubtotal',
    leaf('cbc:TaxableAmount', value.base.toString(), EUR),
    leaf('cbc:TaxAmount', value.amount.toString(), EUR),
    category('cac:TaxCategory', value, value.category === 'S' ? undefined : invoice.exemption),
  );
}

function line(kind: Kind, value: Line, position: number): string {
  const rate = { category: value.category ?? 'S', rate: value.rate };
  return node(
    `cac:${kind}Line`,
    leaf('cbc:ID', String(position + 1)),
    leaf(kind === 'Invoice' ? 'cbc:InvoicedQuantity' : 'cbc:CreditedQuantity', value.quantity, {
      unitCode: value.unit,
    }),
    leaf('cbc:LineExtensionAmount', lineNet(value).toString(), EUR),
    node(
      'cac:Item',
      leaf('cbc:Description', value.detail),
      leaf('cbc:Name', value.name),
      category('cac:ClassifiedTaxCategory', rate, undefined),
    ),
    node('cac:Price', leaf('cbc:PriceAmount', value.price, EUR)),
  );
}

function references(invoice: Invoice): string {
  const { preceding, period } = invoice;
  return [
    node('cac:InvoicePeriod', leaf('cbc:StartDate', period?.start), leaf('cbc:EndDate', period?.end)),
    node('cac:OrderReference', leaf('cbc:ID', invoice.order)),
    node(
      'cac:BillingReference',
      node(
        'cac:InvoiceDocumentReference',
        leaf('cbc:ID', preceding?.number),
        leaf('cbc:IssueDate', preceding?.issueDate),
      ),
    ),
    node('cac:ContractDocumentReference', leaf('cbc:ID', invoice.contract)),
  ].join('');
}

function payment(invoice: Invoice): string {
  const { seller } = invoice;
  return (
    node(
      'cac:PaymentMeans',
      leaf('cbc:PaymentMeansCode', '30'),
      leaf('cbc:PaymentID', invoice.number),
      node(
        'cac:PayeeFinancialAccount',
        leaf('cbc:ID', seller.iban),
        node('cac:FinancialInstitutionBranch', leaf('cbc:ID', seller.bic)),
      ),
    ) + node('cac:PaymentTerms', leaf('cbc:Note', invoice.terms))
  );
}

function sums(invoice: Invoice): string {
  const totals = totalsOf(invoice.lines);
  return (
    node(
      'cac:TaxTotal',
      leaf('cbc:TaxAmount', totals.vatTotal.toString(), EUR),
      ...totals.vat.map((entry) => subtotal(entry, invoice)),
    ) +
    node(
      'cac:LegalMonetaryTotal',
      leaf('cbc:LineExtensionAmount', totals.net.toString(), EUR),
      leaf('cbc:TaxExclusiveAmount', totals.net.toString(), EUR),
      leaf('cbc:TaxInclusiveAmount', totals.gross.toString(), EUR),
      leaf('cbc:PayableAmount', totals.gross.toString(), EUR),
    )
  );
}

/** The invoice as a UBL Invoice, or as a UBL CreditNote when its type code is 381. One line of XML. */
export function ublOf(invoice: Invoice): string {
  const kind: Kind = invoice.typeCode === '381' ? 'CreditNote' : 'Invoice';
  const delivery = node(
    'cac:Delivery',
    leaf('cbc:ActualDeliveryDate', invoice.deliveryDate ?? invoice.period?.end ?? invoice.issueDate),
  );
  return documentOf(
    kind,
    namespaces(kind),
    leaf('cbc:CustomizationID', 'urn:cen.eu:en16931:2017'),
    leaf('cbc:ProfileID', invoice.process),
    leaf('cbc:ID', invoice.number),
    leaf('cbc:IssueDate', invoice.issueDate),
    kind === 'Invoice' ? leaf('cbc:DueDate', invoice.dueDate) : undefined,
    leaf(`cbc:${kind}TypeCode`, invoice.typeCode),
    ...legalNotes.map((note) => leaf('cbc:Note', `#${note.code}#${note.text}`)),
    leaf('cbc:DocumentCurrencyCode', 'EUR'),
    references(invoice),
    party('cac:AccountingSupplierParty', invoice.seller),
    party('cac:AccountingCustomerParty', invoice.buyer),
    delivery,
    payment(invoice),
    sums(invoice),
    ...invoice.lines.map((entry, position) => line(kind, entry, position)),
  );
}
