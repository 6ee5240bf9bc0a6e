// The words of accesses that nobody uses.

import { catalogue, plural } from '#src/i18n.ts';

export const unusedMessages = catalogue(
  {
    title: 'Accès inutilisés',
    lead: 'Personne ne s’y est connecté depuis 90 jours. Cochez ceux à retirer : les autres sont gardés, et il n’en sera plus question avant 90 jours. Chaque décision est écrite au journal.',
    notice: (count: number) =>
      `${count} ${plural('fr', count, ['accès n’a pas servi', 'accès n’ont pas servi'])} depuis 90 jours.`,
    decide: 'Garder ou retirer',
    name: 'Nom',
    email: 'E-mail',
    role: 'Rôle',
    since: 'Accès depuis',
    lastSignIn: 'Dernière connexion',
    never: 'Jamais',
    withdraw: (name: string) => `Retirer l’accès de ${name}`,
    submit: 'Retirer les accès cochés, garder les autres',
    back: 'Retour aux utilisateurs',
    none: 'Tous les accès servent',
    noneHint: 'Chaque personne s’est connectée depuis moins de 90 jours, ou vous avez déjà décidé de la garder.',
    done: (kept: number, withdrawn: number) =>
      `${kept} ${plural('fr', kept, ['accès gardé', 'accès gardés'])}, ${withdrawn} ${plural('fr', withdrawn, ['retiré', 'retirés'])}.`,
  },
  {
    title: 'Unused accesses',
    lead: 'Nobody has signed in there for 90 days. Tick those to withdraw: the others are kept, and are not asked about again for 90 days. Each decision is in the journal.',
    notice: (count) =>
      `${count} ${plural('en', count, ['access has not been used', 'accesses have not been used'])} for 90 days.`,
    decide: 'Keep or withdraw',
    name: 'Name',
    email: 'E-mail',
    role: 'Role',
    since: 'Access since',
    lastSignIn: 'Last sign-in',
    never: 'Never',
    withdraw: (name) => `Withdraw the access of ${name}`,
    submit: 'Withdraw the ticked, keep the others',
    back: 'Back to the people',
    none: 'Every access is used',
    noneHint: 'Everybody signed in within 90 days, or you have decided to keep them.',
    done: (kept, withdrawn) => `${kept} kept, ${withdrawn} withdrawn.`,
  },
);
