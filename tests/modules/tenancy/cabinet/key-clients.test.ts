// The dossiers of a cabinet, listed by its key, which then acts in each.

import { describe, expect, test } from 'vitest';
import { createApiKey, createCabinet } from '#modules/tenancy';
import { systemActor } from '#src/context.ts';
import { createKey } from '../../../../modules/tenancy/service/api-keys.ts';
import { appEnvironment, startTestApp } from '../../../support/app.ts';
import { openTestWorld } from '../../../support/world.ts';

const world = await openTestWorld({ environment: { ...appEnvironment, FACTEUR_ROLES: 'web' } });
const app = await startTestApp(world);
const { ctx, owner, bob, alice } = world;
const cabinetOf = async (name: string, dossiers: { name: string; siren: string; code?: string }[]) =>
  await createCabinet(ctx, { name, administratorId: bob.actor.id, by: systemActor, dossiers });
const { id: cabinetId, dossiers } = await cabinetOf('Cabinet Tilleul', [
  { name: 'écluse', siren: '813460276', code: 'C7' },
  { name: 'Bleuet', siren: '509173845' },
  { name: 'Aulne', siren: '404833048' },
]);
await cabinetOf('Cabinet voisin', [{ name: 'Ailleurs', siren: '542065479' }]);
await owner.query(`update companies set status = 'disabled', closing_month = 3 where name = 'Bleuet'`);
const { secret } = await createKey({ kind: 'cabinet', ctx, cabinetId, by: bob.actor }, { name: 'Production' });

interface Page {
  readonly items: readonly { readonly id: string; readonly name: string; readonly siren: string }[];
  readonly nextCursor: string | null;
}

async function list(query = '', headers: Record<string, string> = {}): Promise<Page> {
  const answer = await app.fetchWithKey(secret, `/api/v1/clients${query}`, { headers });
  expect(answer.status).toBe(200);
  return (await answer.json()) as Page;
}

const names = ({ items }: Page): string[] => items.map(({ name }) => name);

async function codeOf(answer: Response): Promise<[number, string]> {
  return [answer.status, ((await answer.json()) as { code: string }).code];
}

describe('the key of a cabinet', () => {
  test('lists the dossiers of its cabinet, and of no other', async () => {
    const { items, nextCursor } = await list();
    expect(items.map(({ id }) => id).toSorted()).toEqual(dossiers.map(({ id }) => id).toSorted());
    expect(nextCursor).toBeNull();
    expect(items[0]).toMatchObject({ name: 'Aulne', siren: '404833048', status: 'active', own: false, code: null });
  });

  test('walks the list page by page, each once', async () => {
    const seen: string[] = [];
    let query = '?limit=1';
    for (let page = 0; page < 3; page += 1) {
      const found = await list(query);
      seen.push(...names(found));
      query = `?limit=1&cursor=${found.nextCursor ?? 'fin'}`;
    }
    expect(query).toContain('fin');
    expect(seen).toEqual(names(await list()));
  });

  test.each([
    ['?q=blEU', ['Bleuet']],
    ['?q=813%20460', ['écluse']],
    ['?q=c7', ['écluse']],
    ['?status=disabled', ['Bleuet']],
    ['?closingMonth=3&status=active', []],
    ['?q=%25', []],
  ])('filters by %s', async (query, found) => {
    expect(names(await list(query))).toEqual(found);
  });

  test('acts in each dossier it names by SIREN or id, and in none unnamed', async () => {
    for (const { siren, id } of (await list('?status=active')).items) {
      for (const dossier of [siren, id]) {
        const headers = { 'facteur-dossier': dossier };
        const answer = await app.fetchWithKey(secret, '/api/v1/invoices', { headers });
        expect([answer.status, await answer.json()]).toEqual([200, { items: [], nextCursor: null }]);
        expect(names(await list('?q=aulne', headers))).toEqual(['Aulne']);
      }
    }
    const unnamed = await app.fetchWithKey(secret, '/api/v1/invoices');
    expect(await codeOf(unnamed)).toEqual([400, 'tenancy.dossier_missing']);
    const foreign = await app.fetchWithKey(secret, '/api/v1/clients', {
      headers: { 'facteur-dossier': '542065479' },
    });
    expect(await codeOf(foreign)).toEqual([404, 'tenancy.company_not_found']);
  });

  test('refuses a cursor that is none', async () => {
    expect(await codeOf(await app.fetchWithKey(secret, '/api/v1/clients?cursor=x'))).toEqual([
      400,
      'http.cursor_invalid',
    ]);
  });
});

test('the key of a company lists nothing', async () => {
  const key = await createApiKey(alice.tenant, { name: 'Seule' });
  const answer = await app.fetchWithKey(key.secret, '/api/v1/clients');
  expect(await codeOf(answer)).toEqual([403, 'tenancy.cabinet_key_needed']);
});
