// The words of quiet hours.

import { catalogue } from '#src/i18n.ts';

export const quietMessages = catalogue(
  {
    title: 'Heures calmes',
    lead: 'Pendant ces heures, rien ne vous est écrit ; ce qui attend part quand elles finissent, en une fois. Ce qui touche à la sécurité de votre compte part toujours aussitôt.',
    isOn: 'Ne pas m’écrire pendant ces heures',
    from: 'De',
    to: 'À',
    days: 'Les soirs de',
    wholeDays: 'Et toute la journée',
    dayHints: {
      days: 'Le jour où ces heures commencent : celles du vendredi finissent le samedi matin.',
      wholeDays: 'De minuit à minuit.',
    },
    timeZone: 'Fuseau horaire',
  },
  {
    title: 'Quiet hours',
    lead: 'During these hours nothing is written to you; what waits leaves when they end, all at once. What touches the security of your account always leaves at once.',
    isOn: 'Do not write to me during these hours',
    from: 'From',
    to: 'To',
    days: 'On the evenings of',
    wholeDays: 'And the whole day on',
    dayHints: {
      days: 'The day on which these hours begin: those of Friday end on Saturday morning.',
      wholeDays: 'From midnight to midnight.',
    },
    timeZone: 'Time zone',
  },
);
