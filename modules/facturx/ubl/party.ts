// UBL: parties. A name stands with the legal entity (seller, buyer) or alone (payee, representative, deliver-to).

import type { Contact, Party } from '../model/party.ts';
import type { Identifier } from '../model/values.ts';
import * as shapes from '../model/shapes.ts';
import { joinedName, splitName } from '../mapping/contact.ts';
import { child, each, group, inline, not, text } from '../mapping/entries.ts';
import { EN, type Entry, FR, type Group, type Mark, X } from '../mapping/types.ts';
import type { XmlElement } from '../xml/element.ts';
import { address, identifier, wrappedIdentifier } from './common.ts';

/** UBL has one name for the person and the service. */
const contactName: Entry<Contact> = {
  key: 'cbc:Name',
  read(element, draft) {
    const written = element.text.trim();
    if (draft['name'] !== undefined) return false;
    if (written !== '') Object.assign(draft, splitName(written));
    return true;
  },
  write(from, out, writer) {
    const written = joinedName(from);
    if (written !== undefined && writer.allows(EN('BT-41'))) out.push({ name: 'cbc:Name', text: written });
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

/** Which parts of a party EN 16931 has; the others are of the French extension. */
interface PartyMarks {
  readonly identifiers?: Mark;
  /** From the second identifier on. */
  readonly severalIdentifiers?: Mark;
  readonly electronicAddress?: Mark;
  readonly address?: Mark;
  readonly vatId?: Mark;
  readonly taxNumber?: Mark;
  readonly legalRegistration?: Mark;
  readonly legalInformation?: Mark;
  readonly contacts?: Mark;
}

/** A second registration beside that for VAT is another VAT registration to the rules (UBL-SR-13, UBL-SR-23). */
function taxSchemes(marks: PartyMarks): readonly Entry<Party>[] {
  const key = 'cac:PartyTaxScheme';
  return [
    inline<Party>(key, [text('cbc:CompanyID', 'vatId', marks.vatId ?? X()), vatScheme<Party>()], { accepts: isVat }),
    inline<Party>(key, [text('cbc:CompanyID', 'taxNumber', marks.taxNumber ?? X()), taxScheme<Party>('FC')], {
      accepts: not(isVat),
    }),
  ];
}

function legalEntity(withName: boolean, marks: PartyMarks): Entry<Party> {
  return inline('cac:PartyLegalEntity', [
    ...(withName ? [text<Party>('cbc:RegistrationName', 'name', EN('BT-27'))] : []),
    child<Party, NonNullable<Party['legalRegistration']>>('cbc:CompanyID', 'legalRegistration', [
      identifier,
      marks.legalRegistration ?? X(),
    ]),
    text('cbc:CompanyLegalForm', 'legalInformation', marks.legalInformation ?? X()),
    child('cac:RegistrationAddress', 'legalAddress', [address, X()]),
  ]);
}

function partyWith(nameIsLegal: boolean, marks: PartyMarks): Group<Party> {
  return group<Party>(shapes.partyShape, [
    child('cbc:EndpointID', 'electronicAddress', [identifier, marks.electronicAddress ?? X()]),
    text('cbc:IndustryClassificationCode', 'roleCode', X()),
    each('cac:PartyIdentification', 'identifiers', {
      of: wrappedIdentifier,
      mark: marks.identifiers ?? X(),
      several: marks.severalIdentifiers ?? X(),
    }),
    inline('cac:PartyName', [text('cbc:Name', nameIsLegal ? 'tradingName' : 'name', EN('BT-28'))]),
    child('cac:PostalAddress', 'address', [address, marks.address ?? X()]),
    ...taxSchemes(marks),
    legalEntity(nameIsLegal, marks),
    // A party of UBL has one contact.
    each('cac:Contact', 'contacts', { of: contact, mark: marks.contacts ?? X(), several: FR() }),
  ]);
}

/** BG-4. */
export const seller = partyWith(true, {
  identifiers: EN('BT-29'),
  severalIdentifiers: EN('BT-29'),
  electronicAddress: EN('BT-34'),
  address: EN('BG-5'),
  vatId: EN('BT-31'),
  taxNumber: EN('BT-32'),
  legalRegistration: EN('BT-30'),
  legalInformation: EN('BT-33'),
  contacts: EN('BG-6'),
});

/** BG-7. */
export const buyer = partyWith(true, {
  identifiers: EN('BT-46'),
  electronicAddress: EN('BT-49'),
  address: EN('BG-8'),
  vatId: EN('BT-48'),
  taxNumber: EN(),
  legalRegistration: EN('BT-47'),
  contacts: EN('BG-9'),
});

/** BG-10. */
export const payee = partyWith(false, { identifiers: EN('BT-60'), legalRegistration: EN('BT-61') });

/** BG-11. */
export const taxRepresentative = partyWith(false, { address: EN('BG-12'), vatId: EN('BT-63'), taxNumber: FR() });

/** The parties of the extension. */
export const party = partyWith(true, {});

/** BT-70, BT-71, BG-15: UBL splits the deliver-to party into a place and a party. */
export const shipTo: readonly Entry<Party>[] = [
  inline('cac:DeliveryLocation', [
    each<Party, { value: string; scheme?: string }>('cbc:ID', 'identifiers', {
      of: identifier,
      mark: EN('BT-71'),
      several: FR(),
    }),
    child('cac:Address', 'address', [address, EN('BG-15')]),
  ]),
  inline('cac:DeliveryParty', [
    child<Party, Identifier>('cbc:EndpointID', 'electronicAddress', [identifier, X()]),
    inline('cac:PartyName', [text('cbc:Name', 'name', EN('BT-70'))]),
    ...taxSchemes({}),
    inline('cac:PartyLegalEntity', [child('cbc:CompanyID', 'legalRegistration', [identifier, X()])]),
    each('cac:Contact', 'contacts', { of: contact, mark: X(), several: FR() }),
  ]),
];
