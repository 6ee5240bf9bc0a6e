// What can go wrong with what is missing.

import { problem } from '#src/errors.ts';

export const missingNotFound = problem({
  code: 'inbox.missing_not_found',
  status: 404,
  fr: 'Ce document manquant n’existe pas dans ce dossier. Vérifiez l’adresse, ou le dossier ouvert.',
  en: 'There is no such missing document in this dossier. Check the address, or which dossier is open.',
});

export const missingSettled = problem({
  code: 'inbox.missing_settled',
  status: 409,
  fr: 'Ce document n’est plus attendu : il a été reçu, ou ignoré. Rouvrez la page pour voir son état.',
  en: 'This document is no longer awaited: it has come in, or is ignored. Open the page again to see its state.',
});

export const notIgnored = problem({
  code: 'inbox.missing_not_ignored',
  status: 409,
  fr: 'Ce document n’est pas ignoré : il n’y a rien à rétablir.',
  en: 'This document is not ignored: there is nothing to undo.',
});

export const nobodyToAsk = problem({
  code: 'inbox.nobody_to_ask',
  status: 409,
  fr: 'Personne à qui demander : ce dossier n’a pas de gestionnaire. Choisissez des destinataires dans les règles de relance.',
  en: 'Nobody to ask: this dossier has no manager. Choose who is written to in the rules of reminders.',
});

export const rulesInvalid = problem({
  code: 'inbox.missing_rules_invalid',
  status: 422,
  fr: 'Ces règles de relance ne vont pas. Corrigez les champs signalés.',
  en: 'These rules of reminders are not right. Correct the fields that are marked.',
});

export const statementNotFound = problem({
  code: 'inbox.statement_not_found',
  status: 404,
  fr: 'Ce relevé n’existe pas dans ce dossier. Vérifiez l’adresse, ou le dossier ouvert.',
  en: 'There is no such statement in this dossier. Check the address, or which dossier is open.',
});

export const statementColumns = problem({
  code: 'inbox.statement_columns',
  status: 422,
  fr: 'Dites quelle colonne contient le montant (ou le crédit), et laquelle le numéro ou la date.',
  en: 'Say which column holds the amount (or the credit), and which the number or the date.',
});

export const supplierUnknown = problem({
  code: 'inbox.supplier_unknown',
  status: 422,
  fr: 'Aucune facture de ce fournisseur dans le registre. Choisissez-le dans la liste.',
  en: 'No invoice of this supplier in the register. Choose it from the list.',
});
