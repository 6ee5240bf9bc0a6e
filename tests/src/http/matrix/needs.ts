// What each door asks of who knocks. A route that is not here fails the matrix: somebody decides what it asks.

import type { Right } from '../../../../modules/tenancy/model/rights.ts';

export interface ThingNeeds {
  /** To learn that the thing is there or not. */
  readonly see: readonly Right[];
  /** To act on one that is there. */
  readonly act: readonly Right[];
}

/** `one`: each thing named in the form is judged by itself, the form always comes back. */
export type Needs = readonly Right[] | ThingNeeds | 'one';

const READ = ['invoices.read'] as const;
const DISCUSS = ['invoices.read', 'invoices.discuss'] as const;
const DECIDE: ThingNeeds = { see: READ, act: ['invoices.decide'] };

function lists(path: 'achats' | 'ventes'): Record<string, Needs> {
  const base = `/d/:companyId/${path}`;
  return {
    [`GET ${base}`]: READ,
    [`GET ${base}.csv`]: ['invoices.read', 'invoices.export'],
    [`POST ${base}/acceptations`]: 'one',
    [`POST ${base}/refus`]: 'one',
    [`GET ${base}/:id`]: READ,
    [`GET ${base}/:id/pages/:page`]: READ,
    [`GET ${base}/:id/fichiers/:kind`]: READ,
    [`GET ${base}/:id/comparaison`]: READ,
    [`GET ${base}/:id/refus`]: READ,
    [`POST ${base}/:id/refus`]: DECIDE,
    [`POST ${base}/:id`]: { see: READ, act: ['invoices.edit'] },
    [`POST ${base}/:id/acceptation`]: ['invoices.decide'],
    [`POST ${base}/:id/annulation`]: DECIDE,
    [`GET ${base}/:id/discussion`]: READ,
    [`POST ${base}/:id/discussion`]: DISCUSS,
    [`POST ${base}/:id/discussion/vu`]: READ,
    [`POST ${base}/:id/discussion/resolution`]: DISCUSS,
    [`GET ${base}/:id/discussion/preuve.json`]: ['invoices.read', 'invoices.export'],
    [`POST ${base}/:id/discussion/:messageId/retrait`]: DISCUSS,
    [`GET ${base}/:id/discussion/:messageId/pieces/:position`]: READ,
  };
}

/** Mandates, platforms and addresses of one client: to see, and to act. */
function register(base: string, see: Needs, act: Needs): Record<string, Needs> {
  const one = `${base}/:mandateId{[0-9a-f-]+}`;
  const platform = `${base}/plateformes/:platformId{[0-9a-f-]+}`;
  const address = `${base}/adresses/:addressId{[0-9a-f-]+}`;
  const looks = [base, one, `${one}/mandat.pdf`, `${one}/signature`, platform, address];
  const news = [`${base}/plateformes/nouvelle`, `${base}/adresses/nouvelle`];
  const acts = [`${one}/signature`, `${one}/refus`, `${one}/revocation`, platform, address, `${address}/retrait`];
  return Object.fromEntries([
    ...[...looks, ...news].map((path) => [`GET ${path}`, see]),
    ...[...acts, ...news].map((path) => [`POST ${path}`, act]),
  ]) as Record<string, Needs>;
}

/** Pages of a company, for its people. */
export const companyDoors: Readonly<Record<string, Needs>> = {
  'GET /d/:companyId': READ,
  'GET /d/:companyId/discussions': READ,
  'GET /d/:companyId/bienvenue': [],
  'POST /d/:companyId/bienvenue': ['company.edit'],
  'GET /d/:companyId/bienvenue/pret': [],
  'GET /d/:companyId/parametres': [],
  'POST /d/:companyId/parametres': ['company.edit'],
  'GET /d/:companyId/parametres/reception': [],
  'POST /d/:companyId/parametres/reception': ['company.edit'],
  'GET /d/:companyId/pourquoi': ['company.read'],
  'GET /d/:companyId/vue': ['company.read'],
  'POST /d/:companyId/vue': ['clients.view_as'],
  'POST /d/:companyId/vue/fin': [],
  'GET /d/:companyId/parametres/utilisateurs': ['company.read'],
  'POST /d/:companyId/parametres/utilisateurs': ['people.manage'],
  'POST /d/:companyId/parametres/utilisateurs/relances': ['people.manage'],
  'POST /d/:companyId/parametres/utilisateurs/:id/relance': ['people.manage'],
  'POST /d/:companyId/parametres/utilisateurs/:id/annulation': ['people.manage'],
  'GET /d/:companyId/parametres/utilisateurs/:userId{[0-9a-f-]+}/role': ['company.read'],
  'POST /d/:companyId/parametres/utilisateurs/:userId{[0-9a-f-]+}/role': ['people.manage'],
  'POST /d/:companyId/parametres/utilisateurs/:userId{[0-9a-f-]+}/retrait': ['people.manage'],
  'GET /d/:companyId/parametres/utilisateurs/inutilises': ['people.manage'],
  'POST /d/:companyId/parametres/utilisateurs/inutilises': ['people.manage'],
  'GET /d/:companyId/parametres/profils': ['company.read'],
  'GET /d/:companyId/parametres/profils/nouveau': ['company.read'],
  'POST /d/:companyId/parametres/profils/nouveau': ['roles.manage'],
  'GET /d/:companyId/parametres/profils/:id{[0-9a-f-]+}': ['company.read'],
  'POST /d/:companyId/parametres/profils/:id{[0-9a-f-]+}': ['roles.manage'],
  'POST /d/:companyId/parametres/profils/:id{[0-9a-f-]+}/suppression': ['roles.manage'],
  'GET /d/:companyId/parametres/controle': ['company.read'],
  'POST /d/:companyId/parametres/controle': ['access.grant'],
  ...register('/d/:companyId/parametres/mandats', ['company.read'], ['company.edit']),
  'GET /d/:companyId/parametres/mentions': [],
  'POST /d/:companyId/parametres/mentions': ['company.edit'],
  'GET /d/:companyId/parametres/mentions/logo': [],
  'POST /d/:companyId/parametres/mentions/logo': ['company.edit'],
  'POST /d/:companyId/parametres/mentions/logo/retrait': ['company.edit'],
  'GET /d/:companyId/parametres/notifications': ['company.read'],
  'POST /d/:companyId/parametres/notifications': ['company.read'],
  'GET /d/:companyId/parametres/ventes': ['company.read'],
  'POST /d/:companyId/parametres/ventes': ['company.edit'],
  'GET /d/:companyId/parametres/journal': ['journal.read'],
  'POST /d/:companyId/parametres/journal/verification': ['journal.read'],
  'GET /d/:companyId/parametres/journal/export.csv': ['journal.read'],
  'GET /d/:companyId/parametres/journal/export.json': ['journal.read'],
  'GET /d/:companyId/parametres/cles': ['keys.manage'],
  'POST /d/:companyId/parametres/cles': ['keys.manage'],
  'POST /d/:companyId/parametres/cles/:id/renouvellement': ['keys.manage'],
  'POST /d/:companyId/parametres/cles/:id/revocation': ['keys.manage'],
  'GET /d/:companyId/recuperation': READ,
  'POST /d/:companyId/recuperation': ['invoices.export'],
  'GET /d/:companyId/tiers': ['company.read', 'invoices.read'],
  'GET /d/:companyId/archives': ['archive.read', 'invoices.read'],
  'POST /d/:companyId/archives/verification': ['archive.read'],
  'GET /d/:companyId/archives/:sequence': ['archive.read'],
  ...lists('achats'),
  ...lists('ventes'),
  'GET /d/:companyId/documents': READ,
  'POST /d/:companyId/documents': ['documents.add'],
  'GET /d/:companyId/documents/:id': READ,
  'GET /d/:companyId/documents/:id/avancement': READ,
  'POST /d/:companyId/documents/:id/relectures': ['mails.sort'],
  'GET /d/:companyId/documents/:id/fichier': READ,
  'GET /d/:companyId/applications/controle': [],
  'POST /d/:companyId/applications/controle': [],
  'POST /d/:companyId/applications/controle/fichiers': [],
};

const C = '/cabinets/:cabinetId';
const CLIENT = `${C}/clients/:companyId{[0-9a-f-]+}`;
const IMPORT = `${C}/imports/:importId`;
const CONNECTOR = `${C}/imports/connecteurs`;
const CLIENTS = ['clients.manage'] as const;
const STAFF = ['staff.manage'] as const;
const CABINET = ['cabinet.edit'] as const;
const ASSIGN = ['assignments.manage'] as const;

/** Pages of a cabinet, for its people. What a person sees in its lists is what they reach: their own tests say so. */
export const cabinetDoors: Readonly<Record<string, Needs>> = {
  [`GET ${C}`]: [],
  [`GET ${C}/exports`]: [],
  [`GET ${C}/pourquoi`]: [],
  [`GET ${C}/clients`]: [],
  [`GET ${C}/charge`]: [],
  [`GET ${C}/clients.csv`]: [],
  [`GET ${C}/clients.xlsx`]: [],
  [`GET ${C}/clients/nouveau`]: [],
  [`POST ${C}/clients/nouveau`]: CLIENTS,
  [`GET ${CLIENT}`]: CLIENTS,
  [`POST ${CLIENT}`]: CLIENTS,
  ...register(`${CLIENT}/mandats`, CLIENTS, CLIENTS),
  [`GET ${CLIENT}/mandats/nouveau`]: CLIENTS,
  [`POST ${CLIENT}/mandats/nouveau`]: CLIENTS,
  [`GET ${CLIENT}/mandats/:mandateId{[0-9a-f-]+}/modification`]: CLIENTS,
  [`POST ${CLIENT}/mandats/:mandateId{[0-9a-f-]+}/modification`]: CLIENTS,
  [`POST ${CLIENT}/mandats/:mandateId{[0-9a-f-]+}/envoi`]: CLIENTS,
  [`POST ${CLIENT}/desactivation`]: CLIENTS,
  [`POST ${CLIENT}/reactivation`]: CLIENTS,
  [`GET ${C}/activation`]: CLIENTS,
  [`POST ${C}/activation`]: CLIENTS,
  [`GET ${C}/utilisateurs`]: [],
  [`POST ${C}/utilisateurs`]: STAFF,
  [`POST ${C}/utilisateurs/relances`]: STAFF,
  [`POST ${C}/utilisateurs/:id/relance`]: STAFF,
  [`POST ${C}/utilisateurs/:id/annulation`]: STAFF,
  [`GET ${C}/utilisateurs/inutilises`]: STAFF,
  [`POST ${C}/utilisateurs/inutilises`]: STAFF,
  [`GET ${C}/utilisateurs/:userId/role`]: [],
  [`POST ${C}/utilisateurs/:userId/role`]: STAFF,
  [`POST ${C}/utilisateurs/:userId/retrait`]: STAFF,
  [`GET ${C}/affectations`]: [],
  [`POST ${C}/affectations/dossiers`]: ASSIGN,
  [`POST ${C}/affectations/regles`]: ASSIGN,
  [`POST ${C}/affectations/relais`]: ASSIGN,
  [`POST ${C}/affectations/relais/:id/fin`]: [],
  [`POST ${C}/affectations/:id/retrait`]: ASSIGN,
  [`GET ${C}/profils`]: [],
  [`GET ${C}/profils/nouveau`]: [],
  [`POST ${C}/profils/nouveau`]: CABINET,
  [`GET ${C}/profils/:id`]: [],
  [`POST ${C}/profils/:id`]: CABINET,
  [`POST ${C}/profils/:id/suppression`]: CABINET,
  [`GET ${C}/cles`]: CABINET,
  [`POST ${C}/cles`]: CABINET,
  [`POST ${C}/cles/:id/renouvellement`]: CABINET,
  [`POST ${C}/cles/:id/revocation`]: CABINET,
  [`GET ${C}/journal`]: CABINET,
  [`POST ${C}/journal/verification`]: CABINET,
  [`GET ${C}/journal/export.csv`]: CABINET,
  [`GET ${C}/journal/export.json`]: CABINET,
  [`GET ${C}/imports`]: CLIENTS,
  [`POST ${C}/imports`]: CLIENTS,
  [`GET ${C}/imports/modele.xlsx`]: [],
  [`GET ${CONNECTOR}`]: CABINET,
  [`POST ${CONNECTOR}`]: CABINET,
  [`GET ${CONNECTOR}/:connectorId/compte`]: CABINET,
  [`POST ${CONNECTOR}/:connectorId/compte`]: CABINET,
  [`POST ${CONNECTOR}/:connectorId/lecture`]: CABINET,
  [`POST ${CONNECTOR}/:connectorId/suppression`]: CABINET,
  [`GET ${IMPORT}`]: CLIENTS,
  [`GET ${IMPORT}/avancement`]: CLIENTS,
  [`GET ${IMPORT}/echecs.xlsx`]: CLIENTS,
  [`GET ${IMPORT}/colonnes`]: CLIENTS,
  [`POST ${IMPORT}/colonnes`]: CLIENTS,
  [`POST ${IMPORT}/lecture`]: CLIENTS,
  [`GET ${IMPORT}/lignes/:line`]: CLIENTS,
  [`POST ${IMPORT}/lignes/:line`]: CLIENTS,
  [`POST ${IMPORT}/lancement`]: CLIENTS,
  [`POST ${IMPORT}/invitations`]: CLIENTS,
  [`POST ${IMPORT}/abandon`]: CLIENTS,
};

/** The API, for keys: what the scopes of a key must give. */
export const apiDoors: Readonly<Record<string, Needs>> = {
  // For keys of a cabinet alone: no scope of a company's key gives this right.
  'GET /api/v1/clients': ['clients.manage'],
  'GET /api/v1/company': ['company.read'],
  'PATCH /api/v1/company': ['company.edit'],
  'GET /api/v1/company/logo': ['company.read'],
  'PUT /api/v1/company/logo': ['company.edit'],
  'DELETE /api/v1/company/logo': ['company.edit'],
  'GET /api/v1/sales-defaults': ['company.read'],
  'PUT /api/v1/sales-defaults': ['company.edit'],
  // What INSEE publishes: of no tenant.
  'GET /api/v1/lookup/companies/:number': [],
  'GET /api/v1/mandates': ['company.read'],
  'POST /api/v1/mandates': ['company.edit'],
  'GET /api/v1/mandates/:id': ['company.read'],
  'GET /api/v1/mandates/:id/document': ['company.read'],
  'GET /api/v1/mandates/:id/signature': ['company.read'],
  'PUT /api/v1/mandates/:id/signature': ['company.edit'],
  'POST /api/v1/mandates/:id/sendings': ['company.edit'],
  'PUT /api/v1/mandates/:id/refusal': ['company.edit'],
  'PUT /api/v1/mandates/:id/revocation': ['company.edit'],
  'GET /api/v1/platforms': ['company.read'],
  'POST /api/v1/platforms': ['company.edit'],
  'PUT /api/v1/platforms/:id': ['company.edit'],
  'GET /api/v1/directory-addresses': ['company.read'],
  'POST /api/v1/directory-addresses': ['company.edit'],
  'PUT /api/v1/directory-addresses/:id': ['company.edit'],
  'DELETE /api/v1/directory-addresses/:id': ['company.edit'],
  'GET /api/v1/people': ['company.read'],
  'GET /api/v1/invitations': ['people.manage'],
  'POST /api/v1/invitations': ['people.manage'],
  'GET /api/v1/invitations/:id': ['people.manage'],
  'POST /api/v1/invitations/:id/reminders': ['people.manage'],
  'DELETE /api/v1/invitations/:id': ['people.manage'],
  'GET /api/v1/api-keys': ['keys.manage'],
  'POST /api/v1/api-keys': ['keys.manage'],
  'POST /api/v1/api-keys/:id/renewals': ['keys.manage'],
  'DELETE /api/v1/api-keys/:id': ['keys.manage'],
  'GET /api/v1/journal': ['journal.read'],
  'GET /api/v1/journal/verification': ['journal.read'],
  'GET /api/v1/invoices': READ,
  'GET /api/v1/invoices/:id': READ,
  'PATCH /api/v1/invoices/:id': ['invoices.edit'],
  'PUT /api/v1/invoices/:id/acceptance': ['invoices.decide'],
  'DELETE /api/v1/invoices/:id/acceptance': ['invoices.decide'],
  'PUT /api/v1/invoices/:id/refusal': ['invoices.decide'],
  'DELETE /api/v1/invoices/:id/refusal': ['invoices.decide'],
  'GET /api/v1/invoices/:id/timeline': READ,
  'GET /api/v1/invoices/:id/artefacts/:kind': READ,
  'GET /api/v1/invoices/:id/discussion': READ,
  'GET /api/v1/invoices/:id/discussion/proof': ['invoices.export'],
  'POST /api/v1/invoices/:id/discussion/messages': DISCUSS,
  'PUT /api/v1/invoices/:id/discussion/messages/:messageId/withdrawal': DISCUSS,
  'GET /api/v1/invoices/:id/discussion/messages/:messageId/files/:position': READ,
  'PUT /api/v1/invoices/:id/discussion/seen': READ,
  'PUT /api/v1/invoices/:id/discussion/resolution': DISCUSS,
  'DELETE /api/v1/invoices/:id/discussion/resolution': DISCUSS,
  'GET /api/v1/collections': READ,
  'PUT /api/v1/invoices/:id/collection': ['invoices.export'],
  'DELETE /api/v1/invoices/:id/collection': ['invoices.export'],
  'POST /api/v1/documents': ['documents.add'],
  'GET /api/v1/documents': READ,
  'GET /api/v1/documents/:id': READ,
  'GET /api/v1/documents/:id/file': READ,
  'POST /api/v1/documents/:id/replays': ['mails.sort'],
  ...Object.fromEntries(
    ['validate', 'extract', 'read', 'write', 'convert', 'build', 'show'].map((verb) => [
      `POST /api/v1/facturx/${verb}`,
      [] as const,
    ]),
  ),
};
