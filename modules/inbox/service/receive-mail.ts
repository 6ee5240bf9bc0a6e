// Mail, as the SMTP server hands it over.

import type { Actor, Ctx } from '#src/context.ts';
import type { Envelope } from '#src/smtp/server.ts';
import type { StagedBlob } from '#src/storage/blob-store.ts';
import { acceptedTogether } from './mail-batch.ts';

export function mailActor(sender: string): Actor {
  return { kind: 'mail', id: sender, name: sender === '' ? 'expéditeur inconnu' : sender };
}

/**
 * Makes a mail durable for every company it is for: the raw bytes are synced under their SHA-256, then the ledger rows
 * and the tickets of their unpacking are committed. When it resolves, the sender may be told 250.
 */
export async function receiveMail(ctx: Ctx, envelope: Envelope, message: StagedBlob): Promise<void> {
  const byCompany = new Map(envelope.recipients.map((recipient) => [recipient.companyId, recipient]));
  const receivedAt = ctx.clock.now();
  for (const { companyId, address } of byCompany.values()) {
    await message.keep(companyId);
    await acceptedTogether(ctx, {
      companyId,
      receivedAt,
      sha256: message.sha256,
      size: message.size,
      recipient: address,
      sender: envelope.sender,
      clientAddress: envelope.clientAddress,
      heloName: envelope.heloName,
      isEncrypted: envelope.isEncrypted,
    });
  }
}
