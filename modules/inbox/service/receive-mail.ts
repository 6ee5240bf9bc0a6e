// Mail, as the SMTP server hands it over.

import type { Actor, Ctx } from '#src/context.ts';
import type { Envelope, Recipient } from '#src/smtp/server.ts';
import type { StagedBlob } from '#src/storage/blob-store.ts';
import { acceptedTogether } from './mail-batch.ts';

/** Larger ones take their time to reach the disk, and nobody else's commit is to wait for that. */
const QUICKLY_KEPT_BYTES = 256 * 1024;

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
  const enter = async ({ companyId, address }: Recipient): Promise<void> => {
    const kept = message.keep(companyId);
    if (message.size > QUICKLY_KEPT_BYTES) await kept;
    const mail = {
      companyId,
      receivedAt,
      sha256: message.sha256,
      size: message.size,
      recipient: address,
      sender: envelope.sender,
      clientAddress: envelope.clientAddress,
      heloName: envelope.heloName,
      isEncrypted: envelope.isEncrypted,
    };
    await acceptedTogether(ctx, { mail, kept });
  };
  for (const recipient of byCompany.values()) await enter(recipient);
}
