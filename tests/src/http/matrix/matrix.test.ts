// Every route × every role × own, assigned, other and foreign tenant: what is expected, and nothing untested. Inside
// without the right: 403. Outside: 404, whatever exists. With the right: anything but those two.

import { randomUUID } from 'node:crypto';
import { describe, expect, test, vi } from 'vitest';
import { createApiKey } from '#modules/tenancy';
import { forCompany } from '#src/context.ts';
import {
  cabinetRoles,
  companyRoles,
  keyScopes,
  rightsOfRole,
  rightsOfScopes,
  type Right,
} from '../../../../modules/tenancy/model/rights.ts';
import { makeSample } from '../../../samples/index.ts';
import { appEnvironment, startTestApp } from '../../../support/app.ts';
import { openTestWorld, type TestPerson } from '../../../support/world.ts';
import { openCast, type Dossier } from './cast.ts';
import { addressIn, apiRoutes, keyOf, pageRoutes, requestOf, type Place, type Route } from './doors.ts';
import { apiDoors, cabinetDoors, companyDoors, type Needs } from './needs.ts';

const world = await openTestWorld({ environment: { ...appEnvironment, FACTEUR_API_RATE_LIMIT: '100000' } });
const app = await startTestApp(world);
const cast = await openCast(world);
const { papillon, muguet, alice, charlie } = world;
const nothing = randomUUID();

const within = (companyId: string, cabinetId = cast.cabinetId): Place => ({
  companyId,
  cabinetId,
  client: cast.dossiers.assigned,
  document: nothing,
  invoice: nothing,
  sale: nothing,
});

interface Knocker {
  readonly person: TestPerson;
  readonly csrfToken: string;
}

async function knocker(person: TestPerson): Promise<Knocker> {
  const page = await (await app.fetchAs(person, '/compte')).text();
  const csrfToken = /name="csrf-token" content="([^"]+)"/.exec(page)?.[1];
  if (csrfToken === undefined) throw new Error('The account page carries no token');
  return { person, csrfToken };
}

async function knock(
  { person, csrfToken }: Knocker,
  route: Route,
  place: Place,
): Promise<{ status: number; text: string }> {
  const answer = await app.fetchAs(person, addressIn(place, route.path), requestOf(route, csrfToken));
  return { status: answer.status, text: await answer.text() };
}

/** As the page of a refusal names it. */
const OUTSIDE = /http\.not_found|tenancy\.(?:company|cabinet)_not_found/;

type Answer = 'inside' | 'refused' | 'outside';

function seen({ status, text }: { status: number; text: string }): Answer {
  if (status === 403) return 'refused';
  return status === 404 && OUTSIDE.test(text) ? 'outside' : 'inside';
}

interface Seen {
  readonly rights: ReadonlySet<Right>;
  /** False where the thing that the route names is not there. */
  readonly hasThing?: boolean;
}

function expected(needs: Needs, { rights, hasThing = false }: Seen): Answer {
  if (needs === 'one') return 'inside';
  const wanted = 'see' in needs ? [...needs.see, ...(hasThing ? needs.act : [])] : needs;
  return wanted.every((right) => rights.has(right)) ? 'inside' : 'refused';
}

/** Auditors and inspectors change nothing, whatever they send; leaving a view is everybody's own. */
function forCompanyRole(route: Route, role: (typeof companyRoles)[number]): Answer {
  const isWatched = role === 'auditor' || role === 'tax-inspector';
  if (isWatched && route.method !== 'GET' && !route.path.endsWith('/vue/fin')) return 'refused';
  return expected(companyDoors[keyOf(route)] ?? [], { rights: rightsOfRole(role), hasThing: true });
}

/** A purchase and a sale that wait in Papillon. */
async function add(sample: string, direction: string): Promise<string> {
  const { bytes, mediaType, filename } = await makeSample(sample);
  const body = new FormData();
  body.set('file', new File([Uint8Array.from(bytes)], filename, { type: mediaType }));
  body.set('direction', direction);
  const received = await app.fetchWithKey(papillon.apiKey, '/api/v1/documents', { method: 'POST', body });
  const { id } = (await received.json()) as { id: string };
  const invoice = async (): Promise<string | null> => {
    const answer = await app.fetchWithKey(papillon.apiKey, `/api/v1/documents/${id}`);
    return ((await answer.json()) as { invoiceId: string | null }).invoiceId;
  };
  await vi.waitFor(async () => expect(await invoice()).not.toBeNull(), { timeout: 60_000, interval: 100 });
  return (await invoice()) ?? '';
}

const decides = ({ path }: Route): number => Number(/\/(?:acceptation|refus|annulation)$/.test(path));
/** What ends an invoice's waiting comes last: the others look at one that waits. */
const companyRoutes = pageRoutes
  .filter(({ path }) => path.startsWith('/d/:companyId'))
  .toSorted((one, other) => decides(one) - decides(other));
const cabinetRoutes = pageRoutes.filter(({ path }) => path.startsWith('/cabinets/:cabinetId'));

describe('no door is forgotten', () => {
  test.each([
    ['pages of a company', companyRoutes, companyDoors],
    ['pages of a cabinet', cabinetRoutes, cabinetDoors],
    ['API', apiRoutes, apiDoors],
  ])('%s', (_, routes, doors) => {
    expect(Object.keys(doors).toSorted()).toEqual(routes.map(keyOf).toSorted());
  });
});

const companyPeople = await Promise.all(
  companyRoles.map(async (role) => {
    const person = await cast.person(role);
    await cast.intoCompany(papillon.id, person, role);
    return { role, knocker: await knocker(person) };
  }),
);
const cabinetPeople = await Promise.all(
  cabinetRoles.map(async (role) => {
    const person = await cast.person(`cabinet ${role}`);
    await cast.intoCabinet(person, role);
    return { role, knocker: await knocker(person) };
  }),
);
await add('electricity', 'purchase');
await add('telecom', 'sale');
/** Each has a twin, to be compared with. */
const things = { invoice: await add('electricity-again', 'purchase'), sale: await add('telecom', 'sale') };
const [owner, stranger] = [await knocker(alice), await knocker(charlie)];

/** Which dossiers of the cabinet a role reaches; each of its people has `assigned` by name. */
const reach: Readonly<Record<(typeof cabinetRoles)[number], readonly Dossier[]>> = {
  administrator: ['assigned', 'other', 'own', 'confidential'],
  'administrator-but-own': ['assigned', 'other'],
  collaborator: ['assigned'],
  'client-manager': ['assigned', 'other'],
  accountant: ['assigned'],
};

describe.each(companyRoutes)('$method $path', (route) => {
  const needs = companyDoors[keyOf(route)] ?? [];

  test('for the people of the company, by role', async () => {
    const answers = await Promise.all(
      companyPeople.map(async ({ role, knocker: who }) => [
        role,
        seen(await knock(who, route, { ...within(papillon.id), ...things })),
      ]),
    );
    const wanted = companyRoles.map((role) => [role, forCompanyRole(route, role)]);
    expect(Object.fromEntries(answers)).toEqual(Object.fromEntries(wanted));
  });

  test('for the people of its cabinet, by role and by what they reach', async () => {
    const cells = cabinetPeople.flatMap(({ role, knocker: who }) =>
      (['assigned', 'other', 'own', 'confidential'] as const).map((dossier) => ({ role, who, dossier })),
    );
    const answers = await Promise.all(
      cells.map(async ({ role, who, dossier }) => [
        `${role}, ${dossier}`,
        seen(await knock(who, route, within(cast.dossiers[dossier]))),
      ]),
    );
    const wanted = cells.map(({ role, dossier }) => [
      `${role}, ${dossier}`,
      reach[role].includes(dossier) ? expected(needs, { rights: rightsOfRole(`cabinet-${role}`) }) : 'outside',
    ]);
    expect(Object.fromEntries(answers)).toEqual(Object.fromEntries(wanted));
  });

  test('for people of elsewhere, who cannot tell a foreign company from none', async () => {
    const foreign = await knock(stranger, route, within(papillon.id));
    const none = await knock(stranger, route, within(randomUUID()));
    const reversed = await knock(owner, route, within(muguet.id));
    expect([foreign, none, reversed].map((answer) => [answer.status, seen(answer)])).toEqual(
      Array.from({ length: 3 }, () => [404, 'outside']),
    );
  });
});

describe.each(cabinetRoutes)('$method $path', (route) => {
  const needs = cabinetDoors[keyOf(route)] ?? [];

  test('for the people of the cabinet, by role; nothing for those of elsewhere', async () => {
    const answers = await Promise.all(
      cabinetPeople.map(async ({ role, knocker: who }) => [role, seen(await knock(who, route, within(papillon.id)))]),
    );
    const wanted = cabinetRoles.map((role) => [role, expected(needs, { rights: rightsOfRole(`cabinet-${role}`) })]);
    expect(Object.fromEntries(answers)).toEqual(Object.fromEntries(wanted));
    const [manager] = companyPeople;
    const outsiders = [stranger, ...(manager ? [manager.knocker] : [])];
    for (const who of outsiders) {
      for (const place of [within(papillon.id), within(papillon.id, randomUUID())]) {
        const answer = await knock(who, route, place);
        expect([answer.status, seen(answer)]).toEqual([404, 'outside']);
      }
    }
  });
});

const instanceRoutes = pageRoutes.filter(({ path }) => path.startsWith('/instance/'));

describe.each(instanceRoutes)('$method $path', (route) => {
  test('for an owner of the instance, and nobody else', async () => {
    const place = within(papillon.id);
    expect(seen(await knock(owner, route, place))).not.toBe('refused');
    const others = [stranger, ...companyPeople.map((one) => one.knocker), ...cabinetPeople.map((one) => one.knocker)];
    const answers = await Promise.all(others.map(async (who) => (await knock(who, route, place)).status));
    expect(answers.filter((status) => status !== 403 && status !== 404)).toEqual([]);
  });
});

describe.each(apiRoutes)('$method $path', (route) => {
  const needs = apiDoors[keyOf(route)] ?? [];

  test('for keys, by scope', async () => {
    const answers = await Promise.all(
      keyScopes.map(async (scope) => {
        const tenant = forCompany(world.ctx, papillon.id, alice.actor);
        const { secret } = await createApiKey(tenant, { name: `${scope} ${keyOf(route)}`, scopes: [scope] });
        const answer = await app.fetchWithKey(secret, addressIn(within(papillon.id), route.path), requestOf(route));
        await answer.body?.cancel();
        return [scope, answer.status === 403 ? 'refused' : 'inside'];
      }),
    );
    const wanted = keyScopes.map((scope) => [scope, expected(needs, { rights: rightsOfScopes([scope]) })]);
    expect(Object.fromEntries(answers)).toEqual(Object.fromEntries(wanted));
  });
});
