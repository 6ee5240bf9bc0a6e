// What can go wrong with what comes in.

import { problem } from '#src/errors.ts';

export const documentNotFound = problem({
  code: 'inbox.not_found',
  status: 404,
  fr: 'Ce document n’existe pas dans ce dossier. Vérifiez l’adresse, ou le dossier ouvert.',
  en: 'There is no such document in this dossier. Check the address, or which dossier is open.',
});

export const fileMissing = problem({
  code: 'inbox.file_missing',
  status: 422,
  fr: 'Aucun fichier n’a été envoyé. Joignez-le dans le champ « file ».',
  en: 'No file was sent. Attach it in the field "file".',
});

export const fileEmpty = problem({
  code: 'inbox.file_empty',
  status: 422,
  fr: 'Le fichier est vide. Vérifiez-le et renvoyez-le.',
  en: 'The file is empty. Check it and send it again.',
});

export const kindNotSupported = problem({
  code: 'inbox.kind_not_supported',
  status: 422,
  fr: 'Ce type de fichier ne peut pas être lu comme une facture. Envoyez un PDF, une image (JPEG, PNG), une facture Factur-X, UBL ou CII, ou une archive ZIP de ceux-ci.',
  en: 'This kind of file cannot be read as an invoice. Send a PDF, an image (JPEG, PNG), a Factur-X, UBL or CII invoice, or a ZIP archive of them.',
});

export const archiveBroken = problem({
  code: 'inbox.archive_broken',
  status: 422,
  fr: 'Cette archive ZIP est endommagée ou incomplète : rien n’en a été lu. Demandez-la de nouveau, ou envoyez les factures une à une.',
  en: 'This ZIP archive is damaged or incomplete: nothing in it was read. Ask for it again, or send the invoices one by one.',
});

export const archiveEncrypted = problem({
  code: 'inbox.archive_encrypted',
  status: 422,
  fr: 'Cette archive ZIP est protégée par un mot de passe : rien n’en a été lu. Ouvrez-la et envoyez les factures sans mot de passe.',
  en: 'This ZIP archive is protected by a password: nothing in it was read. Open it and send the invoices without a password.',
});

export const archiveTooLarge = problem({
  code: 'inbox.archive_too_large',
  status: 422,
  fr: 'Cette archive ZIP contient plus de 200 fichiers ou plus de 100 Mo : rien n’en a été lu. Envoyez-la en plusieurs fois.',
  en: 'This ZIP archive holds more than 200 files or more than 100 MB: nothing in it was read. Split it into several.',
});

export const archiveEmpty = problem({
  code: 'inbox.archive_empty',
  status: 422,
  fr: 'Cette archive ZIP ne contient aucun fichier à lire. Vérifiez-la et renvoyez-la.',
  en: 'This ZIP archive holds no file to read. Check it and send it again.',
});

export const noAttachment = problem({
  code: 'inbox.no_attachment',
  status: 422,
  fr: 'Ce message ne contient aucune pièce jointe à lire. Demandez à l’expéditeur de joindre la facture.',
  en: 'This mail has no attachment to read. Ask the sender to attach the invoice.',
});

export const tooManyParts = problem({
  code: 'inbox.too_many_parts',
  status: 422,
  fr: 'Ce message contient plus de 200 pièces jointes : aucune n’a été lue. Demandez à l’expéditeur de l’envoyer en plusieurs fois.',
  en: 'This mail has more than 200 attachments: none was read. Ask the sender to split it into several mails.',
});

export const messageUnreadable = problem({
  code: 'inbox.message_unreadable',
  status: 422,
  fr: 'Ce message n’est pas lisible. Demandez à l’expéditeur de l’envoyer de nouveau.',
  en: 'This mail cannot be read. Ask the sender to send it again.',
});

export const alreadyAnInvoice = problem({
  code: 'inbox.already_an_invoice',
  status: 409,
  fr: 'Ce document a déjà donné une facture : ouvrez-la.',
  en: 'This document is already an invoice: open it.',
});

export const unexpected = problem({
  code: 'inbox.unexpected',
  status: 500,
  permanent: true,
  fr: 'La lecture de ce document a échoué plusieurs fois. Relancez-la, ou saisissez la facture à la main.',
  en: 'Reading this document failed several times. Start it again, or type the invoice in by hand.',
});
