// Mandates, platforms and addresses by the API: the same use cases as the pages, for a company without a cabinet too.

import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { createApiKey } from '#modules/tenancy';
import { appEnvironment, startTestApp } from '../../../support/app.ts';
import { openTestWorld } from '../../../support/world.ts';

const world = await openTestWorld({ environment: { ...appEnvironment, FACTEUR_ROLES: 'web' } });
const app = await startTestApp(world);
const { secret } = await createApiKey(world.alice.tenant, { name: 'Mandats', scopes: ['company.edit'] });
const { secret: reader } = await createApiKey(world.alice.tenant, { name: 'Lecture', scopes: ['company.read'] });

interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>> & { readonly id: string; readonly code?: string };
}

/** `call('GET /mandates')` */
async function call(line: string, body?: object, key = secret): Promise<Answer> {
  const [method = '', path = ''] = line.split(' ');
  const answer = await app.fetchWithKey(key, `/api/v1${path}`, {
    method,
    ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, body: (text === '' ? {} : JSON.parse(text)) as Answer['body'] };
}

const terms = {
  kind: 'delegation',
  signer: { name: 'Alice', quality: 'gérante', email: 'alice@exemple.test' },
  startsOn: '2026-12-01',
  agentName: 'Cabinet Colombe',
};

describe('mandates', () => {
  test('go from the draft to the signed copy and to the revocation', async () => {
    const { status, body } = await call('POST /mandates', { ...terms, endsOn: '2027-11-30', ceiling: '5000.00' });
    expect([status, body]).toMatchObject([
      201,
      {
        state: 'draft',
        agent: { name: 'Cabinet Colombe', siren: null },
        platform: null,
        endsOn: '2027-11-30',
        ceiling: '5000.00',
        steps: [{ state: 'draft', by: { kind: 'key' } }],
        sendings: [],
      },
    ]);
    const one = `/mandates/${body.id}`;
    const pdf = await app.fetchWithKey(reader, `/api/v1${one}/document`);
    expect(pdf.headers.get('content-type')).toBe('application/pdf');
    const sent = await call(`POST ${one}/sendings`, { email: 'autre@exemple.test' });
    expect(sent.body).toMatchObject({ state: 'sent', sendings: [{ email: 'autre@exemple.test', mail: 'held' }] });

    const bytes = Buffer.from('%PDF-1.7 signé');
    const form = new FormData();
    form.set('file', new File([bytes], 'signe.pdf'));
    form.set('signedOn', '2026-11-20');
    const signed = await app.fetchWithKey(secret, `/api/v1${one}/signature`, { method: 'PUT', body: form });
    expect(await signed.json()).toMatchObject({
      state: 'signed',
      signedOn: '2026-11-20',
      signedFile: { sha256: createHash('sha256').update(bytes).digest('hex'), size: bytes.length },
    });
    const kept = await app.fetchWithKey(reader, `/api/v1${one}/signature`);
    expect(Buffer.from(await kept.arrayBuffer()).equals(bytes)).toBe(true);

    expect((await call(`PUT ${one}/refusal`, {})).body.code).toBe('tenancy.mandate_settled');
    expect((await call(`PUT ${one}/revocation`, { note: 'Fin de mission' })).body).toMatchObject({
      state: 'revoked',
    });
    const { body: list } = await call('GET /mandates', undefined, reader);
    expect(list['items']).toMatchObject([{ id: body.id, state: 'revoked' }]);
  });

  test('need an agent where no cabinet keeps the books, and terms that hold', async () => {
    const { agentName: _, ...nobody } = terms;
    expect((await call('POST /mandates', nobody)).body.code).toBe('tenancy.agent_missing');
    const wrong = await call('POST /mandates', { ...terms, endsOn: '2026-11-01' });
    expect([wrong.status, wrong.body]).toMatchObject([422, { errors: [{ path: 'endsOn' }] }]);
    expect((await call('POST /mandates', terms, reader)).status).toBe(403);
  });

  test('without a file are not signed', async () => {
    const { body } = await call('POST /mandates', terms);
    const form = new FormData();
    form.set('file', 'un texte');
    const answer = await app.fetchWithKey(secret, `/api/v1/mandates/${body.id}/signature`, {
      method: 'PUT',
      body: form,
    });
    expect(answer.status).toBe(422);
    const missing = await call(`GET /mandates/${body.id}/signature`);
    expect([missing.status, missing.body.code]).toEqual([404, 'tenancy.signed_file_missing']);
  });
});

describe('platforms and addresses', () => {
  test('are recorded, changed and ended; an address receives once a day', async () => {
    const iopole = await call('POST /platforms', { name: 'Iopole', state: 'active', startsOn: '2026-09-01' });
    expect([iopole.status, iopole.body]).toMatchObject([201, { number: null, endsOn: null, state: 'active' }]);
    const next = await call('POST /platforms', { name: 'SUPER PDP', number: '0123', state: 'requested' });
    const address = { platformId: iopole.body.id, form: 'siren', startsOn: '2026-09-01' };
    const first = await call('POST /directory-addresses', address);
    expect([first.status, first.body]).toMatchObject([201, { address: '732829320', endsOn: null }]);
    const moved = { ...address, platformId: next.body.id, startsOn: '2027-01-01' };
    expect((await call('POST /directory-addresses', moved)).body.code).toBe('tenancy.directory_address_taken');
    expect((await call('POST /directory-addresses', { ...moved, endsPrevious: true })).status).toBe(201);
    const { body: list } = await call('GET /directory-addresses', undefined, reader);
    expect(list['items']).toMatchObject([{ startsOn: '2027-01-01' }, { endsOn: '2026-12-31' }]);

    const line = `/directory-addresses/${first.body.id}`;
    expect((await call(`PUT ${line}`, { startsOn: '2026-10-01', endsOn: '2026-11-30' })).body).toMatchObject({
      startsOn: '2026-10-01',
      endsOn: '2026-11-30',
    });
    expect((await call(`DELETE ${line}`)).status).toBe(204);
    expect((await call(`DELETE ${line}`)).status).toBe(404);
    const ended = { name: 'Iopole', state: 'ended', startsOn: '2026-09-01', endsOn: '2026-11-20' };
    expect((await call(`PUT /platforms/${iopole.body.id}`, ended)).body).toMatchObject({ state: 'ended' });
    expect((await call('POST /platforms', ended, reader)).status).toBe(403);
  });
});
