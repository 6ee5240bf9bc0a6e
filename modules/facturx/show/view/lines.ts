// BG-25, with the lines inside lines of EXTENDED.

import type { AllowanceCharge, IncludedTax, InvoiceLine, Item, ItemComponent, Price } from '../../model/index.ts';
import { adjustmentReason } from './amounts.ts';
import { join, type Format } from './format.ts';
import type { Fact, LineRow } from './model.ts';
import { partyInline } from './party.ts';
import { deliveryFacts, supportingFact } from './references.ts';

const MAX_DEPTH = 8;

function adjustment(format: Format, label: string, item: AllowanceCharge): Fact[] {
  const parts = [
    adjustmentReason(format, item),
    format.percent(item.percent),
    format.amount(item.base),
    format.vat(item.vat),
    format.amount(item.amount),
  ];
  return format.fact(label, join(parts, ' · '));
}

function includedTax(format: Format, tax: IncludedTax): Fact[] {
  const text = join([format.vat(tax), format.amount(tax.base), format.amount(tax.tax)], ' · ');
  return format.fact(format.words.line.includedTax, text);
}

function priceFacts(format: Format, price: Price | undefined): Fact[] {
  const words = format.words.line;
  if (!price) return [];
  const per = price.grossBaseQuantity ? words.per(format.quantity(price.grossBaseQuantity)) : '';
  return [
    ...format.fact(words.grossPrice, join([format.amount(price.gross), per]), 'BT-148'),
    ...price.discounts.flatMap((item) => adjustment(format, words.discount, item)),
    ...price.charges.flatMap((item) => adjustment(format, words.priceCharge, item)),
    ...price.includedTaxes.flatMap((tax) => includedTax(format, tax)),
  ];
}

function componentFact(format: Format, component: ItemComponent): Fact[] {
  const parts = [
    format.quantity(component.quantity),
    component.name,
    component.description,
    format.identifier(component.id),
    ...component.standardIds.map((id) => format.identifier(id)),
    component.sellerId,
    component.buyerId,
    component.industryId,
  ];
  return format.fact(format.words.line.component, join(parts, ' · '));
}

function productFacts(format: Format, item: Item): Fact[] {
  const words = format.words.line;
  return [
    ...item.attributes.flatMap((attribute) =>
      format.fact(
        join([attribute.name || words.attribute, attribute.typeCode], ' · '),
        join([attribute.value, format.quantity(attribute.measure)]),
        'BG-32',
      ),
    ),
    ...format.fact(words.itemId, format.identifier(item.id)),
    ...format.fact(words.industryId, item.industryId),
    ...format.fact(words.model, join([item.modelId, item.modelName])),
    ...format.fact(words.brand, item.brand),
    ...item.batches.flatMap((batch) => format.fact(words.batch, batch)),
    ...item.instances.flatMap((instance) => format.fact(words.serial, join([instance.serial, instance.batch], ' · '))),
    ...item.components.flatMap((component) => componentFact(format, component)),
    ...format.fact(format.words.party.manufacturer, item.manufacturer && partyInline(format, item.manufacturer)),
  ];
}

function itemFacts(format: Format, item: Item | undefined): Fact[] {
  const words = format.words.line;
  if (!item) return [];
  return [
    ...format.fact(words.sellerId, item.sellerId, 'BT-155'),
    ...format.fact(words.buyerId, item.buyerId, 'BT-156'),
    ...format.fact(words.standardId, format.identifier(item.standardId), 'BT-157'),
    ...item.classifications.flatMap((entry) =>
      format.fact(words.classification, join([entry.value, entry.name, entry.scheme, entry.version], ' · '), 'BT-158'),
    ),
    ...format.fact(words.origin, item.originCountry, 'BT-159'),
    ...productFacts(format, item),
  ];
}

function referenceFacts(format: Format, line: InvoiceLine): Fact[] {
  const { reference: words } = format.words;
  return [
    ...format.fact(words.order, format.reference(line.orderReference), 'BT-132'),
    ...line.objects.flatMap((item) => format.fact(words.object, format.identifier(item), 'BT-128')),
    ...line.accountingReferences.flatMap((item) =>
      format.fact(words.accounting, join([item.value, item.typeCode], ' · '), 'BT-133'),
    ),
    ...format.fact(words.salesOrder, format.reference(line.salesOrderReference)),
    ...format.fact(words.quotation, format.reference(line.quotationReference)),
    ...format.fact(words.contract, format.reference(line.contractReference)),
    ...line.endCustomerOrders.flatMap((item) => format.fact(words.endCustomerOrder, format.reference(item))),
    ...line.precedingInvoices.flatMap((item) => format.fact(words.preceding, format.reference(item))),
    ...line.supportingDocuments.flatMap((item) => supportingFact(format, item)),
  ];
}

function partyFactsOf(format: Format, line: InvoiceLine): Fact[] {
  const words = format.words.party;
  const { delivery } = line;
  const parties = [
    [words.seller, line.seller],
    [words.buyer, line.buyer],
    [words.shipTo, delivery?.shipTo],
    [words.ultimateShipTo, delivery?.ultimateShipTo],
    [words.shipFrom, delivery?.shipFrom],
  ] as const;
  return parties.flatMap(([label, party]) => format.fact(label, party && partyInline(format, party)));
}

function countFacts(format: Format, line: InvoiceLine): Fact[] {
  const words = format.words.line;
  const { totals } = line;
  return [
    ...format.fact(words.freeQuantity, format.quantity(line.freeQuantity)),
    ...format.fact(words.packages, format.quantity(line.packageQuantity)),
    ...format.fact(words.perPackage, format.quantity(line.perPackageQuantity)),
    ...format.fact(words.totals.charges, format.amount(totals?.charges)),
    ...format.fact(words.totals.allowances, format.amount(totals?.allowances)),
    ...format.fact(words.totals.vat, format.amount(totals?.vat)),
    ...format.fact(words.totals.gross, format.amount(totals?.gross)),
    ...format.fact(words.totals.balance, format.amount(totals?.allowanceChargeTotal)),
    ...format.fact(words.status, line.statusCode),
  ];
}

function noteFacts(format: Format, line: InvoiceLine): Fact[] {
  return line.notes.flatMap((note) => {
    const subject = format.code('noteSubject', note.subjectCode) || format.words.line.note;
    return format.fact(subject, join([note.text, note.contentCode], ' · '), 'BT-127');
  });
}

function lineFacts(format: Format, line: InvoiceLine): Fact[] {
  const words = format.words.line;
  return [
    ...format.fact(format.words.head.period, format.period(line.period), 'BG-26'),
    ...itemFacts(format, line.item),
    ...priceFacts(format, line.price),
    ...line.allowances.flatMap((item) => adjustment(format, words.allowance, item)),
    ...line.charges.flatMap((item) => adjustment(format, words.charge, item)),
    ...countFacts(format, line),
    ...referenceFacts(format, line),
    ...deliveryFacts(format, line.delivery),
    ...partyFactsOf(format, line),
    ...noteFacts(format, line),
  ];
}

function kindOf(line: InvoiceLine): LineRow['kind'] {
  if (line.kind === 'GROUP') return 'group';
  return line.kind === 'INFORMATION' ? 'information' : 'detail';
}

function priceText(format: Format, line: InvoiceLine): string {
  const per = line.price?.baseQuantity;
  const isOne = !per?.value || per.value.toString() === '1' || /^1\.0+$/.test(per.value.toString());
  const price = format.amount(line.price?.net);
  return isOne || price === '' ? price : `${price} ${format.words.line.per(format.quantity(per))}`;
}

function vatText(format: Format, line: InvoiceLine): string {
  return line.vat
    .map((vat) => join([format.vat(vat), format.amount(vat.base), format.amount(vat.tax)], ' · '))
    .join(', ');
}

/** How many lines a line lies in; a circle of parents counts as none. */
function depthOf(line: InvoiceLine, byId: ReadonlyMap<string, InvoiceLine>): number {
  let depth = 0;
  let parent = line.parentId === undefined ? undefined : byId.get(line.parentId);
  while (parent && depth < MAX_DEPTH) {
    depth++;
    parent = parent.parentId === undefined ? undefined : byId.get(parent.parentId);
  }
  return depth === MAX_DEPTH ? 0 : depth;
}

/** In document order: a line inside a line follows it there too. */
export function lineRows(format: Format, lines: readonly InvoiceLine[]): LineRow[] {
  const byId = new Map(lines.flatMap((line) => (line.id === undefined ? [] : [[line.id, line] as const])));
  return lines.map((line) => ({
    depth: depthOf(line, byId),
    kind: kindOf(line),
    id: line.id ?? '',
    name: line.item?.name ?? '',
    description: line.item?.description === line.item?.name ? '' : (line.item?.description ?? ''),
    facts: lineFacts(format, line),
    quantity: format.quantity(line.quantity),
    price: priceText(format, line),
    vat: vatText(format, line),
    net: format.amount(line.netAmount),
  }));
}
