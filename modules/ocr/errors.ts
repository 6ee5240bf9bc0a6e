import { problem } from '#src/errors.ts';

export const pdfEncrypted = problem({
  code: 'ocr.pdf_encrypted',
  status: 422,
  fr: 'Ce PDF est protégé par un mot de passe : son contenu ne peut pas être lu. Demandez à l’expéditeur une version sans protection.',
  en: 'This PDF is protected by a password, so its content cannot be read. Ask the sender for a version without protection.',
});

export const pdfBroken = problem({
  code: 'ocr.pdf_broken',
  status: 422,
  fr: 'Ce PDF est abîmé : il ne peut pas être ouvert. Demandez à l’expéditeur de l’envoyer à nouveau.',
  en: 'This PDF is damaged and cannot be opened. Ask the sender to send it again.',
});

export const imageUnreadable = problem({
  code: 'ocr.image_unreadable',
  status: 422,
  fr: 'Cette image ne peut pas être ouverte : son format n’est pas reconnu, elle est abîmée ou beaucoup trop grande.',
  en: 'This image cannot be opened: its format is unknown, it is damaged, or it is far too large.',
});

export const pageMissing = problem({
  code: 'ocr.page_missing',
  status: 404,
  fr: 'Ce document n’a pas cette page.',
  en: 'This document has no such page.',
});

export const timeout = problem({
  code: 'ocr.timeout',
  status: 503,
  permanent: false,
  fr: 'La lecture de ce document a pris trop de temps et a été arrêtée. Vous pouvez réessayer ou saisir les données à la main.',
  en: 'Reading this document took too long and was stopped. You can try again or enter the data by hand.',
});

export const engineFailed = problem({
  code: 'ocr.engine_failed',
  status: 503,
  permanent: false,
  fr: 'Le moteur de lecture s’est arrêté. Réessayez ; si cela se répète, saisissez les données à la main.',
  en: 'The reading engine stopped. Try again; if it happens again, enter the data by hand.',
});

export const stopped = problem({
  code: 'ocr.stopped',
  status: 503,
  permanent: false,
  fr: 'La lecture a été interrompue par l’arrêt du service. Elle pourra reprendre.',
  en: 'Reading was interrupted because the service stops. It can be taken up again.',
});
