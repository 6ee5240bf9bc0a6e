// The process is killed when the relay has the mail and the answer has not come: the mail is sent again, and can be told
// from a second mail by its Message-ID.

import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openSink } from '../src/mail/sink.ts';
import { openProduct, type Product } from '../support/product/process.ts';

const sink = await openSink({ isPlain: true });
let product: Product;
let key = '';

beforeAll(async () => {
  product = await openProduct({ FACTEUR_RELAY_URL: sink.url });
  await product.start();
  const words = ['--company', 'Papillon', '--siren', '732829320', '--email', 'claire@papillon.test'];
  const made = await product.cli('init', ...words, '--password', 'correct cheval pile agrafe');
  key = (JSON.parse(made.stdout) as { apiKey: string }).apiKey;
  const database = await product.database();
  await database.query(`update api_keys set scopes = scopes || '{people.manage}'`);
  await database.end();
});
afterAll(async () => {
  await product.dispose();
});

async function call(path: string, init: RequestInit = {}): Promise<{ items: Record<string, unknown>[] }> {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  const answer = await fetch(`${product.origin}/api/v1${path}`, { ...init, headers });
  return (await answer.json()) as { items: Record<string, unknown>[] };
}

test('a mail whose acknowledgement was lost comes again under the same Message-ID, and only then', async () => {
  const reached = Promise.withResolvers<undefined>();
  const never = Promise.withResolvers<undefined>();
  sink.beforeReply = async () => {
    reached.resolve(undefined);
    await never.promise;
  };
  const people = [{ email: 'camille@exemple.test', role: 'viewer' }];
  await call('/invitations', { method: 'POST', body: JSON.stringify({ people }) });
  await reached.promise;
  await product.kill();
  sink.beforeReply = async () => await Promise.resolve();
  never.resolve(undefined);
  await product.start();
  await vi.waitFor(
    async () => expect((await call('/invitations')).items).toEqual([expect.objectContaining({ status: 'sent' })]),
    { timeout: 60_000, interval: 200 },
  );
  expect(sink.received.map(({ to }) => to)).toEqual([['camille@exemple.test'], ['camille@exemple.test']]);
  expect(new Set(sink.received.map(({ mail }) => mail.messageId)).size).toBe(1);
  const links = sink.received.map(({ mail }) => /jeton=([\w-]+)/.exec(mail.text ?? '')?.[1]);
  expect(new Set(links).size).toBe(1);
});
