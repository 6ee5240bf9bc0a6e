// UBL: BG-25, of an Invoice and of a CreditNote.

import type { Delivery } from '../model/delivery.ts';
import type { Classification, InvoiceLine, Item, ItemAttribute, ItemInstance, LineTotals } from '../model/line.ts';
import type { AccountingReference } from '../model/payment.ts';
import type { DocumentReference } from '../model/reference.ts';
import type { Party } from '../model/party.ts';
import * as shapes from '../model/shapes.ts';
import type { Period } from '../model/values.ts';
import * as codecs from '../mapping/codecs.ts';
import { amount, child, each, group, inline, leaf, spread, text } from '../mapping/entries.ts';
import { EN, type Entry, FR, type Group, X } from '../mapping/types.ts';
import { allowanceEntries, lineVat } from './amounts.ts';
import { notes, period, quantity, reference, wrappedIdentifier } from './common.ts';
import { objectEntry, supportingDocument } from './documents.ts';
import { ownReference } from './hierarchy.ts';
import { party, shipTo } from './party.ts';
import type { DocumentName } from './document-name.ts';
import { price } from './price.ts';

/** BT-19, BT-133. */
export const account = group<AccountingReference>(shapes.account, { content: ['value', codecs.text] });

const classification = group<Classification>(shapes.classification, [
  inline('cbc:ItemClassificationCode', {
    content: ['value', codecs.text],
    attributes: { listID: 'scheme', listVersionID: 'version', name: 'name' },
  }),
]);

const attribute = group<ItemAttribute>(shapes.attribute, [
  text('cbc:Name', 'name', EN('BT-160')),
  text('cbc:NameCode', 'typeCode', X()),
  text('cbc:Value', 'value', EN('BT-161')),
  child('cbc:ValueQuantity', 'measure', [quantity, X()]),
]);

const instance = group<ItemInstance>(shapes.instance, [
  text('cbc:SerialID', 'serial', X()),
  inline('cac:LotIdentification', [text('cbc:LotNumberID', 'batch', X())]),
]);

const itemHead = group<Item>(shapes.itemShape, [
  text('cbc:Description', 'description', EN('BT-154')),
  text('cbc:Name', 'name', EN('BT-153')),
  text('cbc:BrandName', 'brand', X()),
  text('cbc:ModelName', 'modelName', X()),
  inline('cac:BuyersItemIdentification', [text('cbc:ID', 'buyerId', EN('BT-156'))]),
  inline('cac:SellersItemIdentification', [text('cbc:ID', 'sellerId', EN('BT-155'))]),
  child('cac:StandardItemIdentification', 'standardId', [wrappedIdentifier, EN('BT-157')]),
  inline('cac:OriginCountry', [text('cbc:IdentificationCode', 'originCountry', EN('BT-159'))]),
  each('cac:CommodityClassification', 'classifications', { of: classification, mark: EN('BT-158') }),
]);

const itemTail = group<Item>(shapes.itemShape, [
  each('cac:AdditionalItemProperty', 'attributes', { of: attribute, mark: EN('BG-32') }),
  child('cac:ManufacturerParty', 'manufacturer', [party, X()]),
  each('cac:ItemInstance', 'instances', { of: instance, mark: X() }),
]);

const delivery = group<Delivery>(shapes.deliveryShape, [
  inline(
    'cac:Delivery',
    [
      leaf<Delivery, string>('cbc:ActualDeliveryDate', 'date', [codecs.isoDate, X()]),
      ...spread<Delivery, Party>('shipTo', group<Party>(shapes.partyShape, shipTo)),
    ],
    { mark: X() },
  ),
]);

/** A line of another document: BT-132, and those of EXTENDED. */
function lineReference(documentKey: string): Group<DocumentReference> {
  return group<DocumentReference>(shapes.reference, [
    text('cbc:LineID', 'line', EN('BT-132')),
    inline(documentKey, [
      text<DocumentReference>('cbc:ID', 'number', X()),
      leaf<DocumentReference, string>('cbc:IssueDate', 'date', [codecs.isoDate, X()]),
    ]),
  ]);
}

const advice = group<Delivery>(shapes.deliveryShape, [
  child('cac:DespatchLineReference', 'despatchAdvice', [lineReference('cac:DocumentReference'), X()]),
  child('cac:ReceiptLineReference', 'receivingAdvice', [lineReference('cac:DocumentReference'), X()]),
]);

const preceding = group<DocumentReference>(shapes.reference, [
  inline('cac:InvoiceDocumentReference', reference(X()).entries),
  inline('cac:BillingReferenceLine', [text('cbc:ID', 'line', X())]),
]);

const totals = group<LineTotals>(shapes.lineTotals, [
  inline('cac:TaxTotal', [amount<LineTotals>('cbc:TaxAmount', 'vat', X())]),
]);

const item: Entry<InvoiceLine> = inline('cac:Item', [
  ...spread<InvoiceLine, Item>('item', itemHead),
  each('cac:ClassifiedTaxCategory', 'vat', { of: lineVat, mark: EN('BG-30') }),
  ...spread<InvoiceLine, Item>('item', itemTail),
]);

function references(): readonly Entry<InvoiceLine>[] {
  return [
    child('cac:OrderLineReference', 'orderReference', [lineReference('cac:OrderReference'), EN('BT-132')]),
    ...spread<InvoiceLine, Delivery>('delivery', advice),
    ownReference,
    each('cac:BillingReference', 'precedingInvoices', { of: preceding, mark: X() }),
    objectEntry<InvoiceLine>('cac:DocumentReference', EN('BT-128')),
    each('cac:DocumentReference', 'supportingDocuments', { of: supportingDocument, mark: X() }),
  ];
}

/** BG-25. The order of the two documents differs after the references. */
export function line(name: DocumentName): Group<InvoiceLine> {
  const quantityKey = name === 'Invoice' ? 'cbc:InvoicedQuantity' : 'cbc:CreditedQuantity';
  const taxes = spread<InvoiceLine, LineTotals>('totals', totals);
  const allowances = allowanceEntries<InvoiceLine>(X());
  return group<InvoiceLine>(shapes.lineShape, [
    text('cbc:ID', 'id', EN('BT-126')),
    notes<InvoiceLine>({ first: EN('BT-127'), several: X() }),
    child(quantityKey, 'quantity', [quantity, EN('BT-129')]),
    amount('cbc:LineExtensionAmount', 'netAmount', EN('BT-131')),
    each('cbc:AccountingCost', 'accountingReferences', { of: account, mark: EN('BT-133'), several: FR() }),
    child<InvoiceLine, Period>('cac:InvoicePeriod', 'period', [period, EN('BG-26')]),
    ...references(),
    ...spread<InvoiceLine, Delivery>('delivery', delivery),
    ...(name === 'Invoice' ? [...allowances, ...taxes] : [...taxes, ...allowances]),
    item,
    child('cac:Price', 'price', [price, EN('BG-29')]),
    { key: `cac:Sub${name}Line`, read: () => true, write: () => undefined },
  ]);
}
