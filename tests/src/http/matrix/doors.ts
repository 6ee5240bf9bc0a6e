// Every route with an address that leads somewhere and a body that comes as far as the door.

import { randomUUID } from 'node:crypto';
import { modules } from '#src/app.ts';

export interface Route {
  readonly method: string;
  readonly path: string;
}

const written = ({ method, path }: Route): boolean => method !== 'ALL' && !path.includes('*');

export const keyOf = ({ method, path }: Route): string => `${method} ${path}`;

const unique = (routes: readonly Route[]): Route[] => [
  ...new Map(routes.filter(written).map(({ method, path }) => [keyOf({ method, path }), { method, path }])).values(),
];

export const apiRoutes = unique(
  modules.flatMap(({ api }) => api?.routes ?? []).map(({ method, path }) => ({ method, path: `/api/v1${path}` })),
);
export const pageRoutes = unique(modules.flatMap(({ pages }) => pages?.routes ?? []));

export interface Place {
  readonly companyId: string;
  /** A client of the cabinet. */
  readonly client: string;
  readonly cabinetId: string;
  readonly document: string;
  readonly invoice: string;
  readonly sale: string;
}

/** The address of a route in a place; what is not named there exists nowhere. */
export function addressIn(place: Place, path: string): string {
  return path
    .replace('/cabinets/:cabinetId', `/cabinets/${place.cabinetId}`)
    .replace('/d/:companyId', `/d/${place.companyId}`)
    .replace('/clients/:companyId{[0-9a-f-]+}', `/clients/${place.client}`)
    .replace('/documents/:id', `/documents/${place.document}`)
    .replace('/invoices/:id', `/invoices/${place.invoice}`)
    .replace('/achats/:id', `/achats/${place.invoice}`)
    .replace('/ventes/:id', `/ventes/${place.sale}`)
    .replace('/pages/:page', '/pages/0')
    .replace(/\/(pieces|files)\/:position/, '/$1/0')
    .replace(/\/(artefacts|fichiers)\/:kind/, '/$1/original')
    .replace('/archives/:sequence', '/archives/1')
    .replace('/lignes/:line', '/lignes/2')
    .replaceAll(/:\w+(?:\{[^}]*\})?/g, () => randomUUID());
}

/** Of the doors of mandates, platforms and addresses. */
function registerForms(thing: string): Record<string, Record<string, unknown>> {
  const platform = { name: thing, state: 'requested' };
  const period = { startsOn: '2026-12-01' };
  return {
    'POST /api/v1/mandates': {
      kind: 'delegation',
      signer: { name: 'Essai', quality: 'gérant', email: `${thing}@exemple.test` },
      agentName: 'Cabinet',
      ...period,
    },
    'POST /api/v1/platforms': platform,
    'PUT /api/v1/platforms/:id': platform,
    'POST /api/v1/directory-addresses': { platformId: thing, form: 'siren', ...period },
    'PUT /api/v1/directory-addresses/:id': period,
  };
}

/** Of doors that look at the form before they look at who sent it. `thing` exists nowhere. */
function formOf(door: string, thing: string): Record<string, unknown> {
  const person = { email: `${thing}@exemple.test`, role: 'viewer' };
  const provider = { name: thing, issuer: 'https://identite.exemple.test', clientId: thing };
  const terms = {
    paymentDays: 30,
    paymentFrom: 'issue',
    penaltyRate: '',
    discountRate: '',
    vatRate: '20',
    numberPattern: 'F{NNNN}',
    nextNumber: 1,
    comment: '',
    footer: '',
  };
  const chasing = {
    day: 15,
    mostReminders: 3,
    threshold: null,
    never: [],
    people: [],
    addresses: [],
    language: 'fr',
  };
  const forms: Readonly<Record<string, Record<string, unknown>>> = {
    'POST /instance/connexion/fournisseurs/nouveau': provider,
    'POST /instance/connexion/fournisseurs/:id': provider,
    'POST /d/:companyId/parametres/utilisateurs': { addresses: person.email, role: 'viewer' },
    'POST /d/:companyId/parametres/utilisateurs/relances': { id: thing },
    'POST /cabinets/:cabinetId/utilisateurs': { addresses: person.email, role: 'collaborator' },
    'POST /cabinets/:cabinetId/utilisateurs/relances': { id: thing },
    'POST /cabinets/:cabinetId/affectations/dossiers': { userId: thing, companyId: thing },
    'POST /cabinets/:cabinetId/affectations/regles': { userId: thing, closingMonth: '12' },
    'POST /cabinets/:cabinetId/profils/nouveau': { name: thing, rights: 'company.read', reach: 'assigned' },
    'POST /cabinets/:cabinetId/profils/:id': { name: thing, rights: 'company.read', reach: 'assigned' },
    'POST /d/:companyId/parametres/profils/nouveau': { name: thing, rights: 'company.read' },
    'POST /d/:companyId/parametres/profils/:id{[0-9a-f-]+}': { name: thing, rights: 'company.read' },
    'POST /api/v1/invitations': { people: [person] },
    'POST /d/:companyId/achats/:id/refus': { reasonCode: 'TX_TVA_ERR', reason: 'Essai' },
    'POST /d/:companyId/ventes/:id/refus': { reasonCode: 'TX_TVA_ERR', reason: 'Essai' },
    'POST /d/:companyId/parametres/controle': {
      ...person,
      role: 'auditor',
      endsAt: '2026-12-01',
      reason: 'Essai',
    },
    'POST /cabinets/:cabinetId/activation': { id: thing },
    'POST /d/:companyId/recuperation': { tout: 'oui' },
    'POST /api/v1/api-keys': { name: thing, scopes: ['keys.manage'] },
    'PATCH /api/v1/company': { city: 'Lyon' },
    ...registerForms(thing),
    'PUT /api/v1/sales-defaults': terms,
    'POST /d/:companyId/parametres/ventes': terms,
    'PATCH /api/v1/invoices/:id': { number: 'F-1' },
    'PUT /api/v1/invoices/:id/refusal': { reason: 'Essai' },
    'PUT /api/v1/missing-documents/:id/ignoring': { reason: 'lost' },
    'PUT /api/v1/missing-document-rules': { automatic: false, ...chasing },
    'POST /d/:companyId/manquants/regles': { ...chasing, threshold: '' },
    'PATCH /api/v1/supplier-statements/:id': { columns: ['number', 'amount'] },
    'POST /api/v1/missing-document-requests': { ids: [thing] },
    'POST /api/v1/invoices/:id/discussion/messages': { text: 'Essai' },
    'PUT /api/v1/invoices/:id/discussion/seen': { messageId: thing },
  };
  return forms[door] ?? { rien: 'Essai' };
}

/** A picture of one pixel. */
const DOT = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGBgAAAABQABpfZFQAAAAABJRU5ErkJggg==',
  'base64',
);

const FILES = new Set([
  'POST /api/v1/documents',
  'POST /api/v1/supplier-statements',
  'POST /d/:companyId/manquants/releves',
  'POST /d/:companyId/documents',
  'POST /d/:companyId/parametres/mentions/logo',
  'PUT /api/v1/company/logo',
  'PUT /api/v1/mandates/:id/signature',
  'POST /d/:companyId/parametres/mandats/:mandateId{[0-9a-f-]+}/signature',
  'POST /cabinets/:cabinetId/imports',
]);

function bodyOf(door: string): { body: BodyInit; type?: string } {
  if (FILES.has(door)) {
    const body = new FormData();
    body.set('file', new File([`rien ${randomUUID()}`], 'rien.txt', { type: 'text/plain' }));
    body.set('logo', new File([DOT], 'point.png', { type: 'image/png' }));
    body.set('direction', 'purchase');
    return { body };
  }
  const form = formOf(door, randomUUID());
  if (door.includes(' /api/')) return { body: JSON.stringify(form), type: 'application/json' };
  return {
    body: new URLSearchParams(form as Record<string, string>).toString(),
    type: 'application/x-www-form-urlencoded',
  };
}

export function requestOf(route: Route, csrfToken = ''): RequestInit {
  const { method } = route;
  const headers = { 'if-match': '"1"', accept: 'text/html', 'x-csrf-token': csrfToken };
  if (method === 'GET' || method === 'DELETE') return { method, headers };
  const { body, type } = bodyOf(keyOf(route));
  return { method, headers: type === undefined ? headers : { ...headers, 'content-type': type }, body };
}
