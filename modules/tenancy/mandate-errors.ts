// What can go wrong with mandates, platforms and addresses of the annuaire.

import { problem } from '#src/errors.ts';

export const mandateNotFound = problem({
  code: 'tenancy.mandate_not_found',
  status: 404,
  fr: 'Ce mandat n’existe pas dans ce dossier.',
  en: 'There is no such mandate in this company.',
});

export const mandateSettled = problem({
  code: 'tenancy.mandate_settled',
  status: 409,
  fr: 'Ce mandat n’en est plus là : rechargez la page pour voir où il en est.',
  en: 'This mandate has moved on: load the page again to see where it stands.',
});

export const agentMissing = problem({
  code: 'tenancy.agent_missing',
  status: 409,
  fr: 'Aucun cabinet ne suit ce dossier : nommez le mandataire.',
  en: 'No accounting firm keeps the books of this company: name the agent.',
});

export const signedFileMissing = problem({
  code: 'tenancy.signed_file_missing',
  status: 404,
  fr: 'Aucun exemplaire signé n’a été déposé pour ce mandat.',
  en: 'No signed copy of this mandate has been added.',
});

export const mandateLinkInvalid = problem({
  code: 'tenancy.mandate_link_invalid',
  status: 404,
  fr: 'Ce lien n’ouvre aucun mandat, ou un message plus récent l’a remplacé. Demandez-en un nouveau à votre cabinet.',
  en: 'This link opens no mandate, or a newer mail has replaced it. Ask your accounting firm for a new one.',
});

export const mandateLinkExpired = problem({
  code: 'tenancy.mandate_link_expired',
  status: 410,
  fr: 'Ce lien a expiré. Demandez à votre cabinet de vous envoyer le mandat à nouveau.',
  en: 'This link has expired. Ask your accounting firm to send you the mandate again.',
});

export const platformNotFound = problem({
  code: 'tenancy.platform_not_found',
  status: 404,
  fr: 'Cette plateforme n’est pas notée dans ce dossier.',
  en: 'This platform is not recorded in this company.',
});

export const addressNotFound = problem({
  code: 'tenancy.directory_address_not_found',
  status: 404,
  fr: 'Cette adresse n’est pas notée dans ce dossier.',
  en: 'This address is not recorded in this company.',
});

export const addressTaken = problem({
  code: 'tenancy.directory_address_taken',
  status: 409,
  fr: 'Cette adresse reçoit déjà sur une plateforme ces jours-là. Donnez d’abord une fin à la précédente.',
  en: 'This address receives at a platform on these days already. End the former one first.',
});

export const sirenMissing = problem({
  code: 'tenancy.siren_missing',
  status: 409,
  fr: 'Ce dossier n’a pas encore de SIREN : complétez-le, ses adresses en dépendent.',
  en: 'This company has no SIREN yet: complete it, its addresses depend on it.',
});
