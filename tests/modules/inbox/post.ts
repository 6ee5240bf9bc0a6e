// Mails as people send them, taken in by the product's own door, and the ledger they end in.

import { Readable } from 'node:stream';
import MailComposer from 'nodemailer/lib/mail-composer';
import { inboxModule, receiveMail } from '#modules/inbox';
import { createRush } from '#src/jobs/rush.ts';
import { startWorker } from '#src/jobs/worker.ts';
import { afterAll, vi } from 'vitest';
import type { TestWorld } from '../../support/world.ts';
import { ownerPool } from '../../src/jobs/queue.ts';

export interface Piece {
  readonly filename?: string;
  readonly contentType?: string;
  readonly content: Uint8Array | string;
  readonly cid?: string;
  readonly contentDisposition?: 'inline' | 'attachment';
}

export async function composed(attachments: readonly Piece[], more: object = {}): Promise<Uint8Array> {
  const pieces = attachments.map((piece) => ({ ...piece, content: Buffer.from(piece.content as Uint8Array) }));
  const mail = { from: 'Jean <jean@exemple.test>', to: 'papillon@factures.test', subject: 'Facture', text: 'Bonjour' };
  return new Uint8Array(await new MailComposer({ ...mail, attachments: pieces, ...more }).compile().build());
}

export interface Entered {
  readonly filename: string;
  readonly part: string;
  readonly state: string;
  readonly code: string | null;
  readonly direction: string;
}

/** The intake of a world with its jobs running. */
export async function openIntake(world: TestWorld) {
  const { ctx, owner, papillon } = world;
  const rush = createRush();
  const worker = await startWorker({
    ctx,
    owner: ownerPool(world),
    jobs: inboxModule().jobs ?? [],
    concurrency: 2,
    rush,
  });
  afterAll(async () => {
    await worker.stop();
  });
  const query = async <R extends object>(text: string): Promise<R[]> => (await owner.query<R>(text)).rows;
  return {
    async take(raw: Uint8Array, companies: readonly string[] = [papillon.id]): Promise<void> {
      const staged = await ctx.blobs.stage(Readable.from([raw]));
      const recipients = companies.map((companyId) => ({ companyId, address: `${companyId}@factures.test` }));
      const client = { clientAddress: '192.0.2.1', heloName: 'mta.example', isEncrypted: true };
      await receiveMail(ctx, { sender: 'jean@exemple.test', recipients, ...client }, staged);
      await staged.discard();
      rush.touch();
    },
    /** What the ledger says once nothing is waiting any more. */
    async settled(): Promise<Entered[]> {
      await vi.waitFor(
        async () => {
          const waiting = await query(
            `select task_identifier as task from graphile_worker.jobs where attempts < max_attempts
             union all select task from job_tickets`,
          );
          if (waiting.length > 0) throw new Error(`${waiting.length} jobs wait`);
        },
        { timeout: 60_000, interval: 50 },
      );
      return await query<Entered>(
        `select filename, part, state, error->>'code' as code, direction from inbox_documents order by document_id`,
      );
    },
    messages: async () =>
      await query<{ state: string; code: string | null; subject: string | null; author: string | null }>(
        `select state, error->>'code' as code, subject, author from inbox_messages order by message_id`,
      ),
    async clear(): Promise<void> {
      await owner.query(
        `truncate inbox_messages, inbox_documents, inbox_steps, invoices, invoice_counts, partners, partner_series cascade`,
      );
    },
  };
}
