// UBL: parties. A name stands with the legal entity (seller, buyer) or alone (payee, representative, deliver-to).

import type { Contact, Party, TaxRegistration } from '../model/party.ts';
import type { Identifier } from '../model/values.ts';
import * as shapes from '../model/shapes.ts';
import { child, each, group, inline, not, text } from '../mapping/entries.ts';
import { EN, type Entry, type Group, X } from '../mapping/types.ts';
import type { XmlElement } from '../xml/element.ts';
import { address, identifier, wrappedIdentifier } from './common.ts';

const BETWEEN = ' – ';

/** UBL has one name for the person and the service. */
const contactName: Entry<Contact> = {
  key: 'cbc:Name',
  read(element, draft) {
    const written = element.text.trim();
    const cut = written.indexOf(BETWEEN);
    if (draft['name'] !== undefined) return false;
    if (written !== '') draft['name'] = cut > 0 ? written.slice(0, cut) : written;
    if (cut > 0) draft['department'] = written.slice(cut + BETWEEN.length);
    return true;
  },
  write({ name, department }, out, writer) {
    const written = [name, department].filter((part) => part !== undefined).join(BETWEEN);
    if (written !== '' && writer.allows(EN('BT-41'))) out.push({ name: 'cbc:Name', text: written });
  },
};

const contact = group<Contact>(shapes.contact, [
  contactName,
  text('cbc:Telephone', 'phone', EN('BT-42')),
  text('cbc:Telefax', 'fax', X()),
  text('cbc:ElectronicMail', 'email', EN('BT-43')),
]);

function scheme(element: XmlElement): string {
  return element.at('cac:TaxScheme', 'cbc:ID')?.text.trim() ?? '';
}

/** VAT makes BT-31; any other scheme marks the local number, BT-32. */
const isVat = (element: XmlElement): boolean => ['VAT', 'VA'].includes(scheme(element));

function taxScheme<T>(id: string): Entry<T> {
  return {
    key: 'cac:TaxScheme',
    isFiller: true,
    read: () => true,
    write: (_from, out) => out.push({ name: 'cac:TaxScheme', children: [{ name: 'cbc:ID', text: id }] }),
  };
}

/** `TaxScheme/ID` = VAT, wherever UBL wants it. */
export function vatScheme<T>(): Entry<T> {
  return taxScheme<T>('VAT');
}

const otherRegistration = group<TaxRegistration>(shapes.identifier, [
  text('cbc:CompanyID', 'value', X()),
  inline('cac:TaxScheme', [text('cbc:ID', 'scheme', X())]),
]);

function taxSchemes(): readonly Entry<Party>[] {
  const key = 'cac:PartyTaxScheme';
  return [
    inline<Party>(key, [text('cbc:CompanyID', 'vatId', EN('BT-31')), vatScheme<Party>()], {
      accepts: isVat,
    }),
    inline<Party>(key, [text('cbc:CompanyID', 'taxNumber', EN('BT-32')), taxScheme<Party>('FC')], {
      accepts: not(isVat),
    }),
    { ...each(key, 'otherTaxRegistrations', { of: otherRegistration, mark: X() }), read: () => false },
  ];
}

function identifiers(): Entry<Party> {
  return each('cac:PartyIdentification', 'identifiers', { of: wrappedIdentifier, mark: EN('BT-29') });
}

function legalEntity(withName: boolean): Entry<Party> {
  return inline('cac:PartyLegalEntity', [
    ...(withName ? [text<Party>('cbc:RegistrationName', 'name', EN('BT-27'))] : []),
    child<Party, NonNullable<Party['legalRegistration']>>('cbc:CompanyID', 'legalRegistration', [
      identifier,
      EN('BT-30'),
    ]),
    text('cbc:CompanyLegalForm', 'legalInformation', EN('BT-33')),
    child('cac:RegistrationAddress', 'legalAddress', [address, X()]),
  ]);
}

function partyEntries(nameIsLegal: boolean): readonly Entry<Party>[] {
  return [
    child('cbc:EndpointID', 'electronicAddress', [identifier, EN('BT-34')]),
    text('cbc:IndustryClassificationCode', 'roleCode', X()),
    identifiers(),
    inline('cac:PartyName', [text('cbc:Name', nameIsLegal ? 'tradingName' : 'name', EN('BT-28'))]),
    child('cac:PostalAddress', 'address', [address, EN('BG-5')]),
    ...taxSchemes(),
    legalEntity(nameIsLegal),
    each('cac:Contact', 'contacts', { of: contact, mark: EN('BG-6') }),
  ];
}

/** Seller, buyer, and the parties of EXTENDED. */
export const party: Group<Party> = group<Party>(shapes.partyShape, partyEntries(true));

/** Payee and tax representative. */
export const namedParty: Group<Party> = group<Party>(shapes.partyShape, partyEntries(false));

/** BT-70, BT-71, BG-15: UBL splits the deliver-to party into a place and a party. */
export const shipTo: readonly Entry<Party>[] = [
  inline('cac:DeliveryLocation', [
    each<Party, { value: string; scheme?: string }>('cbc:ID', 'identifiers', { of: identifier, mark: EN('BT-71') }),
    child('cac:Address', 'address', [address, EN('BG-15')]),
  ]),
  inline('cac:DeliveryParty', [
    child<Party, Identifier>('cbc:EndpointID', 'electronicAddress', [identifier, X()]),
    inline('cac:PartyName', [text('cbc:Name', 'name', EN('BT-70'))]),
    ...taxSchemes(),
    inline('cac:PartyLegalEntity', [child('cbc:CompanyID', 'legalRegistration', [identifier, X()])]),
    each('cac:Contact', 'contacts', { of: contact, mark: X() }),
  ]),
];
