// BG-4, BG-7 and all the others that take part.

import type { Address, Contact, Delivery, Invoice, Party } from '../../model/index.ts';
import { join, type Format } from './format.ts';
import type { Fact, PartyBlock } from './model.ts';

function addressLines(address: Address | undefined): string[] {
  if (!address) return [];
  const { line1, line2, line3, postcode, city, subdivision, country } = address;
  const lines = [line1, line2, line3, join([postcode, city]), join([subdivision, country], ', ')];
  return lines.filter((line): line is string => line !== undefined && line !== '');
}

function contactFacts(format: Format, contact: Contact): Fact[] {
  const { name, department, typeCode, phone, fax, email } = contact;
  return format.fact(format.words.party.contact, join([name, department, phone, fax, email, typeCode], ' · '));
}

function identityFacts(format: Format, party: Party): Fact[] {
  const words = format.words.party;
  return [
    ...format.fact(words.tradingName, party.tradingName === party.name ? '' : party.tradingName),
    ...format.fact(words.legalRegistration, format.identifier(party.legalRegistration)),
    ...party.identifiers.flatMap((id) => format.fact(words.identifier, format.identifier(id))),
    ...format.fact(words.vatId, party.vatId),
    ...format.fact(words.taxNumber, party.taxNumber),
    ...party.otherTaxRegistrations.flatMap((tax) => format.fact(words.taxRegistration, format.identifier(tax))),
  ];
}

function partyFacts(format: Format, party: Party): Fact[] {
  const words = format.words.party;
  return [
    ...identityFacts(format, party),
    ...format.fact(words.electronicAddress, format.identifier(party.electronicAddress)),
    ...party.contacts.flatMap((contact) => contactFacts(format, contact)),
    ...format.fact(words.legalInformation, party.legalInformation),
    ...format.fact(words.legalAddress, addressLines(party.legalAddress).join(', ')),
    ...format.fact(words.role, party.roleCode),
  ];
}

export function partyBlock(format: Format, title: string, party: Party | undefined): PartyBlock[] {
  if (!party) return [];
  return [{ title, name: party.name ?? '', address: addressLines(party.address), facts: partyFacts(format, party) }];
}

/** A party in one line, where a block would be too much. */
export function partyInline(format: Format, party: Party): string {
  const facts = partyFacts(format, party).map((fact) => `${fact.label} ${fact.value}`);
  return join([party.name, addressLines(party.address).join(', '), ...facts], ' · ');
}

function deliveryParties(format: Format, delivery: Delivery | undefined): PartyBlock[] {
  const words = format.words.party;
  return [
    ...partyBlock(format, words.shipTo, delivery?.shipTo),
    ...partyBlock(format, words.ultimateShipTo, delivery?.ultimateShipTo),
    ...partyBlock(format, words.shipFrom, delivery?.shipFrom),
  ];
}

/** Everyone but seller and buyer. */
export function otherParties(format: Format, invoice: Invoice): PartyBlock[] {
  const words = format.words.party;
  const others = invoice.otherParties;
  const keys = [
    'salesAgent',
    'buyerAgent',
    'buyerTaxRepresentative',
    'productEndUser',
    'invoicer',
    'invoicee',
    'payer',
  ] as const;
  return [
    ...partyBlock(format, words.payee, invoice.payee),
    ...partyBlock(format, words.taxRepresentative, invoice.taxRepresentative),
    ...deliveryParties(format, invoice.delivery),
    ...keys.flatMap((key) => partyBlock(format, words[key], others?.[key])),
  ];
}
