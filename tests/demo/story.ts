// What is told about each mail: what it is, and what is worth seeing.

import type { SampleMail } from '../samples/mail.ts';
import type { SampleForm } from '../samples/index.ts';

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

/** Milliseconds to wait for an invoice in the register; short when none need come. */
export function patience({ sample }: SampleMail): number {
  if (!sample) return 3_000;
  if (sample.expect.findings?.some((family) => family !== 'arithmetic')) return 8_000;
  return sample.form === 'scan' || sample.form === 'photo' ? 90_000 : 30_000;
}
