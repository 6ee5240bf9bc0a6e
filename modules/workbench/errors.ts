// Why the workbench refuses.

import { problem } from '#src/errors.ts';

export const destinationUnknown = problem({
  code: 'workbench.destination_unknown',
  status: 422,
  fr: 'Cette destination n’existe pas : cii, ubl, ou un profil (MINIMUM, BASIC WL, BASIC, EN 16931, EXTENDED, EXTENDED-CTC-FR).',
  en: 'There is no such destination: cii, ubl, or a profile (MINIMUM, BASIC WL, BASIC, EN 16931, EXTENDED, EXTENDED-CTC-FR).',
});

export const oneInvoice = problem({
  code: 'workbench.one_invoice',
  status: 422,
  fr: 'Joignez la facture au PDF sous une seule forme : xml (CII ou UBL) ou model (JSON).',
  en: 'Send the invoice with the PDF in one form only: xml (CII or UBL) or model (JSON).',
});

export const fileMissing = problem({
  code: 'workbench.file_missing',
  status: 422,
  fr: 'Aucun fichier n’a été reçu : choisissez un fichier XML ou PDF, puis envoyez-le.',
  en: 'No file was received: choose an XML or PDF file, then send it.',
});

export const formUnknown = problem({
  code: 'workbench.form_unknown',
  status: 422,
  fr: 'Cette forme n’existe pas. Revenez à la page du contrôle et choisissez l’un des boutons.',
  en: 'There is no such form. Go back to the page of the check and choose one of the buttons.',
});
