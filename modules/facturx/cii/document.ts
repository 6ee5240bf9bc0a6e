// CII: the whole document, in the order of the schema. One table, read and written.

import type { Delivery } from '../model/delivery.ts';
import type { DeliveryTerms, Invoice, ProjectReference } from '../model/invoice.ts';
import * as shapes from '../model/shapes.ts';
import * as codecs from '../mapping/codecs.ts';
import { child, each, eachText, group, inline, leaf, spread, text, usual } from '../mapping/entries.ts';
import { countsIn } from '../mapping/hierarchy.ts';
import { BASIC, EN, type Entry, FR, MIN, WL, X } from '../mapping/types.ts';
import { reference } from './common.ts';
import { ADDITIONAL_DOCUMENT, isTender, objectEntry, supportingDocument, tender } from './documents.ts';
import { line, note } from './line.ts';
import { buyer, other, otherParty, representative, seller, shipTo, taxRepresentative } from './party.ts';
import { settlement } from './settlement.ts';

const context: readonly Entry<Invoice>[] = [
  leaf('ram:TestIndicator', 'isTest', [codecs.flag, X()]),
  inline('ram:BusinessProcessSpecifiedDocumentContextParameter', [text('ram:ID', 'processType', MIN('BT-23'))]),
  inline('ram:GuidelineSpecifiedDocumentContextParameter', [text('ram:ID', 'specification', MIN('BT-24'))]),
];

const head: readonly Entry<Invoice>[] = [
  text('ram:ID', 'number', MIN('BT-1')),
  text('ram:Name', 'name', X()),
  text('ram:TypeCode', 'typeCode', MIN('BT-3')),
  leaf('ram:IssueDateTime', 'issueDate', [codecs.dateTime, MIN('BT-2')]),
  leaf('ram:CopyIndicator', 'isCopy', [codecs.flag, X()]),
  eachText('ram:LanguageID', 'languages', { ...X(), several: FR() }),
  each('ram:IncludedNote', 'notes', { of: note({ subject: WL('BT-21'), text: WL('BT-22') }), mark: WL('BG-1') }),
  inline('ram:EffectiveSpecifiedPeriod', [leaf('ram:CompleteDateTime', 'effectiveDate', [codecs.dateTime, X()])]),
];

/** BT-11. CII wants a name where EN 16931 has an identifier only: the customary filler. */
const project = group<ProjectReference>(shapes.project, [
  text('ram:ID', 'id', EN('BT-11')),
  usual('ram:Name', 'name', 'Project reference'),
]);

const deliveryTerms = group<DeliveryTerms>(shapes.deliveryTerms, [
  text('ram:DeliveryTypeCode', 'code', X()),
  inline('ram:RelevantTradeLocation', [text('ram:CountryID', 'country', X()), text('ram:Name', 'description', X())]),
]);

const agreement: readonly Entry<Invoice>[] = [
  text('ram:BuyerReference', 'buyerReference', MIN('BT-10')),
  child('ram:SellerTradeParty', 'seller', [seller, MIN('BG-4')]),
  child('ram:BuyerTradeParty', 'buyer', [buyer, MIN('BG-7')]),
  ...other('ram:SalesAgentTradeParty', 'salesAgent'),
  ...other('ram:BuyerTaxRepresentativeTradeParty', 'buyerTaxRepresentative', representative),
  child('ram:SellerTaxRepresentativeTradeParty', 'taxRepresentative', [taxRepresentative, WL('BG-11')]),
  ...other('ram:ProductEndUserTradeParty', 'productEndUser'),
  child('ram:ApplicableTradeDeliveryTerms', 'deliveryTerms', [deliveryTerms, X()]),
  child('ram:SellerOrderReferencedDocument', 'salesOrderReference', [reference({ number: EN('BT-14') }), EN('BT-14')]),
  child('ram:BuyerOrderReferencedDocument', 'orderReference', [reference({ number: MIN('BT-13') }), MIN('BT-13')]),
  child('ram:QuotationReferencedDocument', 'quotationReference', [reference({}), X()]),
  child('ram:ContractReferencedDocument', 'contractReference', [
    reference({ number: WL('BT-12'), scheme: X() }),
    WL('BT-12'),
  ]),
  each(ADDITIONAL_DOCUMENT, 'tenderReferences', { of: tender, mark: EN('BT-17'), several: X(), accepts: isTender }),
  objectEntry<Invoice>(EN('BT-18')),
  each(ADDITIONAL_DOCUMENT, 'supportingDocuments', { of: supportingDocument, mark: EN('BG-24') }),
  ...other('ram:BuyerAgentTradeParty', 'buyerAgent'),
  child('ram:SpecifiedProcuringProject', 'project', [project, EN('BT-11')]),
  each('ram:UltimateCustomerOrderReferencedDocument', 'endCustomerOrders', { of: reference({}), mark: X() }),
];

const modeCode = { ...codecs.text, inner: 'ram:ModeCode' };

/** BG-13. */
const delivery = group<Delivery>(shapes.deliveryShape, [
  inline('ram:RelatedSupplyChainConsignment', [
    eachText('ram:SpecifiedLogisticsTransportMovement', 'transportModes', { ...X(), codec: modeCode }),
  ]),
  child('ram:ShipToTradeParty', 'shipTo', [shipTo, WL('BG-13')]),
  child('ram:UltimateShipToTradeParty', 'ultimateShipTo', [otherParty, X()]),
  child('ram:ShipFromTradeParty', 'shipFrom', [otherParty, X()]),
  inline('ram:ActualDeliverySupplyChainEvent', [
    leaf('ram:OccurrenceDateTime', 'date', [codecs.dateTime, WL('BT-72')]),
  ]),
  child('ram:DespatchAdviceReferencedDocument', 'despatchAdvice', [reference({ number: WL('BT-16') }), WL('BT-16')]),
  child('ram:ReceivingAdviceReferencedDocument', 'receivingAdvice', [reference({ number: EN('BT-15') }), EN('BT-15')]),
  child('ram:DeliveryNoteReferencedDocument', 'deliveryNote', [reference({}), X()]),
]);

const transaction: readonly Entry<Invoice>[] = [
  each('ram:IncludedSupplyChainTradeLineItem', 'lines', { of: line, mark: BASIC('BG-25'), writes: countsIn }),
  inline('ram:ApplicableHeaderTradeAgreement', agreement, { isRequired: true }),
  inline('ram:ApplicableHeaderTradeDelivery', spread<Invoice, Delivery>('delivery', delivery), { isRequired: true }),
  inline('ram:ApplicableHeaderTradeSettlement', settlement, { isRequired: true }),
];

export const document = group<Invoice>(shapes.invoiceShape, [
  inline('rsm:ExchangedDocumentContext', context, { isRequired: true }),
  inline('rsm:ExchangedDocument', head, { isRequired: true }),
  inline('rsm:SupplyChainTradeTransaction', transaction, { isRequired: true }),
]);
