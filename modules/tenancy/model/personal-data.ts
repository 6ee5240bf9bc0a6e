// What is kept of a person whose data are erased, why and for how long: the law that wants it is named.

import type { ErrorText } from '#src/errors.ts';

export interface KeptData {
  readonly what: ErrorText;
  readonly why: ErrorText;
}

export const keptAfterErasure: readonly KeptData[] = [
  {
    what: {
      fr: 'Votre nom sur les décisions prises sur des factures et dans l’archive : accepter, refuser, corriger ; et les messages que vous avez écrits dans les discussions sur des factures.',
      en: 'Your name on decisions taken about invoices and in the archive: accepting, refusing, correcting; and the messages you wrote in discussions about invoices.',
    },
    why: {
      fr: 'Ce sont des pièces comptables et leur piste d’audit, conservées dix ans (code de commerce, art. L123-22 ; CGI, art. 289 VII ; RGPD, art. 17.3.b).',
      en: 'They are accounting records and their audit trail, kept for ten years (French commercial code, art. L123-22; tax code, art. 289 VII; GDPR art. 17(3)(b)).',
    },
  },
  {
    what: {
      fr: 'Dans les journaux de sécurité, qu’un compte désormais sans nom a agi, avec la date et la nature de l’acte.',
      en: 'In the security journals, that an account, nameless from now on, has acted, with the date and nature of the act.',
    },
    why: {
      fr: 'La preuve de la sécurité du système repose sur une chaîne continue (RGPD, art. 5.1.f et 17.3.e). Votre nom, vos adresses IP et les détails qui vous désignent en sont effacés.',
      en: 'The proof of the system’s security rests on an unbroken chain (GDPR art. 5(1)(f) and 17(3)(e)). Your name, IP addresses and the details that point to you are erased from it.',
    },
  },
  {
    what: {
      fr: 'La version des conditions d’utilisation que ce compte a acceptée, et quand.',
      en: 'Which version of the conditions of use this account accepted, and when.',
    },
    why: {
      fr: 'Preuve du contrat pendant la prescription de cinq ans (code civil, art. 2224).',
      en: 'Proof of the contract during the five years of limitation (French civil code, art. 2224).',
    },
  },
  {
    what: {
      fr: 'Les factures et documents eux-mêmes, tels qu’ils ont été reçus.',
      en: 'The invoices and documents themselves, as they were received.',
    },
    why: {
      fr: 'Ils appartiennent à l’entreprise, qui doit les conserver dix ans (code de commerce, art. L123-22).',
      en: 'They belong to the company, which must keep them for ten years (French commercial code, art. L123-22).',
    },
  },
];
