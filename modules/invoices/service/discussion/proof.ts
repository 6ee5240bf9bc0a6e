// The discussion of an invoice as a file to take away, and what a person has written for the copy of their own data.

import { inReading, type TenantCtx } from '#src/context.ts';
import { artefactsNamed } from '#modules/archive';
import { authorize, type PersonalSource } from '#modules/tenancy';
import { markRecord, messageRecord } from '../../discussion/record.ts';
import * as repository from '../../repository/discussion/index.ts';
import { enterDiscussion } from './entry.ts';

const EVERYTHING = 100_000;

/**
 * Everything the actor may see of a discussion, with digests, and where the archive keeps it (sequence and digest of each
 * entry): the chain of the archive proves that the sealed parts are what was said. Ready for JSON.
 * Throws `tenancy.not_allowed`, `invoices.not_found`.
 */
export async function discussionProof(ctx: TenantCtx, invoiceId: string) {
  return await inReading(ctx, async (tx) => {
    await authorize(tx, 'invoices.export');
    const { invoice, seesInternal } = await enterDiscussion(tx, invoiceId);
    const messages = await repository.messagesOf(tx, { invoiceId, seesInternal, limit: EVERYTHING });
    const sealed = await artefactsNamed(tx, invoiceId, 'discussion');
    return {
      format: 'facteur-discussion-1',
      madeAt: tx.clock.now().toISOString(),
      company: tx.company.id,
      invoice: invoice.id,
      withInternal: seesInternal,
      messages: messages.map(messageRecord),
      resolutions: (await repository.marksOf(tx, invoiceId)).map(markRecord),
      archive: sealed.map(({ sequence, filename, sha256, archivedAt, hash }) => ({
        sequence: Number(sequence),
        filename,
        sha256,
        archivedAt: archivedAt.toISOString(),
        hash: Buffer.from(hash).toString('hex'),
      })),
    };
  });
}

/** What a person has written, for the copy of their own data. */
export const writtenMessages: PersonalSource = {
  name: 'discussions',
  of: async (ctx, userId) => await repository.messagesBy(ctx, userId),
};
