// What a company says of itself, by its API: as on its pages.

import { describe, expect, test } from 'vitest';
import { createApiKey } from '#modules/tenancy';
import { appEnvironment, startTestApp } from '../../../support/app.ts';
import { openTestWorld } from '../../../support/world.ts';

const world = await openTestWorld({ environment: { ...appEnvironment, FACTEUR_ROLES: 'web' } });
const app = await startTestApp(world);
const { secret } = await createApiKey(world.alice.tenant, { name: 'Profil', scopes: ['company.edit'] });

interface Company {
  readonly [part: string]: unknown;
  readonly version: number;
}

async function send(path: string, init: RequestInit = {}): Promise<Response> {
  return await app.fetchWithKey(secret, `/api/v1${path}`, init);
}

const json = (method: string, body: object, headers: Record<string, string> = {}): RequestInit => ({
  method,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
});

async function read(path = '/company'): Promise<Company> {
  return (await (await send(path)).json()) as Company;
}

describe('the company', () => {
  test('is changed in what is named, and stays in the rest', async () => {
    const before = await read();
    const answer = await send(
      '/company',
      json('PATCH', {
        addressLine3: 'Bâtiment B',
        region: 'Rhône',
        shareCapital: '10000.50',
        vatOnDebits: true,
        closingMonth: 9,
        accentColor: '#1F4E79',
      }),
    );
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({
      ...before,
      addressLine3: 'Bâtiment B',
      region: 'Rhône',
      shareCapital: '10000.50',
      vatOnDebits: true,
      closingMonth: 9,
      accentColor: '#1f4e79',
      version: before.version + 1,
    });
  });

  test('loses what is null', async () => {
    await send('/company', json('PATCH', { region: null, closingMonth: null, accentColor: null }));
    expect(await read()).toMatchObject({
      region: null,
      closingMonth: null,
      accentColor: null,
      shareCapital: '10000.50',
    });
  });

  test('is not changed by who read an earlier version', async () => {
    const answer = await send('/company', json('PATCH', { city: 'Lyon' }, { 'if-match': '"1"' }));
    expect(answer.status).toBe(409);
  });

  test('is changed whole or not at all', async () => {
    const before = await read();
    const answer = await send('/company', json('PATCH', { city: 'Brest', shareCapital: 'beaucoup' }));
    expect(answer.status).toBe(422);
    expect(await read()).toEqual(before);
  });
});

describe('the logo', () => {
  test('is kept as sent, read again, and taken away', async () => {
    const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);
    const body = new FormData();
    body.set('logo', new File([png], 'logo.png'));
    expect((await send('/company/logo', { method: 'PUT', body })).status).toBe(204);
    const logo = await send('/company/logo');
    expect(logo.headers.get('content-type')).toBe('image/png');
    expect(new Uint8Array(await logo.arrayBuffer())).toEqual(png);
    expect((await send('/company/logo', { method: 'DELETE' })).status).toBe(204);
    expect((await send('/company/logo')).status).toBe(404);
  });

  test('that is no image is refused', async () => {
    const body = new FormData();
    body.set('logo', new File(['<svg/>'], 'logo.svg'));
    expect((await send('/company/logo', { method: 'PUT', body })).status).toBe(422);
  });
});

describe('what sales invoices begin with', () => {
  test('is said, with the notes that follow from it', async () => {
    const wanted = {
      paymentDays: 45,
      paymentFrom: 'issue',
      penaltyRate: '12',
      discountRate: null,
      vatRate: '10',
      numberPattern: 'FA{AAAA}-{NNN}',
      nextNumber: 12,
      comment: 'Merci.',
      footer: null,
    };
    expect((await send('/sales-defaults', json('PUT', wanted))).status).toBe(200);
    const kept = await read('/sales-defaults');
    expect(kept).toMatchObject({ ...wanted, version: 1 });
    expect(kept['notes']).toHaveLength(3);
    const late = await send('/sales-defaults', json('PUT', wanted, { 'if-match': '"0"' }));
    expect(late.status).toBe(409);
  });
});
