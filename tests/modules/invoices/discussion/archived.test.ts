// What was said about an accepted invoice, in its archive.

import { beforeEach, describe, expect, test } from 'vitest';
import { artefactsNamed } from '#modules/archive';
import { inTransaction } from '#src/context.ts';
import { acceptInvoice } from '../../../../modules/invoices/service/decide.ts';
import { discussionProof } from '../../../../modules/invoices/service/discussion/proof.ts';
import { sealDiscussion } from '../../../../modules/invoices/service/discussion/seal.ts';
import { postMessage, type PostInput } from '../../../../modules/invoices/service/discussion/write.ts';
import { openTestWorld, type TestPerson } from '../../../support/world.ts';
import { openOffice } from './office.ts';

const MINUTE = 60_000;
const world = await openTestWorld();
const { ctx, owner, clock } = world;
const office = await openOffice(world);
const { paul, claire, companyId } = office;

let invoiceId = '';
let number = 0;
beforeEach(async () => {
  number += 1;
  invoiceId = await office.invoice(`A-${number}`);
});

async function say(by: TestPerson, text: string, more: Partial<PostInput> = {}) {
  clock.advance(1_000);
  return await postMessage(by.tenant, { invoiceId, text, isInternal: false, mentions: [], origin: 'page', ...more });
}

describe('the archive of an accepted invoice', () => {
  const sealedTexts = async () => {
    const entries = await inTransaction(paul.tenant, async (tx) => await artefactsNamed(tx, invoiceId, 'discussion'));
    const parts = entries.map(async ({ sha256 }) => new TextDecoder().decode(await ctx.blobs.get(companyId, sha256)));
    return await Promise.all(parts);
  };

  test('takes in what was said, each word once it cannot be taken back, and nothing internal', async () => {
    const bytes = new TextEncoder().encode('la pièce');
    await say(paul, 'Avant', { file: { filename: 'p.txt', mediaType: 'text/plain', bytes } });
    await say(claire, 'Secret', { isInternal: true });
    expect(await sealDiscussion(ctx, companyId, invoiceId)).toBe(0);
    clock.advance(10 * MINUTE);
    await acceptInvoice(paul.tenant, { id: invoiceId });
    await say(paul, 'Après');
    expect(await sealDiscussion(ctx, companyId, invoiceId)).toBe(1);
    expect(await sealDiscussion(ctx, companyId, invoiceId)).toBe(0);
    clock.advance(11 * MINUTE);
    expect(await sealDiscussion(ctx, companyId, invoiceId)).toBe(1);
    const [first = '', piece, second = ''] = await sealedTexts();
    expect([first.includes('Avant'), piece, second.includes('Après')]).toEqual([true, 'la pièce', true]);
    expect(`${first}${second}`).not.toContain('Secret');
    const proof = await discussionProof(claire.tenant, invoiceId);
    expect([proof.messages.length, proof.archive.length]).toEqual([3, 3]);
  });

  test('is told of by a job that each word and the acceptance set', async () => {
    const jobs = async (): Promise<number | undefined> => {
      const { rows } = await owner.query<{ n: number }>(
        `select count(*)::int as n from graphile_worker.jobs where task_identifier = 'invoices.seal_discussion'`,
      );
      return rows[0]?.n;
    };
    const before = (await jobs()) ?? 0;
    await say(paul, 'Avant');
    expect(await jobs()).toBe(before);
    await acceptInvoice(paul.tenant, { id: invoiceId });
    expect(await jobs()).toBe(before + 1);
    await say(paul, 'Après');
    expect(await jobs()).toBe(before + 2);
  });
});
