// Documents, dates and codes around the invoice.

import type { Delivery, Invoice, SupportingDocument } from '../../model/index.ts';
import { dueDateOf } from '../../model/index.ts';
import { join, type Format } from './format.ts';
import type { Block, Fact } from './model.ts';

/** The facts that a reader looks for first. */
export function keyFacts(format: Format, invoice: Invoice): Fact[] {
  const words = format.words.head;
  return [
    ...format.fact(words.issueDate, format.date(invoice.issueDate), 'BT-2'),
    ...format.fact(words.dueDate, format.date(dueDateOf(invoice)), 'BT-9'),
    ...format.fact(words.period, format.period(invoice.period), 'BG-14'),
    ...format.fact(words.name, invoice.name),
  ];
}

export function deliveryFacts(format: Format, delivery: Delivery | undefined): Fact[] {
  const { reference, delivery: words } = format.words;
  return [
    ...format.fact(words.date, format.date(delivery?.date), 'BT-72'),
    ...format.fact(reference.despatch, format.reference(delivery?.despatchAdvice), 'BT-16'),
    ...format.fact(reference.receipt, format.reference(delivery?.receivingAdvice), 'BT-15'),
    ...format.fact(reference.deliveryNote, format.reference(delivery?.deliveryNote)),
    ...format.fact(words.transport, delivery?.transportModes.join(', ')),
  ];
}

function documents(format: Format, invoice: Invoice): Fact[] {
  const words = format.words.reference;
  const { project } = invoice;
  return [
    ...format.fact(words.buyer, invoice.buyerReference, 'BT-10'),
    ...format.fact(words.project, join([project?.id, project?.name], ' – '), 'BT-11'),
    ...format.fact(words.contract, format.reference(invoice.contractReference), 'BT-12'),
    ...format.fact(words.order, format.reference(invoice.orderReference), 'BT-13'),
    ...format.fact(words.salesOrder, format.reference(invoice.salesOrderReference), 'BT-14'),
    ...invoice.tenderReferences.flatMap((item) => format.fact(words.tender, format.reference(item), 'BT-17')),
    ...invoice.objects.flatMap((item) => format.fact(words.object, format.identifier(item), 'BT-18')),
    ...format.fact(words.quotation, format.reference(invoice.quotationReference)),
    ...invoice.endCustomerOrders.flatMap((item) => format.fact(words.endCustomerOrder, format.reference(item))),
    ...format.fact(words.issuer, invoice.issuerReference),
    ...invoice.precedingInvoices.flatMap((item) => format.fact(words.preceding, format.reference(item), 'BG-3')),
    ...invoice.accountingReferences.flatMap((item) =>
      format.fact(words.accounting, join([item.value, item.typeCode], ' · '), 'BT-19'),
    ),
  ];
}

function settings(format: Format, invoice: Invoice): Fact[] {
  const words = format.words.head;
  return [
    ...format.fact(words.type, format.code('documentType', invoice.typeCode), 'BT-3'),
    ...format.fact(words.processType, invoice.processType, 'BT-23'),
    ...format.fact(words.specification, invoice.specification, 'BT-24'),
    ...format.fact(words.currency, invoice.currency, 'BT-5'),
    ...format.fact(words.vatCurrency, invoice.vatCurrency, 'BT-6'),
    ...format.fact(words.taxPointDate, format.date(invoice.taxPointDate), 'BT-7'),
    ...format.fact(words.taxPointCode, format.code('taxPoint', invoice.taxPointCode), 'BT-8'),
    ...format.fact(words.language, invoice.languages.join(', ')),
    ...format.fact(words.effectiveDate, format.date(invoice.effectiveDate)),
  ];
}

export function referenceBlock(format: Format, invoice: Invoice): Block {
  const terms = invoice.deliveryTerms;
  return {
    title: format.words.reference.title,
    facts: [
      ...documents(format, invoice),
      ...deliveryFacts(format, invoice.delivery),
      ...format.fact(format.words.delivery.terms, join([terms?.code, terms?.description, terms?.country], ', ')),
      ...settings(format, invoice),
    ],
  };
}

export function supportingFact(format: Format, item: SupportingDocument): Fact[] {
  const { reference, attachment } = format.words;
  const file = join([item.file?.name, item.file?.mediaType], ', ');
  const parts = [
    item.number,
    item.description,
    item.url,
    file,
    item.date && reference.date(format.date(item.date)),
    item.line && reference.line(item.line),
    join([item.typeCode === '916' ? '' : item.typeCode, item.scheme], ', '),
  ];
  return format.fact(attachment.file, join(parts, ' · '), 'BG-24');
}

export function attachmentBlock(format: Format, invoice: Invoice): Block {
  const facts = invoice.supportingDocuments.flatMap((item) => supportingFact(format, item));
  return { title: format.words.attachment.title, facts };
}
