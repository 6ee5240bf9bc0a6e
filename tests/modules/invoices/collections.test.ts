// What the accountant has still to fetch: from the acceptance until it is marked or downloaded, counted for the client list.

import { describe, expect, test } from 'vitest';
import { createApiKey } from '#modules/tenancy';
import { acceptInvoice, undoDecision } from '../../../modules/invoices/service/decide.ts';
import { collect } from '../../../modules/invoices/service/collections.ts';
import { invoiceWorkload } from '../../../modules/invoices/service/workload.ts';
import { appEnvironment, startTestApp } from '../../support/app.ts';
import { openTestWorld } from '../../support/world.ts';
import { enter } from './entries.ts';

const world = await openTestWorld({ environment: { ...appEnvironment, FACTEUR_ROLES: 'web' } });
const app = await startTestApp(world);
const { ctx, owner, alice, papillon, clock } = world;
const tenant = alice.tenant;

async function accepted(number: string): Promise<string> {
  const id = await enter(tenant, { number });
  await acceptInvoice(tenant, { id });
  clock.advance(1_000);
  return id;
}

async function waiting(): Promise<number> {
  const answers = await invoiceWorkload.waiting(ctx, alice.actor.id);
  return answers.find(({ companyId, stage }) => companyId === papillon.id && stage === 'collect')?.count ?? 0;
}

async function oldest(): Promise<Date | undefined> {
  const question = { userId: alice.actor.id, companyIds: [papillon.id] };
  return (await invoiceWorkload.oldest(ctx, question)).find(({ stage }) => stage === 'collect')?.since;
}

interface Page {
  readonly items: readonly { readonly id: string; readonly number: string }[];
  readonly nextCursor: string | null;
}

async function listed(query = ''): Promise<Page> {
  return (await (await app.fetchWithKey(papillon.apiKey, `/api/v1/collections${query}`)).json()) as Page;
}

const put = async (id: string, method = 'PUT') =>
  await app.fetchWithKey(papillon.apiKey, `/api/v1/invoices/${id}/collection`, { method });

const [one, two, three] = [await accepted('A-1'), await accepted('A-2'), await accepted('A-3')];

describe('an accepted invoice', () => {
  test('waits to be fetched, the longest waiting first', async () => {
    expect(await waiting()).toBe(3);
    const { items } = await listed();
    expect(items.map(({ id }) => id)).toEqual([one, two, three]);
    const first = await listed('?limit=1');
    expect((await listed(`?limit=2&cursor=${first.nextCursor}`)).items.map(({ id }) => id)).toEqual([two, three]);
  });

  test('waits no more once it is marked, and again once the mark is taken back', async () => {
    const before = await oldest();
    const marked = await put(one);
    expect([marked.status, await marked.json()]).toEqual([200, { collectedAt: clock.now().toISOString() }]);
    expect([await waiting(), (await oldest())?.getTime()]).toEqual([2, (before?.getTime() ?? 0) + 1_000]);
    expect((await put(one)).status).toBe(200);
    expect(await waiting()).toBe(2);
    expect(await (await put(one, 'DELETE')).json()).toEqual({ collectedAt: null });
    expect([await waiting(), await oldest()]).toEqual([3, before]);
  });

  test('is fetched by a program that downloads it, not by one that looks at it', async () => {
    const file = async (kind: string) =>
      await app.fetchWithKey(papillon.apiKey, `/api/v1/invoices/${two}/artefacts/${kind}`);
    await (await file('readable')).body?.cancel();
    expect(await waiting()).toBe(3);
    await (await file('facturx')).body?.cancel();
    expect(await waiting()).toBe(2);
    const { rows } = await owner.query('select means from invoice_collections where invoice_id = $1', [two]);
    expect(rows).toEqual([{ means: 'download' }]);
  });

  test('is not fetched by its own people who download it', async () => {
    await (await app.fetchAs(alice, `/d/${papillon.id}/achats/${one}/fichiers/facturx`)).body?.cancel();
    expect(await waiting()).toBe(2);
  });

  test('whose acceptance is taken back waits for nothing', async () => {
    await undoDecision(tenant, { id: three, verdict: 'accepted' });
    expect(await waiting()).toBe(1);
    expect((await put(three)).status).toBe(409);
    await acceptInvoice(tenant, { id: three });
    expect(await waiting()).toBe(2);
  });
});

describe('the page', () => {
  test('shows what waits and marks all of it at once', async () => {
    const page = await (await app.fetchAs(alice, `/d/${papillon.id}/recuperation`)).text();
    expect(page).toContain('2 factures acceptées attendent');
    expect(page).toContain('A-3');
    expect(page).not.toContain('A-2');
    expect(await collect(tenant, 'all')).toBe(2);
    expect([await waiting(), await oldest()]).toEqual([0, undefined]);
    const empty = await (await app.fetchAs(alice, `/d/${papillon.id}/recuperation`)).text();
    expect(empty).toContain('Tout est récupéré');
  });

  test('marks what was ticked, and nothing for who may not export', async () => {
    const id = await accepted('A-4');
    await accepted('A-5');
    expect(await collect(tenant, [id])).toBe(1);
    expect(await collect(tenant, [])).toBe(0);
    expect(await waiting()).toBe(1);
    const { secret } = await createApiKey(tenant, { name: 'Dépôt', scopes: ['documents.add'] });
    const refused = await app.fetchWithKey(secret, `/api/v1/invoices/${id}/collection`, { method: 'PUT' });
    expect(refused.status).toBe(403);
  });
});
