// The box of an answer's address, as the SMTP server wants it.

import type { Ctx } from '#src/context.ts';
import type { Letterbox } from '#src/smtp/server.ts';
import { acceptAnswer } from './answer.ts';
import { isReplyAddress, replyPlace } from './reply-address.ts';

async function boxOf(ctx: Ctx, localPart: string): Promise<Letterbox | undefined> {
  const place = await replyPlace(ctx, localPart);
  return place && { take: async (at, mail) => await acceptAnswer(at, { place, ...mail }) };
}

/** Asks nothing of the database for an address of another shape. */
export function answerLetterbox(ctx: Ctx, localPart: string): Promise<Letterbox | undefined> | undefined {
  return isReplyAddress(localPart) ? boxOf(ctx, localPart) : undefined;
}
