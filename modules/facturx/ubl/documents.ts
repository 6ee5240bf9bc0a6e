// UBL: references to other documents, attachments among them.

import type { EmbeddedFile, ObjectReference, SupportingDocument } from '../model/reference.ts';
import * as shapes from '../model/shapes.ts';
import * as codecs from '../mapping/codecs.ts';
import { child, childSays, constant, each, group, inline, leaf, text } from '../mapping/entries.ts';
import { EN, type Entry, type Mark, X } from '../mapping/types.ts';

const file = group<EmbeddedFile>(shapes.embeddedFile, {
  content: ['base64', codecs.text],
  attributes: { mimeCode: 'mediaType', filename: 'name' },
});

/** BG-24. */
export const supportingDocument = group<SupportingDocument>(shapes.supportingDocument, [
  inline('cbc:ID', {
    content: ['number', codecs.text],
    attributes: { schemeID: 'scheme' },
    attributeMarks: { schemeID: X() },
  }),
  leaf('cbc:IssueDate', 'date', [codecs.isoDate, X()]),
  text('cbc:DocumentTypeCode', 'typeCode', X()),
  text('cbc:DocumentDescription', 'description', EN('BT-123')),
  inline('cac:Attachment', [
    child<SupportingDocument, EmbeddedFile>('cbc:EmbeddedDocumentBinaryObject', 'file', [file, EN('BT-125')]),
    inline('cac:ExternalReference', [text('cbc:URI', 'url', EN('BT-124'))]),
  ]),
]);

const object = group<ObjectReference>(shapes.identifier, [
  inline('cbc:ID', { content: ['value', codecs.text], attributes: { schemeID: 'scheme' } }),
  constant('cbc:DocumentTypeCode', '130'),
]);

const isObject = childSays('cbc:DocumentTypeCode', '130');

/** BT-18 of the invoice, BT-128 of a line. */
export function objectEntry<T extends { readonly objects: readonly ObjectReference[] }>(
  key: string,
  mark: Mark,
): Entry<T> {
  const entry: Entry<{ readonly objects: readonly ObjectReference[] }> = each(key, 'objects', {
    of: object,
    mark,
    several: X(),
    accepts: isObject,
  });
  return entry;
}
