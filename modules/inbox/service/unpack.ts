// From a mail to the documents it carries.

import { simpleParser, type Attachment } from 'mailparser';
import { forCompany, inTransaction, systemActor, type Ctx, type TenantCtx, type Tx } from '#src/context.ts';
import { Problem } from '#src/errors.ts';
import { signal } from '#src/events/live.ts';
import { enqueue } from '#src/jobs/job.ts';
import type { BlobRef } from '#src/storage/blob-store.ts';
import { messageUnreadable, noAttachment, tooManyParts } from '../errors.ts';
import { setAsideReason } from '../model/documents.ts';
import * as repository from '../repository/index.ts';
import { readTicket } from '../tickets.ts';
import { failureOf } from './failure.ts';
import { mailActor } from './receive-mail.ts';
import { cleanName } from './receive-file.ts';

const MAX_NESTING = 4;
const MAX_PARTS = 200;

interface UnpackedPart {
  readonly part: string;
  readonly filename: string;
  readonly mediaType: string;
  readonly isInline: boolean;
  readonly bytes: Uint8Array;
}

interface UnpackedMail {
  readonly subject: string | undefined;
  readonly author: string | undefined;
  readonly parts: readonly UnpackedPart[];
}

/** Every attachment of a raw mail, inline ones and those of forwarded mails included. Throws `inbox.too_many_parts`. */
async function unpackMail(raw: Uint8Array, prefix = '', depth = 0): Promise<UnpackedMail> {
  const mail = await simpleParser(Buffer.from(raw), {
    skipHtmlToText: true,
    skipTextToHtml: true,
    skipImageLinks: true,
  });
  const parts: UnpackedPart[] = [];
  for (const [index, attachment] of mail.attachments.entries()) {
    const part = `${prefix}${index + 1}`;
    if (attachment.contentType === 'message/rfc822' && depth < MAX_NESTING) {
      parts.push(...(await unpackMail(attachment.content, `${part}.`, depth + 1)).parts);
    } else parts.push(toPart(attachment, part));
    // None is left out in silence.
    if (parts.length > MAX_PARTS) throw tooManyParts();
  }
  return { subject: printable(mail.subject), author: printable(mail.from?.text), parts };
}

/** Encoded words may hide control characters, and NUL cannot be stored at all. */
function printable(text: string | undefined): string | undefined {
  return text?.replace(/\p{Cc}/gu, ' ').trim();
}

function toPart(attachment: Attachment, part: string): UnpackedPart {
  return {
    part,
    filename: cleanName(attachment.filename ?? `piece-${part}`),
    mediaType: attachment.contentType.toLowerCase().replace(/\p{Cc}/gu, ''),
    isInline: attachment.related || (attachment.contentDisposition === 'inline' && attachment.cid !== undefined),
    bytes: attachment.content,
  };
}

/** Job: turns the attachments of a mail into documents of the ledger. Running it twice changes nothing. */
export async function unpackMessage(ctx: Ctx, companyId: string, messageId: string): Promise<void> {
  const system = forCompany(ctx, companyId, systemActor);
  const message = await inTransaction(system, async (tx) => await repository.messageById(tx, messageId));
  // A mail that failed is tried again when the operator says so (`facteur jobs retry`).
  if (message?.state !== 'received' && message?.state !== 'failed') return;
  const raw = await ctx.blobs.get(companyId, message.sha256);
  const mail = await unpackMail(raw).catch((error: unknown) => {
    throw error instanceof Problem ? error : messageUnreadable({ cause: error });
  });
  const kept: { part: UnpackedPart; ref: BlobRef }[] = [];
  for (const part of mail.parts) kept.push({ part, ref: await ctx.blobs.put(companyId, part.bytes) });
  await inTransaction(forCompany(ctx, companyId, mailActor(message.sender)), async (tx) => {
    let toRead = 0;
    for (const { part, ref } of kept) if (await enterPart(tx, messageId, { part, ref })) toRead += 1;
    const { subject, author } = mail;
    const failure = toRead === 0 ? failureOf(noAttachment()) : undefined;
    await repository.setMessageOutcome(tx, messageId, {
      state: failure ? 'empty' : 'unpacked',
      subject,
      author,
      failure,
    });
    await signal(tx, 'message', messageId);
  });
}

/** Answers whether the part is to be read. */
async function enterPart(
  tx: Tx<TenantCtx>,
  messageId: string,
  { part, ref }: { part: UnpackedPart; ref: BlobRef },
): Promise<boolean> {
  const reason = setAsideReason({ ...part, size: ref.size });
  const document = {
    messageId,
    part: part.part,
    source: 'mail' as const,
    direction: 'purchase' as const,
    ...ref,
    filename: part.filename,
    declaredType: part.mediaType,
  };
  const initial = reason ? ({ state: 'ignored', detail: { reason } } as const) : ({ state: 'received' } as const);
  const id = await repository.insertDocument(tx, document, initial);
  if (id !== undefined && !reason)
    await enqueue(tx, readTicket, { payload: { companyId: tx.company.id, documentId: id } });
  return !reason;
}

/** The mail will not be tried again: its failure gets a name. */
export async function failMessage(
  ctx: Ctx,
  { companyId, messageId }: { companyId: string; messageId: string },
  error: unknown,
): Promise<void> {
  await inTransaction(forCompany(ctx, companyId, systemActor), async (tx) => {
    await repository.setMessageOutcome(tx, messageId, { state: 'failed', failure: failureOf(error) });
    await signal(tx, 'message', messageId);
  });
}
