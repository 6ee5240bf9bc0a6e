// What can be wrong with a PDF that comes in. All permanent: the same bytes fail again.

import { problem } from '#src/errors.ts';

export const pdfEncrypted = problem({
  code: 'facturx.pdf_encrypted',
  status: 422,
  fr: 'Ce PDF est protégé par un mot de passe : il ne peut pas être lu. Demandez à l’émetteur un fichier sans protection.',
  en: 'This PDF is protected by a password and cannot be read. Ask the sender for a file without protection.',
});

export const pdfBroken = problem({
  code: 'facturx.pdf_broken',
  status: 422,
  fr: 'Ce fichier n’est pas un PDF lisible : il est abîmé ou incomplet. Demandez à l’émetteur de l’envoyer de nouveau.',
  en: 'This file is not a readable PDF: it is damaged or incomplete. Ask the sender to send it again.',
});

export const pdfTooLarge = problem({
  code: 'facturx.pdf_too_large',
  status: 413,
  fr: 'Ce PDF, ou l’un des fichiers qu’il contient, est trop volumineux pour être traité.',
  en: 'This PDF, or a file inside it, is too large to be processed.',
});

export const pdfTooComplex = problem({
  code: 'facturx.pdf_too_complex',
  status: 422,
  fr: 'Ce PDF est trop complexe : son traitement n’aboutit pas. Demandez à l’émetteur un fichier plus simple.',
  en: 'This PDF is too complex: processing it does not come to an end. Ask the sender for a simpler file.',
});

export const imageUnreadable = problem({
  code: 'facturx.image_unreadable',
  status: 422,
  fr: 'Cette image ne peut pas être lue : elle est abîmée ou d’un format inconnu.',
  en: 'This image cannot be read: it is damaged or of an unknown format.',
});
