// Codes of public lists in words; a code that is not here is shown as it is written.

import type { Language } from '#src/i18n.ts';

type Words = Readonly<Record<string, readonly [fr: string, en: string]>>;

/** UNTDID 1001, the types that French rules allow and their European kin. */
const DOCUMENT_TYPES: Words = {
  261: ['Avoir auto-facturé', 'Self-billed credit note'],
  262: ['Avoir pour remise globale', 'Global rebate credit note'],
  326: ['Facture partielle', 'Partial invoice'],
  380: ['Facture', 'Invoice'],
  381: ['Avoir', 'Credit note'],
  384: ['Facture rectificative', 'Corrective invoice'],
  386: ['Facture d’acompte', 'Deposit invoice'],
  389: ['Facture auto-facturée', 'Self-billed invoice'],
  393: ['Facture affacturée', 'Factored invoice'],
  396: ['Avoir affacturé', 'Factored credit note'],
  471: ['Facture rectificative auto-facturée', 'Self-billed corrective invoice'],
  472: ['Facture rectificative affacturée', 'Factored corrective invoice'],
  473: ['Facture rectificative auto-facturée et affacturée', 'Self-billed factored corrective invoice'],
  500: ['Facture d’acompte auto-facturée', 'Self-billed deposit invoice'],
  501: ['Facture auto-facturée et affacturée', 'Self-billed factored invoice'],
  502: ['Avoir auto-facturé et affacturé', 'Self-billed factored credit note'],
  503: ['Avoir sur facture d’acompte', 'Credit note on a deposit invoice'],
  751: ['Document comptable', 'Accounting document'],
  875: ['Facture partielle de travaux', 'Partial construction invoice'],
  876: ['Facture partielle finale de travaux', 'Partial final construction invoice'],
  877: ['Facture finale de travaux', 'Final construction invoice'],
};

/** UNTDID 4461. */
const PAYMENT_MEANS: Words = {
  1: ['Non défini', 'Not defined'],
  10: ['Espèces', 'Cash'],
  20: ['Chèque', 'Cheque'],
  30: ['Virement', 'Credit transfer'],
  31: ['Virement', 'Debit transfer'],
  42: ['Paiement sur compte', 'Payment to bank account'],
  48: ['Carte bancaire', 'Bank card'],
  49: ['Prélèvement', 'Direct debit'],
  54: ['Carte de crédit', 'Credit card'],
  55: ['Carte de débit', 'Debit card'],
  57: ['Accord permanent', 'Standing agreement'],
  58: ['Virement SEPA', 'SEPA credit transfer'],
  59: ['Prélèvement SEPA', 'SEPA direct debit'],
  68: ['Service de paiement en ligne', 'Online payment service'],
  97: ['Compensation', 'Clearing between partners'],
};

/** UNTDID 5305. */
const VAT_CATEGORIES: Words = {
  S: ['Taux normal ou réduit', 'Standard or reduced rate'],
  Z: ['Taux zéro', 'Zero rate'],
  E: ['Exonéré', 'Exempt'],
  AE: ['Autoliquidation', 'Reverse charge'],
  K: ['Livraison intracommunautaire', 'Intra-Community supply'],
  G: ['Exportation hors UE', 'Export outside the EU'],
  O: ['Hors champ de la TVA', 'Outside the scope of VAT'],
  L: ['IGIC (Canaries)', 'IGIC (Canary Islands)'],
  M: ['IPSI (Ceuta et Melilla)', 'IPSI (Ceuta and Melilla)'],
};

/** UNTDID 4451, the subjects that French rules name. */
const NOTE_SUBJECTS: Words = {
  AAB: ['Escompte', 'Early payment discount'],
  AAI: ['Information', 'Information'],
  ABL: ['Immatriculation', 'Registration'],
  AAK: ['Conditions de prix', 'Price conditions'],
  ADU: ['Note', 'Note'],
  BAR: ['Traitement attendu', 'Expected processing'],
  BLU: ['Éco-participation', 'Eco-contribution'],
  CUS: ['Douane', 'Customs'],
  DCL: ['Déclaration', 'Declaration'],
  PMD: ['Pénalités de retard', 'Late payment penalties'],
  PMT: ['Indemnité de recouvrement', 'Recovery indemnity'],
  REG: ['Régime', 'Regulatory information'],
  SUR: ['Remarques du vendeur', 'Seller’s remarks'],
  TXD: ['Régime fiscal', 'Tax status'],
};

/** UN/ECE Recommendation 20. */
const UNITS: Words = {
  ANN: ['an', 'year'],
  C62: ['unité', 'unit'],
  CMT: ['cm', 'cm'],
  DAY: ['jour', 'day'],
  E48: ['unité de service', 'service unit'],
  EA: ['pièce', 'each'],
  GRM: ['g', 'g'],
  H87: ['pièce', 'piece'],
  HUR: ['h', 'h'],
  KGM: ['kg', 'kg'],
  KMT: ['km', 'km'],
  KTM: ['km', 'km'],
  KWH: ['kWh', 'kWh'],
  KWT: ['kW', 'kW'],
  LS: ['forfait', 'lump sum'],
  LTR: ['l', 'l'],
  MIN: ['min', 'min'],
  MMT: ['mm', 'mm'],
  MON: ['mois', 'month'],
  MTK: ['m²', 'm²'],
  MTQ: ['m³', 'm³'],
  MTR: ['m', 'm'],
  NAR: ['article', 'item'],
  P1: ['%', '%'],
  PR: ['paire', 'pair'],
  SET: ['lot', 'set'],
  TNE: ['t', 't'],
  WEE: ['semaine', 'week'],
  XBX: ['boîte', 'box'],
  XPK: ['paquet', 'package'],
  XPP: ['pièce', 'piece'],
};

/** ISO 6523 and EAS schemes met in France. */
const SCHEMES: Words = {
  '0002': ['SIREN', 'SIREN'],
  '0009': ['SIRET', 'SIRET'],
  '0060': ['DUNS', 'DUNS'],
  '0088': ['GLN', 'GLN'],
  '0160': ['GTIN', 'GTIN'],
  '0223': ['TVA UE', 'EU VAT'],
  '0224': ['code routage', 'routing code'],
  '0225': ['adresse de facturation', 'invoicing address'],
  '0226': ['id. particulier', 'private person id'],
  '0227': ['id. hors UE', 'non-EU id'],
  '0228': ['RIDET', 'RIDET'],
  '0229': ['TAHITI', 'TAHITI'],
  '0231': ['groupe TVA', 'VAT group'],
  EM: ['courriel', 'e-mail'],
};

/** UNTDID 2005. */
const TAX_POINTS: Words = {
  3: ['à la date de facture (débits)', 'at invoice date'],
  5: ['à la date de facture (débits)', 'at invoice date'],
  29: ['à la livraison', 'on delivery'],
  35: ['à la livraison', 'on delivery'],
  72: ['à l’encaissement', 'on payment'],
  432: ['à l’encaissement', 'on payment'],
};

/** French units that are not symbols and take an s; English likewise. */
const PLURALS = new Set(['ANN', 'C62', 'DAY', 'EA', 'H87', 'LS', 'NAR', 'PR', 'SET', 'WEE', 'XBX', 'XPK', 'XPP']);

/** `unité` or `unités`; a code that is not known stays as it is. */
export function unitWords(code: string, isPlural: boolean, language: Language): string {
  const words = UNITS[code]?.[language === 'fr' ? 0 : 1];
  if (words === undefined) return code;
  const never = words === 'each' || (language === 'en' && words === 'box');
  return isPlural && PLURALS.has(code) && !never ? `${words}s` : words;
}

const LISTS = {
  documentType: DOCUMENT_TYPES,
  paymentMeans: PAYMENT_MEANS,
  vatCategory: VAT_CATEGORIES,
  noteSubject: NOTE_SUBJECTS,
  scheme: SCHEMES,
  taxPoint: TAX_POINTS,
};

/** The words for a code; `undefined` when the list does not have it. */
export function wordsFor(list: keyof typeof LISTS, code: string, language: Language): string | undefined {
  return LISTS[list][code]?.[language === 'fr' ? 0 : 1];
}
