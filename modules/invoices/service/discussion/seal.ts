// What was said about an accepted invoice enters its archive, in parts: each message once its author can no longer take
// it back (ten minutes), so that the archive never holds words that somebody had the right to erase, with the files that
// hang on it. Before the acceptance messages wait; after it each new one is sealed by a job. Internal messages are never
// sealed there: inspectors and the client read the archive. They stay in the register, which lets nobody change them,
// and in the file that the cabinet takes away (proof.ts).

import { forCompany, inTransaction, systemActor, type Ctx, type TenantCtx, type Tx } from '#src/context.ts';
import { signal } from '#src/events/live.ts';
import { enqueue } from '#src/jobs/job.ts';
import { archive, type Artefact } from '#modules/archive';
import { markRecord, messageRecord, recordBytes } from '../../discussion/record.ts';
import { WITHDRAWAL_MS } from '../../discussion/rules.ts';
import type { Message } from '../../discussion/types.ts';
import * as repository from '../../repository/discussion/index.ts';
import * as register from '../../repository/index.ts';
import { sealTicket } from '../../tickets.ts';

/** In the transaction of an acceptance, or of a message about an accepted invoice. */
export async function sealLater(tx: Tx<TenantCtx>, invoiceId: string): Promise<void> {
  const runAt = new Date(tx.clock.now().getTime() + WITHDRAWAL_MS);
  await enqueue(tx, sealTicket, { payload: { companyId: tx.company.id, invoiceId }, runAt });
}

/** Only for an invoice that has been talked about. */
export async function sealDiscussionLater(tx: Tx<TenantCtx>, invoiceId: string): Promise<void> {
  if ((await repository.countMessages(tx, { invoiceId, seesInternal: false })) > 0) await sealLater(tx, invoiceId);
}

async function partOf(tx: Tx<TenantCtx>, invoiceId: string, messages: readonly Message[]): Promise<Artefact> {
  const record = {
    format: 'facteur-discussion-1',
    company: tx.company.id,
    invoice: invoiceId,
    messages: messages.map(messageRecord),
    resolutions: (await repository.marksOf(tx, invoiceId)).map(markRecord),
  };
  const ref = await tx.blobs.put(tx.company.id, recordBytes(record));
  const filename = `discussion-${messages[0]?.id ?? ''}.json`;
  return { kind: 'discussion', ...ref, mediaType: 'application/json', filename };
}

const filesOf = (messages: readonly Message[]): Artefact[] =>
  messages.flatMap(({ files }) =>
    files.map(({ sha256, size, mediaType, filename }) => ({ kind: 'discussion', sha256, size, mediaType, filename })),
  );

/** Job: seals what can be sealed by now. Running it twice changes nothing. Answers how many messages it sealed. */
export async function sealDiscussion(ctx: Ctx, companyId: string, invoiceId: string): Promise<number> {
  return await inTransaction(forCompany(ctx, companyId, systemActor), async (tx) => {
    const invoice = await register.lockById(tx, invoiceId);
    if (invoice?.state !== 'accepted') return 0;
    const until = new Date(tx.clock.now().getTime() - WITHDRAWAL_MS);
    const messages = await repository.lockUnsealed(tx, { invoiceId, until });
    if (messages.length === 0) return 0;
    const artefacts = [await partOf(tx, invoiceId, messages), ...filesOf(messages)];
    await archive(tx, { kind: 'invoice', id: invoiceId }, artefacts);
    await register.addToTimeline(tx, invoiceId, {
      kind: 'archived',
      details: {
        files: artefacts.map(({ kind, filename, sha256 }) => ({ kind, filename, sha256, note: 'discussion' })),
      },
    });
    await repository.markSealed(
      tx,
      messages.map(({ id }) => id),
    );
    await signal(tx, 'message', invoiceId);
    return messages.length;
  });
}
