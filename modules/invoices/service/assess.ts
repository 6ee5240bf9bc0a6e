// What there is to say about an invoice: the document's own checks, then what only the register can see.

import { parisDay } from '#src/clock.ts';
import type { TenantCtx, Tx } from '#src/context.ts';
import { checkInvoice, type Finding } from '#modules/facturx';
import type { Recognition } from '#modules/partners';
import { companyProfile } from '#modules/tenancy';
import { factsOf, partnerOf, type RegisteredInvoice } from '../model.ts';
import * as repository from '../repository/index.ts';
import { normalise, numberKey } from '../search.ts';

const DUPLICATE_BYTES = 'invoices.duplicate_bytes';
const DUPLICATE_NUMBER = 'invoices.duplicate_number';

export function isDuplicate(finding: Finding): boolean {
  return finding.rule === DUPLICATE_BYTES || finding.rule === DUPLICATE_NUMBER;
}

/** All findings of an invoice as it stands. `recognition` is what the partners module knows of the other side. */
export async function assess(
  tx: Tx<TenantCtx>,
  invoice: RegisteredInvoice,
  recognition: Recognition | undefined,
): Promise<Finding[]> {
  return [
    ...checkInvoice(invoice.model, { today: parisDay(tx.clock.now()) }),
    ...(await duplicates(tx, invoice)),
    ...accountFindings(invoice, recognition),
    ...(await recipientFindings(tx, invoice)),
  ];
}

async function duplicates(tx: Tx<TenantCtx>, invoice: RegisteredInvoice): Promise<Finding[]> {
  const sameBytes = await repository.twinByBytes(tx, invoice.id, invoice.original.sha256);
  if (sameBytes) return [duplicateFinding(DUPLICATE_BYTES, sameBytes)];
  const facts = factsOf(invoice.model);
  if (!facts.number) return [];
  const sameNumber = await repository.twinByNumber(tx, invoice.id, {
    direction: invoice.direction,
    numberKey: numberKey(facts.number),
    partnerId: invoice.partnerId,
    partnerSort: normalise(partnerOf(invoice.direction, facts).name ?? ''),
  });
  return sameNumber ? [duplicateFinding(DUPLICATE_NUMBER, sameNumber)] : [];
}

/** `value` is the id of the other invoice, so that pages can link to it. */
function duplicateFinding(rule: string, twin: repository.Twin): Finding {
  const number = twin.number ?? '—';
  const partner = twin.partnerName ?? '—';
  const same = rule === DUPLICATE_BYTES;
  return {
    rule,
    severity: 'error',
    location: { field: 'number' },
    value: twin.id,
    message: {
      fr: same
        ? `Ce fichier a déjà été reçu, à l’octet près (facture ${number} de ${partner}). Refusez ce doublon.`
        : `Une facture n° ${number} de ${partner} a déjà été reçue. Comparez les deux, puis refusez le doublon.`,
      en: same
        ? `This file has already been received, byte for byte (invoice ${number} of ${partner}). Refuse this duplicate.`
        : `An invoice no. ${number} of ${partner} has already been received. Compare both, then refuse the duplicate.`,
    },
  };
}

function accountFindings(invoice: RegisteredInvoice, recognition: Recognition | undefined): Finding[] {
  if (invoice.direction !== 'purchase' || recognition?.account !== 'new') return [];
  const iban = factsOf(invoice.model).seller.iban ?? '';
  return [
    {
      rule: 'invoices.iban_changed',
      severity: 'warning',
      location: { bt: 'BT-84', field: 'seller.iban' },
      value: iban,
      message: {
        fr: 'L’IBAN n’est pas celui que nous connaissons pour ce fournisseur. Appelez-le à un numéro déjà connu avant de payer.',
        en: 'The IBAN is not one we know for this supplier. Call them on a number you already know before paying.',
      },
    },
  ];
}

/** Is it really for (or from) this company? Only a SIREN that differs is evidence; a missing one is not. */
async function recipientFindings(tx: Tx<TenantCtx>, invoice: RegisteredInvoice): Promise<Finding[]> {
  const facts = factsOf(invoice.model);
  const isPurchase = invoice.direction === 'purchase';
  const { siren, name } = isPurchase ? facts.buyer : facts.seller;
  const own = await companyProfile(tx);
  if (siren === undefined || own.siren === undefined || siren === own.siren) return [];
  return [
    {
      rule: 'invoices.other_company',
      severity: 'warning',
      location: { bt: isPurchase ? 'BT-47' : 'BT-30', field: isPurchase ? 'buyer.siren' : 'seller.siren' },
      value: siren,
      message: isPurchase
        ? {
            fr: `Cette facture est adressée à ${name ?? 'une autre entreprise'} (SIREN ${siren}), pas à ${own.name}. Vérifiez le dossier.`,
            en: `This invoice is addressed to ${name ?? 'another company'} (SIREN ${siren}), not to ${own.name}. Check the dossier.`,
          }
        : {
            fr: `Cette facture est émise par ${name ?? 'une autre entreprise'} (SIREN ${siren}), pas par ${own.name}. Vérifiez le dossier.`,
            en: `This invoice is issued by ${name ?? 'another company'} (SIREN ${siren}), not by ${own.name}. Check the dossier.`,
          },
    },
  ];
}
