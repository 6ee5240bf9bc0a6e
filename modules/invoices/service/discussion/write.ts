// Writing in a discussion. What is written is never changed: its author may take it back for ten minutes.

import { inTransaction, type TenantCtx, type Tx } from '#src/context.ts';
import type { FieldProblem } from '#src/errors.ts';
import { signal } from '#src/events/live.ts';
import { newId } from '#src/ids.ts';
import { authorize, peopleToTell, type PersonToTell } from '#modules/tenancy';
import { digestOf } from '../../discussion/answer-mail.ts';
import { faults, messageInvalid } from '../../discussion/errors.ts';
import {
  calledIn,
  cleanFileName,
  cleanMediaType,
  LARGEST_FILE,
  LONGEST_TEXT,
  tidyText,
} from '../../discussion/rules.ts';
import type { Message, MessageOrigin } from '../../discussion/types.ts';
import * as repository from '../../repository/discussion/index.ts';
import { callPeople } from './call.ts';
import { enterDiscussion, takesPart, type Entry } from './entry.ts';
import { sealLater } from './seal.ts';

export interface NewFile {
  readonly filename: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  readonly isInline?: boolean;
}

export interface PostInput {
  readonly invoiceId: string;
  /** As typed. */
  readonly text: string;
  /** For people of the cabinet alone. */
  readonly isInternal: boolean;
  /** Ids of people to call, beside those the text calls by `@name`. */
  readonly mentions: readonly string[];
  readonly origin: MessageOrigin;
  readonly file?: NewFile | undefined;
}

/** A file whose bytes are in the store already. */
export type KeptFile = repository.NewMessage['files'][number];

/** What a page or program may post, or the faults with which it is refused. */
function assertPostable({ text, file }: { readonly text: string; readonly file: NewFile | undefined }): void {
  const fields: FieldProblem[] = [];
  if (text === '' && !file) fields.push(faults.empty);
  if (text.length > LONGEST_TEXT) fields.push(faults.tooLong);
  if (file && file.bytes.length > LARGEST_FILE) fields.push(faults.fileTooLarge);
  if (fields.length > 0) throw messageInvalid({ fields });
}

/**
 * Posts a message and calls whom it concerns. Throws `tenancy.not_allowed`, `invoices.not_found`,
 * `invoices.message_invalid`.
 */
export async function postMessage(ctx: TenantCtx, input: PostInput): Promise<Message> {
  const text = tidyText(input.text);
  await inTransaction(ctx, async (tx) => await enterToWrite(tx, input.invoiceId));
  assertPostable({ text, file: input.file });
  const files = input.file ? [await keepFile(ctx, input.file)] : [];
  const message = await inTransaction(ctx, async (tx) => await postIn(tx, { ...input, text, files }));
  if (!message) throw new Error('A message without a mail was posted before');
  return message;
}

async function enterToWrite(tx: Tx<TenantCtx>, invoiceId: string): Promise<Entry> {
  await authorize(tx, 'invoices.discuss');
  return await enterDiscussion(tx, invoiceId);
}

/** Puts the bytes into the store, for a message to come. */
export async function keepFile(ctx: TenantCtx, file: NewFile): Promise<KeptFile> {
  const ref = await ctx.blobs.put(ctx.company.id, file.bytes);
  const { filename, mediaType, isInline = false } = file;
  return { ...ref, filename: cleanFileName(filename), mediaType: cleanMediaType(mediaType), isInline };
}

export interface PreparedMessage extends Omit<PostInput, 'file'> {
  readonly files: readonly KeptFile[];
  readonly mail?: { readonly key: string; readonly fromAddress: string | undefined } | undefined;
}

/** Those a message calls: chosen, or named in it. Throws when somebody chosen does not see it. */
function mentionsOf(input: PreparedMessage, readers: readonly PersonToTell[], authorId: string): string[] {
  const chosen = new Set(input.mentions);
  for (const id of chosen) {
    if (!readers.some((reader) => reader.id === id)) throw messageInvalid({ fields: [faults.unknownPerson] });
  }
  for (const id of calledIn(input.text, readers)) chosen.add(id);
  chosen.delete(authorId);
  return [...chosen];
}

/** The same in the caller's transaction, text tidied and files kept; undefined when its mail was posted before. */
export async function postIn(tx: Tx<TenantCtx>, input: PreparedMessage): Promise<Message | undefined> {
  const { invoiceId, isInternal, text, mail } = input;
  const { invoice, side } = await enterToWrite(tx, invoiceId);
  if (isInternal && side !== 'cabinet') throw messageInvalid({ fields: [faults.internal] });
  const people = await peopleToTell(tx);
  const readers = people.filter((person) => takesPart(person, isInternal));
  const writtenAt = tx.clock.now();
  const id = newId(writtenAt.getTime());
  const message: repository.NewMessage = {
    id,
    invoiceId,
    isInternal,
    side,
    text,
    textSha256: digestOf(text),
    origin: input.origin,
    fromAddress: mail?.fromAddress,
    mailKey: mail?.key,
    writtenAt,
    mentions: mentionsOf(input, readers, tx.actor.id),
    files: input.files,
  };
  if (!(await repository.insertMessage(tx, message))) return undefined;
  if (!isInternal) await reopen(tx, invoiceId);
  await callPeople(tx, { message, readers });
  if (!isInternal && invoice.state === 'accepted') await sealLater(tx, invoiceId);
  // No topic of its own: whoever may not see an internal message must not hear of it either.
  await signal(tx, 'message', id);
  return await repository.messageById(tx, id, { invoiceId, seesInternal: true });
}

/** Whoever goes on talking reopens what was settled. Internal words do not: nobody else may notice them. */
async function reopen(tx: Tx<TenantCtx>, invoiceId: string): Promise<void> {
  const marks = await repository.marksOf(tx, invoiceId);
  if (marks.at(-1)?.state === 'resolved') await repository.insertMark(tx, invoiceId, 'reopened');
}
