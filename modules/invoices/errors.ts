// What can go wrong with an invoice of the register.

import { problem } from '#src/errors.ts';

export const invoiceNotFound = problem({
  code: 'invoices.not_found',
  status: 404,
  fr: 'Cette facture n’existe pas dans ce dossier. Vérifiez l’adresse, ou le dossier ouvert.',
  en: 'There is no such invoice in this dossier. Check the address, or which dossier is open.',
});

export const alreadyDecided = problem({
  code: 'invoices.already_decided',
  status: 409,
  fr: 'Cette facture est déjà acceptée ou refusée. Annulez d’abord cette décision.',
  en: 'This invoice is already accepted or refused. Undo that decision first.',
});

export const notDecided = problem({
  code: 'invoices.not_decided',
  status: 409,
  fr: 'Il n’y a pas de décision à annuler sur cette facture.',
  en: 'There is no decision to undo on this invoice.',
});

export const undoTooLate = problem({
  code: 'invoices.undo_too_late',
  status: 409,
  fr: 'Le délai pour annuler cette décision est passé. Demandez un avoir à votre fournisseur.',
  en: 'It is too late to undo this decision. Ask the supplier for a credit note.',
});

export const incomplete = problem({
  code: 'invoices.incomplete',
  status: 422,
  fr: 'Il manque des données pour accepter cette facture : complétez les champs indiqués.',
  en: 'Data are missing to accept this invoice: fill in the fields named.',
});

export const duplicateBlocked = problem({
  code: 'invoices.duplicate_blocked',
  status: 409,
  fr: 'Cette facture semble être un doublon. Vérifiez, puis refusez-la, ou acceptez-la quand même.',
  en: 'This invoice looks like a duplicate. Check, then refuse it, or accept it anyway.',
});

export const artefactNotMade = problem({
  code: 'invoices.artefact_not_made',
  status: 404,
  fr: 'Ce fichier sera créé quand la facture sera acceptée.',
  en: 'This file is made when the invoice is accepted.',
});

export const valueUnreadable = problem({
  code: 'invoices.value_unreadable',
  status: 422,
  fr: 'Une valeur n’est pas lisible : corrigez les champs indiqués.',
  en: 'A value cannot be read: correct the fields named.',
});

export const notAccepted = problem({
  code: 'invoices.not_accepted',
  status: 409,
  fr: 'Seule une facture acceptée se récupère.',
  en: 'Only an accepted invoice can be collected.',
});
