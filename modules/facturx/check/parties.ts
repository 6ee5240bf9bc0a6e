// Identifiers of the parties: SIREN, SIRET, VAT number, and whether they agree.

import type { Finding } from '../finding.ts';
import { compact, frenchVatNumber, isFrenchVatNumber, isSiren, isSiret, sirenOfVatNumber } from '../identifiers.ts';
import type { Party } from '../model/party.ts';
import { type Check, say } from './context.ts';

const SIREN_SCHEME = '0002';
const SIRET_SCHEME = '0009';

/** A party of France, as its address or its VAT number says; unknown countries are taken for France. */
export function isFrench(party: Party | undefined): boolean {
  const country = countryOf(party);
  return country === undefined || country === 'FR';
}

function countryOf(party: Party | undefined): string | undefined {
  return party?.address?.country ?? party?.vatId?.slice(0, 2);
}

interface Role {
  readonly field: string;
  readonly party: Party;
  /** A payee without a country is where the seller is. */
  readonly isFrench: boolean;
  readonly fr: string;
  readonly en: string;
  /** BT of name is not needed; these are of the legal id, the identifiers and the VAT id. */
  readonly bts: { readonly legal?: string; readonly id?: string; readonly vat?: string };
}

function sirenFindings(role: Role): readonly Finding[] {
  const legal = role.party.legalRegistration;
  // Of a number that is empty only the scheme was read.
  if (!legal?.value || (legal.scheme ?? SIREN_SCHEME) !== SIREN_SCHEME) return [];
  if (legal.scheme === undefined && !role.isFrench) return [];
  const value = compact(legal.value);
  if (isSiren(value) || (legal.scheme === undefined && isSiret(value))) return [];
  const at = { field: `${role.field}.legalRegistration`, ...(role.bts.legal ? { bt: role.bts.legal } : {}) };
  return [
    say(
      'siren',
      { severity: 'error', at, value: legal.value },
      {
        fr: `Le SIREN ${role.fr} (${legal.value}) est faux : un SIREN a neuf chiffres et une clé de contrôle. Corrigez-le.`,
        en: `The SIREN of ${role.en} (${legal.value}) is wrong: a SIREN has nine digits and a check digit. Correct it.`,
      },
    ),
  ];
}

function siretFindings(role: Role): readonly Finding[] {
  const siren = role.party.legalRegistration?.scheme === SIREN_SCHEME ? role.party.legalRegistration.value : undefined;
  return role.party.identifiers.flatMap((identifier, index) => {
    if (identifier.scheme !== SIRET_SCHEME) return [];
    const value = compact(identifier.value);
    const isOther = siren !== undefined && isSiret(value) && !value.startsWith(compact(siren));
    if (isSiret(value) && !isOther) return [];
    const at = { field: `${role.field}.identifiers[${index}]`, ...(role.bts.id ? { bt: role.bts.id } : {}) };
    const message = isOther
      ? {
          fr: `Le SIRET ${role.fr} (${identifier.value}) ne commence pas par son SIREN (${siren}). Corrigez l’un des deux.`,
          en: `The SIRET of ${role.en} (${identifier.value}) does not begin with its SIREN (${siren}). Correct one of them.`,
        }
      : {
          fr: `Le SIRET ${role.fr} (${identifier.value}) est faux : un SIRET a quatorze chiffres et une clé de contrôle. Corrigez-le.`,
          en: `The SIRET of ${role.en} (${identifier.value}) is wrong: a SIRET has fourteen digits and a check digit. Correct it.`,
        };
    return [say(isOther ? 'siret_siren' : 'siret', { severity: 'error', at, value: identifier.value }, message)];
  });
}

function vatFindings(role: Role): readonly Finding[] {
  const written = role.party.vatId;
  if (written === undefined) return [];
  const value = compact(written);
  if (!value.startsWith('FR')) return [];
  const at = { field: `${role.field}.vatId`, ...(role.bts.vat ? { bt: role.bts.vat } : {}) };
  const siren = sirenOfVatNumber(value);
  if (!isFrenchVatNumber(value)) {
    const should = siren && isSiren(siren) ? frenchVatNumber(siren) : undefined;
    return [say('vat_number', { severity: 'error', at, value: written }, wrongVatNumber(role, written, should))];
  }
  const legal = role.party.legalRegistration;
  if (legal?.scheme !== SIREN_SCHEME || !legal.value || compact(legal.value) === siren) return [];
  return [
    say(
      'vat_siren',
      { severity: 'warning', at, value: written },
      {
        fr: `Le numéro de TVA ${role.fr} (${written}) n’est pas celui de son SIREN (${legal.value}). Vérifiez les deux.`,
        en: `The VAT number of ${role.en} (${written}) is not that of its SIREN (${legal.value}). Check both.`,
      },
    ),
  ];
}

function wrongVatNumber(role: Role, written: string, should: string | undefined): { fr: string; en: string } {
  const hint = should
    ? { fr: ` Pour ce SIREN, il serait ${should}.`, en: ` For this SIREN it would be ${should}.` }
    : { fr: '', en: '' };
  return {
    fr: `Le numéro de TVA ${role.fr} (${written}) est faux : FR, une clé de deux caractères, le SIREN.${hint.fr} Corrigez-le.`,
    en: `The VAT number of ${role.en} (${written}) is wrong: FR, a key of two characters, the SIREN.${hint.en} Correct it.`,
  };
}

export const parties: Check = ({ invoice }) => {
  const roles: readonly (Omit<Role, 'party' | 'isFrench'> & { readonly party: Party | undefined })[] = [
    {
      field: 'seller',
      party: invoice.seller,
      fr: 'du vendeur',
      en: 'the seller',
      bts: { legal: 'BT-30', id: 'BT-29', vat: 'BT-31' },
    },
    {
      field: 'buyer',
      party: invoice.buyer,
      fr: 'du client',
      en: 'the buyer',
      bts: { legal: 'BT-47', id: 'BT-46', vat: 'BT-48' },
    },
    {
      field: 'payee',
      party: invoice.payee,
      fr: 'du bénéficiaire',
      en: 'the payee',
      bts: { legal: 'BT-61', id: 'BT-60' },
    },
    {
      field: 'taxRepresentative',
      party: invoice.taxRepresentative,
      fr: 'du représentant fiscal',
      en: 'the tax representative',
      bts: { vat: 'BT-63' },
    },
  ];
  return roles.flatMap(({ party, ...rest }) => {
    if (!party) return [];
    const known = countryOf(party) === undefined ? invoice.seller : party;
    const role: Role = { ...rest, party, isFrench: isFrench(known) };
    return [...sirenFindings(role), ...siretFindings(role), ...vatFindings(role)];
  });
};
