// Why a purchase is refused: the reasons that status 210 allows (BR-FR-CDV-CL-09, FNFE CDAR 1.4.0), with our labels.

import type { ErrorText } from '#src/errors.ts';

export const refusalReasons = {
  TX_TVA_ERR: { fr: 'Taux de TVA erroné', en: 'Wrong VAT rate' },
  MONTANTTOTAL_ERR: { fr: 'Montant total erroné', en: 'Wrong total' },
  CALCUL_ERR: { fr: 'Erreur de calcul', en: 'Wrong calculation' },
  NON_CONFORME: { fr: 'Mention légale manquante ou non conforme', en: 'Legal mention missing or wrong' },
  DOUBLON: { fr: 'Doublon d’une facture déjà reçue', en: 'Duplicate of an invoice already received' },
  DEST_ERR: { fr: 'Nous ne sommes pas le destinataire', en: 'Not addressed to us' },
  TRANSAC_INC: { fr: 'Transaction inconnue', en: 'Unknown transaction' },
  EMMET_INC: { fr: 'Émetteur inconnu', en: 'Unknown sender' },
  CONTRAT_TERM: { fr: 'Contrat terminé', en: 'Contract ended' },
  DOUBLE_FACT: { fr: 'Prestation déjà facturée', en: 'Already invoiced' },
  CMD_ERR: { fr: 'Numéro de commande absent ou erroné', en: 'Order number missing or wrong' },
  ADR_ERR: { fr: 'Adresse de facturation erronée', en: 'Wrong billing address' },
  REF_CT_ABSENT: { fr: 'Référence contractuelle absente', en: 'Contract reference missing' },
  AUTRE: { fr: 'Autre motif (à préciser)', en: 'Other reason (please say which)' },
} as const satisfies Record<string, ErrorText>;

export type RefusalReason = keyof typeof refusalReasons;

export const refusalReasonCodes = Object.keys(refusalReasons) as [RefusalReason, ...RefusalReason[]];
