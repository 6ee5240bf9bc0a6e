// CII: BG-25 and what belongs to a line.

import type { Delivery } from '../model/delivery.ts';
import type {
  Classification,
  IncludedTax,
  InvoiceLine,
  Item,
  ItemAttribute,
  ItemComponent,
  ItemInstance,
  LineTotals,
  Price,
} from '../model/line.ts';
import type { AccountingReference } from '../model/payment.ts';
import * as shapes from '../model/shapes.ts';
import type { Note } from '../model/values.ts';
import * as codecs from '../mapping/codecs.ts';
import { amount, child, decimal, each, eachText, group, inline, leaf, spread, text } from '../mapping/entries.ts';
import { BASIC, EN, type Entry, FR, type Group, type Mark, X } from '../mapping/types.ts';
import { allowanceEntries, lineVat, priceChangeEntries } from './amounts.ts';
import { identifier, linePeriod, quantity, reference } from './common.ts';
import { ADDITIONAL_DOCUMENT, objectEntry, supportingDocument } from './documents.ts';
import { itemParty, placeParty } from './party.ts';

/** References of a line may name a line themselves. */
const LINE = { line: X() };

/** BG-1 of the invoice, BT-127 of a line: the mark is that of the subject code. */
export function note(marks: { readonly subject: Mark; readonly text: Mark }): Group<Note> {
  return group<Note>(shapes.note, [
    text('ram:ContentCode', 'contentCode', X()),
    text('ram:Content', 'text', marks.text),
    text('ram:SubjectCode', 'subjectCode', marks.subject),
  ]);
}

export function accountingReference(mark: Mark): Group<AccountingReference> {
  return group<AccountingReference>(shapes.account, [
    text('ram:ID', 'value', mark),
    text('ram:TypeCode', 'typeCode', X()),
  ]);
}

const classification = group<Classification>(shapes.classification, [
  inline('ram:ClassCode', {
    content: ['value', codecs.text],
    attributes: { listID: 'scheme', listVersionID: 'version' },
  }),
  text('ram:ClassName', 'name', X()),
]);

const attribute = group<ItemAttribute>(shapes.attribute, [
  text('ram:TypeCode', 'typeCode', X()),
  text('ram:Description', 'name', EN('BT-160')),
  child('ram:ValueMeasure', 'measure', [quantity, X()]),
  text('ram:Value', 'value', EN('BT-161')),
]);

const instance = group<ItemInstance>(shapes.instance, [
  text('ram:BatchID', 'batch', X()),
  text('ram:SupplierAssignedSerialID', 'serial', X()),
]);

const component = group<ItemComponent>(shapes.component, [
  child('ram:ID', 'id', [identifier, FR()]),
  each('ram:GlobalID', 'standardIds', { of: identifier, mark: X() }),
  text('ram:SellerAssignedID', 'sellerId', X()),
  text('ram:BuyerAssignedID', 'buyerId', X()),
  text('ram:IndustryAssignedID', 'industryId', X()),
  text('ram:Name', 'name', X()),
  text('ram:Description', 'description', X()),
  child('ram:UnitQuantity', 'quantity', [quantity, X()]),
]);

/** BG-31. */
const item = group<Item>(shapes.itemShape, [
  child('ram:ID', 'id', [identifier, FR()]),
  child('ram:GlobalID', 'standardId', [identifier, BASIC('BT-157')]),
  text('ram:SellerAssignedID', 'sellerId', EN('BT-155')),
  text('ram:BuyerAssignedID', 'buyerId', EN('BT-156')),
  text('ram:IndustryAssignedID', 'industryId', X()),
  text('ram:ModelID', 'modelId', X()),
  text('ram:Name', 'name', BASIC('BT-153')),
  text('ram:Description', 'description', EN('BT-154')),
  eachText('ram:BatchID', 'batches', X()),
  text('ram:BrandName', 'brand', X()),
  text('ram:ModelName', 'modelName', X()),
  each('ram:ApplicableProductCharacteristic', 'attributes', { of: attribute, mark: EN('BG-32') }),
  each('ram:DesignatedProductClassification', 'classifications', { of: classification, mark: EN('BT-158') }),
  each('ram:IndividualTradeProductInstance', 'instances', { of: instance, mark: X() }),
  inline('ram:OriginTradeCountry', [text('ram:ID', 'originCountry', EN('BT-159'))]),
  child('ram:ManufacturerTradeParty', 'manufacturer', [itemParty, X()]),
  each('ram:IncludedReferencedProduct', 'components', { of: component, mark: X() }),
]);

const includedTax = group<IncludedTax>(shapes.computedVat, [...lineVat.entries]);

/** BG-29. */
const price = group<Price>(shapes.priceShape, [
  inline('ram:GrossPriceProductTradePrice', [
    decimal('ram:ChargeAmount', 'gross', BASIC('BT-148')),
    child('ram:BasisQuantity', 'grossBaseQuantity', [quantity, BASIC('BT-149')]),
    ...priceChangeEntries<Price>(),
  ]),
  inline('ram:NetPriceProductTradePrice', [
    decimal('ram:ChargeAmount', 'net', BASIC('BT-146')),
    child('ram:BasisQuantity', 'baseQuantity', [quantity, BASIC('BT-149')]),
    each('ram:IncludedTradeTax', 'includedTaxes', { of: includedTax, mark: X() }),
  ]),
]);

const agreement: readonly Entry<InvoiceLine>[] = [
  child('ram:SellerOrderReferencedDocument', 'salesOrderReference', [reference(LINE), X()]),
  child('ram:BuyerOrderReferencedDocument', 'orderReference', [reference({ line: EN('BT-132') }), EN('BT-132')]),
  child('ram:QuotationReferencedDocument', 'quotationReference', [reference(LINE), X()]),
  child('ram:ContractReferencedDocument', 'contractReference', [reference(LINE), X()]),
  each(ADDITIONAL_DOCUMENT, 'supportingDocuments', { of: supportingDocument, mark: X() }),
  ...spread<InvoiceLine, Price>('price', price),
  child('ram:ItemSellerTradeParty', 'seller', [itemParty, X()]),
  child('ram:ItemBuyerTradeParty', 'buyer', [itemParty, FR()]),
  each('ram:UltimateCustomerOrderReferencedDocument', 'endCustomerOrders', { of: reference(LINE), mark: X() }),
];

const lineDelivery = group<Delivery>(shapes.deliveryShape, [
  child('ram:ShipToTradeParty', 'shipTo', [placeParty, X()]),
  child('ram:UltimateShipToTradeParty', 'ultimateShipTo', [placeParty, X()]),
  inline('ram:ActualDeliverySupplyChainEvent', [leaf('ram:OccurrenceDateTime', 'date', [codecs.dateTime, X()])]),
  child('ram:DespatchAdviceReferencedDocument', 'despatchAdvice', [reference(LINE), X()]),
  child('ram:ReceivingAdviceReferencedDocument', 'receivingAdvice', [reference(LINE), X()]),
  child('ram:DeliveryNoteReferencedDocument', 'deliveryNote', [reference(LINE), X()]),
]);

const delivery: readonly Entry<InvoiceLine>[] = [
  child('ram:BilledQuantity', 'quantity', [quantity, BASIC('BT-129')]),
  child('ram:ChargeFreeQuantity', 'freeQuantity', [quantity, X()]),
  child('ram:PackageQuantity', 'packageQuantity', [quantity, X()]),
  child('ram:PerPackageUnitQuantity', 'perPackageQuantity', [quantity, X()]),
  ...spread<InvoiceLine, Delivery>('delivery', lineDelivery),
];

const totals = group<LineTotals>(shapes.lineTotals, [
  decimal('ram:ChargeTotalAmount', 'charges', X()),
  decimal('ram:AllowanceTotalAmount', 'allowances', X()),
  // BR-FR-MV-03 looks for it by its currency.
  amount('ram:TaxTotalAmount', 'vat', X()),
  decimal('ram:GrandTotalAmount', 'gross', X()),
  decimal('ram:TotalAllowanceChargeAmount', 'allowanceChargeTotal', X()),
]);

const settlement: readonly Entry<InvoiceLine>[] = [
  each('ram:ApplicableTradeTax', 'vat', { of: lineVat, mark: BASIC('BG-30'), several: X() }),
  child('ram:BillingSpecifiedPeriod', 'period', [linePeriod, BASIC('BG-26')]),
  ...allowanceEntries<InvoiceLine>('ram:SpecifiedTradeAllowanceCharge', {
    amount: BASIC('BG-27'),
    reason: BASIC('BG-27'),
    calculation: EN('BT-137'),
    rest: FR(),
    vat: FR(),
  }),
  inline('ram:SpecifiedTradeSettlementLineMonetarySummation', [
    decimal('ram:LineTotalAmount', 'netAmount', BASIC('BT-131')),
    ...spread<InvoiceLine, LineTotals>('totals', totals),
  ]),
  each('ram:InvoiceReferencedDocument', 'precedingInvoices', {
    of: reference({ ...LINE, typeCode: X() }),
    mark: X(),
    several: FR(),
  }),
  objectEntry<InvoiceLine>(EN('BT-128')),
  each('ram:ReceivableSpecifiedTradeAccountingAccount', 'accountingReferences', {
    of: accountingReference(EN('BT-133')),
    mark: EN('BT-133'),
    several: X(),
  }),
];

/** BG-25. */
export const line = group<InvoiceLine>(shapes.lineShape, [
  inline('ram:AssociatedDocumentLineDocument', [
    text('ram:LineID', 'id', BASIC('BT-126')),
    text('ram:ParentLineID', 'parentId', X()),
    text('ram:LineStatusCode', 'statusCode', X()),
    text('ram:LineStatusReasonCode', 'kind', X()),
    each('ram:IncludedNote', 'notes', {
      of: note({ subject: X(), text: BASIC('BT-127') }),
      mark: BASIC('BT-127'),
      several: X(),
    }),
  ]),
  child('ram:SpecifiedTradeProduct', 'item', [item, BASIC('BG-31')]),
  inline('ram:SpecifiedLineTradeAgreement', agreement),
  inline('ram:SpecifiedLineTradeDelivery', delivery),
  inline('ram:SpecifiedLineTradeSettlement', settlement),
]);
