// Mails of one moment share a transaction; none is in the ledger before its bytes are safe, and none pays for another.

import { createHash, randomUUID } from 'node:crypto';
import { receiveMail } from '#modules/inbox';
import type { StagedBlob } from '#src/storage/blob-store.ts';
import { afterEach, describe, expect, test } from 'vitest';
import { openTestWorld } from '../../support/world.ts';

const { ctx, owner, papillon, muguet } = await openTestWorld();
const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
const diskFull = Object.assign(new Error('No space left on device'), { code: 'ENOSPC' });

afterEach(async () => {
  await owner.query('delete from inbox_messages');
  await owner.query('delete from job_tickets');
});

interface Slow extends StagedBlob {
  /** Lets the bytes reach the disk, or says that they cannot. */
  readonly arrive: (error?: Error) => void;
}

/** Bytes that are durable when the test says so. */
function slowBlob(size = 1_000): Slow {
  const { promise, resolve, reject } = Promise.withResolvers<undefined>();
  const ref = { sha256: hash(randomUUID()), size };
  return {
    ...ref,
    keep: async () => {
      await promise;
      return ref;
    },
    discard: async () => undefined,
    arrive: (error) => (error ? reject(error) : resolve(undefined)),
  };
}

async function receive(message: StagedBlob, companies: readonly string[] = [papillon.id]): Promise<void> {
  const recipients = companies.map((companyId) => ({ companyId, address: `${companyId}@factures.test` }));
  const client = { clientAddress: '192.0.2.1', heloName: 'mta.example', isEncrypted: false };
  await receiveMail(ctx, { sender: 'a@exemple.test', recipients, ...client }, message);
}

const outcome = async (received: Promise<void>): Promise<unknown> =>
  await received.then(
    () => 'kept',
    (error: unknown) => error,
  );

async function ledger(): Promise<string[]> {
  const { rows } = await owner.query<{ sha256: string }>('select sha256 from inbox_messages order by received_at');
  return rows.map(({ sha256 }) => sha256);
}

/** The messages that tickets are for. */
async function ticketed(): Promise<string[]> {
  const { rows } = await owner.query<{ sha256: string }>(
    `select m.sha256 from job_tickets t join inbox_messages m
     on m.company_id = (t.payload->>'companyId')::uuid and m.message_id = (t.payload->>'messageId')::uuid`,
  );
  return rows.map(({ sha256 }) => sha256);
}

describe('a mail', () => {
  test('is in the ledger with its ticket when it is said to be kept', async () => {
    const blob = slowBlob();
    const received = receive(blob);
    blob.arrive();
    await received;
    expect(await ledger()).toEqual([blob.sha256]);
    expect(await ticketed()).toEqual([blob.sha256]);
  });

  test('has no row while its bytes are on their way to the disk', async () => {
    const blob = slowBlob();
    const received = receive(blob);
    const begun = `select from pg_stat_activity where datname = current_database() and state = 'idle in transaction'`;
    await expect.poll(async () => (await owner.query(begun)).rowCount, { timeout: 5_000 }).toBe(1);
    expect(await ledger()).toEqual([]);
    expect((await owner.query('select from job_tickets')).rowCount).toBe(0);
    blob.arrive();
    await received;
    expect(await ledger()).toEqual([blob.sha256]);
  });

  test('whose bytes cannot be kept leaves no row, and costs those of its batch nothing', async () => {
    const blobs = Array.from({ length: 8 }, () => slowBlob());
    const outcomes = blobs.map(async (blob) => await outcome(receive(blob)));
    blobs.forEach((blob, index) => blob.arrive(index === 3 ? diskFull : undefined));
    expect(await Promise.all(outcomes)).toEqual(blobs.map((_, index) => (index === 3 ? diskFull : 'kept')));
    const kept = blobs.filter((_, index) => index !== 3).map(({ sha256 }) => sha256);
    expect((await ledger()).toSorted()).toEqual(kept.toSorted());
    expect((await ticketed()).toSorted()).toEqual(kept.toSorted());
  });

  test('that is large is waited for before it joins the others', async () => {
    const large = slowBlob(5_000_000);
    const slow = receive(large);
    const quick = Array.from({ length: 3 }, () => slowBlob());
    quick.forEach((blob) => blob.arrive());
    await Promise.all(quick.map(async (blob) => await receive(blob)));
    expect(await ledger()).toHaveLength(3);
    large.arrive();
    await slow;
    expect(await ledger()).toHaveLength(4);
  });

  test('for two companies is not kept when one of them cannot have it', async () => {
    const blob = slowBlob();
    blob.arrive();
    expect(await outcome(receive(blob, [papillon.id, randomUUID()]))).toMatchObject({ code: '23503' });
    expect(await outcome(receive(blob, [papillon.id, muguet.id]))).toBe('kept');
    expect(await ledger()).toEqual([blob.sha256, blob.sha256]);
    expect(await ticketed()).toHaveLength(2);
  });
});

test('fifty mails at once, the same bytes among them, are each in the ledger once', async () => {
  const blobs = Array.from({ length: 40 }, () => slowBlob());
  const twice = [...blobs, ...blobs.slice(0, 10)];
  blobs.forEach((blob) => blob.arrive());
  await Promise.all(twice.map(async (blob) => await receive(blob)));
  expect((await ledger()).toSorted()).toEqual(blobs.map(({ sha256 }) => sha256).toSorted());
  expect(await ticketed()).toHaveLength(40);
});
