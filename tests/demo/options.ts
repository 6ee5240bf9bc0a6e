// What can be asked of the demonstration, and where it keeps its own data.

import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

export interface DemoOptions {
  readonly dataDir: string;
  readonly http: { readonly host: string; readonly port: number };
  readonly smtp: { readonly host: string; readonly port: number };
  readonly mailDomain: string;
  /** Milliseconds between two mails. */
  readonly pause: number;
  /** Send again without asking when the dossiers exist. */
  readonly again: boolean;
  /** Stop when everything is sent, instead of waiting for Ctrl-C. */
  readonly once: boolean;
}

export const usage = `npm run demo [-- options]

Lance Facteur avec un cabinet de démonstration et lui envoie des factures par courriel.

  --pause SECONDES  attente entre deux envois (2)
  --renvoyer        renvoyer les factures sans le demander si la démonstration a déjà eu lieu
  --une-fois        s'arrêter une fois les factures envoyées
  --aide, --help    ce texte

Les données vont dans ./data/demo (ou FACTEUR_DATA) ; pour repartir de zéro, effacez ce dossier.
Ports : FACTEUR_HTTP_PORT (3000) et FACTEUR_SMTP_PORT (2525). La démonstration n'écoute que sur cette machine
(FACTEUR_HTTP_HOST et FACTEUR_SMTP_HOST, 127.0.0.1), car son mot de passe est connu de tous.
`;

type Environment = Readonly<Record<string, string | undefined>>;

function parsed(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    options: {
      pause: { type: 'string', default: '2' },
      renvoyer: { type: 'boolean', default: false },
      'une-fois': { type: 'boolean', default: false },
      aide: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  }).values;
}

/** Options of the command line; `undefined` when only help is asked. Throws TypeError on an unknown one. */
export function demoOptions(args: readonly string[], environment: Environment): DemoOptions | undefined {
  const values = parsed(args);
  if (values.aide || values.help) return undefined;
  const seconds = Number(values.pause);
  if (!(seconds >= 0 && seconds <= 600)) throw new TypeError('--pause : un nombre de secondes entre 0 et 600');
  return {
    dataDir: resolve(environment.FACTEUR_DATA ?? './data/demo'),
    http: {
      host: environment.FACTEUR_HTTP_HOST ?? '127.0.0.1',
      port: Number(environment.FACTEUR_HTTP_PORT ?? '3000'),
    },
    smtp: {
      host: environment.FACTEUR_SMTP_HOST ?? '127.0.0.1',
      port: Number(environment.FACTEUR_SMTP_PORT ?? '2525'),
    },
    mailDomain: environment.FACTEUR_MAIL_DOMAIN ?? 'facteur.localhost',
    pause: seconds * 1000,
    again: values.renvoyer,
    once: values['une-fois'],
  };
}
