// Settings of the platform itself. Modules declare theirs in their own config.ts.

import { resolve } from 'node:path';
import { z } from 'zod';
import { setting, type Setting } from './config.ts';

const port = z.coerce.number('doit être un nombre').int().min(0).max(65535);
const optionalText = z.string().optional();

export const dataDir = setting({
  env: 'FACTEUR_DATA',
  schema: z.string().transform((path) => resolve(path)),
  default: './data',
  doc: {
    en: 'Folder of everything that is kept: database, documents, certificates. The only folder written.',
    fr: 'Dossier de tout ce qui est conservé : base de données, documents, certificats.',
  },
});

export const databaseUrl = setting({
  env: 'DATABASE_URL',
  schema: optionalText,
  secret: true,
  doc: {
    en: 'An outside PostgreSQL (15 or newer), as its owner. Absent: an embedded one under FACTEUR_DATA.',
    fr: 'Un PostgreSQL extérieur (15 ou plus), avec son propriétaire. Absent : une base intégrée sous FACTEUR_DATA.',
  },
});

export const httpPort = setting({
  env: 'FACTEUR_HTTP_PORT',
  schema: port,
  default: '3000',
  doc: { en: 'Port of the pages and the API.', fr: "Port des pages et de l'API." },
});

export const httpHost = setting({
  env: 'FACTEUR_HTTP_HOST',
  schema: z.string(),
  default: '0.0.0.0',
  doc: { en: 'Address the pages and the API listen on.', fr: "Adresse d'écoute des pages et de l'API." },
});

export const smtpPort = setting({
  env: 'FACTEUR_SMTP_PORT',
  schema: port,
  default: '2525',
  doc: { en: 'Port of the mail inbox (SMTP).', fr: 'Port de la boîte de réception (SMTP).' },
});

export const smtpHost = setting({
  env: 'FACTEUR_SMTP_HOST',
  schema: z.string(),
  default: '0.0.0.0',
  doc: { en: 'Address the mail inbox listens on.', fr: "Adresse d'écoute de la boîte de réception." },
});

export const smtpMaxBytes = setting({
  env: 'FACTEUR_SMTP_MAX_BYTES',
  schema: z.coerce.number().int().min(1024),
  default: String(50 * 1024 * 1024),
  doc: { en: 'Largest mail accepted, in bytes.', fr: 'Taille maximale d’un message, en octets.' },
});

export const smtpTlsCert = setting({
  env: 'FACTEUR_SMTP_TLS_CERT',
  schema: optionalText,
  doc: {
    en: 'PEM certificate chain for STARTTLS (a file path). Absent: a self-signed one is made at first start.',
    fr: 'Certificat PEM pour STARTTLS (chemin d’un fichier). Absent : un certificat auto-signé est créé.',
  },
});

export const smtpTlsKey = setting({
  env: 'FACTEUR_SMTP_TLS_KEY',
  schema: optionalText,
  doc: { en: 'PEM private key for STARTTLS (a file path).', fr: 'Clé privée PEM pour STARTTLS (chemin d’un fichier).' },
});

export const mailDomain = setting({
  env: 'FACTEUR_MAIL_DOMAIN',
  schema: z
    .string()
    .toLowerCase()
    .regex(/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/, 'doit être un nom de domaine'),
  default: 'facteur.localhost',
  doc: {
    en: 'Domain of the mail addresses of the dossiers (the part after the @).',
    fr: 'Domaine des adresses de réception des dossiers (après le @).',
  },
});

const PLAIN_OR_TLS = new Set(['smtp:', 'smtps:']);

export const relayUrl = setting({
  env: 'FACTEUR_RELAY_URL',
  schema: z
    .string()
    .refine((text) => URL.canParse(text) && PLAIN_OR_TLS.has(new URL(text).protocol) && new URL(text).hostname !== '', {
      error: 'doit être smtp://hôte:port ou smtps://hôte:port',
    })
    .optional(),
  secret: true,
  doc: {
    en: 'Server that sends our mail: smtp://user:password@host:port (STARTTLS when offered; port 25) or smtps://… (TLS; port 465). Absent: mails wait, and their links can be copied from the settings.',
    fr: 'Serveur qui envoie nos messages : smtp://utilisateur:motdepasse@hôte:port ou smtps://… Absent : les messages attendent et leurs liens peuvent être copiés.',
  },
});

export const relayUser = setting({
  env: 'FACTEUR_RELAY_USER',
  schema: optionalText,
  doc: { en: 'User name at the relay, instead of the one in its URL.', fr: 'Identifiant auprès du relais.' },
});

export const relayPassword = setting({
  env: 'FACTEUR_RELAY_PASSWORD',
  schema: optionalText,
  secret: true,
  doc: {
    en: 'Password at the relay, instead of the one in its URL: any characters, nothing to escape.',
    fr: 'Mot de passe auprès du relais.',
  },
});

export const relayTls = setting({
  env: 'FACTEUR_RELAY_TLS',
  schema: z.enum(['required', 'offered', 'unverified']).optional(),
  doc: {
    en: 'required: never in clear (the rule when a password is given); offered: when the relay can; unverified: any certificate.',
    fr: 'Chiffrement vers le relais : required, offered ou unverified.',
  },
});

export const senderAddress = setting({
  env: 'FACTEUR_SENDER_ADDRESS',
  schema: z.email('doit être une adresse e-mail').optional(),
  doc: {
    en: 'Address our mails come from. Absent: facteur@ the mail domain.',
    fr: 'Adresse d’expédition de nos messages. Absente : facteur@ le domaine de messagerie.',
  },
});

export const senderName = setting({
  env: 'FACTEUR_SENDER_NAME',
  schema: z.string().max(80),
  default: 'Facteur',
  doc: { en: 'Name our mails come from.', fr: 'Nom d’expéditeur de nos messages.' },
});

export const secretKey = setting({
  env: 'FACTEUR_SECRET_KEY',
  schema: z
    .string()
    .refine((text) => Buffer.from(text, 'base64').length === 32, 'doit être 32 octets en base64')
    .optional(),
  secret: true,
  doc: {
    en: 'Key that encrypts stored secrets: 32 bytes in base64 (`openssl rand -base64 32`), the same on every machine. Absent: a file under FACTEUR_DATA, made at first need; keep it with the backups.',
    fr: 'Clé qui chiffre les secrets enregistrés : 32 octets en base64. Absente : un fichier sous FACTEUR_DATA.',
  },
});

export const publicUrl = setting({
  env: 'FACTEUR_PUBLIC_URL',
  schema: z
    .url('doit être une adresse http(s) complète')
    .transform((url) => url.replace(/\/$/, ''))
    .optional(),
  doc: {
    en: 'Address people type to reach the pages (https://… behind a proxy). Absent: taken from the request.',
    fr: 'Adresse que les personnes saisissent pour atteindre les pages (https://… derrière un proxy).',
  },
});

export const trustedProxies = setting({
  env: 'FACTEUR_TRUSTED_PROXIES',
  schema: z.string().transform(
    (text) =>
      new Set(
        text
          .split(',')
          .map((part) => part.trim())
          .filter((part) => part !== ''),
      ),
  ),
  default: '',
  doc: {
    en: 'Addresses of the reverse proxies whose X-Forwarded-For is believed, separated by commas.',
    fr: 'Adresses des proxys dont l’en-tête X-Forwarded-For est cru, séparées par des virgules.',
  },
});

/** Known here for its documentation: src/launch/permissions.mjs reads it. */
const allowNet = setting({
  env: 'FACTEUR_ALLOW_NET',
  schema: optionalText,
  doc: {
    en: 'More hosts (host:port, separated by commas) that the process may reach; read by the launcher.',
    fr: 'Autres hôtes (hôte:port, séparés par des virgules) que le processus peut joindre ; lu au lancement.',
  },
});

export const uploadMaxBytes = setting({
  env: 'FACTEUR_UPLOAD_MAX_BYTES',
  schema: z.coerce.number().int().min(1024),
  default: String(50 * 1024 * 1024),
  doc: { en: 'Largest uploaded document, in bytes.', fr: 'Taille maximale d’un document déposé, en octets.' },
});

export const apiRateLimit = setting({
  env: 'FACTEUR_API_RATE_LIMIT',
  schema: z.coerce.number().int().min(1),
  default: '600',
  doc: { en: 'Calls a minute allowed to one API key.', fr: "Appels par minute autorisés pour une clé d'API." },
});

export const jobConcurrency = setting({
  env: 'FACTEUR_JOB_CONCURRENCY',
  schema: z.coerce.number().int().min(1).max(64),
  default: '3',
  doc: { en: 'Background jobs run at once.', fr: 'Traitements de fond simultanés.' },
});

export const roles = setting({
  env: 'FACTEUR_ROLES',
  schema: z.string().transform((text, issue) => {
    const names = text.split(',').map((name) => name.trim());
    const unknown = names.filter((name) => !['web', 'smtp', 'worker'].includes(name));
    if (unknown.length > 0) issue.addIssue(`rôle inconnu : ${unknown.join(', ')}`);
    return new Set(names);
  }),
  default: 'web,smtp,worker',
  doc: {
    en: 'What this process does: any of web, smtp, worker (several processes share one outside database).',
    fr: 'Ce que fait ce processus : web, smtp, worker.',
  },
});

export const metricsToken = setting({
  env: 'FACTEUR_METRICS_TOKEN',
  schema: optionalText,
  secret: true,
  doc: {
    en: 'Bearer token that opens /metrics. Absent: only requests from this machine may read it.',
    fr: 'Jeton qui ouvre /metrics. Absent : seules les requêtes locales peuvent le lire.',
  },
});

export const logLevel = setting({
  env: 'LOG_LEVEL',
  schema: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']),
  default: 'info',
  doc: { en: 'Least severity that is logged.', fr: 'Gravité minimale des journaux.' },
});

export const platformSettings: readonly Setting<unknown>[] = [
  dataDir,
  databaseUrl,
  httpHost,
  httpPort,
  smtpHost,
  smtpPort,
  smtpMaxBytes,
  smtpTlsCert,
  smtpTlsKey,
  mailDomain,
  relayUrl,
  relayUser,
  relayPassword,
  relayTls,
  senderAddress,
  senderName,
  secretKey,
  publicUrl,
  trustedProxies,
  allowNet,
  uploadMaxBytes,
  apiRateLimit,
  jobConcurrency,
  roles,
  metricsToken,
  logLevel,
];
