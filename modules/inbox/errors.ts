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
  fr: 'Ce type de fichier ne peut pas être lu comme une facture. Envoyez un PDF, une image (JPEG, PNG), ou une facture Factur-X, UBL ou CII.',
  en: 'This kind of file cannot be read as an invoice. Send a PDF, an image (JPEG, PNG), or a Factur-X, UBL or CII invoice.',
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
