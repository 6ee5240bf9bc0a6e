// UBL: the whole document. One list of entries for both; the schema of each puts them in its own order.

import type { Totals } from '../model/amount.ts';
import type { Delivery } from '../model/delivery.ts';
import type { DeliveryTerms, Invoice, OtherParties, ProjectReference } from '../model/invoice.ts';
import type { Party } from '../model/party.ts';
import type { ExchangeRate } from '../model/payment.ts';
import type { DocumentReference } from '../model/reference.ts';
import * as shapes from '../model/shapes.ts';
import type { Period } from '../model/values.ts';
import * as codecs from '../mapping/codecs.ts';
import {
  amount,
  child,
  childSays,
  constant,
  decimal,
  each,
  group,
  inline,
  leaf,
  spread,
  text,
} from '../mapping/entries.ts';
import { countsIn } from '../mapping/hierarchy.ts';
import { EN, type Entry, FR, type Group, X } from '../mapping/types.ts';
import type { XmlElement } from '../xml/element.ts';
import { allowanceEntries, vatBreakdown } from './amounts.ts';
import { notes, period, reference } from './common.ts';
import { objectEntry, supportingDocument } from './documents.ts';
import { linesEntry } from './hierarchy.ts';
import type { DocumentName } from './document-name.ts';
import { account, line } from './line.ts';
import { orderReference } from './order.ts';
import { buyer, party, payee, seller, shipTo, taxRepresentative } from './party.ts';
import { dueDate, paymentMeansEntries, paymentTerms, thirdPartyPayments } from './payment.ts';

function head(name: DocumentName): readonly Entry<Invoice>[] {
  const issueDate = leaf<Invoice, string>('cbc:IssueDate', 'issueDate', [codecs.isoDate, EN('BT-2')]);
  const typeCode = text<Invoice>(`cbc:${name}TypeCode`, 'typeCode', EN('BT-3'));
  const taxPoint = leaf<Invoice, string>('cbc:TaxPointDate', 'taxPointDate', [codecs.isoDate, EN('BT-7')]);
  const note = notes<Invoice>({ first: EN('BG-1'), several: EN('BG-1') });
  return [
    { key: 'cbc:UBLVersionID', read: () => true, write: () => undefined },
    text('cbc:CustomizationID', 'specification', EN('BT-24')),
    text('cbc:ProfileID', 'processType', EN('BT-23')),
    text('cbc:ID', 'number', EN('BT-1')),
    leaf('cbc:CopyIndicator', 'isCopy', [codecs.plainFlag, X()]),
    issueDate,
    ...(name === 'Invoice' ? [dueDate, typeCode, note, taxPoint] : [taxPoint, typeCode, note]),
    text('cbc:DocumentCurrencyCode', 'currency', EN('BT-5')),
    text('cbc:TaxCurrencyCode', 'vatCurrency', EN('BT-6')),
    each('cbc:AccountingCost', 'accountingReferences', { of: account, mark: EN('BT-19'), several: FR() }),
    text('cbc:BuyerReference', 'buyerReference', EN('BT-10')),
  ];
}

const invoicePeriod: Entry<Invoice> = inline('cac:InvoicePeriod', [
  ...spread<Invoice, Period>('period', period),
  text('cbc:DescriptionCode', 'taxPointCode', EN('BT-8')),
  ...spread<Invoice, Period>('period', group<Period>(shapes.period, [text('cbc:Description', 'description', X())])),
]);

const preceding = group<DocumentReference>(shapes.reference, [
  inline('cac:InvoiceDocumentReference', [
    text<DocumentReference>('cbc:ID', 'number', EN('BT-25')),
    leaf<DocumentReference, string>('cbc:IssueDate', 'date', [codecs.isoDate, EN('BT-26')]),
    text('cbc:DocumentTypeCode', 'typeCode', X()),
  ]),
]);

const advices = group<Delivery>(shapes.deliveryShape, [
  child('cac:DespatchDocumentReference', 'despatchAdvice', [reference(EN('BT-16')), EN('BT-16')]),
  child('cac:ReceiptDocumentReference', 'receivingAdvice', [reference(EN('BT-15')), EN('BT-15')]),
]);

const project = group<ProjectReference>(shapes.project, [text('cbc:ID', 'id', EN('BT-11'))]);

/** A credit note has no ProjectReference: BT-11 is a document of type 50 there. */
const creditNoteProject = group<ProjectReference>(shapes.project, [
  text('cbc:ID', 'id', EN('BT-11')),
  constant('cbc:DocumentTypeCode', '50'),
]);

const ADDITIONAL = 'cac:AdditionalDocumentReference';

function projectEntry(name: DocumentName): Entry<Invoice> {
  if (name === 'Invoice') return child('cac:ProjectReference', 'project', [project, EN('BT-11')]);
  const plain = child<Invoice, ProjectReference>(ADDITIONAL, 'project', [creditNoteProject, EN('BT-11')]);
  const isProject = childSays('cbc:DocumentTypeCode', '50');
  return { ...plain, read: (element, draft, reader) => isProject(element) && plain.read(element, draft, reader) };
}

function references(name: DocumentName): readonly Entry<Invoice>[] {
  const originator = each<Invoice, DocumentReference>('cac:OriginatorDocumentReference', 'tenderReferences', {
    of: reference(EN('BT-17')),
    mark: EN('BT-17'),
  });
  const contract = child<Invoice, DocumentReference>('cac:ContractDocumentReference', 'contractReference', [
    reference(EN('BT-12')),
    EN('BT-12'),
  ]);
  const additional: readonly Entry<Invoice>[] = [
    ...(name === 'CreditNote' ? [projectEntry(name)] : []),
    objectEntry<Invoice>(ADDITIONAL, EN('BT-18')),
    each(ADDITIONAL, 'supportingDocuments', { of: supportingDocument, mark: EN('BG-24') }),
  ];
  return [
    ...orderReference,
    each('cac:BillingReference', 'precedingInvoices', { of: preceding, mark: EN('BG-3') }),
    ...spread<Invoice, Delivery>('delivery', advices),
    ...(name === 'Invoice'
      ? [originator, contract, ...additional, projectEntry(name)]
      : [contract, ...additional, originator]),
  ];
}

function other(key: string, field: keyof OtherParties): readonly Entry<Invoice>[] {
  const one = group<OtherParties>(shapes.otherParties, [child(key, field, [party, X()])]);
  return spread<Invoice, OtherParties>('otherParties', one);
}

/** A trading party with its agent and the one who handles its invoices. */
function trading(
  key: string,
  field: 'seller' | 'buyer',
  others: readonly [keyof OtherParties, keyof OtherParties],
): Entry<Invoice> {
  const table = field === 'seller' ? seller : buyer;
  return inline(key, [
    inline('cac:Party', [
      ...spread<Invoice, Party>(field, table),
      ...other('cac:AgentParty', others[0]),
      inline('cac:ServiceProviderParty', other('cac:Party', others[1])),
    ]),
  ]);
}

const delivery = group<Delivery>(shapes.deliveryShape, [
  inline('cac:Delivery', [
    leaf<Delivery, string>('cbc:ActualDeliveryDate', 'date', [codecs.isoDate, EN('BT-72')]),
    ...spread<Delivery, Party>('shipTo', group<Party>(shapes.partyShape, shipTo)),
  ]),
]);

const deliveryTerms = group<DeliveryTerms>(shapes.deliveryTerms, [
  text('cbc:ID', 'code', X()),
  text('cbc:SpecialTerms', 'description', X()),
]);

const parties: readonly Entry<Invoice>[] = [
  trading('cac:AccountingSupplierParty', 'seller', ['salesAgent', 'invoicer']),
  trading('cac:AccountingCustomerParty', 'buyer', ['buyerAgent', 'invoicee']),
  child('cac:PayeeParty', 'payee', [payee, EN('BG-10')]),
  child('cac:TaxRepresentativeParty', 'taxRepresentative', [taxRepresentative, EN('BG-11')]),
  ...spread<Invoice, Delivery>('delivery', delivery),
  child('cac:DeliveryTerms', 'deliveryTerms', [deliveryTerms, X()]),
];

const exchangeRate = group<ExchangeRate>(shapes.exchangeRate, [
  text('cbc:SourceCurrencyCode', 'source', X()),
  text('cbc:TargetCurrencyCode', 'target', X()),
  decimal('cbc:CalculationRate', 'rate', X()),
  leaf('cbc:Date', 'date', [codecs.isoDate, X()]),
]);

/** BT-111 has a TaxTotal of its own, in the currency of BT-6. */
function isAccounting(element: XmlElement): boolean {
  const own = element.child('cbc:TaxAmount')?.attribute('currencyID');
  const currency = element.parent?.child('cbc:DocumentCurrencyCode')?.text.trim();
  const vatCurrency = element.parent?.child('cbc:TaxCurrencyCode')?.text.trim();
  return own !== undefined && own === vatCurrency && own !== currency;
}

function totalsOf(entries: readonly Entry<Totals>[]): readonly Entry<Invoice>[] {
  return spread<Invoice, Totals>('totals', group<Totals>(shapes.totals, entries));
}

const totals: readonly Entry<Invoice>[] = [
  inline(
    'cac:TaxTotal',
    [
      ...totalsOf([amount('cbc:TaxAmount', 'vat', EN('BT-110'))]),
      each('cac:TaxSubtotal', 'vatBreakdown', { of: vatBreakdown, mark: EN('BG-23') }),
    ],
    { accepts: (element) => !isAccounting(element) },
  ),
  inline(
    'cac:TaxTotal',
    totalsOf([leaf('cbc:TaxAmount', 'vatInAccountingCurrency', [codecs.vatAmount, EN('BT-111')])]),
    {
      accepts: isAccounting,
    },
  ),
  inline(
    'cac:LegalMonetaryTotal',
    totalsOf([
      amount('cbc:LineExtensionAmount', 'lines', EN('BT-106')),
      amount('cbc:TaxExclusiveAmount', 'net', EN('BT-109')),
      amount('cbc:TaxInclusiveAmount', 'gross', EN('BT-112')),
      amount('cbc:AllowanceTotalAmount', 'allowances', EN('BT-107')),
      amount('cbc:ChargeTotalAmount', 'charges', EN('BT-108')),
      amount('cbc:PrepaidAmount', 'paid', EN('BT-113')),
      amount('cbc:PayableRoundingAmount', 'rounding', EN('BT-114')),
      amount('cbc:PayableAmount', 'due', EN('BT-115')),
    ]),
  ),
];

function settlement(name: DocumentName): readonly Entry<Invoice>[] {
  const exchange = child<Invoice, ExchangeRate>('cac:TaxExchangeRate', 'exchangeRate', [exchangeRate, X()]);
  const allowances = allowanceEntries<Invoice>(EN('BT-95'));
  const means = [...paymentMeansEntries(name === 'CreditNote'), paymentTerms];
  return name === 'Invoice'
    ? [...means, thirdPartyPayments, ...allowances, exchange, ...totals]
    : [...means, exchange, ...allowances, ...totals];
}

function lines(name: DocumentName): Entry<Invoice> {
  const key = `cac:${name}Line`;
  const table = line(name);
  return linesEntry(key, each(key, 'lines', { of: table, mark: EN('BG-25'), writes: countsIn }), table);
}

function document(name: DocumentName): Group<Invoice> {
  return group<Invoice>(shapes.invoiceShape, [
    ...head(name),
    invoicePeriod,
    ...references(name),
    ...parties,
    ...settlement(name),
    lines(name),
  ]);
}

export const DOCUMENTS: Readonly<Record<DocumentName, Group<Invoice>>> = {
  Invoice: document('Invoice'),
  CreditNote: document('CreditNote'),
};
