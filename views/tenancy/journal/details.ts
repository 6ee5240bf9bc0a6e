// Details of an act, in words. What is not known here is shown as it was written.

import { catalogue, formatDate, formatDateTime, type Language } from '#src/i18n.ts';
import { roleName } from '../words.ts';
import { journalMessages } from './messages.ts';

const names = catalogue(
  {
    address: 'adresse IP',
    app: 'application de codes',
    device: 'appareil',
    email: 'e-mail',
    ended: 'sessions fermées',
    endsAt: 'jusqu’au',
    endsOn: 'jusqu’au',
    failure: 'échec',
    file: 'fichier',
    filename: 'fichier',
    format: 'format',
    from: 'de',
    guardedRights: 'droits protégés',
    issuer: 'fournisseur d’identité',
    kind: 'type',
    line: 'ligne',
    localPart: 'adresse de réception',
    method: 'moyen',
    methods: 'moyens',
    name: 'nom',
    networks: 'réseaux',
    nextNumber: 'prochain numéro',
    number: 'numéro',
    numberPattern: 'numérotation',
    passkeys: 'clés d’accès',
    path: 'page',
    reach: 'étendue',
    reason: 'motif',
    requiresSecondFactor: 'second facteur exigé',
    rights: 'droits',
    role: 'rôle',
    scopes: 'portées',
    sessionsEnded: 'sessions fermées',
    signedOn: 'signé le',
    signer: 'signataire',
    siren: 'SIREN',
    startsAt: 'à partir du',
    startsOn: 'à partir du',
    state: 'état',
    until: 'jusqu’au',
    version: 'version',
  },
  {
    address: 'IP address',
    app: 'code app',
    device: 'device',
    email: 'e-mail',
    ended: 'sessions ended',
    endsAt: 'until',
    endsOn: 'until',
    failure: 'failure',
    file: 'file',
    filename: 'file',
    format: 'format',
    from: 'from',
    guardedRights: 'guarded rights',
    issuer: 'identity provider',
    kind: 'kind',
    line: 'line',
    localPart: 'receiving address',
    method: 'way',
    methods: 'ways',
    name: 'name',
    networks: 'networks',
    nextNumber: 'next number',
    number: 'number',
    numberPattern: 'numbering',
    passkeys: 'passkeys',
    path: 'page',
    reach: 'reach',
    reason: 'reason',
    requiresSecondFactor: 'second factor required',
    rights: 'rights',
    role: 'role',
    scopes: 'scopes',
    sessionsEnded: 'sessions ended',
    signedOn: 'signed on',
    signer: 'signer',
    siren: 'SIREN',
    startsAt: 'from',
    startsOn: 'from',
    state: 'state',
    until: 'until',
    version: 'version',
  },
);

type Value = string | number | boolean;

/** Roles of a cabinet are written without their prefix. */
function roleText(role: string, language: Language): string {
  const unknown = roleName('', language);
  const found = [role, `cabinet-${role}`].map((one) => roleName(one, language)).find((name) => name !== unknown);
  return found ?? role;
}

function valueText(name: string, value: Value, language: Language): string {
  if (typeof value === 'boolean') return journalMessages[language].yesNo[value ? 'yes' : 'no'];
  const text = String(value);
  if (name === 'role') return roleText(text, language);
  if (/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(text)) return formatDateTime(new Date(text), language);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? formatDate(text, language) : text;
}

export function detailsText(details: Readonly<Record<string, Value | null>>, language: Language): string {
  const known: Readonly<Record<string, string>> = names[language];
  return Object.entries(details)
    .filter((pair): pair is [string, Value] => pair[1] !== null && pair[1] !== '')
    .map(([name, value]) => {
      const label = Object.hasOwn(known, name) ? (known[name] ?? name) : name;
      return `${label} : ${valueText(name, value, language)}`;
    })
    .join(' · ');
}
