// CII: references to other documents, attachments among them.

import type { EmbeddedFile, ObjectReference, SupportingDocument } from '../model/reference.ts';
import * as shapes from '../model/shapes.ts';
import * as codecs from '../mapping/codecs.ts';
import { child, childSays, constant, each, group, text, usual } from '../mapping/entries.ts';
import { EN, type Entry, type Group, type Mark, X } from '../mapping/types.ts';
import type { XmlElement } from '../xml/element.ts';
import { issueDate, typedReference } from './common.ts';

const KEY = 'ram:AdditionalReferencedDocument';

/** UNTDID 1001 codes that CII uses to tell three business terms apart. */
const TENDER = '50';
const OBJECT = '130';
const SUPPORTING = '916';

const file = group<EmbeddedFile>(shapes.embeddedFile, {
  content: ['base64', codecs.text],
  attributes: { mimeCode: 'mediaType', filename: 'name' },
});

/** BG-24. */
export const supportingDocument = group<SupportingDocument>(shapes.supportingDocument, [
  text('ram:IssuerAssignedID', 'number', EN('BT-122')),
  text('ram:URIID', 'url', EN('BT-124')),
  text('ram:LineID', 'line', X()),
  usual('ram:TypeCode', 'typeCode', SUPPORTING),
  text('ram:Name', 'description', EN('BT-123')),
  child('ram:AttachmentBinaryObject', 'file', [file, EN('BT-125')]),
  text('ram:ReferenceTypeCode', 'scheme', X()),
  issueDate(X()),
]);

function objectReference(mark: Mark): Group<ObjectReference> {
  return group<ObjectReference>(shapes.identifier, [
    text('ram:IssuerAssignedID', 'value', mark),
    constant('ram:TypeCode', OBJECT),
    text('ram:ReferenceTypeCode', 'scheme', mark),
  ]);
}

/** An object reference says nothing but its number, kind and scheme; anything more makes it a supporting document. */
function isObject(element: XmlElement): boolean {
  const simple = ['ram:IssuerAssignedID', 'ram:TypeCode', 'ram:ReferenceTypeCode'];
  return childSays('ram:TypeCode', OBJECT)(element) && element.children.every(({ key }) => simple.includes(key));
}

/** BT-18 of the invoice, BT-128 of a line; several only in EXTENDED. */
export function objectEntry<T extends { readonly objects: readonly ObjectReference[] }>(mark: Mark): Entry<T> {
  const entry: Entry<{ readonly objects: readonly ObjectReference[] }> = each(KEY, 'objects', {
    of: objectReference(mark),
    mark,
    several: X(),
    accepts: isObject,
  });
  return entry;
}

export const tender = typedReference(TENDER, EN('BT-17'));
export const isTender = childSays('ram:TypeCode', TENDER);
export { KEY as ADDITIONAL_DOCUMENT };
