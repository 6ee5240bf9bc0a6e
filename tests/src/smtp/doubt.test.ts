// What the sender is told when something of ours goes wrong after RCPT.

import { createMetrics } from '#src/http/metrics.ts';
import { tlsIdentity } from '#src/smtp/certificate.ts';
import { startSmtp, type MailPort } from '#src/smtp/server.ts';
import type { BlobStore } from '#src/storage/blob-store.ts';
import { describe, expect, test } from 'vitest';
import { SmtpSession } from '../../support/product/smtp-session.ts';
import { mailDomain, openEmptyWorld } from '../../support/world.ts';
import { rawMail } from './mails.ts';

const { ctx } = await openEmptyWorld({
  environment: { FACTEUR_SMTP_HOST: '127.0.0.1', FACTEUR_SMTP_PORT: '0', FACTEUR_SMTP_MAX_BYTES: '700000' },
});
const tls = await tlsIdentity(ctx.config, ctx.clock.now());
const to = `papillon@${mailDomain}`;
const letter = (text: string) => ({ from: 'a@exemple.test', to, raw: rawMail({ to, text }) });
/** 360 kB, and 1.4 MB. */
const half = 'x'.repeat(70).concat('\r\n').repeat(5_000);
const long = half.repeat(4);

/** The store of the world, whose staging sees each chunk first. */
function watching(see: (chunk: Uint8Array) => void): BlobStore {
  const { blobs } = ctx;
  async function* watched(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of source) {
      see(chunk);
      yield chunk;
    }
  }
  return {
    stage: async (source) => await blobs.stage(watched(source)),
    put: async (scope, bytes) => await blobs.put(scope, bytes),
    get: async (scope, hash) => await blobs.get(scope, hash),
    stream: async (scope, hash) => await blobs.stream(scope, hash),
    has: async (scope, hash) => await blobs.has(scope, hash),
  };
}

interface Case {
  readonly blobs: BlobStore;
  readonly accept: MailPort['accept'];
  readonly text: string;
}

/** Sends a long mail and a short one in one session to a server with this store and this product behind it. */
async function converse({ blobs, accept, text }: Case) {
  const metrics = createMetrics();
  const port: MailPort = {
    companyOf: async () => 'papillon',
    accept,
    letterbox: () => undefined,
    returnedMail: async () => undefined,
    acceptReturned: async () => undefined,
  };
  const smtp = await startSmtp({ ctx: { ...ctx, blobs }, port, tls, metrics });
  const session = await SmtpSession.open(smtp.port);
  const codes = [(await session.send(letter(text))).code, (await session.send(letter('court'))).code];
  await session.close();
  await smtp.stop();
  const { values } = await metrics.mails.get();
  const outcomes = new Map(values.map(({ labels, value }) => [String(labels.outcome), value]));
  return { codes, outcomes: Object.fromEntries(outcomes) };
}

describe('a mail is put off with 451 and the session goes on', () => {
  test('when the product cannot keep it', async () => {
    const accept: MailPort['accept'] = async (_ctx, _envelope, { size }) => {
      if (size > 10_000) throw new Error('The database is away');
    };
    expect(await converse({ blobs: ctx.blobs, accept, text: half })).toEqual({
      codes: [451, 250],
      outcomes: { accepted: 1, deferred: 1 },
    });
  });

  test('when the disk is full in the middle of it', async () => {
    let seen = 0;
    const full = watching((chunk) => {
      seen += chunk.length;
      if (seen > 100_000 && chunk.length > 1_000) throw Object.assign(new Error('No space left'), { code: 'ENOSPC' });
    });
    const kept: number[] = [];
    const accept: MailPort['accept'] = async (_ctx, _envelope, { size }) => void kept.push(size);
    expect(await converse({ blobs: full, accept, text: half })).toEqual({
      codes: [451, 250],
      outcomes: { accepted: 1, deferred: 1 },
    });
    expect(kept).toHaveLength(1);
  });
});

test('a mail that is too large is not written to its end, and the session goes on', async () => {
  let written = 0;
  const counting = watching((chunk) => void (written += chunk.length));
  const { codes, outcomes } = await converse({ blobs: counting, accept: async () => undefined, text: long });
  expect(codes).toEqual([552, 250]);
  expect(outcomes).toEqual({ accepted: 1, refused: 1 });
  expect(written).toBeLessThan(long.length / 2);
});
