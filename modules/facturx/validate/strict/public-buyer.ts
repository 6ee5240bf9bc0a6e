// Rules of Chorus Pro for invoices to public bodies (BR-FR-CPRO). No official artefact exists: they are known from the
// messages of those who send there, so that they are ours to tell, and never more than warnings.

import type { Check } from '../../check/context.ts';
import type { ErrorText } from '#src/errors.ts';
import type { Finding } from '../../finding.ts';
import { compact, isSiren } from '../../identifiers.ts';
import type { Invoice } from '../../model/invoice.ts';
import type { Party } from '../../model/party.ts';

const SIREN_SCHEME = '0002';
const SIRET_SCHEME = '0009';
/** Identifiers that a seller may be known by besides its SIREN: SIRET, tax numbers of abroad, Tahiti, Ridet. */
const SELLER_SCHEMES = new Set(['0009', '0223', '0226', '0227', '0228', '0229']);
const MOST_LINES = 999_999;

type Text = string | undefined;

interface Length {
  readonly rule: string;
  readonly bt: string;
  readonly field: string;
  readonly most: number;
  readonly texts: (invoice: Invoice) => readonly Text[];
}

const LENGTHS: readonly Length[] = [
  { rule: '02', bt: 'BT-1', field: 'number', most: 20, texts: ({ number }) => [number] },
  { rule: '14', bt: 'BT-12', field: 'contractReference', most: 50, texts: (one) => [one.contractReference?.number] },
  { rule: '15', bt: 'BT-13', field: 'orderReference', most: 50, texts: (one) => [one.orderReference?.number] },
  {
    rule: '30',
    bt: 'BT-122',
    field: 'supportingDocuments',
    most: 50,
    texts: ({ supportingDocuments }) => supportingDocuments.map(({ number }) => number),
  },
  {
    rule: '31',
    bt: 'BT-154',
    field: 'lines',
    most: 1024,
    texts: ({ lines }) => lines.map(({ item }) => item?.description),
  },
  {
    rule: '32',
    bt: 'BT-35',
    field: 'seller.address',
    most: 400,
    texts: ({ seller }) => [seller?.address?.line1, seller?.address?.line2, seller?.address?.line3],
  },
  { rule: '33', bt: 'BT-37', field: 'seller.address.city', most: 400, texts: ({ seller }) => [seller?.address?.city] },
  { rule: '34', bt: 'BT-28', field: 'seller.tradingName', most: 99, texts: ({ seller }) => [seller?.tradingName] },
  {
    rule: '35',
    bt: 'BT-20',
    field: 'paymentTerms',
    most: 1024,
    texts: ({ paymentTerms }) => paymentTerms.map(({ description }) => description),
  },
  { rule: '36', bt: 'BT-45', field: 'buyer.tradingName', most: 99, texts: ({ buyer }) => [buyer?.tradingName] },
  { rule: '37', bt: 'BT-59', field: 'payee.name', most: 99, texts: ({ payee }) => [payee?.name] },
  {
    rule: '38',
    bt: 'BT-71',
    field: 'delivery.shipTo.identifiers',
    most: 20,
    texts: ({ delivery }) => (delivery?.shipTo?.identifiers ?? []).map(({ value }) => value),
  },
  {
    rule: '39',
    bt: 'BT-84',
    field: 'paymentMeans',
    most: 27,
    texts: ({ paymentMeans }) =>
      paymentMeans.map(({ iban, account }) => (iban === undefined ? account : compact(iban))),
  },
  {
    rule: '41',
    bt: 'BT-125',
    field: 'supportingDocuments',
    most: 50,
    texts: ({ supportingDocuments }) => supportingDocuments.map(({ file }) => file?.name),
  },
  { rule: '42', bt: 'BT-22', field: 'notes', most: 1024, texts: ({ notes }) => notes.map(({ text }) => text) },
  { rule: '43', bt: 'BT-27', field: 'seller.name', most: 99, texts: ({ seller }) => [seller?.name] },
  { rule: '44', bt: 'BT-44', field: 'buyer.name', most: 99, texts: ({ buyer }) => [buyer?.name] },
];

interface Demand {
  readonly rule: string;
  readonly bt: string;
  readonly field: string;
  readonly isMet: (invoice: Invoice) => boolean;
  readonly message: ErrorText;
}

const has = (party: Party | undefined, scheme: string): boolean =>
  party?.identifiers.some((one) => one.scheme === scheme) ?? false;

/** A party known by a SIREN is known by a SIRET too. */
function isLocated(party: Party | undefined): boolean {
  return party?.legalRegistration?.scheme !== SIREN_SCHEME || has(party, SIRET_SCHEME);
}

const DEMANDS: readonly Demand[] = [
  {
    rule: '03',
    bt: 'BT-29',
    field: 'seller.identifiers',
    isMet: ({ seller }) => (seller?.identifiers ?? []).every(({ scheme }) => SELLER_SCHEMES.has(scheme ?? '')),
    message: {
      fr: 'Chorus Pro ne connaît le vendeur que par un SIRET (0009), ou 0223, 0226, 0227, 0228, 0229 : retirez les autres identifiants.',
      en: 'Chorus Pro knows the seller by a SIRET (0009), or 0223, 0226, 0227, 0228, 0229 only: remove other identifiers.',
    },
  },
  {
    rule: '09',
    bt: 'BT-29',
    field: 'seller.identifiers',
    isMet: ({ seller }) => isLocated(seller),
    message: {
      fr: 'Chorus Pro veut le SIRET du vendeur (BT-29, schéma 0009) à côté de son SIREN : ajoutez-le.',
      en: 'Chorus Pro wants the SIRET of the seller (BT-29, scheme 0009) beside its SIREN: add it.',
    },
  },
  {
    rule: '10',
    bt: 'BT-46',
    field: 'buyer.identifiers',
    isMet: ({ buyer }) => has(buyer, SIRET_SCHEME),
    message: {
      fr: 'Chorus Pro veut le SIRET de l’acheteur public (BT-46, schéma 0009) : ajoutez-le.',
      en: 'Chorus Pro wants the SIRET of the public buyer (BT-46, scheme 0009): add it.',
    },
  },
  {
    rule: '17',
    bt: 'BT-60',
    field: 'payee.identifiers',
    isMet: ({ payee }) => isLocated(payee),
    message: {
      fr: 'Chorus Pro veut le SIRET du bénéficiaire (BT-60, schéma 0009) à côté de son SIREN : ajoutez-le.',
      en: 'Chorus Pro wants the SIRET of the payee (BT-60, scheme 0009) beside its SIREN: add it.',
    },
  },
  {
    rule: '19',
    bt: 'BG-25',
    field: 'lines',
    isMet: ({ lines }) => lines.length <= MOST_LINES,
    message: { fr: 'Chorus Pro prend 999 999 lignes au plus.', en: 'Chorus Pro takes 999,999 lines at most.' },
  },
  {
    rule: '20',
    bt: 'BG-3',
    field: 'precedingInvoices',
    isMet: ({ precedingInvoices }) => precedingInvoices.length <= 1,
    message: {
      fr: 'Chorus Pro prend une seule facture antérieure : faites une facture pour chacune.',
      en: 'Chorus Pro takes one preceding invoice: make one invoice for each.',
    },
  },
  {
    rule: '24',
    bt: 'BT-23',
    field: 'processType',
    isMet: ({ processType }) => processType !== 'S5',
    message: {
      fr: 'Pour un sous-traitant d’un marché public, le cadre est S3, non S5 : changez-le.',
      en: 'For a subcontractor of a public contract the frame is S3, not S5: change it.',
    },
  },
  {
    rule: '25',
    bt: 'BT-20',
    field: 'paymentTerms',
    isMet: ({ paymentTerms }) => paymentTerms.length <= 1,
    message: {
      fr: 'Chorus Pro prend une seule condition de paiement (BT-20) : réunissez-les.',
      en: 'Chorus Pro takes one set of payment terms (BT-20): join them.',
    },
  },
  {
    rule: '26',
    bt: 'BG-6',
    field: 'seller.contacts',
    isMet: ({ seller, buyer }) => [seller, buyer].every((party) => (party?.contacts.length ?? 0) <= 1),
    message: {
      fr: 'Chorus Pro prend un contact par partie : gardez-en un.',
      en: 'Chorus Pro takes one contact for each party: keep one.',
    },
  },
];

/** SIRENs of the State begin with 1, those of local bodies with 2. */
function isPublic({ buyer }: Invoice): boolean {
  const { scheme, value = '' } = buyer?.legalRegistration ?? {};
  const siret = buyer?.identifiers.find((one) => one.scheme === SIRET_SCHEME)?.value ?? '';
  const siren = scheme === SIREN_SCHEME ? compact(value) : compact(siret).slice(0, 9);
  return /^[12]/.test(siren) && isSiren(siren);
}

function warning({ rule, bt, field }: Omit<Demand, 'isMet' | 'message'>, message: ErrorText, value?: string): Finding {
  const id = `BR-FR-CPRO-${rule}`;
  return { rule: id, severity: 'warning', location: { bt, field }, message, ...(value === undefined ? {} : { value }) };
}

function tooLong({ texts, most, ...place }: Length, invoice: Invoice): readonly Finding[] {
  return texts(invoice)
    .filter((text): text is string => text !== undefined && text.length > most)
    .map((text) =>
      warning(
        place,
        {
          fr: `Chorus Pro prend ${most} caractères au plus ici (${place.bt}) : raccourcissez ce texte.`,
          en: `Chorus Pro takes ${most} characters at most here (${place.bt}): shorten this text.`,
        },
        text.slice(0, 200),
      ),
    );
}

export const publicBuyer: Check = ({ invoice }) => {
  if (!isPublic(invoice)) return [];
  const unmet = DEMANDS.filter(({ isMet }) => !isMet(invoice)).map(({ message, ...place }) => warning(place, message));
  return [...LENGTHS.flatMap((one) => tooLong(one, invoice)), ...unmet];
};
