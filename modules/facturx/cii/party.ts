// CII: one table for every party; which profile has which part depends on its role.

import type { Contact, Party, TaxRegistration } from '../model/party.ts';
import type { Invoice, OtherParties } from '../model/invoice.ts';
import * as shapes from '../model/shapes.ts';
import * as codecs from '../mapping/codecs.ts';
import { child, each, group, inline, spread, text, textWith } from '../mapping/entries.ts';
import { EN, type Entry, FR, type Group, type Mark, MIN, WL, X } from '../mapping/types.ts';
import type { XmlElement } from '../xml/element.ts';
import { address, identifier } from './common.ts';

/** The profile of each part of a party; a part not named is EXTENDED, or not of Factur-X at all. */
export interface PartyMarks {
  readonly identifiers?: Mark;
  readonly name?: Mark;
  readonly legalInformation?: Mark;
  readonly legalRegistration?: Mark;
  readonly tradingName?: Mark;
  readonly contacts?: Mark;
  readonly address?: Mark;
  readonly electronicAddress?: Mark;
  readonly vatId?: Mark;
  readonly taxNumber?: Mark;
  readonly legalAddress?: Mark;
  /** From the second identifier without a scheme on. */
  readonly severalIds?: Mark;
}

function contact(marks: { readonly name: Mark; readonly phone: Mark; readonly email: Mark }): Group<Contact> {
  return group<Contact>(shapes.contact, [
    text('ram:PersonName', 'name', marks.name),
    text('ram:DepartmentName', 'department', marks.name),
    text('ram:TypeCode', 'typeCode', X()),
    inline('ram:TelephoneUniversalCommunication', [text('ram:CompleteNumber', 'phone', marks.phone)]),
    inline('ram:FaxUniversalCommunication', [text('ram:CompleteNumber', 'fax', X())]),
    inline('ram:EmailURIUniversalCommunication', [text('ram:URIID', 'email', marks.email)]),
  ]);
}

const contacts = contact({ name: EN('BT-41'), phone: EN('BT-42'), email: EN('BT-43') });

const otherRegistration = group<TaxRegistration>(shapes.identifier, [
  inline('ram:ID', { content: ['value', codecs.text], attributes: { schemeID: 'scheme' } }),
]);

function schemeIs(...schemes: readonly string[]): (element: XmlElement) => boolean {
  return (element) => schemes.includes(element.child('ram:ID')?.attribute('schemeID') ?? '');
}

function taxRegistrations(marks: PartyMarks): readonly Entry<Party>[] {
  const key = 'ram:SpecifiedTaxRegistration';
  const vat = { attributes: { schemeID: 'VA' }, mark: marks.vatId ?? X() };
  const local = { attributes: { schemeID: 'FC' }, mark: marks.taxNumber ?? FR() };
  return [
    inline(key, [textWith<Party>('ram:ID', 'vatId', vat)], { accepts: schemeIs('VA', 'VAT') }),
    inline(key, [textWith<Party>('ram:ID', 'taxNumber', local)], { accepts: schemeIs('FC') }),
    each(key, 'otherTaxRegistrations', { of: otherRegistration, mark: FR() }),
  ];
}

function party(marks: PartyMarks): Group<Party> {
  const identifiers = { mark: marks.identifiers ?? X(), several: marks.severalIds ?? X() };
  return group<Party>(shapes.partyShape, [
    each('ram:ID', 'identifiers', {
      of: identifier,
      ...identifiers,
      writes: (value: { scheme?: string }) => value.scheme === undefined,
    }),
    each('ram:GlobalID', 'identifiers', {
      of: identifier,
      ...identifiers,
      several: X(),
      writes: (value: { scheme?: string }) => value.scheme !== undefined,
    }),
    text('ram:Name', 'name', marks.name ?? X()),
    text('ram:RoleCode', 'roleCode', X()),
    text('ram:Description', 'legalInformation', marks.legalInformation ?? FR()),
    inline('ram:SpecifiedLegalOrganization', [
      child('ram:ID', 'legalRegistration', [identifier, marks.legalRegistration ?? X()]),
      text('ram:TradingBusinessName', 'tradingName', marks.tradingName ?? X()),
      child('ram:PostalTradeAddress', 'legalAddress', [address, marks.legalAddress ?? X()]),
    ]),
    each('ram:DefinedTradeContact', 'contacts', { of: contacts, mark: marks.contacts ?? X(), several: X() }),
    child('ram:PostalTradeAddress', 'address', [address, marks.address ?? X()]),
    inline('ram:URIUniversalCommunication', [
      child('ram:URIID', 'electronicAddress', [identifier, marks.electronicAddress ?? X()]),
    ]),
    ...taxRegistrations(marks),
  ]);
}

/** BG-4. */
export const seller = party({
  identifiers: WL('BT-29'),
  severalIds: WL('BT-29'),
  name: MIN('BT-27'),
  legalInformation: EN('BT-33'),
  legalRegistration: MIN('BT-30'),
  tradingName: WL('BT-28'),
  contacts: EN('BG-6'),
  address: MIN('BG-5'),
  electronicAddress: WL('BT-34'),
  vatId: MIN('BT-31'),
  taxNumber: MIN('BT-32'),
});

/** BG-7. */
export const buyer = party({
  identifiers: WL('BT-46'),
  legalInformation: X(),
  name: MIN('BT-44'),
  legalRegistration: MIN('BT-47'),
  tradingName: EN('BT-45'),
  contacts: EN('BG-9'),
  address: WL('BG-8'),
  electronicAddress: WL('BT-49'),
  vatId: WL('BT-48'),
});

/** BG-10. */
export const payee = party({ identifiers: WL('BT-60'), name: WL('BT-59'), legalRegistration: WL('BT-61') });

/** BG-11. */
export const taxRepresentative = party({
  name: WL('BT-62'),
  address: WL('BG-12'),
  vatId: WL('BT-63'),
  taxNumber: X(),
});

/** BG-13. */
export const shipTo = party({ identifiers: WL('BT-71'), name: WL('BT-70'), address: WL('BG-15') });

/** EXTENDED: tax representative of the buyer. */
export const representative = party({ taxNumber: X() });

/** EXTENDED: who sells or makes what a line is about. */
export const itemParty = party({ legalInformation: X(), taxNumber: X(), legalAddress: FR() });

/** EXTENDED: where a line is delivered. */
export const placeParty = party({ legalAddress: FR() });

/** Every other party. */
export const otherParty = party({});

/** A party of {@link OtherParties}, which stands directly in the agreement or the settlement. */
export function other(
  key: string,
  field: keyof OtherParties,
  table: Group<Party> = otherParty,
): readonly Entry<Invoice>[] {
  const one = group<OtherParties>(shapes.otherParties, [child(key, field, [table, X()])]);
  return spread<Invoice, OtherParties>('otherParties', one);
}
