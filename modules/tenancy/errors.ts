// What can go wrong with people, companies and keys.

import { problem } from '#src/errors.ts';

export const alreadyClaimed = problem({
  code: 'tenancy.already_claimed',
  status: 409,
  fr: 'Cette instance a déjà un propriétaire. Connectez-vous, ou demandez-lui un accès.',
  en: 'This instance already has an owner. Sign in, or ask them for access.',
});

export const invalidInput = problem({
  code: 'tenancy.invalid_input',
  status: 422,
  fr: 'Certaines réponses sont à corriger.',
  en: 'Some answers need to be corrected.',
});

export const companyExists = problem({
  code: 'tenancy.company_exists',
  status: 409,
  fr: 'Un dossier existe déjà pour ce SIREN sur cette instance.',
  en: 'A company with this SIREN already exists on this instance.',
});

export const emailTaken = problem({
  code: 'tenancy.email_taken',
  status: 409,
  fr: 'Cette adresse e-mail a déjà un compte, avec un autre mot de passe.',
  en: 'This e-mail address already has an account, with another password.',
});

export const localPartTaken = problem({
  code: 'tenancy.local_part_taken',
  status: 409,
  fr: 'Cette adresse de réception est déjà prise. Choisissez-en une autre.',
  en: 'This receiving address is already taken. Choose another one.',
});

export const invalidCredentials = problem({
  code: 'tenancy.invalid_credentials',
  status: 401,
  fr: 'Adresse e-mail ou mot de passe incorrect. Vérifiez les deux, puis réessayez.',
  en: 'Wrong e-mail address or password. Check both, then try again.',
});

export const tooManyAttempts = problem({
  code: 'tenancy.too_many_attempts',
  status: 429,
  permanent: false,
  fr: 'Trop d’essais de connexion. Attendez un quart d’heure, puis réessayez.',
  en: 'Too many sign-in attempts. Wait a quarter of an hour, then try again.',
});

export const companyNotFound = problem({
  code: 'tenancy.company_not_found',
  status: 404,
  fr: 'Ce dossier n’existe pas, ou vous n’y avez pas accès.',
  en: 'This company does not exist, or you have no access to it.',
});

export const cabinetNotFound = problem({
  code: 'tenancy.cabinet_not_found',
  status: 404,
  fr: 'Ce cabinet n’existe pas, ou vous n’y travaillez pas.',
  en: 'This accounting firm does not exist, or you do not work there.',
});

export const memberNotFound = problem({
  code: 'tenancy.member_not_found',
  status: 404,
  fr: 'Cette personne n’a pas d’accès ici.',
  en: 'This person has no access here.',
});

export const lastAdministrator = problem({
  code: 'tenancy.last_administrator',
  status: 409,
  fr: 'C’est la dernière personne à pouvoir tout administrer. Donnez d’abord ce rôle à une autre.',
  en: 'This is the last person who may administer everything. Give that role to somebody else first.',
});

export const profileNotFound = problem({
  code: 'tenancy.profile_not_found',
  status: 404,
  fr: 'Ce profil n’existe pas, ou plus.',
  en: 'This profile does not exist, or no longer.',
});

export const profileInUse = problem({
  code: 'tenancy.profile_in_use',
  status: 409,
  fr: 'Des personnes ont ce profil. Donnez-leur un autre rôle, puis supprimez-le.',
  en: 'People have this profile. Give them another role, then delete it.',
});

export const nameTaken = problem({
  code: 'tenancy.name_taken',
  status: 409,
  fr: 'Ce nom est déjà pris. Choisissez-en un autre.',
  en: 'This name is already taken. Choose another one.',
});

export const codeTaken = problem({
  code: 'tenancy.code_taken',
  status: 409,
  fr: 'Un autre client de ce cabinet a déjà ce numéro.',
  en: 'Another client of this firm has this number already.',
});

export const assignmentNotFound = problem({
  code: 'tenancy.assignment_not_found',
  status: 404,
  fr: 'Cette affectation ou ce relais n’existe plus.',
  en: 'This assignment or hand-over is gone.',
});

export const sessionNotFound = problem({
  code: 'tenancy.session_not_found',
  status: 404,
  fr: 'Cette session n’existe plus.',
  en: 'This session is gone.',
});

export const keyNotFound = problem({
  code: 'tenancy.key_not_found',
  status: 404,
  fr: 'Cette clé n’existe pas, ou elle est déjà révoquée.',
  en: 'This key does not exist, or is already revoked.',
});

export const notAllowed = problem({
  code: 'tenancy.not_allowed',
  status: 403,
  fr: 'Votre rôle dans ce dossier ne le permet pas. Demandez-le à un gestionnaire du dossier.',
  en: 'Your role in this company does not allow it. Ask one of its managers.',
});

export const logoMissing = problem({
  code: 'tenancy.logo_missing',
  status: 404,
  fr: 'Ce dossier n’a pas de logo.',
  en: 'This company has no logo.',
});

export const beyondOwnRights = problem({
  code: 'tenancy.beyond_own_rights',
  status: 409,
  fr: 'On ne donne pas plus de droits qu’on n’en a. Demandez-le à une personne qui les a tous.',
  en: 'Nobody gives more rights than they have. Ask somebody who has them all.',
});

export const viewChangesNothing = problem({
  code: 'tenancy.view_changes_nothing',
  status: 403,
  fr: 'Cet accès est en lecture seule. Si vous voyez le dossier comme un autre rôle, terminez d’abord la vue.',
  en: 'This access is read only. If you see the company as another role, end the view first.',
});

export const changedMeanwhile = problem({
  code: 'tenancy.changed_meanwhile',
  status: 409,
  fr: 'Quelqu’un a modifié ce profil entre-temps. Relisez-le, puis recommencez.',
  en: 'Somebody changed this profile meanwhile. Read it again, then start over.',
});

export const alreadyMember = problem({
  code: 'tenancy.already_member',
  status: 409,
  fr: 'Cette personne a déjà un rôle dans ce dossier.',
  en: 'This person already has a role in this company.',
});

export const userNotFound = problem({
  code: 'tenancy.user_not_found',
  status: 404,
  fr: 'Aucun compte n’a cette adresse e-mail.',
  en: 'No account has this e-mail address.',
});
