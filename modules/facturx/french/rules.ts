// The French rules that the model alone can answer, as a table: id, place, and the values that break it.
// Our reading of BR-FR 1.4, before an invoice is issued; the official verdict on a document is another layer.

import { Decimal } from '#src/money.ts';
import { FRENCH_RATES } from '../check/vat.ts';
import { sirenOf } from './complete.ts';
import type { Invoice } from '../model/invoice.ts';
import { dueDateOf } from '../model/invoice.ts';
import { ADDRESS_SCHEME, CORRECTIVE, CREDIT_NOTES, DEPOSITS, FRAMES, TYPE_CODES, VAT_CATEGORIES } from './codes.ts';

export interface FrenchRule {
  readonly rule: string;
  readonly bt: string;
  readonly field: string;
  /** The values that break the rule; an empty text where something is missing. */
  readonly breaks: (invoice: Invoice) => readonly string[];
  readonly fr: string;
  readonly en: string;
}

type Text = string | undefined;

/** The texts that are there and fail. */
function failing(texts: readonly Text[], isRight: (text: string) => boolean): readonly string[] {
  return texts.filter((text): text is string => text !== undefined && !isRight(text));
}

/** One empty value when the condition does not hold. */
function unless(holds: boolean): readonly string[] {
  return holds ? [] : [''];
}

const numbersOf = (invoice: Invoice): readonly Text[] => [
  invoice.number,
  ...invoice.precedingInvoices.map(({ number }) => number),
];

function notesOf(invoice: Invoice, code: string): readonly Text[] {
  return invoice.notes.filter(({ subjectCode }) => subjectCode === code).map(({ text }) => text?.trim());
}

const COMPULSORY_NOTES = ['PMT', 'PMD', 'AAB'];

function ratesOf(invoice: Invoice): readonly Text[] {
  const all = [
    ...invoice.vatBreakdown,
    ...invoice.lines.flatMap(({ vat }) => vat),
    ...[...invoice.allowances, ...invoice.charges].map(({ vat }) => vat ?? {}),
  ];
  return all.map(({ rate }) => rate?.toString());
}

function categoriesOf(invoice: Invoice): readonly Text[] {
  return [...invoice.vatBreakdown, ...invoice.lines.flatMap(({ vat }) => vat)].map(({ category }) => category);
}

const amountsOf = (invoice: Invoice): readonly Text[] => [
  ...Object.values(invoice.totals as Readonly<Record<string, Decimal | undefined>>).map((amount) => amount?.toString()),
  ...invoice.lines.map(({ netAmount }) => netAmount?.toString()),
  ...invoice.vatBreakdown.flatMap(({ base, tax }) => [base?.toString(), tax?.toString()]),
];

const pricesOf = (invoice: Invoice): readonly Text[] =>
  invoice.lines.flatMap(({ price }) => [price?.net?.toString(), price?.gross?.toString()]);

/** At most so many digits after the point; trailing zeros count, as in the official test. */
function hasDecimals(most: number): (text: string) => boolean {
  return (text) => (text.split('.')[1] ?? '').length <= most && text.replace(/\D/g, '').length <= 19;
}

function isKnownRate(text: string): boolean {
  return FRENCH_RATES.some((rate) => rate.equals(Decimal.of(text)));
}

const addressesOf = ({ seller, buyer }: Invoice): readonly Text[] =>
  [seller, buyer].map((party) =>
    party?.electronicAddress?.scheme === ADDRESS_SCHEME ? party.electronicAddress.value : undefined,
  );

const isPrepaid = ({ processType }: Invoice): boolean => /^[BSM]2$/.test(processType ?? '');

function isPrepaidRight(invoice: Invoice): boolean {
  const { paid, gross, due } = invoice.totals;
  return !!paid && !!gross && paid.equals(gross) && !!due?.isZero && dueDateOf(invoice) !== undefined;
}

function namesItsInvoice({ precedingInvoices, lines }: Invoice): boolean {
  const inHeader = precedingInvoices.some(({ number, date }) => number !== undefined && date !== undefined);
  return inHeader || (lines.length > 0 && lines.every((line) => line.precedingInvoices.length > 0));
}

export const FRENCH_RULES: readonly FrenchRule[] = [
  {
    rule: 'BR-FR-01',
    bt: 'BT-1',
    field: 'number',
    breaks: (invoice) => failing(numbersOf(invoice), (number) => number.length <= 35),
    fr: 'Un numéro de facture a 35 caractères au plus : raccourcissez-le.',
    en: 'An invoice number has at most 35 characters: shorten it.',
  },
  {
    rule: 'BR-FR-02',
    bt: 'BT-1',
    field: 'number',
    breaks: (invoice) => failing(numbersOf(invoice), (number) => /^[A-Za-z0-9+_/-]*$/.test(number)),
    fr: 'Un numéro de facture n’a que des lettres, des chiffres et + - _ / : retirez les autres caractères, espaces compris.',
    en: 'An invoice number has only letters, digits and + - _ /: remove the other characters, spaces included.',
  },
  {
    rule: 'BR-FR-03',
    bt: 'BT-2',
    field: 'issueDate',
    breaks: (invoice) => failing([invoice.issueDate, dueDateOf(invoice)], (date) => /^20\d\d-/.test(date)),
    fr: 'Une date doit être entre 2000 et 2099 : corrigez-la.',
    en: 'A date must be between 2000 and 2099: correct it.',
  },
  {
    rule: 'BR-FR-04',
    bt: 'BT-3',
    field: 'typeCode',
    breaks: ({ typeCode }) => (TYPE_CODES.has(typeCode ?? '') ? [] : [typeCode ?? '']),
    fr: 'Ce type de document n’est pas admis en France : choisissez par exemple 380 (facture), 381 (avoir) ou 386 (acompte).',
    en: 'This type of document is not accepted in France: choose for example 380 (invoice), 381 (credit note) or 386 (deposit).',
  },
  {
    rule: 'BR-FR-05',
    bt: 'BG-1',
    field: 'notes',
    breaks: (invoice) => COMPULSORY_NOTES.filter((code) => !notesOf(invoice, code).some(Boolean)),
    fr: 'Une mention obligatoire manque (PMT indemnité de recouvrement, PMD pénalités de retard, AAB escompte) : ajoutez-la.',
    en: 'A compulsory mention is missing (PMT recovery indemnity, PMD late-payment penalties, AAB discount): add it.',
  },
  {
    rule: 'BR-FR-06',
    bt: 'BG-1',
    field: 'notes',
    breaks: (invoice) => [...COMPULSORY_NOTES, 'TXD'].filter((code) => notesOf(invoice, code).length > 1),
    fr: 'Cette mention ne peut figurer qu’une fois : gardez-en une.',
    en: 'This mention may stand only once: keep one.',
  },
  {
    rule: 'BR-FR-08',
    bt: 'BT-23',
    field: 'processType',
    breaks: ({ processType }) => (FRAMES.has(processType ?? '') ? [] : [processType ?? '']),
    fr: 'Le cadre de facturation manque ou n’existe pas : B1 (biens), S1 (services) ou M1 (les deux) pour une facture ordinaire.',
    en: 'The invoicing frame is missing or unknown: B1 (goods), S1 (services) or M1 (both) for an ordinary invoice.',
  },
  {
    rule: 'BR-FR-10',
    bt: 'BT-30',
    field: 'seller.legalRegistration',
    breaks: ({ seller }) =>
      unless(!!seller && sirenOf(seller) !== undefined && seller.legalRegistration?.scheme === '0002'),
    fr: 'Le SIREN du vendeur manque : indiquez-le.',
    en: 'The SIREN of the seller is missing: give it.',
  },
  {
    rule: 'BR-FR-12',
    bt: 'BT-49',
    field: 'buyer.electronicAddress',
    breaks: ({ buyer }) => unless(!!buyer?.electronicAddress?.value),
    fr: 'L’adresse électronique du client manque : son SIREN suffit le plus souvent.',
    en: 'The electronic address of the buyer is missing: most often its SIREN will do.',
  },
  {
    rule: 'BR-FR-13',
    bt: 'BT-34',
    field: 'seller.electronicAddress',
    breaks: ({ seller }) => unless(!!seller?.electronicAddress?.value),
    fr: 'L’adresse électronique du vendeur manque : son SIREN suffit le plus souvent.',
    en: 'The electronic address of the seller is missing: most often its SIREN will do.',
  },
  {
    rule: 'BR-FR-15',
    bt: 'BT-118',
    field: 'vatBreakdown',
    breaks: (invoice) => failing(categoriesOf(invoice), (category) => VAT_CATEGORIES.has(category)),
    fr: 'Cette catégorie de TVA n’est pas admise en France : S, E, AE, K, G, O ou Z.',
    en: 'This VAT category is not accepted in France: S, E, AE, K, G, O or Z.',
  },
  {
    rule: 'BR-FR-16',
    bt: 'BT-119',
    field: 'vatBreakdown',
    breaks: (invoice) => failing(ratesOf(invoice), isKnownRate),
    fr: 'Ce taux de TVA n’existe pas en France : corrigez-le.',
    en: 'This VAT rate does not exist in France: correct it.',
  },
  {
    rule: 'BR-FR-23',
    bt: 'BT-34',
    field: 'electronicAddress',
    breaks: (invoice) => failing(addressesOf(invoice), (address) => /^[A-Za-z0-9_.+-]{1,125}$/.test(address)),
    fr: 'Une adresse électronique française n’a que des lettres, des chiffres et - _ . (125 au plus) : corrigez-la.',
    en: 'A French electronic address has only letters, digits and - _ . (at most 125): correct it.',
  },
  {
    rule: 'BR-FR-CO-04',
    bt: 'BG-3',
    field: 'precedingInvoices',
    breaks: ({ typeCode, precedingInvoices }) =>
      unless(!CORRECTIVE.has(typeCode ?? '') || precedingInvoices.length === 1),
    fr: 'Une facture rectificative remplace une facture et une seule : indiquez son numéro et sa date.',
    en: 'A corrective invoice replaces one invoice and only one: give its number and date.',
  },
  {
    rule: 'BR-FR-CO-05',
    bt: 'BG-3',
    field: 'precedingInvoices',
    breaks: (invoice) => unless(!CREDIT_NOTES.has(invoice.typeCode ?? '') || namesItsInvoice(invoice)),
    fr: 'Un avoir doit nommer la facture qu’il corrige : indiquez son numéro et sa date.',
    en: 'A credit note must name the invoice it corrects: give its number and date.',
  },
  {
    rule: 'BR-FR-CO-07',
    bt: 'BT-9',
    field: 'paymentTerms',
    breaks: (invoice) => {
      const due = dueDateOf(invoice);
      const isFree = DEPOSITS.has(invoice.typeCode ?? '') || isPrepaid(invoice);
      return isFree ? [] : failing([due], (date) => date >= (invoice.issueDate ?? ''));
    },
    fr: 'L’échéance précède l’émission : corrigez l’une des deux dates.',
    en: 'The due date is before the issue date: correct one of them.',
  },
  {
    rule: 'BR-FR-CO-08',
    bt: 'BT-23',
    field: 'processType',
    breaks: ({ processType, typeCode }) =>
      /^[BSM]4$/.test(processType ?? '') && DEPOSITS.has(typeCode ?? '') ? [processType ?? ''] : [],
    fr: 'Un acompte n’est pas une facture de solde : choisissez un cadre B1, S1 ou M1.',
    en: 'A deposit is not a balance invoice: choose a frame B1, S1 or M1.',
  },
  {
    rule: 'BR-FR-CO-09',
    bt: 'BT-23',
    field: 'processType',
    breaks: (invoice) => unless(!isPrepaid(invoice) || isPrepaidRight(invoice)),
    fr: 'Une facture déjà payée (cadre 2) doit avoir un montant payé égal au TTC, rien à payer et la date du paiement comme échéance.',
    en: 'An invoice already paid (frame 2) must have a paid amount equal to the total, nothing due, and the payment date as due date.',
  },
  {
    rule: 'BR-FR-CO-12',
    bt: 'BT-6',
    field: 'vatCurrency',
    breaks: ({ currency, vatCurrency, totals }) =>
      unless(currency === 'EUR' || (vatCurrency === 'EUR' && totals.vatInAccountingCurrency !== undefined)),
    fr: 'Une facture en devise doit donner la TVA en euros : indiquez la devise de TVA EUR et son montant.',
    en: 'An invoice in a foreign currency must give the VAT in euros: give the VAT currency EUR and its amount.',
  },
  {
    rule: 'BR-FR-DEC-01',
    bt: 'BG-22',
    field: 'totals',
    breaks: (invoice) => failing(amountsOf(invoice), hasDecimals(2)),
    fr: 'Un montant a deux décimales au plus : arrondissez-le.',
    en: 'An amount has at most two decimals: round it.',
  },
  {
    rule: 'BR-FR-DEC-02',
    bt: 'BT-129',
    field: 'lines',
    breaks: ({ lines }) =>
      failing(
        lines.map(({ quantity }) => quantity?.value?.toString()),
        hasDecimals(4),
      ),
    fr: 'Une quantité a quatre décimales au plus : arrondissez-la.',
    en: 'A quantity has at most four decimals: round it.',
  },
  {
    rule: 'BR-FR-DEC-03',
    bt: 'BT-146',
    field: 'lines',
    breaks: (invoice) => failing(pricesOf(invoice), hasDecimals(6)),
    fr: 'Un prix unitaire a six décimales au plus : arrondissez-le.',
    en: 'A unit price has at most six decimals: round it.',
  },
];
