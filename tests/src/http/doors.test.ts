// Walks the route table: closed to strangers, and a foreign company's things do not exist. A route that is added later
// is walked too.

import { randomUUID } from 'node:crypto';
import { publicPages } from '#modules/tenancy';
import { modules } from '#src/app.ts';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { listMissing } from '../../../modules/inbox/service/missing/list.ts';
import { addStatement } from '../../../modules/inbox/service/missing/statements.ts';
import { statementSuppliers } from '../../../modules/inbox/service/missing/statement-supplier.ts';
import { postMessage } from '../../../modules/invoices/service/discussion/write.ts';
import { saveCompanyProfile } from '../../../modules/tenancy/service/access/profiles.ts';
import { makeSample } from '../../samples/index.ts';
import { appEnvironment, startTestApp } from '../../support/app.ts';
import { openTestWorld } from '../../support/world.ts';

interface Route {
  readonly method: string;
  readonly path: string;
}

const world = await openTestWorld({ environment: appEnvironment });
const app = await startTestApp(world);
const { papillon, muguet, alice, charlie } = world;

const written = ({ method, path }: Route): boolean => method !== 'ALL' && !path.includes('*');
const unique = (routes: readonly Route[]): Route[] => [
  ...new Map(routes.filter(written).map(({ method, path }) => [`${method} ${path}`, { method, path }])).values(),
];
const apiRoutes = unique(
  modules.flatMap(({ api }) => api?.routes ?? []).map(({ method, path }) => ({ method, path: `/api/v1${path}` })),
);
const pageRoutes = unique(modules.flatMap(({ pages }) => pages?.routes ?? []));
const closedPages = pageRoutes.filter(({ path }) => !publicPages.includes(path));
const companyPages = pageRoutes.filter(({ path }) => path.startsWith('/d/:companyId'));

/** Things of Papillon: what came in, what waits, what looks like a duplicate; the first of the archive. */
const things = { document: '', invoice: '', purchaseTwin: '', sale: '', saleTwin: '', invitation: '', profile: '' };
/** With a file each. */
const said = { invoice: '', sale: '' };

/** A signed mandate, a platform and an address of Papillon. */
const register = { mandate: '', platform: '', address: '' };
/** A statement of a supplier of Papillon, and what it says is missing. */
const chased = { statement: '', missing: '' };

const address = (path: string): string =>
  path
    .replace('/missing-documents/:id', `/missing-documents/${chased.missing}`)
    .replace('/supplier-statements/:id', `/supplier-statements/${chased.statement}`)
    .replace(/\/releves\/:id(?:\{[^}]*\})?/, `/releves/${chased.statement}`)
    .replace(/\/manquants\/:id(?:\{[^}]*\})?/, `/manquants/${chased.missing}`)
    .replace('/mandates/:id', `/mandates/${register.mandate}`)
    .replace('/platforms/:id', `/platforms/${register.platform}`)
    .replace('/directory-addresses/:id', `/directory-addresses/${register.address}`)
    .replace(/:mandateId(?:\{[^}]*\})?/, register.mandate)
    .replace(/:platformId(?:\{[^}]*\})?/, register.platform)
    .replace(/:addressId(?:\{[^}]*\})?/, register.address)
    .replace(':companyId', papillon.id)
    .replace('/documents/:id', `/documents/${things.document}`)
    .replace(/\/discussion\/(messages\/)?:messageId\/(pieces|files)\/:position/, (_, messages = '', files = '') => {
      return `/discussion/${messages}${path.includes('/ventes/') ? said.sale : said.invoice}/${files}/0`;
    })
    .replace('/invoices/:id', `/invoices/${things.invoice}`)
    .replace('/invitations/:id', `/invitations/${things.invitation}`)
    .replace('/achats/:id/comparaison', `/achats/${things.purchaseTwin}/comparaison`)
    .replace('/ventes/:id/comparaison', `/ventes/${things.saleTwin}/comparaison`)
    .replace('/achats/:id', `/achats/${things.invoice}`)
    .replace('/ventes/:id', `/ventes/${things.sale}`)
    .replace(/\/utilisateurs\/:userId(?:\{[^}]*\})?/, `/utilisateurs/${alice.actor.id}`)
    .replace(/\/profils\/:id(?:\{[^}]*\})?/, `/profils/${things.profile}`)
    .replace('/pages/:page', '/pages/0')
    .replace(/\/(artefacts|fichiers)\/:kind/, '/$1/original')
    .replace('/archives/:sequence', '/archives/1')
    .replaceAll(/:\w+(?:\{[^}]*\})?/g, () => randomUUID());

/** What each changing route takes, so that it is the door that answers and not the check of the body. */
const bodies: Readonly<Record<string, object>> = {
  'PATCH /api/v1/invoices/:id': { number: 'F-1' },
  'PUT /api/v1/missing-documents/:id/ignoring': { reason: 'lost' },
  'PATCH /api/v1/supplier-statements/:id': { columns: ['number', 'amount'] },
  'PUT /api/v1/platforms/:id': { name: 'Essai', state: 'requested' },
  'PUT /api/v1/directory-addresses/:id': { startsOn: '2026-12-01' },
  'POST /api/v1/invoices/:id/discussion/messages': { text: 'Essai' },
  'PUT /api/v1/invoices/:id/discussion/seen': { messageId: randomUUID() },
};

function signedCopy(): FormData {
  const body = new FormData();
  body.set('file', new File(['%PDF-1.7'], 'signe.pdf', { type: 'application/pdf' }));
  return body;
}

function request({ method, path }: Route): RequestInit {
  if (method === 'GET' || method === 'DELETE') return { method, headers: { 'if-match': '"1"' } };
  if (path === '/api/v1/mandates/:id/signature') return { method, body: signedCopy() };
  const body = JSON.stringify(bodies[`${method} ${path}`] ?? { reason: 'Essai' });
  return { method, headers: { 'content-type': 'application/json', 'if-match': '"1"' }, body };
}

/** Adds a sample and waits until it is an invoice. */
async function add(sample: Parameters<typeof makeSample>[0], direction = 'purchase') {
  const { bytes, mediaType, filename } = await makeSample(sample);
  const body = new FormData();
  body.set('file', new File([Uint8Array.from(bytes)], filename, { type: mediaType }));
  body.set('direction', direction);
  const received = await app.fetchWithKey(papillon.apiKey, '/api/v1/documents', { method: 'POST', body });
  expect(received.status).toBe(201);
  const { id } = (await received.json()) as { id: string };
  const invoice = await vi.waitFor(
    async () => {
      const answer = await app.fetchWithKey(papillon.apiKey, `/api/v1/documents/${id}`);
      const document = (await answer.json()) as { invoiceId: string | null; state: string };
      if (document.invoiceId === null) throw new Error(`The sample is still no invoice: ${document.state}`);
      return document.invoiceId;
    },
    { timeout: 30_000, interval: 100 },
  );
  return { document: id, invoice };
}

async function say(invoiceId: string): Promise<string> {
  const file = { filename: 'note.txt', mediaType: 'text/plain', bytes: new Uint8Array(1) };
  const message = { invoiceId, text: 'Bonjour', isInternal: false, mentions: [], origin: 'page', file } as const;
  return (await postMessage(alice.tenant, message)).id;
}

/** Somebody invited to Papillon. */
async function invited(): Promise<string> {
  const answer = await app.fetchWithKey(papillon.apiKey, '/api/v1/invitations', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ people: [{ email: 'invite@exemple.test', role: 'viewer' }] }),
  });
  const { items } = (await answer.json()) as { items: readonly { id: string }[] };
  return items[0]?.id ?? '';
}

async function made(path: string, body: object): Promise<string> {
  const answer = await app.fetchWithKey(papillon.apiKey, `/api/v1/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect(answer.status).toBe(201);
  return ((await answer.json()) as { id: string }).id;
}

async function chase(): Promise<void> {
  const bytes = new TextEncoder().encode('Numéro;Date;Montant\nX-1;2026-10-01;12,00\n');
  const [supplier] = await statementSuppliers(alice.tenant);
  chased.statement = await addStatement(alice.tenant, { name: 'releve.csv', bytes, supplierKey: supplier?.key }, {});
  chased.missing = (await listMissing(alice.tenant, { filter: 'waiting', limit: 1 })).items[0]?.id ?? '';
}

async function recordMandate(): Promise<void> {
  const startsOn = '2026-12-01';
  register.mandate = await made('mandates', {
    kind: 'delegation',
    signer: { name: 'Alice', quality: 'gérante', email: alice.email },
    agentName: 'Cabinet Colombe',
    startsOn,
  });
  const body = signedCopy();
  const signature = `/api/v1/mandates/${register.mandate}/signature`;
  expect((await app.fetchWithKey(papillon.apiKey, signature, { method: 'PUT', body })).status).toBe(200);
  register.platform = await made('platforms', { name: 'Iopole', state: 'active', startsOn });
  register.address = await made('directory-addresses', { platformId: register.platform, form: 'siren', startsOn });
}

beforeAll(async () => {
  await recordMandate();
  const purchase = await add('electricity');
  const purchaseTwin = (await add('electricity-again')).invoice;
  const sale = (await add('telecom', 'sale')).invoice;
  const saleTwin = (await add('telecom', 'sale')).invoice;
  const accepted = (await add('printing')).invoice;
  const acceptance = `/api/v1/invoices/${accepted}/acceptance`;
  expect((await app.fetchWithKey(papillon.apiKey, acceptance, { method: 'PUT' })).status).toBe(200);
  await chase();
  const profile = await saveCompanyProfile(alice.tenant, { name: 'Saisie', rights: [] });
  Object.assign(things, { ...purchase, purchaseTwin, sale, saleTwin, profile, invitation: await invited() });
  Object.assign(said, { invoice: await say(purchase.invoice), sale: await say(sale) });
}, 60_000);

describe('a stranger', () => {
  test.each(apiRoutes)('gets 401 from $method $path', async (route) => {
    const answer = await app.fetch(address(route.path), request(route));
    expect(answer.status).toBe(401);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
  });

  test.each(apiRoutes)('gets 401 from $method $path with a key of nobody', async (route) => {
    const answer = await app.fetchWithKey(`fct_${'a'.repeat(43)}`, address(route.path), request(route));
    expect(answer.status).toBe(401);
  });

  test.each(closedPages)('is sent to the sign-in by $method $path', async (route) => {
    const answer = await app.fetch(address(route.path), request(route));
    if (route.method !== 'GET') expect(answer.status).toBe(401);
    else {
      expect(answer.status).toBe(303);
      expect(answer.headers.get('location')).toMatch(/^\/connexion/);
    }
  });
});

describe('Charlie', () => {
  test.each(apiRoutes.filter(({ path }) => path.includes(':id')))('finds nothing at $method $path', async (route) => {
    const answer = await app.fetchWithKey(muguet.apiKey, address(route.path), request(route));
    expect(answer.status).toBe(404);
  });

  test.each(companyPages)('finds nothing at $method $path', async (route) => {
    const answer = await app.fetchAs(charlie, address(route.path), request(route));
    expect(answer.status).toBe(404);
  });
});

// Without this, a wrong address would pass for a closed door.
describe('Alice', () => {
  test.each(apiRoutes.filter(({ method, path }) => method === 'GET' && path.includes(':id')))(
    'finds her own at $method $path',
    async ({ path }) => {
      const answer = await app.fetchWithKey(papillon.apiKey, address(path));
      expect(answer.status).toBe(200);
      await answer.body?.cancel();
    },
  );

  test.each(companyPages.filter(({ method }) => method === 'GET'))('opens $path', async ({ path }) => {
    const answer = await app.fetchAs(alice, address(path));
    expect([200, 303]).toContain(answer.status);
  });
});
