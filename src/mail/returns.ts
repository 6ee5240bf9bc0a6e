// What the mail inbox does with mail for one of our return paths.

import { inTransaction, type Ctx } from '../context.ts';
import { readReport, type Report } from './bounce.ts';
import * as repository from './repository.ts';
import { isSameToken, parseReturnLocalPart } from './return-path.ts';

/** The mail this address is about; undefined when it is no return path of ours. */
export async function returnedMail(ctx: Ctx, localPart: string): Promise<string | undefined> {
  const path = parseReturnLocalPart(localPart);
  if (!path) return undefined;
  const token = await inTransaction(ctx, async (tx) => await repository.returnTokenOf(tx, path.mailId));
  return token !== undefined && isSameToken(token, path.token) ? path.mailId : undefined;
}

export interface Returned {
  readonly mailId: string;
  readonly envelopeSender: string;
  /** At least the report; the copy of what was sent may be cut. */
  readonly raw: Uint8Array;
}

async function reportOf(ctx: Ctx, { raw, envelopeSender, mailId }: Returned): Promise<Report> {
  try {
    return await readReport(raw, envelopeSender);
  } catch (error) {
    ctx.log.warn({ err: error, mailId }, 'A returned mail could not be read');
    return { outcome: 'nothing' };
  }
}

/** Makes the news durable. A refusal counts even after a « delivered »: lists and redirections report both. */
export async function acceptReturned(ctx: Ctx, returned: Returned): Promise<void> {
  const report = await reportOf(ctx, returned);
  if (report.outcome === 'nothing') return;
  await inTransaction(ctx, async (tx) => {
    const change: repository.Change =
      report.outcome === 'refused'
        ? { state: 'refused', from: ['queued', 'sent', 'delivered'], reason: report.reason }
        : { state: 'delivered', from: ['queued', 'sent'] };
    await repository.changeState(tx, returned.mailId, change);
  });
}
