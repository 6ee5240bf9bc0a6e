// What an invoice of a French seller must say beyond EN 16931, filled in where it can be known.
// For invoices we issue: a document that was received is never completed.

import { compact, frenchVatNumber, isSiren, isSiret, sirenOfVatNumber } from '../identifiers.ts';
import { isFrench } from '../check/parties.ts';
import type { Invoice } from '../model/invoice.ts';
import type { Party } from '../model/party.ts';
import type { Note } from '../model/values.ts';
import { ADDRESS_SCHEME, DEPOSITS, SIREN_SCHEME, SIRET_SCHEME } from './codes.ts';

/** What is sold: goods, services or both: the letter of BT-23 and a compulsory mention. */
export type Nature = 'goods' | 'services' | 'both';

export interface FrenchTerms {
  readonly nature: Nature;
  /** PMT: the fixed recovery indemnity (D441-5 of the code de commerce). */
  readonly recovery?: string;
  /** PMD: late-payment penalties (L441-10). */
  readonly penalties?: string;
  /** AAB: discount for early payment, or that there is none (L441-9). */
  readonly discount?: string;
}

/** Texts the law allows where the seller has no terms of its own. */
export const STATUTORY = {
  PMT: 'Indemnité forfaitaire pour frais de recouvrement en cas de retard de paiement : 40 €.',
  PMD: 'Tout retard de paiement entraîne, dès le lendemain de l’échéance et sans rappel, des pénalités au taux de refinancement de la Banque centrale européenne majoré de dix points.',
  AAB: 'Aucun escompte n’est accordé pour paiement anticipé.',
} as const;

const LETTER: Readonly<Record<Nature, string>> = { goods: 'B', services: 'S', both: 'M' };

function withNotes(invoice: Invoice, terms: FrenchTerms): readonly Note[] {
  const wanted = { PMT: terms.recovery, PMD: terms.penalties, AAB: terms.discount };
  const missing = (['PMT', 'PMD', 'AAB'] as const).filter(
    (code) => !invoice.notes.some((note) => note.subjectCode === code && note.text?.trim()),
  );
  const said = invoice.notes.filter((note) => !missing.some((code) => code === note.subjectCode));
  return [...said, ...missing.map((code) => ({ subjectCode: code, text: wanted[code] ?? STATUTORY[code] }))];
}

/** B2, S2, M2: already paid when issued; B4, S4, M4: the balance after a deposit; else an ordinary invoice. */
function frameOf(invoice: Invoice, nature: Nature): string {
  const { paid, gross, due } = invoice.totals;
  const isPaid = paid !== undefined && gross !== undefined && !gross.isZero && paid.equals(gross) && due?.isZero;
  if (isPaid && invoice.paymentTerms.some(({ dueDate }) => dueDate !== undefined)) return `${LETTER[nature]}2`;
  const isBalance =
    !DEPOSITS.has(invoice.typeCode ?? '') && invoice.precedingInvoices.some(({ typeCode }) => typeCode === '386');
  return `${LETTER[nature]}${isBalance ? 4 : 1}`;
}

/** The SIREN a party is known by: its legal id, its SIRET or its VAT number. */
export function sirenOf(party: Party): string | undefined {
  const legal = party.legalRegistration?.scheme === SIREN_SCHEME ? party.legalRegistration.value : undefined;
  const siret = party.identifiers.find(({ scheme }) => scheme === SIRET_SCHEME)?.value;
  const found = legal ?? siret?.slice(0, 9) ?? sirenOfVatNumber(compact(party.vatId ?? ''));
  return found !== undefined && isSiren(compact(found)) ? compact(found) : undefined;
}

/** A seller in franchise has no VAT number to be derived. */
function isExempt(invoice: Invoice): boolean {
  return invoice.vatBreakdown.some(({ exemptionCode }) => exemptionCode === 'VATEX-FR-FRANCHISE');
}

/** BR-FR-CO-10: every identifier has a scheme in UBL; that of a SIRET can be known by its key. */
function withSchemes(party: Party): Party {
  const isNew = !party.identifiers.some(({ scheme }) => scheme === SIRET_SCHEME);
  const first = party.identifiers.findIndex(({ scheme, value }) => scheme === undefined && isSiret(compact(value)));
  if (!isNew || first < 0) return party;
  const identifiers = party.identifiers.map((identifier, index) =>
    index === first ? { value: compact(identifier.value), scheme: SIRET_SCHEME } : identifier,
  );
  return { ...party, identifiers };
}

function completeParty(given: Party, derivesVat: boolean): Party {
  const party = withSchemes(given);
  const siren = isFrench(party) ? sirenOf(party) : undefined;
  if (siren === undefined) return party;
  // BR-E-02 wants a tax number of whoever is exempt: a seller in franchise is known to the tax office by its SIREN.
  const isWithout = !derivesVat && party.vatId === undefined;
  return {
    ...(derivesVat ? { vatId: frenchVatNumber(siren) } : {}),
    ...(isWithout ? { taxNumber: siren } : {}),
    electronicAddress: { value: siren, scheme: ADDRESS_SCHEME },
    legalRegistration: { value: siren, scheme: SIREN_SCHEME },
    ...party,
  };
}

/**
 * The invoice with the mentions of the reform: notes PMT, PMD and AAB (BR-FR-05), frame BT-23 (BR-FR-08), SIREN
 * (BR-FR-10, BR-FR-11), electronic addresses (BR-FR-12, BR-FR-13), both VAT numbers (G2.33), the SIREN as tax number of a
 * seller in franchise (BR-E-02), and the scheme of a SIRET that has none (BR-FR-CO-10). What it already says is kept. What cannot be known stays absent: {@link frenchFindings} tells.
 */
export function completeForFrance(invoice: Invoice, terms: FrenchTerms): Invoice {
  const { seller, buyer, payee, delivery } = invoice;
  return {
    ...invoice,
    notes: withNotes(invoice, terms),
    processType: invoice.processType ?? frameOf(invoice, terms.nature),
    ...(seller ? { seller: completeParty(seller, !isExempt(invoice)) } : {}),
    ...(buyer ? { buyer: completeParty(buyer, true) } : {}),
    ...(payee ? { payee: withSchemes(payee) } : {}),
    ...(delivery?.shipTo ? { delivery: { ...delivery, shipTo: withSchemes(delivery.shipTo) } } : {}),
  };
}
