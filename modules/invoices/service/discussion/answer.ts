// Answers by e-mail: kept as they came before the sender is told 250, then read and posted by a job, in the name of the
// person the address was made for and with the rights they have then. Nothing that came with an answer is lost.

import { forCompany, inTransaction, systemActor, type Actor, type Ctx, type TenantCtx } from '#src/context.ts';
import { enqueue } from '#src/jobs/job.ts';
import type { StagedBlob } from '#src/storage/blob-store.ts';
import { readAnswer, digestOf, type Answer } from '../../discussion/answer-mail.ts';
import { LONGEST_TEXT, tidyText } from '../../discussion/rules.ts';
import * as repository from '../../repository/discussion/index.ts';
import { answerTicket } from '../../tickets.ts';
import { writerOf } from './reply-address.ts';
import { keepFile, postIn, type KeptFile, type PreparedMessage } from './write.ts';

export interface ArrivedAnswer {
  readonly place: repository.FoundReplyPlace;
  readonly envelopeSender: string;
  readonly message: StagedBlob;
}

/** When it resolves, the sender may be told 250: bytes, row and ticket are durable. */
export async function acceptAnswer(ctx: Ctx, { place, envelopeSender, message }: ArrivedAnswer): Promise<void> {
  const { sha256, size } = await message.keep(place.companyId);
  await inTransaction(forCompany(ctx, place.companyId, systemActor), async (tx) => {
    const answerId = await repository.insertAnswer(tx, { ...place, sha256, size, envelopeSender });
    await enqueue(tx, answerTicket, { payload: { companyId: place.companyId, answerId } });
  });
}

const UNREADABLE = 'Ce courriel n’a pas pu être lu ; il est joint tel qu’il est arrivé.';

/** What cannot be read is posted as it came. */
async function readOrKeep(ctx: TenantCtx, raw: Uint8Array, envelopeSender: string): Promise<Answer> {
  try {
    return await readAnswer(raw, envelopeSender);
  } catch (error) {
    ctx.log.warn({ err: error }, 'An answer by e-mail could not be read');
    const file = { filename: 'message.eml', mediaType: 'message/rfc822', isInline: false, bytes: raw };
    return { key: digestOf(raw), from: '', text: UNREADABLE, files: [file], ignored: undefined };
  }
}

interface Prepared {
  readonly answer: Answer;
  readonly text: string;
  readonly files: readonly KeptFile[];
}

/** Files into the store; a text that is too long for a message whole beside its beginning. */
async function prepare(ctx: TenantCtx, answer: Answer): Promise<Prepared> {
  const text = tidyText(answer.text);
  const files: KeptFile[] = [];
  for (const file of answer.files) files.push(await keepFile(ctx, file));
  if (text.length <= LONGEST_TEXT) return { answer, text, files };
  const whole = { filename: 'message.txt', mediaType: 'text/plain', bytes: new TextEncoder().encode(text) };
  return { answer, text: `${text.slice(0, LONGEST_TEXT - 2)} …`, files: [...files, await keepFile(ctx, whole)] };
}

async function waitingAnswer(tenant: TenantCtx, answerId: string): Promise<repository.NewAnswer | undefined> {
  return await inTransaction(tenant, async (tx) => await repository.lockAnswer(tx, answerId));
}

/** Job: posts an answer, or says why not. Running it twice posts once. */
export async function postAnswer(ctx: Ctx, companyId: string, answerId: string): Promise<void> {
  const tenant = forCompany(ctx, companyId, systemActor);
  const arrived = await waitingAnswer(tenant, answerId);
  if (!arrived) return;
  const raw = await ctx.blobs.get(companyId, arrived.sha256);
  const prepared = await prepare(tenant, await readOrKeep(tenant, raw, arrived.envelopeSender));
  await inTransaction(tenant, async (tx) => {
    if (!(await repository.lockAnswer(tx, answerId))) return;
    const outcome = await outcomeOf(tx, arrived, prepared);
    await repository.setAnswerOutcome(tx, answerId, outcome);
  });
}

async function outcomeOf(
  tx: Parameters<typeof postIn>[0],
  arrived: repository.NewAnswer,
  { answer, text, files }: Prepared,
): Promise<repository.AnswerOutcome> {
  if (answer.ignored !== undefined) return { state: 'ignored', reason: answer.ignored };
  const writer = await writerOf(tx, arrived);
  if (!writer) return { state: 'ignored', reason: 'no_access' };
  const actor: Actor = { kind: 'user', id: writer.id, name: writer.name };
  const isOwnAddress = answer.from === '' || answer.from === writer.email.toLowerCase();
  const message: PreparedMessage = {
    invoiceId: arrived.invoiceId,
    text,
    isInternal: arrived.isInternal,
    mentions: [],
    origin: 'mail',
    files,
    mail: { key: answer.key, fromAddress: isOwnAddress ? undefined : answer.from },
  };
  const posted = await postIn({ ...tx, actor }, message);
  return posted ? { state: 'posted', messageId: posted.id } : { state: 'ignored', reason: 'posted_before' };
}
