// Who is addressed: the electronic address of a French company begins with its SIREN, and nobody invoices himself.

import { type Check, say } from '../../check/context.ts';
import type { Finding } from '../../finding.ts';
import { compact, isSiren } from '../../identifiers.ts';
import type { Party } from '../../model/party.ts';

const ADDRESS_SCHEME = '0225';
const SIREN_SCHEME = '0002';

function sirenOf(party: Party | undefined): string | undefined {
  const legal = party?.legalRegistration;
  // Of a number that is empty only the scheme was read.
  return legal?.scheme === SIREN_SCHEME && legal.value ? compact(legal.value) : undefined;
}

interface Role {
  readonly field: string;
  readonly bt: string;
  readonly fr: string;
  readonly en: string;
}

function address(party: Party | undefined, { field, bt, fr, en }: Role): readonly Finding[] {
  const { scheme, value = '' } = party?.electronicAddress ?? {};
  const siren = sirenOf(party);
  const named = value.slice(0, 9);
  const isOwn = siren === undefined ? isSiren(named) : named === siren;
  if (scheme !== ADDRESS_SCHEME || isOwn) return [];
  return [
    say(
      'address_siren',
      { severity: 'warning', at: { bt, field: `${field}.electronicAddress` }, value },
      {
        fr: `L’adresse électronique ${fr} (${value}) ne commence pas par son SIREN : la facture partirait ailleurs. Corrigez-la.`,
        en: `The electronic address of ${en} (${value}) does not begin with its SIREN: the invoice would go elsewhere. Correct it.`,
      },
    ),
  ];
}

export const addresses: Check = ({ invoice: { seller, buyer } }) => {
  const siren = sirenOf(seller);
  const same = say(
    'same_party',
    { severity: 'warning', at: { bt: 'BT-47', field: 'buyer.legalRegistration' }, value: siren },
    {
      fr: `Le vendeur et le client ont le même SIREN (${siren}) : vérifiez qui facture qui.`,
      en: `Seller and buyer have the same SIREN (${siren}): check who invoices whom.`,
    },
  );
  return [
    ...address(seller, { field: 'seller', bt: 'BT-34', fr: 'du vendeur', en: 'the seller' }),
    ...address(buyer, { field: 'buyer', bt: 'BT-49', fr: 'du client', en: 'the buyer' }),
    ...(siren !== undefined && siren === sirenOf(buyer) ? [same] : []),
  ];
};
