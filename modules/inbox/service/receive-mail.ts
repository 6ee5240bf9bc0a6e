// Mail, as the SMTP server hands it over.

import { forCompany, inTransaction, type Actor, type Ctx } from '#src/context.ts';
import { signal } from '#src/events/live.ts';
import { enqueue } from '#src/jobs/job.ts';
import type { Envelope } from '#src/smtp/server.ts';
import type { StagedBlob } from '#src/storage/blob-store.ts';
import * as repository from '../repository/index.ts';
import { unpackTicket } from '../tickets.ts';

export function mailActor(sender: string): Actor {
  return { kind: 'mail', id: sender, name: sender === '' ? 'expéditeur inconnu' : sender };
}

/**
 * Makes a mail durable for every company it is for: the raw bytes are synced under their SHA-256, then the ledger row
 * and the ticket of its unpacking are committed. When it resolves, the sender may be told 250.
 */
export async function receiveMail(ctx: Ctx, envelope: Envelope, message: StagedBlob): Promise<void> {
  const byCompany = new Map(envelope.recipients.map((recipient) => [recipient.companyId, recipient]));
  for (const { companyId, address } of byCompany.values()) {
    await message.keep(companyId);
    await inTransaction(forCompany(ctx, companyId, mailActor(envelope.sender)), async (tx) => {
      const messageId = await repository.insertMessage(tx, {
        sha256: message.sha256,
        size: message.size,
        recipient: address,
        sender: envelope.sender,
        clientAddress: envelope.clientAddress,
        heloName: envelope.heloName,
        isEncrypted: envelope.isEncrypted,
      });
      if (messageId === undefined) return;
      await enqueue(tx, unpackTicket, { payload: { companyId, messageId } });
      await signal(tx, 'message', messageId);
    });
  }
}
