// What invoices say in France and elsewhere: kinds of document, frames, notes, parties, categories, currencies, sub-lines.

import { type Change, insertInto, leaves, put, setText, type Setting, textOf } from '../edit.ts';
import type { Scanned } from '../scan.ts';

const TYPES = ['71', '80', '84', '130', '218', '219', '261', '262', '308', '325', '326', '331', '380', '381', '382', '383', '384',
  '385', '386', '387', '388', '389', '390', '393', '394', '395', '396', '420', '456', '457', '458', '471', '472', '473', '500', '501',
  '502', '503', '527', '532', '553', '575', '623', '633', '751', '780', '817', '870', '875', '876', '877', '916', '935']; // prettier-ignore
const FRAMES = ['B1', 'S1', 'M1', 'B2', 'S2', 'M2', 'S3', 'B4', 'S4', 'M4', 'S5', 'S6', 'B7', 'S7', 'B8', 'S8', 'M8', 'B9', 'S9', 'M9',
  'b1', 'B3', 'M5', 'A1', ' S1', 'S1 ', 'S1 B1', '']; // prettier-ignore
const SUBJECTS = [
  'PMT',
  'PMD',
  'AAB',
  'TXD',
  'BAR',
  'REG',
  'ABL',
  'AAI',
  'ADU',
  'SUR',
  'ACC',
  'pmt',
  'BAR ',
  'XXX',
  '',
];
const TREATMENTS = [
  'B2B',
  'B2BINT',
  'B2C',
  'B2CINT',
  'OUTOFSCOPE',
  'ARCHIVEONLY',
  'b2b',
  ' B2B',
  'B2B ',
  'B2G',
  '',
  'MEMBRE_ASSUJETTI_UNIQUE',
];
const CATEGORIES = ['S', 'Z', 'E', 'AE', 'K', 'G', 'O', 'L', 'M', 'B', 's', ' S', 'X'];
const RATES = [
  '0',
  '0.00',
  '20',
  '20.00',
  '19.6',
  '5.5',
  '5.50',
  '10.0',
  '8.5',
  '2.1',
  '7',
  '20.000',
  ' 20',
  '1.05',
  '21',
  '-20',
  '2E1',
  '',
];
const CURRENCIES = ['EUR', 'USD', 'CHF', 'eur', 'XXX', 'EUR '];
const STATUSES = ['DETAIL', 'GROUP', 'INFORMATION', 'detail', 'DETAIL ', 'X', ''];
const COUNTRIES = ['FR', 'DE', 'GP', 'MC', 'EL', 'GR', 'XI', 'fr', 'F', '1A', ''];
const IDS = ['123456789', '12345678900012', '732829320', '73282932000074', 'FR44732829320', 'FR44 732829320', 'EL123456789', 'GR123456789', '44732829320',
  '732829320_SERVICE', 'a b', '1', 'FR', '']; // prettier-ignore

type Name = string;

/** A value for elements whose name, or whose parent's, is one of these. */
function said(names: readonly Name[], values: readonly string[]): Change {
  return (setting) => {
    const { xml, chance } = setting;
    const isOne = (name: string | undefined): boolean => names.includes(name?.split(':').at(-1) ?? '');
    const found = leaves(setting).filter(
      ({ name, parent }) => isOne(name) || (name.endsWith('ID') && isOne(parent?.name)),
    );
    const element = chance.pick(found);
    return element && setText(xml, element, chance.pick(values) ?? '');
  };
}

/** The same value for all of them. */
function saidOfAll(names: readonly Name[], values: readonly string[]): Change {
  return (setting) => {
    const { xml, chance } = setting;
    const value = chance.pick(values) ?? '';
    const found = leaves(setting).filter(
      ({ name, parent }) =>
        names.includes(name.split(':').at(-1) ?? '') ||
        (names.includes(`${parent?.name.split(':').at(-1)}/ID`) && name.endsWith(':ID')),
    );
    return found.length === 0 ? undefined : found.reduceRight((text, one) => setText(text, one, value), xml);
  };
}

const isCii = (xml: string): boolean => /<\w+:CrossIndustryInvoice\b/.test(xml);

function first(setting: Setting, local: string): Scanned | undefined {
  return setting.elements.find(({ name }) => name.split(':').at(-1) === local);
}

/** A note with a subject, in the way of the syntax; some times several. */
const note: Change = (setting) => {
  const { xml, chance } = setting;
  const subject = chance.pick(SUBJECTS) ?? '';
  const text = chance.pick([...TREATMENTS, 'texte', '#PMT#', 'a#b']) ?? '';
  if (isCii(xml)) {
    const document = first(setting, 'ExchangedDocument');
    const added = `<ram:IncludedNote><ram:Content>${text}</ram:Content><ram:SubjectCode>${subject}</ram:SubjectCode></ram:IncludedNote>`;
    return document && insertInto(setting, document, added);
  }
  const place = first(setting, 'DocumentCurrencyCode');
  const marked =
    chance.pick([`#${subject}#${text}`, `${subject}#${text}`, `#${subject}${text}`, `x#${subject}#${text}#`]) ?? '';
  return place && put(xml, { start: place.start, end: place.start }, `<cbc:Note>${marked}</cbc:Note>`);
};

/** The text of a note that is there. */
const treated: Change = (setting) => {
  const { xml, chance } = setting;
  const notes = leaves(setting).filter(
    ({ name, parent }) => name.endsWith(':Note') || (parent?.name ?? '').endsWith(':IncludedNote'),
  );
  const element = chance.pick(notes);
  if (!element) return undefined;
  const values = [
    ...SUBJECTS,
    ...TREATMENTS,
    ...SUBJECTS.map((code) => `#${code}#`),
    '#BAR#B2B',
    '#BAR#B2C#',
    '#TXD#MEMBRE_ASSUJETTI_UNIQUE',
  ];
  return setText(xml, element, chance.pick(values) ?? '');
};

/** Invoice and credit note of UBL, one for the other: the root alone, or with its own names. */
const turned: Change = ({ xml, chance }) => {
  if (isCii(xml)) return undefined;
  const [from, to] = xml.includes(':CreditNote-2') ? ['CreditNote', 'Invoice'] : ['Invoice', 'CreditNote'];
  const root = xml
    .replace(`:schema:xsd:${from}-2`, `:schema:xsd:${to}-2`)
    .replace(new RegExp(`(</?(?:\\w+:)?)${from}(?=[\\s>])`, 'g'), `$1${to}`);
  if (chance.next() < 0.3) return root;
  return root
    .replaceAll(`${from}TypeCode`, `${to}TypeCode`)
    .replaceAll(`cac:${from}Line`, `cac:${to}Line`)
    .replaceAll(
      from === 'Invoice' ? 'InvoicedQuantity' : 'CreditedQuantity',
      from === 'Invoice' ? 'CreditedQuantity' : 'InvoicedQuantity',
    );
};

/** One line becomes the parent of others. */
const nested: Change = (setting) => {
  const { xml, chance } = setting;
  if (!isCii(xml)) return undefined;
  const ids = leaves(setting).filter(({ name }) => name.endsWith(':LineID'));
  const child = chance.pick(ids);
  const parent = chance.pick(ids);
  if (!child || !parent) return undefined;
  const status = `<ram:LineStatusCode>${chance.pick(['1', 'DETAIL', ''])}</ram:LineStatusCode>`;
  const kind = `<ram:LineStatusReasonCode>${chance.pick(STATUSES)}</ram:LineStatusReasonCode>`;
  const added = `<ram:ParentLineID>${textOf(xml, parent)}</ram:ParentLineID>${chance.next() < 0.3 ? status : ''}${kind}`;
  return put(xml, { start: child.end, end: child.end }, added);
};

export const MEANING_CHANGES: readonly Change[] = [
  said(['TypeCode', 'InvoiceTypeCode', 'CreditNoteTypeCode', 'DocumentTypeCode'], TYPES),
  said(['ProfileID', 'BusinessProcessSpecifiedDocumentContextParameter'], FRAMES),
  said(['CategoryCode', 'ClassifiedTaxCategory', 'TaxCategory'], CATEGORIES),
  saidOfAll(['CategoryCode', 'ClassifiedTaxCategory/ID', 'TaxCategory/ID'], CATEGORIES),
  said(['RateApplicablePercent', 'Percent'], RATES),
  saidOfAll(['RateApplicablePercent', 'Percent'], RATES),
  said(['InvoiceCurrencyCode', 'DocumentCurrencyCode', 'TaxCurrencyCode'], CURRENCIES),
  said(['LineStatusReasonCode', 'DocumentStatusCode'], STATUSES),
  said(['CountryID', 'IdentificationCode'], COUNTRIES),
  said(['ID', 'GlobalID', 'CompanyID', 'EndpointID', 'URIID'], IDS),
  note,
  note,
  treated,
  turned,
  nested,
];
