// UBL: the small tables that the others are made of.

import type { Address } from '../model/party.ts';
import type { DocumentReference } from '../model/reference.ts';
import * as shapes from '../model/shapes.ts';
import type { Identifier, Note, Period, Quantity } from '../model/values.ts';
import * as codecs from '../mapping/codecs.ts';
import { group, inline, leaf, text } from '../mapping/entries.ts';
import { type Codec, EN, type Entry, type Group, type Mark, X } from '../mapping/types.ts';

/** `<cbc:EndpointID schemeID="0225">…</cbc:EndpointID>`. */
export const identifier = group<Identifier>(shapes.identifier, {
  content: ['value', codecs.text],
  attributes: { schemeID: 'scheme' },
});

/** An identifier in a wrapper: `<cac:PartyIdentification><cbc:ID>…`. */
export const wrappedIdentifier = group<Identifier>(shapes.identifier, [
  inline('cbc:ID', { content: ['value', codecs.text], attributes: { schemeID: 'scheme' } }),
]);

export const quantity = group<Quantity>(shapes.quantity, {
  content: ['value', codecs.decimal],
  attributes: { unitCode: 'unit' },
});

export const address = group<Address>(shapes.address, [
  text('cbc:StreetName', 'line1', EN('BT-35')),
  text('cbc:AdditionalStreetName', 'line2', EN('BT-36')),
  text('cbc:CityName', 'city', EN('BT-37')),
  text('cbc:PostalZone', 'postcode', EN('BT-38')),
  text('cbc:CountrySubentity', 'subdivision', EN('BT-39')),
  inline('cac:AddressLine', [text('cbc:Line', 'line3', EN('BT-162'))]),
  inline('cac:Country', [text('cbc:IdentificationCode', 'country', EN('BT-40'))]),
]);

export const period = group<Period>(shapes.period, [
  leaf('cbc:StartDate', 'start', [codecs.isoDate, EN('BT-73')]),
  leaf('cbc:EndDate', 'end', [codecs.isoDate, EN('BT-74')]),
]);

/** BT-12, BT-15, BT-16, BT-17: a number; the rest is EXTENDED. */
export function reference(mark: Mark): Group<DocumentReference> {
  return group<DocumentReference>(shapes.reference, [
    text('cbc:ID', 'number', mark),
    leaf('cbc:IssueDate', 'date', [codecs.isoDate, X()]),
    text('cbc:DocumentTypeCode', 'typeCode', X()),
    text('cbc:DocumentType', 'name', X()),
  ]);
}

/** UNTDID 4451. */
const SUBJECT = /^[A-Z]{3}$/;

/** UBL has no element for the subject of a note (BT-21): it stands before the text, between number signs. */
const note: Codec<Note> = {
  parse(written) {
    const match = /^#([A-Z]{3})#([^]*)$/.exec(written);
    if (!match) return { text: written };
    const said = (match[2] ?? '').trim();
    return { ...(match[1] ? { subjectCode: match[1] } : {}), ...(said === '' ? {} : { text: said }) };
  },
  print: ({ subjectCode = '', text: said = '' }) => (SUBJECT.test(subjectCode) ? `#${subjectCode}#${said}` : said),
  expected: codecs.text.expected,
};

/** BG-1 of the invoice, BT-127 of a line. */
export function notes<T extends { readonly notes: readonly Note[] }>(marks: {
  readonly first: Mark;
  readonly several: Mark;
}): Entry<T> {
  return {
    key: 'cbc:Note',
    read(element, draft, reader) {
      const value = reader.value(element, note);
      if (value !== undefined) (draft['notes'] as Note[]).push(value);
      return true;
    },
    write(from, out, writer) {
      for (const [index, value] of from.notes.entries()) {
        writer.inside(`notes[${index}]`, () => {
          const written = note.print(value);
          if (written !== '' && writer.allows(index === 0 ? marks.first : marks.several))
            out.push(writer.leaf('cbc:Note', written, note));
        });
      }
    },
  };
}
