// Connectors: a folder and a real HTTP server with a service account.

import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { cabinetsOf } from '#modules/tenancy';
import * as connectors from '../../../modules/tenancy/service/client-import/connectors.ts';
import { clientImports } from '../../../modules/tenancy/service/client-import/review.ts';
import { emptyInstance, populate } from './cast.ts';

const { ctx, owner } = await emptyInstance();
const { alice, bob } = await populate(ctx);
const [cabinet] = await cabinetsOf(ctx, bob.id);
const call = { cabinetId: cabinet?.id ?? '', by: bob };
const LIST = 'Nom;SIREN\nÉlan;813460276';
const SECRET = 'mot de passe du service';

const server = createServer((request, response) => {
  const expected = `Basic ${Buffer.from(`service@cabinet:${SECRET}`).toString('base64')}`;
  if (request.url === '/ailleurs') return response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end();
  if (request.headers.authorization !== expected) return response.writeHead(401).end();
  return response.end(LIST);
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
afterAll(() => server.close());

const named = async (name: string) => (await connectors.listConnectors(ctx, call)).find((one) => one.name === name);
const https = { kind: 'https', name: 'Export', address: `${origin}/clients.csv`, account: 'service@cabinet' } as const;

test('a file dropped in the folder becomes an import that waits, once', async () => {
  const input = { kind: 'folder', name: 'Dépôt', address: '', account: '', secret: '' } as const;
  const connectorId = await connectors.createConnector(ctx, call, input);
  const folder = (await named('Dépôt'))?.address ?? '';
  const drop = async (name: string, text: string): Promise<void> => {
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, name), text);
    await utimes(join(folder, name), new Date(0), new Date(0));
  };
  await drop('clients.csv', LIST);
  await drop('photo.jpg', 'x');
  expect(await connectors.runConnector(ctx, { ...call, connectorId })).toHaveLength(1);
  await drop('encore.csv', LIST);
  expect(await connectors.runConnector(ctx, { ...call, connectorId })).toHaveLength(0);
  expect(await readdir(join(folder, 'lus'))).toHaveLength(2);
  expect(await clientImports(ctx, call)).toMatchObject([{ fileName: 'clients.csv', state: 'mapping' }]);
});

test('another system’s export is fetched with the service account, whose secret is sealed and never shown', async () => {
  const connectorId = await connectors.createConnector(ctx, call, { ...https, secret: 'faux' });
  expect(await connectors.runConnector(ctx, { ...call, connectorId })).toEqual([]);
  expect((await named('Export'))?.lastFault?.fr).toContain('refuse le compte de service');
  await connectors.renewConnector(ctx, { ...call, connectorId, account: 'service@cabinet', secret: SECRET });
  await connectors.runAllConnectors(ctx, new AbortController().signal);
  expect(await named('Export')).toMatchObject({
    lastFault: undefined,
    hasSecret: true,
  });
  expect((await clientImports(ctx, call)).map(({ fileName }) => fileName)).toContain('clients.csv');
  expect(JSON.stringify(await connectors.listConnectors(ctx, call))).not.toContain(SECRET);
  const { rows } = await owner.query<{ secret: Buffer }>('select secret from cabinet_connectors where kind = $1', [
    'https',
  ]);
  expect(rows[0]?.secret.toString('latin1')).not.toContain(SECRET);
});

test('a redirection is not followed: it could carry the secret elsewhere', async () => {
  const input = { ...https, name: 'Renvoi', address: `${origin}/ailleurs`, secret: SECRET };
  const connectorId = await connectors.createConnector(ctx, call, input);
  await connectors.runConnector(ctx, { ...call, connectorId });
  expect((await named('Renvoi'))?.lastFault?.fr).toContain('ne répond pas');
});

test.each(['http://ailleurs.example/x', 'ftp://a.example', 'https://qui:quoi@a.example', 'rien'])(
  'an address that would show the secret is refused: %s',
  async (address) => {
    await expect(connectors.createConnector(ctx, call, { ...https, address, secret: '' })).rejects.toMatchObject({
      code: 'tenancy.invalid_input',
    });
  },
);

test('a stranger sees none; who may not edit the cabinet makes none', async () => {
  await expect(connectors.listConnectors(ctx, { ...call, by: alice })).rejects.toMatchObject({ status: 404 });
});
