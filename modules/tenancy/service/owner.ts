// What only the owners of the instance may see and do.

import type { Ctx } from '#src/context.ts';
import { inTransaction } from '#src/context.ts';
import { outgoingMails, type ListedMail } from '#src/mail/index.ts';
import { notAllowed } from '../errors.ts';
import { isInstanceOwner } from './instance.ts';

/** Throws `tenancy.not_allowed` (403) for anybody else. */
export async function requireInstanceOwner(ctx: Ctx, userId: string): Promise<void> {
  if (!(await isInstanceOwner(ctx, userId))) throw notAllowed();
}

/** The mails of the instance, newest first. Throws `tenancy.not_allowed`. */
export async function listOutgoingMails(ctx: Ctx, userId: string, limit: number): Promise<ListedMail[]> {
  await requireInstanceOwner(ctx, userId);
  return await inTransaction(ctx, async (tx) => await outgoingMails(tx, limit));
}
