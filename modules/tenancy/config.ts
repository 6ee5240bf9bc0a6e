// Settings of this module.

import { z } from 'zod';
import { setting, type Setting } from '#src/config.ts';

export const sessionIdleDays = setting({
  env: 'FACTEUR_SESSION_IDLE_DAYS',
  schema: z.coerce.number('doit être un nombre').int().min(1).max(30),
  default: '7',
  doc: {
    en: 'Days after which an unused session ends. Every session ends after 30 days.',
    fr: 'Jours après lesquels une session inutilisée prend fin. Toute session prend fin après 30 jours.',
  },
});

export const invitationDays = setting({
  env: 'FACTEUR_INVITATION_DAYS',
  schema: z.coerce.number('doit être un nombre').int().min(1).max(90),
  default: '14',
  doc: {
    en: 'Days during which the link of an invitation works.',
    fr: 'Jours pendant lesquels le lien d’une invitation fonctionne.',
  },
});

export const oidcIssuer = setting({
  env: 'FACTEUR_OIDC_ISSUER_URL',
  schema: z.url('doit être une adresse http(s) complète').optional(),
  doc: {
    en: 'Identity provider (OpenID Connect) that people may sign in with: its issuer address. Others may be added on a page.',
    fr: 'Fournisseur d’identité (OpenID Connect) : l’adresse de son émetteur.',
  },
});

export const oidcClientId = setting({
  env: 'FACTEUR_OIDC_CLIENT_ID',
  schema: z.string().optional(),
  doc: {
    en: 'Our client id at that provider. Our return address there: the public address followed by /connexion/retour.',
    fr: 'Notre identifiant client chez ce fournisseur.',
  },
});

export const oidcClientSecret = setting({
  env: 'FACTEUR_OIDC_CLIENT_SECRET',
  schema: z.string().optional(),
  secret: true,
  doc: {
    en: 'Our client secret at that provider. Absent: a public client, with PKCE alone.',
    fr: 'Notre secret client chez ce fournisseur.',
  },
});

export const oidcName = setting({
  env: 'FACTEUR_OIDC_NAME',
  schema: z.string(),
  default: 'Fournisseur d’identité',
  doc: {
    en: 'Name on its button.',
    fr: 'Nom sur son bouton.',
  },
});

export const oidcScopes = setting({
  env: 'FACTEUR_OIDC_SCOPES',
  schema: z.string(),
  default: 'openid email profile',
  doc: {
    en: 'Scopes asked for.',
    fr: 'Portées demandées.',
  },
});

export const oidcCabinetsClaim = setting({
  env: 'FACTEUR_OIDC_CABINETS_CLAIM',
  schema: z.string(),
  default: '',
  doc: {
    en: 'Claim that lists the accounting firms of a person, by SIRET. Empty: the provider only says who people are.',
    fr: 'Attribut qui liste les cabinets d’une personne, par SIRET. Vide : aucun.',
  },
});

export const oidcRoleClaim = setting({
  env: 'FACTEUR_OIDC_ROLE_CLAIM',
  schema: z.string(),
  default: 'role',
  doc: {
    en: 'Claim that gives the role of a person.',
    fr: 'Attribut qui donne le rôle d’une personne.',
  },
});

export const oidcAdministratorRoles = setting({
  env: 'FACTEUR_OIDC_ADMINISTRATOR_ROLES',
  schema: z.string(),
  default: 'expert-comptable,administrateur',
  doc: {
    en: 'Roles that make somebody administrator of the firm, separated by commas.',
    fr: 'Rôles qui font un administrateur du cabinet, séparés par des virgules.',
  },
});

export const oidcCreates = setting({
  env: 'FACTEUR_OIDC_CREATES',
  schema: z.string(),
  default: '',
  doc: {
    en: 'What a first sign-in may make: people, cabinets (separated by commas). Empty: nothing.',
    fr: 'Ce qu’une première connexion peut créer : people, cabinets.',
  },
});

export const tenancySettings: readonly Setting<unknown>[] = [
  sessionIdleDays,
  invitationDays,
  oidcIssuer,
  oidcClientId,
  oidcClientSecret,
  oidcName,
  oidcScopes,
  oidcCabinetsClaim,
  oidcRoleClaim,
  oidcAdministratorRoles,
  oidcCreates,
];
