// CII: the small tables that the others are made of.

import type { Address } from '../model/party.ts';
import type { DocumentReference } from '../model/reference.ts';
import { identifier as identifierShape, period as periodShape, quantity as quantityShape } from '../model/shapes.ts';
import { address as addressShape, reference as referenceShape } from '../model/shapes.ts';
import type { Identifier, Period, Quantity } from '../model/values.ts';
import * as codecs from '../mapping/codecs.ts';
import { constant, group, leaf, text } from '../mapping/entries.ts';
import { type Entry, FR, type Group, type Mark, MIN, WL, X } from '../mapping/types.ts';

/** `<ram:GlobalID schemeID="0009">…</ram:GlobalID>`. */
export const identifier = group<Identifier>(identifierShape, {
  content: ['value', codecs.text],
  attributes: { schemeID: 'scheme' },
});

/** `<ram:BilledQuantity unitCode="HUR">3</ram:BilledQuantity>`. */
export const quantity = group<Quantity>(quantityShape, {
  content: ['value', codecs.decimal],
  attributes: { unitCode: 'unit' },
});

function periodWith(description: Mark): Group<Period> {
  return group<Period>(periodShape, [
    text('ram:Description', 'description', description),
    leaf('ram:StartDateTime', 'start', [codecs.dateTime, WL('BT-73')]),
    leaf('ram:EndDateTime', 'end', [codecs.dateTime, WL('BT-74')]),
  ]);
}

export const period = periodWith(X());
export const linePeriod = periodWith(FR());

/** MINIMUM knows the country alone. */
export const address: Group<Address> = group<Address>(addressShape, [
  text('ram:PostcodeCode', 'postcode', WL('BT-38')),
  text('ram:LineOne', 'line1', WL('BT-35')),
  text('ram:LineTwo', 'line2', WL('BT-36')),
  text('ram:LineThree', 'line3', WL('BT-162')),
  text('ram:CityName', 'city', WL('BT-37')),
  text('ram:CountryID', 'country', MIN('BT-40')),
  text('ram:CountrySubDivisionName', 'subdivision', WL('BT-39')),
]);

/** What a profile allows of a reference to a document: number and date in EXTENDED, the rest only where a mark says so. */
export interface ReferenceMarks {
  readonly number?: Mark;
  readonly line?: Mark;
  readonly date?: Mark;
  readonly typeCode?: Mark;
  readonly scheme?: Mark;
}

export function reference(marks: ReferenceMarks): Group<DocumentReference> {
  return group<DocumentReference>(referenceShape, referenceEntries(marks));
}

function referenceEntries(marks: ReferenceMarks): readonly Entry<DocumentReference>[] {
  return [
    text('ram:IssuerAssignedID', 'number', marks.number ?? X()),
    text('ram:LineID', 'line', marks.line ?? FR()),
    text('ram:TypeCode', 'typeCode', marks.typeCode ?? FR()),
    text('ram:Name', 'name', FR()),
    text('ram:ReferenceTypeCode', 'scheme', marks.scheme ?? FR()),
    issueDate(marks.date ?? X()),
  ];
}

/** Also read from ZUGFeRD 1.0, where the date stands without its format. */
export function issueDate<T extends { readonly date?: string }>(mark: Mark): Entry<T> {
  return leaf<{ readonly date?: string }, string>('ram:FormattedIssueDateTime', 'date', [
    codecs.formattedDateTime,
    mark,
  ]);
}

/** A tender reference (BT-17) says its kind and number only. */
export function typedReference(typeCode: string, mark: Mark): Group<DocumentReference> {
  return group<DocumentReference>(referenceShape, [
    text('ram:IssuerAssignedID', 'number', mark),
    text('ram:LineID', 'line', FR()),
    constant('ram:TypeCode', typeCode),
    text('ram:Name', 'name', FR()),
    text('ram:ReferenceTypeCode', 'scheme', FR()),
    issueDate(X()),
  ]);
}
