// Mentions without which an invoice is not one (CGI annexe II art. 242 nonies A), or cannot be processed.

import type { Finding, Severity } from '../finding.ts';
import type { Invoice } from '../model/invoice.ts';
import type { Check, CheckContext } from './context.ts';
import { say } from './context.ts';
import { isFrench } from './parties.ts';

interface Mention {
  readonly rule: string;
  readonly bt: string;
  readonly field: string;
  readonly severity: Severity;
  readonly isThere: (invoice: Invoice) => boolean;
  readonly fr: string;
  readonly en: string;
}

const has = (text: string | undefined): boolean => text !== undefined && text.trim() !== '';

const MENTIONS: readonly Mention[] = [
  {
    rule: 'missing_number',
    bt: 'BT-1',
    field: 'number',
    severity: 'error',
    isThere: (invoice) => has(invoice.number),
    fr: 'Le numéro de facture manque : demandez une facture numérotée.',
    en: 'The invoice number is missing: ask for a numbered invoice.',
  },
  {
    rule: 'missing_date',
    bt: 'BT-2',
    field: 'issueDate',
    severity: 'error',
    isThere: (invoice) => has(invoice.issueDate),
    fr: 'La date d’émission manque : indiquez-la.',
    en: 'The issue date is missing: give it.',
  },
  {
    rule: 'missing_seller',
    bt: 'BT-27',
    field: 'seller.name',
    severity: 'error',
    isThere: (invoice) => has(invoice.seller?.name),
    fr: 'Le nom du vendeur manque : indiquez-le.',
    en: 'The name of the seller is missing: give it.',
  },
  {
    rule: 'missing_gross',
    bt: 'BT-112',
    field: 'totals.gross',
    severity: 'error',
    isThere: (invoice) => invoice.totals.gross !== undefined,
    fr: 'Le total TTC manque : indiquez-le.',
    en: 'The total with VAT is missing: give it.',
  },
  {
    rule: 'missing_net',
    bt: 'BT-109',
    field: 'totals.net',
    severity: 'error',
    isThere: (invoice) => invoice.totals.net !== undefined,
    fr: 'Le total HT manque : indiquez-le.',
    en: 'The total without VAT is missing: give it.',
  },
  {
    rule: 'missing_currency',
    bt: 'BT-5',
    field: 'currency',
    severity: 'warning',
    isThere: (invoice) => has(invoice.currency),
    fr: 'La devise n’est pas indiquée : l’euro est supposé.',
    en: 'The currency is not given: the euro is assumed.',
  },
  {
    rule: 'missing_buyer',
    bt: 'BT-44',
    field: 'buyer.name',
    severity: 'warning',
    isThere: (invoice) => has(invoice.buyer?.name),
    fr: 'Le nom du client manque : indiquez-le.',
    en: 'The name of the buyer is missing: give it.',
  },
  {
    rule: 'missing_seller_id',
    bt: 'BT-30',
    field: 'seller.legalRegistration',
    severity: 'warning',
    isThere: ({ seller }) =>
      has(seller?.legalRegistration?.value) || has(seller?.vatId) || !!seller?.identifiers.length,
    fr: 'Ni SIREN, ni SIRET, ni numéro de TVA du vendeur : demandez-les, ils sont obligatoires en France.',
    en: 'Neither SIREN, SIRET nor VAT number of the seller: ask for them, they are mandatory in France.',
  },
  {
    rule: 'missing_buyer_id',
    bt: 'BT-47',
    field: 'buyer.legalRegistration',
    severity: 'warning',
    isThere: ({ buyer }) =>
      !isFrench(buyer) || has(buyer?.legalRegistration?.value) || has(buyer?.vatId) || !!buyer?.identifiers.length,
    fr: 'Aucun identifiant du client : le SIREN du client est une mention obligatoire entre entreprises françaises.',
    en: 'No identifier of the buyer: the SIREN of the buyer is mandatory between French businesses.',
  },
];

function findingOf(mention: Mention, { invoice }: CheckContext): readonly Finding[] {
  const isUnreadable = invoice.unreadable.some((value) => value.field === mention.field);
  if (mention.isThere(invoice) || isUnreadable) return [];
  const at = { bt: mention.bt, field: mention.field };
  return [say(mention.rule, { severity: mention.severity, at }, { fr: mention.fr, en: mention.en })];
}

export const mentions: Check = (context) => MENTIONS.flatMap((mention) => findingOf(mention, context));
