// Where mandates, platforms and addresses stand, in words.

import { catalogue, plural } from '#src/i18n.ts';

export const standingMessages = catalogue(
  {
    kinds: { delegation: 'Mandat de délégation', designation: 'Mandat de désignation de PA' },
    shortKinds: { delegation: 'Délégation', designation: 'Désignation' },
    kindHints: {
      delegation: 'Le mandataire agit pour l’entreprise sur sa plateforme agréée.',
      designation: 'Le mandataire choisit ou change sa plateforme agréée dans l’annuaire.',
    },
    mandateStates: {
      draft: 'À envoyer',
      sent: 'Envoyé, à signer',
      signed: 'Signé',
      refused: 'Refusé',
      revoked: 'Révoqué',
      expired: 'Expiré',
    },
    platformStates: { to_designate: 'À désigner', requested: 'Demandée', active: 'Active', ended: 'Terminée' },
    none: 'Aucun mandat',
    noPlatform: 'Aucune PA',
    ending: 'Fin sous 30 jours',
    until: (day: string) => `jusqu’au ${day}`,
    since: (day: string) => `depuis le ${day}`,
    from: (day: string) => `à partir du ${day}`,
    open: 'sans fin',
    endsIn: (days: number) =>
      days === 0 ? 'expire aujourd’hui' : `expire dans ${days} ${plural('fr', days, ['jour', 'jours'])}`,
  },
  {
    kinds: { delegation: 'Mandate of delegation', designation: 'Mandate to designate a platform' },
    shortKinds: { delegation: 'Delegation', designation: 'Designation' },
    kindHints: {
      delegation: 'The agent acts for the company on its approved platform.',
      designation: 'The agent chooses or changes its approved platform in the annuaire.',
    },
    mandateStates: {
      draft: 'To be sent',
      sent: 'Sent, to be signed',
      signed: 'Signed',
      refused: 'Refused',
      revoked: 'Revoked',
      expired: 'Expired',
    },
    platformStates: { to_designate: 'To be designated', requested: 'Requested', active: 'Active', ended: 'Ended' },
    none: 'No mandate',
    noPlatform: 'No platform',
    ending: 'Ends within 30 days',
    until: (day) => `until ${day}`,
    since: (day) => `since ${day}`,
    from: (day) => `from ${day}`,
    open: 'no end',
    endsIn: (days) => (days === 0 ? 'expires today' : `expires in ${days} ${plural('en', days, ['day', 'days'])}`),
  },
);
