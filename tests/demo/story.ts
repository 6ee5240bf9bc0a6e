// What is told about each mail: what it is, what is worth seeing, what became of it.

import { formatMoney, parseAmount } from '#src/money.ts';
import type { SampleMail } from '../samples/mail.ts';
import type { SampleForm } from '../samples/index.ts';
import type { SeenDocument, SeenInvoice } from './register.ts';
import { dim, green, red, yellow } from './terminal.ts';

const FORMS: Readonly<Record<SampleForm, string>> = {
  facturx: 'Factur-X (PDF lisible par l’œil et par la machine)',
  cii: 'facture électronique XML, syntaxe CII',
  ubl: 'facture électronique XML, syntaxe UBL',
  'text-pdf': 'PDF ordinaire, lu dans son texte',
  scan: 'PDF numérisé : une image, lue par reconnaissance de caractères',
  photo: 'photo de téléphone, lue par reconnaissance de caractères',
  'locked-pdf': 'PDF protégé par un mot de passe',
};

const REMARKS: Readonly<Record<string, string>> = {
  plumber: 'deux taux de TVA, 10 % et 20 %',
  office: 'deux taux de TVA, 5,5 % et 20 %',
  design: 'franchise en base : pas de TVA, article 293 B du CGI',
  masonry: 'autoliquidation entre entreprises du bâtiment',
  'cleaning-credit': 'un avoir',
  'saas-credit': 'un avoir',
  notary: 'des débours sans TVA à côté des honoraires',
  rent: 'le total TTC est faux de 100 € : Facteur doit le voir',
  'electricity-again': 'la même facture, octet pour octet : un doublon',
  'office-paper': 'une facture déjà reçue en UBL, cette fois en PDF : un doublon par le numéro',
  'brokerage-locked': 'illisible sans le mot de passe : montrée comme telle, jamais perdue',
  'no-document': 'pas de facture, seulement le logo d’une signature',
};

/** `PDF ordinaire, lu dans son texte – deux taux de TVA, 10 % et 20 %` */
export function describe({ id, sample }: SampleMail): string {
  const form = sample ? FORMS[sample.form] : 'message sans document';
  const remark = REMARKS[id];
  return remark === undefined ? form : `${form} – ${remark}`;
}

/** Milliseconds that reading may take; recognition of characters is slow on a busy machine. */
export function patience({ sample }: SampleMail): number {
  if (!sample) return 5_000;
  return sample.form === 'scan' || sample.form === 'photo' ? 120_000 : 30_000;
}

const STATES: Readonly<Record<string, string>> = { pending: 'à valider', accepted: 'acceptée', refused: 'refusée' };
const MARKS: Readonly<Record<string, string>> = { error: red('✗'), warning: yellow('!'), info: dim('i') };

function total({ totalWithVat, currency }: SeenInvoice): string {
  const value = totalWithVat ? parseAmount(totalWithVat) : undefined;
  return value ? `${formatMoney(value, currency ?? 'EUR', 'fr')} TTC` : 'montant non lu';
}

/** The invoice as the register has it, then each finding. */
export function invoiceLines(invoice: SeenInvoice): string[] {
  const seller = invoice.seller.name ?? 'fournisseur non lu';
  const number = invoice.number ? `n° ${invoice.number}` : 'numéro non lu';
  const state = STATES[invoice.state] ?? invoice.state;
  return [
    `${green('✓')} ${[seller, number, total(invoice), state].join(', ')}`,
    ...invoice.findings.map(({ rule, severity, message }) => `  ${MARKS[severity] ?? ''} ${message.fr} ${dim(rule)}`),
  ];
}

/** A document that did not become an invoice. */
export function documentLines(document: SeenDocument): string[] {
  const { filename, state, error } = document;
  if (state === 'ignored') return [dim(`– ${filename} mis de côté : ce n’est pas une facture`)];
  if (state === 'failed') return [`${red('✗')} ${filename} : ${error?.message.fr ?? 'échec de lecture'}`];
  return [`${yellow('…')} ${filename} est encore en lecture`];
}
