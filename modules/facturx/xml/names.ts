// Namespaces of invoices. Whatever prefixes a document uses, we know its elements by ours: `ram:Name`, `cbc:ID`.

import { numberOf } from './keys.ts';

const UNCEFACT = 'urn:un:unece:uncefact:data:standard';
const OASIS = 'urn:oasis:names:specification:ubl:schema:xsd';

/** Our prefix of each namespace we know. ZUGFeRD 1.0 has its own `rsm`; its `ram` and `udt` are read as those of CII. */
const PREFIX_OF: Readonly<Record<string, string>> = {
  [`${UNCEFACT}:CrossIndustryInvoice:100`]: 'rsm',
  [`${UNCEFACT}:ReusableAggregateBusinessInformationEntity:100`]: 'ram',
  [`${UNCEFACT}:QualifiedDataType:100`]: 'qdt',
  [`${UNCEFACT}:UnqualifiedDataType:100`]: 'udt',
  'urn:ferd:CrossIndustryDocument:invoice:1p0': 'zf1',
  [`${UNCEFACT}:ReusableAggregateBusinessInformationEntity:12`]: 'ram',
  [`${UNCEFACT}:QualifiedDataType:12`]: 'qdt',
  [`${UNCEFACT}:UnqualifiedDataType:15`]: 'udt',
  [`${OASIS}:Invoice-2`]: 'inv',
  [`${OASIS}:CreditNote-2`]: 'cn',
  [`${OASIS}:CommonAggregateComponents-2`]: 'cac',
  [`${OASIS}:CommonBasicComponents-2`]: 'cbc',
  [`${OASIS}:CommonExtensionComponents-2`]: 'ext',
  'http://www.w3.org/2001/XMLSchema-instance': 'xsi',
  'http://www.w3.org/XML/1998/namespace': 'xml',
  'http://www.w3.org/2000/xmlns/': 'xmlns',
};

export const NAMESPACE = {
  rsm: `${UNCEFACT}:CrossIndustryInvoice:100`,
  ram: `${UNCEFACT}:ReusableAggregateBusinessInformationEntity:100`,
  qdt: `${UNCEFACT}:QualifiedDataType:100`,
  udt: `${UNCEFACT}:UnqualifiedDataType:100`,
  inv: `${OASIS}:Invoice-2`,
  cn: `${OASIS}:CreditNote-2`,
  cac: `${OASIS}:CommonAggregateComponents-2`,
  cbc: `${OASIS}:CommonBasicComponents-2`,
} as const;

/** The name of an element or attribute, resolved. One object per name and scope. */
export interface XmlName {
  /** As written, with the document's prefix. */
  readonly qname: string;
  readonly local: string;
  /** Namespace URI, empty when none. */
  readonly uri: string;
  /** Our form: `ram:Name` for a namespace we know, `{uri}Name` for another, `Name` for none. */
  readonly key: string;
  /** The number of the key. */
  readonly number: number;
  /** The last short text that stood under this name: the next is often the same (`C62`, `S`, `EUR`). */
  lastText: string;
}

/** The same text in the one form that the engine keeps of it: such texts compare by their address. */
export function unique(text: string): string {
  return Object.keys({ [text]: true })[0] ?? text;
}

export function nameOf(qname: string, uri: string): XmlName {
  const local = qname.slice(qname.indexOf(':') + 1);
  const prefix = PREFIX_OF[uri];
  const key = uri === '' ? local : prefix === undefined ? `{${uri}}${local}` : `${prefix}:${local}`;
  return { qname, local, uri, key: unique(key), number: numberOf(key), lastText: '' };
}
